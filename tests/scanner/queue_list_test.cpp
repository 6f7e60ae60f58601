// The list is made of kept summaries: it opens nothing that has not changed, and never says what was so before.
#include "tests/scanner/scanned_desk.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using Desk = ScannedDesk;

namespace {

/// The list as it is when nothing was kept.
std::vector<QueueItem> list_made_anew(const Desk& desk, const Queue& queue) {
    Database store = open_queue_store(desk.data()).value();
    REQUIRE(store.run("UPDATE form SET summary = NULL"));
    return queue.items.list().value();
}

/// Makes every page unreadable without the store noticing.
void spoil_pages(const Desk& desk) {
    Database store = open_queue_store(desk.data()).value();
    REQUIRE(store.run("DROP TRIGGER page_changed"));
    REQUIRE(store.run("UPDATE page SET sealed_reading = x'00'"));
}

/// A pile of a form with a letter behind it, two copies of one number, and a letter of its own.
void fill(Desk& desk) {
    const Serial twice = random_serial();
    desk.take("a.tif",
              {page_of(1, random_serial(), cold_food), page_of(2, twice, {}), typed_letter()},
              false);
    desk.take("b.tif", both_pages(twice, cold_food), false);
    desk.take("c.tif", {page_of(1, twice, {{"typ:berom"}, {}})}, false);
    desk.take("d.tif", {typed_letter()}, false);
}

/// One step of somebody at the desk, drawn at random; most of them change what the list shows.
void do_something(Desk& desk, Queue& queue, Chance& chance) {
    const auto items = queue.items.list().value();
    if (items.empty())
        return;
    const QueueItem& item = items[std::size_t(chance.below(int(items.size())))];
    const QueuedForm form = queue.items.load(item.id).value();
    const auto& pages = form.returned.pages;
    const std::int64_t page =
        pages.empty() ? 0 : pages[std::size_t(chance.below(int(pages.size())))].id;
    switch (chance.below(12)) {
    case 0:
    case 1:
    case 2:
        if (!form.assembled.doubts.empty()) {
            const Doubt& doubt = form.assembled.doubts.front();
            static_cast<void>(queue.work.settle(
                item.id, doubt.key,
                doubt.suggestion.empty() ? std::vector<std::string>{} : doubt.suggestion));
        }
        return;
    case 3:
        static_cast<void>(queue.work.undo(item.id));
        return;
    case 4:
        static_cast<void>(queue.work.put_aside(item.id, "Frågar Eva"));
        return;
    case 5:
        static_cast<void>(queue.work.take_back(item.id));
        return;
    case 6:
        static_cast<void>(queue.work.make_own(page));
        return;
    case 7:
        static_cast<void>(queue.work.join_page(page));
        return;
    case 8:
        static_cast<void>(queue.work.choose_form(item.id, "ljusnarsberg/klagomalsblankett"));
        return;
    case 9:
        static_cast<void>(queue.work.set_arrived(item.batch, today));
        return;
    case 10:
        static_cast<void>(queue.sending.decide(item.id, {chance.one_in(2), "prov", ""}));
        return;
    default:
        static_cast<void>(queue.sending.reject(item.id, "prov", today));
        if (chance.one_in(3))
            desk.take("e.tif", {page_of(1, random_serial(), cold_food), typed_letter()}, false);
    }
}

} // namespace

TEST_CASE("the list opens nothing that has not changed since it was last looked at") {
    Desk desk;
    fill(desk);
    const auto before = desk.queue().items.list().value();
    REQUIRE(before.size() == 4);
    spoil_pages(desk);
    CHECK(desk.queue().items.list().value() == before);
    CHECK_FALSE(desk.queue().items.load(before[0].id));
}

TEST_CASE("the list is after every step what it is when it is made anew") {
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        Desk desk;
        fill(desk);
        Queue queue = desk.queue();
        Chance chance(seed);
        for (int step = 0; step < 25; ++step) {
            do_something(desk, queue, chance);
            const auto shown = queue.items.list().value();
            INFO("seed " << seed << ", step " << step);
            REQUIRE(shown == list_made_anew(desk, queue));
        }
    }
}

TEST_CASE("a summary that was changed while nobody looked is not believed") {
    Desk desk;
    fill(desk);
    const auto before = desk.queue().items.list().value();
    Database store = open_queue_store(desk.data()).value();
    // Exchanged between two items, and a byte turned in another.
    REQUIRE(
        store.run("UPDATE form SET summary = (SELECT summary FROM form AS other WHERE other.id <> "
                  "form.id LIMIT 1) WHERE place = 1"));
    REQUIRE(store.run("UPDATE form SET summary = x'010203' WHERE place = 2"));
    CHECK(desk.queue().items.list().value() == before);
}

TEST_CASE("another language at the station makes the summaries anew") {
    Desk desk;
    fill(desk);
    const auto before = desk.queue().items.list().value();
    spoil_pages(desk);
    Database store = open_queue_store(desk.data()).value();
    KeyPair key = unlock_operator_key(store, passphrase()).value();
    const Queue english(std::move(store), std::move(key), catalogue(), {"", "", "en"});
    CHECK_FALSE(english.items.list()); // it had to open the pages
}

TEST_CASE("what a summary says of an item stands nowhere in the clear") {
    Desk desk;
    fill(desk);
    Queue queue = desk.queue();
    const auto items = queue.items.list().value();
    REQUIRE(queue.work.put_aside(items[0].id, "Frågar Kanariefågeln"));
    REQUIRE(queue.items.list().value()[0].aside == "Frågar Kanariefågeln");
    for (const auto& entry : fs::directory_iterator(desk.data()))
        if (entry.is_regular_file())
            CHECK(read_text(entry.path(), 100 << 20).value().find("Kanarief") == std::string::npos);
}
