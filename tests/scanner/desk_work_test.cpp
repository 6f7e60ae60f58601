// The desk at work on a real queue: drafts, claims, undo, sending, locking.
#include "scanner/desk/candidates.h"
#include "scanner/desk/desk_work.h"
#include "scanner/desk/fault_words.h"
#include "scanner/queue/queue_fault.h"
#include "tests/scanner/scanned_desk.h"
#include "tests/support/rooms.h"

#include <thread>

using namespace tycktill;
using namespace std::chrono_literals;

namespace {

/// Two typed forms, each without its second page.
struct Reception {
    ScannedDesk scanned;
    std::vector<SubmissionId> sent;
    std::string passphrase_of_person = "korrekt häst";

    Reception() {
        scanned.take(
            "a.tif",
            {page_of(1, random_serial(), cold_food), page_of(1, random_serial(), cold_food)},
            false);
    }
    DeskDoors doors(DeskMoment lock_after = 0s) {
        DeskDoors made{
            [this](const std::string& typed) -> Result<UnlockedQueue> {
                if (!typed.empty() && typed != passphrase_of_person)
                    return fail(QueueFault::WrongPassphrase, "not that one");
                if (typed.empty() && asks)
                    return fail(QueueFault::Locked, "locked");
                return UnlockedQueue{scanned.queue(), scanned.queue(), ""};
            },
            catalogue(),
            [this](Queue& queue, const SubmissionId& id) -> Result<void> {
                Outbox into = scanned.outbox();
                TRY(queue.sending.carry_out(id, into, {scanned.office.public_key}, today));
                sent.push_back(id);
                return {};
            },
            [] { return today; }, [] { return DeskClock{1000}; }};
        made.lock_after = lock_after;
        return made;
    }
    bool asks = false;
};

void wait(DeskWork& work, DeskMoment from, DeskMoment until) {
    for (DeskMoment now = from; now <= until; now += 100ms)
        work.tick(now);
}

/// Nothing is written where something is missing, and pages that did not come were seen.
void settle_all(DeskWork& work, DeskMoment now) {
    for (int i = 0; i < 30; ++i) {
        const auto cards = cards_of(*work.desk().form);
        const auto open = open_card(*work.desk().form, cards);
        if (!open)
            return;
        work.happened(cards[*open].field ? DeskKey::Nothing : DeskKey::Next, now);
    }
}

} // namespace

TEST_CASE("what is typed is on the disk within two seconds, and is there after a crash") {
    Reception reception;
    auto first = std::make_unique<DeskWork>(reception.doors());
    first->start();
    first->happened(DeskKey::Open, 0s);
    REQUIRE(first->desk().form);
    const auto form = first->desk().form->queued.item.id;
    first->happened(DeskKey::PutAside, 100ms);
    first->happened(DeskTyped{"Ring Maria om hissen"}, 200ms);
    wait(*first, 200ms, 1900ms);
    CHECK(reception.scanned.queue().desks.draft(form).value().text == "Ring Maria om hissen");
    // The first desk stops answering; another takes its place when the claim has run out.
    auto doors = reception.doors();
    doors.clock = [] { return DeskClock{1000 + claim_seconds}; };
    DeskWork second(std::move(doors));
    second.start();
    second.happened(DeskChosenItem{form}, 0s);
    REQUIRE(second.desk().question);
    CHECK(second.desk().question->text == "Ring Maria om hissen");
}

TEST_CASE("a form that another desk shows is passed over") {
    Reception reception;
    DeskWork left(reception.doors()), right(reception.doors());
    left.start();
    right.start();
    left.happened(DeskKey::Open, 0s);
    right.happened(DeskKey::Open, 0s);
    REQUIRE(left.desk().form);
    CHECK_FALSE(right.desk().form);
    right.happened(DeskKey::Open, 100ms);
    REQUIRE(right.desk().form);
    CHECK_FALSE(left.desk().form->queued.item.id == right.desk().form->queued.item.id);
}

TEST_CASE(
    "ticks that were flipped among the batch's are there after a crash, until they are left") {
    Reception reception;
    const auto flips = [](const DeskWork& work) { return flips_of(*work.desk().groups); };
    Flips before;
    {
        DeskWork first(reception.doors());
        first.start();
        first.happened(DeskKey::Group, 0s);
        REQUIRE(first.desk().groups);
        first.happened(DeskKey::Flip, 100ms);
        first.happened(DeskKey::Right, 200ms);
        first.happened(DeskKey::Flip, 300ms);
        before = flips(first);
        wait(first, 300ms, 1900ms);
        REQUIRE_FALSE(before.empty());
        Queue queue = reception.scanned.queue();
        for (const auto& [form, flipped] : before)
            CHECK(queue.desks.draft(form).value().flips == flipped);
    }
    DeskWork second(reception.doors());
    second.start();
    second.happened(DeskKey::Group, 0s);
    CHECK(flips(second) == before);
    second.happened(DeskKey::Leave, 100ms);
    second.happened(DeskKey::Leave, 200ms);
    REQUIRE_FALSE(second.desk().groups);
    second.happened(DeskKey::Group, 300ms);
    CHECK(flips(second).empty());
}

TEST_CASE("what is typed and what is flipped of one form do not take each other away") {
    Reception reception;
    Queue queue = reception.scanned.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    const Draft both{"beskrivning", "Maten var", {"klagomal"}, {"typ:klagomal=0"}};
    REQUIRE(queue.desks.save_draft(id, both));
    CHECK(queue.desks.draft(id).value() == both);
}

TEST_CASE("a letter's choice of form and a page behind a form are counted in the queue") {
    ScannedDesk scanned;
    scanned.take("a.tif", {typed_letter()});
    scanned.take("b.tif", {page_of(1, random_serial(), cold_food), typed_letter()}, false);
    Queue queue = scanned.queue();
    const auto items = queue.items.list().value();
    REQUIRE(items.size() == 2);
    CHECK(items[0].doubts == 1);
    CHECK(items[0].attachments == 0);
    const auto page = queue.items.load(items[1].id).value().returned.pages.back().id;
    REQUIRE(queue.work.settle(items[1].id, key_of_page(page), {"attachment"}));
    CHECK(queue.items.list().value().at(1).attachments == 1);
    CHECK(queue.items.batches().value().at(1).attachments == 1);
}

TEST_CASE("each kind of fault has Swedish words at the desk, whatever its line says") {
    for (int kind = 0; kind <= static_cast<int>(QueueFault::DamagedSettlement); ++kind) {
        const std::string words = in_swedish({"no words of this", static_cast<QueueFault>(kind)});
        CAPTURE(kind);
        CHECK_FALSE(words.empty());
        CHECK(words.find("no words of this") == std::string::npos);
    }
    CHECK(in_swedish({"", store::StoreFault::Full}) ==
          "Disken är full. Frigör plats. Inget har försvunnit.");
    CHECK(in_swedish({"", SerialFault::Length}) ==
          "Ett blankettnummer har 9 tecken, som 7K3M-9QXD-2. Räkna tecknen.");
    CHECK(in_swedish({"the moon is full", {}}) == "Det gick inte: the moon is full");
}

TEST_CASE("an approval is taken back with Ctrl Z until it is sent") {
    Reception reception;
    DeskWork work(reception.doors());
    work.start();
    work.happened(DeskKey::Open, 0s);
    const auto first = work.desk().form->queued.item.id;
    settle_all(work, 100ms);
    const auto steps = work.desk().form->queued.settled.size();
    work.happened(DeskKey::Approve, 200ms);
    REQUIRE(work.desk().form);
    CHECK_FALSE(work.desk().form->queued.item.id == first);
    work.happened(DeskKey::Undo, 300ms);
    REQUIRE(work.desk().form);
    CHECK(work.desk().form->queued.item.id == first);
    work.happened(DeskKey::Undo, 400ms);
    CHECK(work.desk().form->queued.settled.size() == steps - 1);
    settle_all(work, 500ms);
    work.happened(DeskKey::Approve, 600ms);
    CHECK(reception.sent.empty());
    wait(work, 61s, 61s);
    for (int i = 0; i < 100 && reception.sent.empty(); ++i) {
        std::this_thread::sleep_for(20ms);
        work.tick(62s);
    }
    work.tick(63s);
    CHECK(reception.sent == std::vector<SubmissionId>{first});
    work.happened(DeskKey::Undo, 64s);
    CHECK_FALSE(work.desk().form->queued.item.id == first);
}

TEST_CASE("the desk locks itself when nobody is there, and goes on where it was") {
    Reception reception;
    DeskWork work(reception.doors(10min));
    work.start();
    work.happened(DeskKey::Open, 1s);
    const auto shown = work.desk().form->queued.item.id;
    work.happened(DeskKey::Reject, 2s);
    work.happened(DeskTyped{"Samma sak en gång"}, 3s);
    reception.asks = true;
    CHECK_FALSE(work.tick(5min));
    CHECK(work.tick(11min));
    CHECK(work.desk().view == Desk::View::Login);
    CHECK_FALSE(work.desk().form);
    work.happened(DeskTyped{"fel"}, 12min);
    work.happened(DeskKey::Next, 12min);
    CHECK(work.desk().login.fault == "Lösenordet stämmer inte.");
    work.happened(DeskTyped{"korrekt häst"}, 12min);
    work.happened(DeskKey::Next, 12min);
    REQUIRE(work.desk().form);
    CHECK(work.desk().form->queued.item.id == shown);
    CHECK(work.desk().question->text == "Samma sak en gång");
}

TEST_CASE("a form for who phones is asked field by field as at the kiosk") {
    Reception reception;
    DeskWork work(reception.doors());
    work.start();
    work.happened(DeskKey::TakeDown, 0s);
    work.happened(DeskDigit{1}, 100ms);
    REQUIRE(work.desk().form);
    CHECK(work.desk().form->queued.item.by_staff);
    const auto cards = cards_of(*work.desk().form);
    CHECK(cards.size() > 3);
    CHECK(std::all_of(cards.begin(), cards.end(), [](const DeskCard& card) { return card.asked; }));
}

TEST_CASE("files that are dragged in are read beside the work") {
    Reception reception;
    std::string pile_name;
    auto doors = reception.doors();
    doors.read_files = [&](const std::vector<std::string>& paths, const std::string& pile,
                           const OnFilePage& on_page, const std::function<bool()>&) {
        on_page(1, 2);
        pile_name = pile;
        reception.scanned.take(paths.front(), false);
        return FilesRead{1, 0, {}};
    };
    DeskWork work(std::move(doors));
    work.start();
    const auto path =
        reception.scanned.file("c.tif", group4_tiff_of(both_pages(random_serial(), cold_food)));
    work.happened(DeskDropped{{path.string()}}, 0s);
    CHECK(work.desk().reading);
    for (int i = 0; i < 500 && work.desk().reading; ++i) {
        std::this_thread::sleep_for(20ms);
        work.tick(1s);
    }
    CHECK(pile_name == "c");
    CHECK(work.desk().items.size() == 3);
}

TEST_CASE("candidates go on from what is typed, places first") {
    QueuedForm form;
    form.municipality = catalogue().municipality("ljusnarsberg");
    Field field;
    field.rule = TextRule::Email;
    CHECK(candidates_for(form, field, "karin@te", {}, nullptr) ==
          std::vector<std::string>{"karin@telia.com"});
    field.rule = TextRule::Address;
    const auto places = candidates_for(form, field, "Gruvgatan 7, 71430 Kopp", {}, nullptr);
    REQUIRE_FALSE(places.empty());
    CHECK(places.front() == "Gruvgatan 7, 71430 Kopparberg");
    const auto words = WordList::of_words({"maten", "matsalen", "matta", "kall"});
    field.rule = TextRule::Any;
    const auto offered = candidates_for(form, field, "Igen var Mats", {}, &words);
    CHECK(offered == std::vector<std::string>{"Igen var Matsalen"});
    // What the machine read of the same word goes first.
    CHECK(candidates_for(form, field, "mat", {"matsalen"}, &words).front() == "matsalen");
}

TEST_CASE("each person opens the same queue by a passphrase of their own") {
    Reception reception;
    Database store = open_queue_store(reception.scanned.data()).value();
    const KeyPair key = unlock_operator_key(store, passphrase()).value();
    REQUIRE(add_person(store, key, "Maria", "marias egna ord"));
    for (const char* weak : {"", "kort", "elva tecken", "aaaaaaaaaaaaaaaa"})
        CHECK_FALSE(add_person(store, key, "Ali", weak));
    CHECK(unlock_with(store, "marias egna ord").value().person == "Maria");
    CHECK(unlock_with(store, "korrekt häst").value().person == "");
    CHECK_FALSE(unlock_with(store, "någon annans ord"));
    CHECK(persons(store).value() == std::vector<std::string>{"Maria"});
    REQUIRE(remove_person(store, "Maria"));
    CHECK_FALSE(unlock_with(store, "marias egna ord"));
}
