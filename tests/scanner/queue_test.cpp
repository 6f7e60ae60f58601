// From a file of scanned pages to a sealed submission in the outbox, on real SQLite and real pages.
#include "scanner/queue/queue_fault.h"
#include "tests/scanner/scanned_desk.h"

#include "scanner/pages/decode.h"
#include "scanner/pages/encode.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/watched_folder.h"
#include "shared/base/files.h"
#include "shared/store/station.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace tycktill;
namespace fs = std::filesystem;
using Desk = ScannedDesk;

namespace {

std::string kinds_of(const QueueItem& item) {
    std::string text;
    for (const DoubtKind kind : item.kinds)
        text += std::to_string(static_cast<int>(kind)) + " ";
    return text;
}

bool holds(const fs::path& folder, const std::string& word) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().string().find(word) != std::string::npos)
            return true;
        if (entry.is_regular_file() &&
            text_of(read_file(entry.path()).value()).find(word) != std::string::npos)
            return true;
    }
    return false;
}

} // namespace

TEST_CASE("a typed form goes from the scan to the outbox and asks nobody") {
    Desk desk;
    const Serial serial = random_serial();
    const IntakeReport report = desk.take("a.tif", both_pages(serial, cold_food));
    CHECK(report.pages == 2);
    CHECK(report.forms == 1);
    Queue queue = desk.queue();
    const auto items = queue.items.list().value();
    REQUIRE(items.size() == 1);
    INFO(kinds_of(items[0]) << items[0].reason);
    CHECK(items[0].doubts == 0);
    CHECK(items[0].serial == serial.text);
    CHECK(items[0].arrived == arrived);
    REQUIRE(desk.accept(queue, items[0].id));
    CHECK(queue.items.list().value().empty());
    CHECK(queue.items.finished_on(today).value() == 1);

    const Submission submission = desk.sent();
    CHECK(submission.id == items[0].id);
    CHECK(submission.channel == Channel::Paper);
    CHECK(submission.serial == serial.text);
    CHECK(submission.arrived == arrived);
    CHECK(submission.anonymous);
    CHECK(submission.matter.text("beskrivning") == "Maten var kall hela vintern.");
    REQUIRE(submission.attachments.size() == 6);
    CHECK(submission.attachments[0].media_type == "image/tiff");
    CHECK(submission.attachments[2].name == "reading.json");
    CHECK(submission.attachments[3].name == "pages.json");
    const std::string notes = text_of(submission.attachments[3].bytes);
    CHECK(notes.find("Maten var kall hela vintern.") != std::string::npos);
    CHECK(notes.find("Klagomålsblankett") != std::string::npos);
    CHECK(notes.find("stamp") != std::string::npos);
    CHECK(submission.attachments[4].name == "view-1.jpg");
    CHECK(submission.attachments[5].name == "view-2.jpg");
}

TEST_CASE("the view of a page shows the words and nothing of who wrote them") {
    Desk desk;
    Filled filled = cold_food;
    filled.texts["namn"] = "Kanarie Fågelholm";
    desk.take("a.tif", both_pages(random_serial(), filled));
    Queue queue = desk.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    const auto doubts = queue.items.load(id).value().assembled.doubts;
    for (const Doubt& doubt : doubts)
        REQUIRE(queue.work.settle(id, doubt.key, doubt.suggestion));
    REQUIRE(desk.accept(queue, id));
    const Submission submission = desk.sent();
    REQUIRE(submission.attachments.size() == 6);
    const forms::Sheet& sheet = *catalogue().sheet(submission.form);
    int contact = 0, words = 0;
    for (std::size_t number = 0; number < sheet.pages.size(); ++number) {
        const Bytes& view = submission.attachments[4 + number].bytes;
        const pages::Image image =
            pages::open_decoder(view).value()->decode(1, pages::heap_pixels).value();
        CHECK(image.width() < 2 * 1240);
        for (const forms::Box& box : sheet.pages[number].boxes) {
            const forms::Field* field = catalogue().form(submission.form)->find(box.field);
            const double scale = image.width() / 210.0;
            int darkest = 255;
            for (double y = box.inside.y.value(); y < box.inside.bottom().value(); y += .3)
                for (double x = box.inside.x.value(); x < box.inside.right().value(); x += .3)
                    darkest = std::min<int>(darkest, image.at(int(x * scale), int(y * scale)));
            INFO(box.field << " " << darkest);
            if (field->role == forms::FieldRole::Contact) {
                CHECK(darkest > 180); // grey all over
                ++contact;
            }
            words += field->role == forms::FieldRole::Story && darkest < 120;
        }
    }
    CHECK(contact >= 3);
    CHECK(words >= 1);
}

TEST_CASE("nothing that a person wrote can be read on the disk, before or after") {
    Desk desk;
    Filled filled = cold_food;
    filled.texts["namn"] = "Kanarie Fågelholm";
    const fs::path scan =
        desk.file("Kanarie-brev.tif", group4_tiff_of(both_pages(random_serial(), filled)));
    desk.take(scan);
    const Bytes original = read_file(scan).value();
    const std::string piece = text_of(BytesView(original).subspan(original.size() / 2, 24));
    Queue queue = desk.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    REQUIRE(queue.work.settle(id, "adress", {"Papegojgatan 5"}));
    REQUIRE(queue.work.settle(id, "telefon_mobil", {"070-174 06 35"}));
    const auto clean = [&] {
        for (const std::string& word :
             {std::string("Kanarie"), std::string("Papegoj"), std::string("vintern"), piece}) {
            INFO(word);
            CHECK_FALSE(holds(desk.data(), word));
        }
    };
    clean();
    const auto doubts = queue.items.load(id).value().assembled.doubts;
    for (const Doubt& doubt : doubts)
        REQUIRE(queue.work.settle(id, doubt.key, doubt.suggestion));
    REQUIRE(desk.accept(queue, id));
    clean();
    CHECK(desk.sent().contact.text("adress") == "Papegojgatan 5");
}

TEST_CASE("the same file twice is told, and nothing is added") {
    Desk desk;
    const auto pages = both_pages(random_serial(), cold_food);
    const fs::path scan = desk.file("a.tif", group4_tiff_of(pages));
    desk.take(scan, false);
    const IntakeReport again = desk.take(scan, false);
    CHECK(again.outcome == IntakeReport::Outcome::AlreadyRead);
    CHECK(again.why.find("2026-11-20") != std::string::npos);
    CHECK(desk.queue().items.list().value().size() == 1);
}

TEST_CASE("the same page again and a copied blank are told apart") {
    Desk desk;
    const Serial serial = random_serial();
    desk.take("a.tif", both_pages(serial, cold_food), false);
    auto rescanned = both_pages(serial, cold_food);
    rescanned[0].row(2000)[800] = 0; // other bytes, same paper
    desk.take("b.tif", rescanned, false);
    desk.take("c.tif", both_pages(serial, {{"typ:forslag", "fran:ovriga"}, {}}), false);
    const auto items = desk.queue().items.list().value();
    REQUIRE(items.size() == 3);
    CHECK(items[1].reason.find("skannad två gånger") != std::string::npos);
    CHECK(items[2].reason.find("annat innehåll") != std::string::npos);
}

TEST_CASE("a number that was already decided is known again") {
    Desk desk;
    const Serial serial = random_serial();
    desk.take("a.tif", both_pages(serial, cold_food), false);
    Queue queue = desk.queue();
    REQUIRE(queue.sending.reject(queue.items.list().value().at(0).id, "prov", today));
    auto again = both_pages(serial, cold_food);
    again[0].row(2000)[800] = 0;
    desk.take("b.tif", again, false);
    const auto items = queue.items.list().value();
    REQUIRE(items.size() == 1);
    CHECK(items[0].reason.find("22 november 2026") != std::string::npos);
}

TEST_CASE("pages come in any order and from different files") {
    Desk desk;
    const Serial one = random_serial(), two = random_serial();
    desk.take("backs.tif", {page_of(2, two, {}), page_of(2, one, {})}, false);
    auto items = desk.queue().items.list().value();
    REQUIRE(items.size() == 2);
    CHECK(items[0].kinds.front() == DoubtKind::MissingPage);
    desk.take("fronts.tif", {page_of(1, one, cold_food), page_of(1, two, cold_food)}, false);
    items = desk.queue().items.list().value();
    REQUIRE(items.size() == 2);
    for (const QueueItem& item : items) {
        CHECK(item.pages == 2);
        CHECK(std::find(item.kinds.begin(), item.kinds.end(), DoubtKind::MissingPage) ==
              item.kinds.end());
    }
}

TEST_CASE("contact details that a person settles hold no sign that nobody can see") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), {{"typ:klagomal"}, {}}), false);
    Queue queue = desk.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    const auto epost = [&] {
        const QueuedForm form = queue.items.load(id).value();
        for (const AssembledField& field : form.assembled.fields)
            if (field.field == "epost")
                return field.value;
        return std::vector<std::string>{};
    };
    for (const char* typed :
         {"karin\u200B@exempel.se", "\uFEFFkarin@exempel.se", "mailto:karin@exempel.se",
          "karin@exem\u00ADpel.se", " \u2060karin@exempel.se\u202C "}) {
        REQUIRE(queue.work.settle(id, "epost", {typed}));
        CHECK(epost() == std::vector<std::string>{"karin@exempel.se"});
    }
}

TEST_CASE("a doubt is settled, undone and settled again; only then is the form accepted") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), {{"typ:klagomal"}, {}}), false);
    Queue queue = desk.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    CHECK(queue.items.load(id).value().assembled.doubts.size() == 2); // fran, beskrivning
    const auto refused = desk.accept(queue, id);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("fran (") != std::string::npos);

    CHECK_FALSE(queue.work.settle(id, "fran", {"hunden"}));
    CHECK_FALSE(queue.work.settle(id, "finns-inte", {"x"}));
    REQUIRE(queue.work.settle(id, "fran", {"ovriga"}));
    CHECK(queue.items.load(id).value().assembled.doubts.size() == 1);
    CHECK(queue.work.undo(id).value() == "fran");
    CHECK(queue.items.load(id).value().assembled.doubts.size() == 2);
    REQUIRE(queue.work.settle(id, "fran", {})); // nothing is written there
    REQUIRE(queue.work.settle(id, "beskrivning", {"  Bussen kom aldrig. "}));
    REQUIRE(desk.accept(queue, id));
    const Submission submission = desk.sent();
    CHECK(submission.matter.text("beskrivning") == "Bussen kom aldrig.");
    CHECK(submission.flags == std::vector<std::string>{"inte ifyllt: fran"});
}

TEST_CASE("a letter is read, gets the station's form and can be sent") {
    Desk desk;
    desk.municipality = "ljusnarsberg";
    const IntakeReport report = desk.take("brev.tif", {typed_letter()});
    CHECK(report.letters == 1);
    Queue queue = desk.queue();
    const auto form = queue.items.load(queue.items.list().value().at(0).id).value();
    CHECK(form.item.letter);
    CHECK(form.item.title == "Brev");
    CHECK(form.assembled.answers.text("beskrivning") ==
          "Hej! Jag vill att bussen stannar vid torget igen.");
    REQUIRE(queue.work.settle(form.item.id, "typ", {"forslag"}));
    REQUIRE(queue.work.settle(form.item.id, "fran", {"enskild"}));
    REQUIRE(desk.accept(queue, form.item.id));
    CHECK(desk.sent().flags == std::vector<std::string>{"brev"});
}

TEST_CASE("a page without a code lies with the form before it, or becomes a letter of its own") {
    Desk desk;
    auto pages = both_pages(random_serial(), cold_food);
    pages.push_back(typed_letter());
    pages.push_back(Image(1654, 2339, 255));
    const IntakeReport report = desk.take("a.tif", pages);
    CHECK(report.blank == 1);
    Queue queue = desk.queue();
    const auto form = queue.items.load(queue.items.list().value().at(0).id).value();
    REQUIRE(form.assembled.doubts.size() == 1);
    CHECK(form.assembled.doubts[0].kind == DoubtKind::Letter);
    REQUIRE(queue.work.settle(form.item.id, form.assembled.doubts[0].key, {"own"}));
    const auto items = queue.items.list().value();
    REQUIRE(items.size() == 2);
    CHECK(items[0].doubts == 0);
    CHECK(items[1].letter);
}

TEST_CASE("another municipality's form is set aside, and told whose it is") {
    Desk desk;
    desk.municipality = "lomma";
    desk.take("a.tif", both_pages(random_serial(), cold_food), false);
    Queue queue = desk.queue();
    const QueueItem item = queue.items.list().value().at(0);
    CHECK(item.aside == "Blanketten hör till Ljusnarsbergs kommun.");
    CHECK_FALSE(desk.accept(queue, item.id));
    CHECK(queue.sending.reject(item.id, "skickad vidare", today));
}

TEST_CASE("the queue opens with the right passphrase alone, and fills without one") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), cold_food), false);
    Database store = open_queue_store(desk.data()).value();
    CHECK_FALSE(unlock_operator_key(store, passphrase("fel")));
    CHECK_FALSE(unlock_operator_key(store, passphrase("")));
    CHECK(operator_public_key(store, passphrase("")));
}

TEST_CASE("a queue without a key and without anybody to ask makes none") {
    const TemporaryFolder folder;
    Database store = open_queue_store(folder.path() / "data").value();
    const fs::path file = folder.path() / "data" / "tycktill" / "operator.key";
    const auto made = operator_public_key(store, {"", file, {}});
    REQUIRE_FALSE(made);
    CHECK(made.error().kind == QueueFault::NoKey);
    CHECK_FALSE(fs::exists(file));
    CHECK(store.number("SELECT count(*) FROM operator").value() == 0);
    CHECK(operator_public_key(store, {"en lång mening", file, {}})); // by hand, and then by anybody
    CHECK(operator_public_key(store, {"", file, {}}));
    CHECK_FALSE(fs::exists(file));
}

TEST_CASE("a file that is no page is told in one line and the queue stays as it was") {
    Desk desk;
    const IntakeReport report = desk.take(desk.file("a.pdf", bytes_of("inte en pdf")));
    CHECK(report.outcome == IntakeReport::Outcome::Failed);
    CHECK_FALSE(report.why.empty());
    CHECK(report.why.find('\n') == std::string::npos);
    CHECK(desk.queue().items.list().value().empty());
}

TEST_CASE("accepting again after a crash between the two stores sends the same submission") {
    Desk desk;
    desk.take("a.tif", both_pages(random_serial(), cold_food));
    Queue queue = desk.queue();
    const SubmissionId id = queue.items.list().value().at(0).id;
    fs::copy(desk.data() / "desk.sqlite", desk.folder.path() / "before.sqlite");
    { const Queue closed = std::move(queue); }
    // The desk's file as it was, the outbox as it became.
    fs::copy(desk.data(), desk.folder.path() / "copy", fs::copy_options::recursive);
    Queue first = desk.queue();
    REQUIRE(desk.accept(first, id));
    CHECK(desk.outbox().counts().value().waiting == 1);
    { const Queue closed = std::move(first); }
    for (const auto& entry : fs::directory_iterator(desk.data()))
        if (entry.path().filename().string().rfind("desk.sqlite", 0) == 0)
            fs::remove(entry.path());
    for (const auto& entry : fs::directory_iterator(desk.folder.path() / "copy"))
        if (entry.path().filename().string().rfind("desk.sqlite", 0) == 0)
            fs::copy(entry.path(), desk.data() / entry.path().filename());
    Queue second = desk.queue();
    REQUIRE(desk.accept(second, id));
    CHECK(desk.outbox().counts().value().waiting == 1);
}

TEST_CASE("a page whose code is lost is read again with the number that a person typed from it") {
    Desk desk;
    const Serial serial = random_serial();
    Image page = page_of(1, serial, cold_food);
    for (const Rect& code : sheet().pages[0].codes)
        whiten(page, code);
    desk.take("lost-code.tif", {page, page_of(2, serial, {})}, false);
    Queue queue = desk.queue();
    const QueueItem letter = queue.items.list().value().front();
    REQUIRE(letter.letter);
    CHECK_FALSE(
        queue.work.read_with_number(letter.id, "7K3M-9QXD-3")); // its check character is wrong
    CHECK(queue.items.list().value().size() == 2);
    const auto home = queue.work.read_with_number(letter.id, for_people(serial));
    INFO((home ? "" : home.error().what));
    REQUIRE(home);
    const auto items = queue.items.list().value();
    REQUIRE(items.size() == 1);
    CHECK(items.front().serial == serial.text);
    CHECK(items.front().pages == 2);
    const QueuedForm form = queue.items.load(*home).value();
    CHECK(form.assembled.missing_pages.empty());
    CHECK(form.assembled.answers.chosen("typ", "klagomal"));
}
