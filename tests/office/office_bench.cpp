/// How fast the office receives small submissions from 32 stations over HTTPS, held against a bare
/// grouped insert of the same bytes into the same store. Sealing is done beforehand.
#include "office/group_commit.h"
#include "office/sqlite_archive.h"
#include "tests/support/bench_row.h"
#include "tests/support/office_world.h"
#include "tests/support/sealed.h"

#include <thread>

using namespace tycktill;
using namespace tycktill::test;

namespace {

constexpr int stations = 32, each = 40;
using Items = std::vector<std::vector<OutboxItem>>;

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void on_threads(const std::function<void(std::size_t)>& work) {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < stations; ++i)
        threads.emplace_back(work, i);
    for (auto& thread : threads)
        thread.join();
}

OutboxItem sealed_item(TestStation& chain, const Recipients& recipients) {
    OutboxItem item;
    const Submission submission = an_anonymous_complaint();
    item.id = submission.id;
    item.envelope = to_bytes(seal(submission, recipients).value());
    const Manifest manifest = chain.next(item.id, item.envelope);
    item.manifest = to_bytes(manifest);
    const Digest link = link_of(manifest);
    item.link.assign(link.begin(), link.end());
    return item;
}

double over_https(const std::filesystem::path& folder, Items& items) {
    OfficeWorld office(open_sqlite_archive(folder / "office.db").value());
    office.limits.threads = stations;
    office.start();
    std::vector<std::unique_ptr<StationWorld>> worlds;
    for (std::size_t i = 0; i < stations; ++i) {
        worlds.push_back(std::make_unique<StationWorld>(office, "kiosk-" + std::to_string(i)));
        TestStation chain;
        items.emplace_back();
        for (int n = 0; n < each; ++n)
            items.back().push_back(sealed_item(chain, worlds.back()->identity.recipients));
        worlds.back()->client.say_hello({worlds.back()->identity.name, {}, 0, 0, {}});
    }
    return seconds_of([&] {
        on_threads([&](std::size_t i) {
            for (const auto& item : items[i])
                if (!std::holds_alternative<Delivered>(worlds[i]->client.deliver(item)))
                    std::abort();
        });
    });
}

double bare_insert(const std::filesystem::path& folder, const Items& items) {
    DatabaseSettings settings;
    settings.application_id = 1;
    settings.migrations = {"CREATE TABLE t(id BLOB PRIMARY KEY, manifest BLOB, bytes BLOB) "
                           "STRICT, WITHOUT ROWID;"};
    GroupCommit group(Database::open(folder / "bare.db", settings).value());
    return seconds_of([&] {
        on_threads([&](std::size_t i) {
            for (const auto& item : items[i])
                succeed(group.run([&](Database& database) {
                    return database.run("INSERT INTO t VALUES(?1, ?2, ?3)",
                                        {BytesView(item.id.bytes), BytesView(item.manifest),
                                         BytesView(item.envelope)});
                }));
        });
    });
}

} // namespace

int main() {
    const TemporaryFolder folder;
    Items items;
    const double received = stations * each / over_https(folder.path(), items);
    const double bare = stations * each / bare_insert(folder.path(), items);
    print_row({"receive 1 KiB submissions over HTTPS, 32 stations, SQLite", received, "rows/s",
               "bare grouped insert into the same store", bare, "at least 0.6 times"});
    return 0;
}
