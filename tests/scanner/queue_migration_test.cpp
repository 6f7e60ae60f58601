// Queues that older versions made are opened by this one, with everything in them.
#include "tests/scanner/scanned_desk.h"
#include "tests/support/kept_store.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

std::string kept_script(int version) {
    return "scanner/queue-version-" + std::to_string(version) + ".sql";
}

/// A station whose queue is as that version left it.
void make_old_queue(const ScannedDesk& desk, int version) {
    fs::create_directories(desk.data());
    test::make_kept_store(queue_file(desk.data()), kept_script(version));
}

std::string schema_of(const fs::path& data_folder) {
    const Database store = open_queue_store(data_folder).value();
    return store
        .text("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT "
              "NULL ORDER BY name)")
        .value();
}

/// How a table was called when it was made is no part of what it is.
std::string without_quotes(std::string schema) {
    std::erase(schema, '"');
    return schema;
}

} // namespace

TEST_CASE("a queue of each older version opens with its form, picture and what was settled") {
    for (const int version : {1, 2, 3, 4}) {
        INFO("version " << version);
        ScannedDesk desk;
        make_old_queue(desk, version);
        Queue queue = desk.queue();
        const auto items = queue.items.list().value();
        REQUIRE(items.size() == 1);
        CHECK(items[0].serial == "7K3M9QXDT");
        CHECK(items[0].arrived == arrived);
        const QueuedForm form = queue.items.load(items[0].id).value();
        CHECK(form.settled.at("fran") == std::vector<std::string>{"narstaende"});
        CHECK(form.assembled.answers.text("beskrivning") == "Maten var kall hela vintern.");
        REQUIRE(form.assembled.doubts.size() == 1);
        CHECK(form.assembled.doubts[0].kind == DoubtKind::MissingPage);
        const Image picture = queue.items.picture(form.returned.pages.at(0).id).value();
        CHECK(picture.width() > 1600);
        CHECK(queue.items.finished_on(parse_day("2026-11-21").value()).value() == 1);
    }
}

TEST_CASE("what an older version left half settled is settled, undone and sent by this one") {
    for (const int version : {1, 2, 3, 4}) {
        INFO("version " << version);
        ScannedDesk desk;
        make_old_queue(desk, version);
        Queue queue = desk.queue();
        const SubmissionId id = queue.items.list().value().at(0).id;
        REQUIRE(queue.work.settle(id, key_missing_page, {"ok"}));
        REQUIRE(desk.accept(queue, id));
        CHECK(queue.items.list().value().empty());
        const Submission sent = desk.sent();
        CHECK(sent.id == id);
        CHECK(sent.matter.text("beskrivning") == "Maten var kall hela vintern.");
        CHECK(sent.matter.text("fran") == "narstaende");
        // A page that comes now gets a number that no old one had.
        const IntakeReport report =
            desk.take("new.tif", both_pages(random_serial(), cold_food), false);
        CHECK(report.forms == 1);
    }
}

TEST_CASE("an old queue becomes the very queue that is made new") {
    const ScannedDesk fresh;
    const std::string made_new = without_quotes(schema_of(fresh.data()));
    for (const int version : {1, 2, 3, 4}) {
        INFO("version " << version);
        const ScannedDesk desk;
        make_old_queue(desk, version);
        CHECK(without_quotes(schema_of(desk.data())) == made_new);
    }
}
