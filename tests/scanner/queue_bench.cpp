// queue_bench: what a long queue costs to look at. Five thousand waiting forms, made of two real ones.
#include "scanner/desk/desk_work.h"
#include "scanner/pages/encode.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/reading_json.h"
#include "shared/base/files.h"
#include "tests/support/bench_row.h"
#include "tests/support/damage.h"
#include "tests/support/must.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <chrono>
#include <stdexcept>

using namespace tycktill;

namespace {

constexpr int form_count = 5000;

double milliseconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

/// A station with one form in its queue.
struct Station {
    TemporaryFolder folder;
    const Catalogue& catalogue = shipped_catalogue(std::string(TYCKTILL_SOURCE) + "/assets");
    const PassphraseSource passphrase{"en provdisk i receptionen", {}, {}};
    const Day day = must(parse_day("2026-11-20"));
    std::filesystem::path data() const { return folder.path() / "data"; }

    void take_one() const {
        const PrintedForm printed = print_form(catalogue, "ljusnarsberg/klagomalsblankett");
        const auto file = folder.path() / "a.tif";
        must(write_file(file, group4_tiff_of(printed.pages)));
        Database store = must(open_queue_store(data()));
        const PublicKey key = must(operator_public_key(store, passphrase));
        must(Intake(std::move(store), key, catalogue, nullptr, {day, "ljusnarsberg", "posten"})
                 .add(file));
    }
    Queue queue() const {
        Database store = must(open_queue_store(data()));
        KeyPair key = must(unlock_operator_key(store, passphrase));
        return Queue(std::move(store), std::move(key), catalogue, {"ljusnarsberg", "", "sv"});
    }
};

/// The same pages again and again, each sealed as a page of its own, forms of fifty to a pile.
void copy_forms(const Station& desk, const QueuedForm& model) {
    Database store = must(open_queue_store(desk.data()));
    const PublicKey key = must(operator_public_key(store, desk.passphrase));
    Transaction change = must(store.begin());
    std::int64_t batch = 1;
    for (int i = 0; i < form_count; ++i) {
        if (i % 50 == 0) {
            must(store.run("INSERT INTO batch (arrived) VALUES ('2026-11-20')"));
            batch = must(store.number("SELECT last_insert_rowid()"));
            const Bytes name = seal_box(key, bytes_of(std::string("posten")), bound_batch(batch));
            must(store.run("UPDATE batch SET sealed_name = ? WHERE id = ?",
                           {BytesView(name), batch}));
        }
        const SubmissionId id = random_submission_id();
        const Serial serial = random_serial();
        must(store.run("INSERT INTO form (id, place, batch, arrived, form, version, serial, "
                       "pages_of_sheet, aside) SELECT ?, (SELECT max(place) + 1 FROM form), ?, "
                       "arrived, form, version, ?, pages_of_sheet, aside FROM form WHERE id = ?",
                       {BytesView(id.bytes), batch, std::string_view(serial.text),
                        BytesView(model.item.id.bytes)}));
        for (FormPage page : model.returned.pages) {
            must(store.run(
                "INSERT INTO page (form, file, number, sheet_page) SELECT ?, file, number, "
                "sheet_page FROM page WHERE id = ?",
                {BytesView(id.bytes), page.id}));
            const std::int64_t number = must(store.number("SELECT last_insert_rowid()"));
            if (page.reading.code)
                page.reading.code->serial = serial;
            const Bytes sealed = seal_box(key, to_bytes(page), bound_reading(number));
            must(store.run("UPDATE page SET sealed_reading = ? WHERE id = ?",
                           {BytesView(sealed), number}));
        }
    }
    must(change.commit());
}

} // namespace

int main() {
    try {
        const Station desk;
        desk.take_one();
        {
            Queue queue = desk.queue();
            copy_forms(desk, must(queue.items.load(must(queue.items.list()).at(0).id)));
        }
        Queue queue = desk.queue();
        std::size_t count = 0;
        const double anew = milliseconds_of([&] { count = must(queue.items.list()).size(); });
        if (count != form_count + 1)
            throw std::runtime_error("the queue is not as long as it was made");
        Queue again = desk.queue();
        const double kept = milliseconds_of([&] { count = must(again.items.list()).size(); });
        print_row({"queue: the list of 5000 forms that nobody has touched", kept, "ms",
                   "each form opened anew", anew, "at most 100"});
        // Unlocking the key is slow on purpose; it is no part of this.
        std::optional<UnlockedQueue> unlocked(UnlockedQueue{desk.queue(), desk.queue(), ""});
        DeskWork work({.unlock = [&](const std::string&) -> Result<UnlockedQueue> {
                           return std::move(*unlocked);
                       },
                       .catalogue = desk.catalogue,
                       .send = [](Queue&, const SubmissionId&) -> Result<void> { return {}; },
                       .today = [&] { return desk.day; },
                       .clock = [] { return DeskClock{1000}; },
                       .municipality = "ljusnarsberg"});
        const double first = milliseconds_of([&] { work.start(); });
        print_row({"queue: from the unlocked key to the first screen, 5000 forms", first, "ms", "",
                   0, "at most 100"});
        return 0;
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "queue_bench: %s\n", trouble.what());
        return 1;
    }
}
