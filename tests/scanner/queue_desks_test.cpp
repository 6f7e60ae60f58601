// What desks share while people work: drafts, claims, piles.
#include "tests/scanner/scanned_desk.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using Desk = ScannedDesk;

namespace {

DeskId desk_number(std::uint8_t number) {
    DeskId id;
    id.bytes[0] = number;
    return id;
}

} // namespace

TEST_CASE("what a person was typing is there after a crash, and no word of it is on the disk") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), cold_food), false);
    const SubmissionId id = desk.queue().items.list().value().at(0).id;
    REQUIRE(
        desk.queue().desks.save_draft(id, {"beskrivning", "Papegojan satt i korridoren", {}, {}}));
    const Draft again = desk.queue().desks.draft(id).value();
    CHECK(again.key == "beskrivning");
    CHECK(again.text == "Papegojan satt i korridoren");
    for (const auto& file : fs::recursive_directory_iterator(desk.data()))
        if (file.is_regular_file())
            CHECK(text_of(read_file(file.path()).value()).find("Papegoj") == std::string::npos);
    REQUIRE(desk.queue().desks.save_draft(id, {}));
    CHECK(desk.queue().desks.draft(id).value().empty());
}

TEST_CASE("two desks at one queue never have the same form") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), cold_food), false);
    desk.take("b.tif", both_pages(random_serial(), cold_food), false);
    Queue left = desk.queue(), right = desk.queue();
    const auto items = left.items.list().value();
    REQUIRE(items.size() == 2);
    const DeskId one = desk_number(1), two = desk_number(2);
    CHECK(left.desks.claim(items[0].id, one, 100).value());
    CHECK_FALSE(right.desks.claim(items[0].id, two, 101).value());
    CHECK(right.desks.claim(items[1].id, two, 101).value());
    CHECK(left.desks.taken_from(one, 102).value() == std::vector<SubmissionId>{items[1].id});
    // The next form lets the one before go.
    CHECK(right.desks.claim(items[1].id, two, 150).value());
    REQUIRE(left.desks.release(one));
    CHECK(right.desks.claim(items[0].id, two, 160).value());
    CHECK(left.desks.claim(items[1].id, one, 160).value());
    // A desk that fell over holds its form for two minutes only.
    CHECK_FALSE(left.desks.claim(items[0].id, one, 160 + claim_seconds - 1).value());
    CHECK(left.desks.claim(items[0].id, one, 160 + claim_seconds).value());
}

TEST_CASE("a letter goes along with the form before it, and the day of arrival is its pile's") {
    Desk desk;
    const fs::path two = desk.file(
        "a.tif", group4_tiff_of({page_of(1, random_serial(), cold_food), typed_letter()}));
    desk.take(two, false);
    Queue queue = desk.queue();
    const auto form = queue.items.list().value().at(0);
    const auto page = queue.items.load(form.id).value().returned.pages.at(1).id;
    REQUIRE(queue.work.settle(form.id, key_of_page(page), {"own"}));
    const auto items = queue.items.list().value();
    REQUIRE(items.size() == 2);
    CHECK(items[1].letter);
    CHECK(items[1].after == form.serial);
    CHECK(queue.work.join_to_before(items[1].id).value() == form.id);
    const auto whole = queue.items.load(form.id).value();
    CHECK(whole.returned.pages.size() == 2);
    CHECK(whole.assembled.attached.size() == 2);
    CHECK_FALSE(queue.work.join_to_before(form.id));
    const Day day = parse_day("2026-11-12").value();
    REQUIRE(queue.work.set_arrived(whole.item.batch, day));
    CHECK(queue.items.load(form.id).value().item.arrived == day);
    CHECK(queue.items.batches().value().at(0).arrived == day);
}
