// What people do to an item until it is sent, and how each step is taken back.
#include "scanner/queue/corrections.h"
#include "tests/scanner/scanned_desk.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using Desk = ScannedDesk;

namespace {

/// A form with a letter scanned behind it, and another form.
struct Pile {
    Desk desk;
    SubmissionId form, other;
    std::int64_t page = 0;
    Pile() {
        desk.take(
            desk.file("a.tif", group4_tiff_of({page_of(1, random_serial(), cold_food),
                                               page_of(2, random_serial(), {}), typed_letter()})),
            false);
        Queue queue = desk.queue();
        const auto items = queue.items.list().value();
        REQUIRE(items.size() == 2);
        form = items[0].id;
        other = items[1].id;
        page = queue.items.load(other).value().returned.pages.back().id;
    }
};

std::size_t pages_of(const Queue& queue, const SubmissionId& id) {
    return queue.items.load(id).value().returned.pages.size();
}

/// One form, and then the same sheets scanned again: a speck differs.
void take_a_double(Desk& desk) {
    const Serial serial = random_serial();
    desk.take("a.tif", both_pages(serial, cold_food));
    auto again = both_pages(serial, cold_food);
    again[0].row(2000)[800] = 0;
    desk.take("b.tif", again);
}

} // namespace

TEST_CASE("a page that was split off or joined goes back with one undo, settled values too") {
    Pile pile;
    Queue queue = pile.desk.queue();
    REQUIRE(queue.work.settle(pile.other, key_missing_page, {"ok"}));
    const SubmissionId letter = queue.work.make_own(pile.page).value();
    CHECK(pages_of(queue, letter) == 1);
    CHECK(queue.work.join_page(pile.page).value() == pile.other);
    CHECK(queue.items.list().value().size() == 2);
    CHECK(queue.work.undo(pile.other).value() == step_of_pages);
    CHECK(pages_of(queue, letter) == 1);
    CHECK(queue.work.undo(pile.other).value() == step_of_pages);
    CHECK(queue.items.list().value().size() == 2);
    CHECK(pages_of(queue, pile.other) == 2);
    CHECK(queue.items.load(pile.other).value().settled.count(key_missing_page) == 1);
    CHECK(queue.work.undo(pile.other).value() == key_missing_page);
    CHECK(queue.work.undo(pile.other).value().empty());
}

TEST_CASE("what was done in a form made by splitting is never lost by undoing the split") {
    Pile pile;
    Queue queue = pile.desk.queue();
    const SubmissionId letter = queue.work.make_own(pile.page).value();
    REQUIRE(queue.work.choose_form(letter, "ljusnarsberg/klagomalsblankett"));
    REQUIRE(queue.work.settle(letter, "typ", {"forslag"}));
    CHECK_FALSE(queue.work.undo(pile.other));
    CHECK(queue.work.undo(letter).value() == "typ");
    CHECK(queue.work.undo(letter).value() == step_of_pages);
    CHECK(queue.work.undo(letter).value() == step_of_pages); // the split itself
    CHECK(pages_of(queue, pile.other) == 2);
}

TEST_CASE("a page without a code is turned; one with a code stands upright already") {
    Pile pile;
    Queue queue = pile.desk.queue();
    const Image before = queue.items.picture(pile.page).value();
    REQUIRE(queue.work.turn_page(pile.page));
    const Image after = queue.items.picture(pile.page).value();
    CHECK(after.width() == before.height());
    CHECK(queue.work.undo(pile.other).value() == step_of_pages);
    CHECK(queue.items.picture(pile.page).value().width() == before.width());
    CHECK_FALSE(
        queue.work.turn_page(queue.items.load(pile.form).value().returned.pages.front().id));
}

TEST_CASE("a decision is taken back until it is carried out, and then the form is sent once") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), cold_food));
    Queue queue = desk.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    REQUIRE(queue.sending.decide(id, {true, "", "Maria"}).value() == Decided::Done);
    CHECK(queue.items.list().value().empty());
    CHECK(queue.items.batches().value().at(0).decided == 1);
    CHECK(queue.work.undo(id).value() == step_of_pages);
    REQUIRE(queue.items.list().value().size() == 1);
    REQUIRE(queue.sending.decide(id, {true, "", "Maria"}).value() == Decided::Done);
    REQUIRE(desk.queue().sending.decided().value() == std::vector<SubmissionId>{id});
    Outbox into = desk.outbox();
    REQUIRE(queue.sending.carry_out(id, into, {desk.office.public_key}, today));
    CHECK(queue.sending.decided().value().empty());
    CHECK(desk.sent().id == id);
}

TEST_CASE("a form in doubt is not accepted, and a rejected one leaves without being sent") {
    Pile pile;
    Queue queue = pile.desk.queue();
    CHECK_FALSE(queue.sending.decide(pile.other, {}));
    REQUIRE(queue.sending.decide(pile.other, {false, "skannad två gånger", "Maria"}));
    Outbox into = pile.desk.outbox();
    REQUIRE(queue.sending.carry_out(pile.other, into, {pile.desk.office.public_key}, today));
    CHECK(queue.items.list().value().size() == 1);
    CHECK_FALSE(into.next_to_deliver().value());
}

TEST_CASE("a double that is taken out raises no doubt about the first, decided or not") {
    Desk desk;
    take_a_double(desk);
    Queue queue = desk.queue();
    const auto items = queue.items.list().value();
    REQUIRE(items.size() == 2);
    const bool decided_before = GENERATE(true, false);
    if (decided_before)
        REQUIRE(queue.sending.decide(items[0].id, {true, "", "Maria"}));
    REQUIRE(queue.sending.reject(items[1].id, "skannad två gånger", today));
    if (!decided_before) {
        CHECK(queue.items.load(items[0].id).value().assembled.doubts.empty());
        REQUIRE(queue.sending.decide(items[0].id, {true, "", "Maria"}));
    }
    Outbox into = desk.outbox();
    REQUIRE(queue.sending.carry_out(items[0].id, into, {desk.office.public_key}, today));
    CHECK(queue.items.finished_on(today).value() == 2);
}

TEST_CASE("a double that was sent instead is told at the first") {
    Desk desk;
    take_a_double(desk);
    Queue queue = desk.queue();
    const auto items = queue.items.list().value();
    REQUIRE(queue.work.settle(items[1].id, key_other_content, {"ok"}));
    REQUIRE(desk.accept(queue, items[1].id));
    CHECK(queue.items.list().value().at(0).reason.find("skannad igen") != std::string::npos);
}

TEST_CASE("a form that is drawn for a second look is sent only when another person accepts it") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), cold_food));
    Database store = open_queue_store(desk.data()).value();
    KeyPair key = unlock_operator_key(store, passphrase()).value();
    Queue queue(std::move(store), std::move(key), catalogue(), {"", "", "sv", 100});
    const SubmissionId id = queue.items.list().value().at(0).id;
    CHECK(queue.sending.decide(id, {true, "", "Maria"}).value() == Decided::SecondLook);
    const auto item = queue.items.list().value().at(0);
    CHECK(item.second_look == "Maria");
    CHECK(item.kinds.back() == DoubtKind::SecondLook);
    CHECK_FALSE(queue.sending.decide(id, {true, "", "Maria"}));
    CHECK(queue.sending.decide(id, {true, "", "Ali"}).value() == Decided::Done);
    // With a second look all that was read is seen, so the counts say how sure "sure" is.
    Outbox into = desk.outbox();
    REQUIRE(queue.sending.carry_out(id, into, {desk.office.public_key}, today));
    std::int64_t seen = 0, changed = 0;
    const auto counts = queue.sending.corrections().value();
    for (const CorrectionCount& count : counts) {
        seen += count.seen;
        changed += count.changed;
        CHECK(count.form.id == "ljusnarsberg/klagomalsblankett");
    }
    CHECK(seen > 3);
    CHECK(changed == 0);
}

TEST_CASE("what people corrected is counted by field and confidence, without a word of it") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), cold_food));
    Queue queue = desk.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    REQUIRE(queue.work.settle(id, "beskrivning", {"Maten var sval hela vintern."}));
    REQUIRE(desk.accept(queue, id));
    const auto counts = queue.sending.corrections().value();
    REQUIRE(counts.size() == 1);
    CHECK(counts[0].field == "beskrivning");
    CHECK(counts[0].seen == 1);
    CHECK(counts[0].changed == 1);
    CHECK(counts[0].characters == 28);
    CHECK(counts[0].characters_changed == 3);
}

TEST_CASE("a form that a person answers by telephone is sent as staff's, without pages") {
    Desk desk;
    Queue queue = (desk.take("a.tif", both_pages(random_serial(), cold_food), false), desk.queue());
    const SubmissionId id = queue.work.take_down("ljusnarsberg/klagomalsblankett", today).value();
    REQUIRE(queue.items.load(id).value().item.by_staff);
    CHECK_FALSE(queue.sending.decide(id, {}));
    REQUIRE(queue.work.settle(id, "typ", {"klagomal"}));
    REQUIRE(queue.work.settle(id, "beskrivning", {"Ingen svarar i telefon."}));
    REQUIRE(queue.work.settle(id, "fran", {"narstaende"}));
    REQUIRE(queue.work.settle(id, "svar", {"nej"}));
    const auto left = queue.sending.decide(id, {});
    INFO((left ? std::string() : left.error().what));
    REQUIRE(left);
    Outbox into = desk.outbox();
    REQUIRE(queue.sending.carry_out(id, into, {desk.office.public_key}, today));
    const Submission sent = desk.sent();
    CHECK(sent.channel == Channel::Staff);
    CHECK(sent.flags.front() == "nedtecknad av personal");
    CHECK(sent.attachments.empty());
    CHECK(sent.arrived == today);
}

TEST_CASE("a number that cannot be read stands empty, and the office is told") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), cold_food));
    Queue queue = desk.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    REQUIRE(queue.work.settle(id, "telefon_mobil", {illegible_text}));
    CHECK(queue.items.load(id).value().assembled.doubts.empty());
    REQUIRE(desk.accept(queue, id));
    const Submission sent = desk.sent();
    CHECK(sent.contact.text("telefon_mobil").empty());
    CHECK(std::count(sent.flags.begin(), sent.flags.end(), "går inte att läsa: telefon_mobil") ==
          1);
}
