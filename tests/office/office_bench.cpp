/// A backlog: 20 stations bring what they have at once over HTTPS, every tenth submission with five
/// pages, held against a bare insert of the same bytes into the same kind of store by as many threads
/// in the same run. Stations and office share this machine, so the stations' signing and TLS are in the
/// figure. Sealing is done beforehand. And what a person waits for after Skicka.
#include "office/group_commit.h"
#include "office/postgres.h"
#include "office/postgres_archive.h"
#include "office/sqlite_archive.h"
#include "tests/support/bench_row.h"
#include "tests/support/office_world.h"
#include "tests/support/postgres_server.h"
#include "tests/support/sealed.h"

#include <algorithm>
#include <ctime>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

using namespace tycktill;
using namespace tycktill::test;

namespace {

constexpr std::size_t stations = 20, each = 200;
constexpr std::size_t page_bytes = 40'000, pages = 5;
using Items = std::vector<std::vector<OutboxItem>>;

/// How long it took, and how much of this process's processor time.
struct Cost {
    double seconds = 0, processor = 0;
};

Cost cost_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t before = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            double(std::clock() - before) / CLOCKS_PER_SEC};
}

void on_threads(const std::function<void(std::size_t)>& work) {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < stations; ++i)
        threads.emplace_back(work, i);
    for (auto& thread : threads)
        thread.join();
}

Submission some_submission(std::size_t number) {
    Submission submission = an_anonymous_complaint();
    for (std::size_t page = 1; number % 10 == 9 && page <= pages; ++page)
        submission.attachments.push_back(
            {"page-" + std::to_string(page) + ".jpg", "image/jpeg", noise(page_bytes, page)});
    return submission;
}

OutboxItem sealed_item(TestStation& chain, const Recipients& recipients, std::size_t number) {
    OutboxItem item;
    const Submission submission = some_submission(number);
    item.id = submission.id;
    item.envelope = to_bytes(seal(submission, recipients).value());
    const Manifest manifest = chain.next(item.id, item.envelope);
    item.manifest = to_bytes(manifest);
    const Digest link = link_of(manifest);
    item.link.assign(link.begin(), link.end());
    return item;
}

Cost over_https(std::unique_ptr<Archive> archive, Items& items) {
    OfficeWorld office(std::move(archive));
    office.start();
    std::vector<std::unique_ptr<StationWorld>> worlds;
    for (std::size_t i = 0; i < stations; ++i) {
        worlds.push_back(std::make_unique<StationWorld>(office, "kiosk-" + std::to_string(i)));
        TestStation chain;
        items.emplace_back();
        for (std::size_t n = 0; n < each; ++n)
            items.back().push_back(sealed_item(chain, worlds.back()->identity.recipients, n));
    }
    for (const auto& world : worlds) // after the sealing: an idle connection is closed meanwhile
        world->client.say_hello({world->identity.name, {}, 0, 0, {}});
    return cost_of([&] {
        on_threads([&](std::size_t i) {
            for (const auto& item : items[i])
                if (const auto told = worlds[i]->client.deliver(item);
                    !std::holds_alternative<Delivered>(told)) {
                    const auto* away = std::get_if<Unreachable>(&told);
                    std::fprintf(stderr, "office_bench: not delivered: %s\n",
                                 away ? away->why.c_str() : std::get<Refused>(told).why.c_str());
                    std::abort();
                }
        });
    });
}

Cost bare_sqlite(const std::filesystem::path& folder, const Items& items) {
    DatabaseSettings settings;
    settings.application_id = 1;
    settings.migrations = {
        "CREATE TABLE t(id BLOB PRIMARY KEY, manifest BLOB, bytes BLOB) STRICT;"};
    GroupCommit group(Database::open(folder / "bare.db", settings).value());
    return cost_of([&] {
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

/// What pgbench does with a prepared insert: a connection for each client, a commit for each row.
Cost bare_postgres(const std::string& url, const Items& items) {
    const auto made = PgConnection::connect(url).value();
    made->run("CREATE TABLE t(id bytea PRIMARY KEY, manifest bytea, bytes bytea)").value();
    made->run("ALTER TABLE t ALTER COLUMN bytes SET STORAGE EXTERNAL").value();
    std::vector<std::unique_ptr<PgConnection>> connections;
    for (std::size_t i = 0; i < stations; ++i)
        connections.push_back(PgConnection::connect(url).value());
    return cost_of([&] {
        on_threads([&](std::size_t i) {
            for (const auto& item : items[i])
                connections[i]
                    ->run("INSERT INTO t VALUES($1, $2, $3)",
                          {BytesView(item.id.bytes), BytesView(item.manifest),
                           BytesView(item.envelope)})
                    .value();
        });
    });
}

void print_backlog(const std::string& store, const Cost& received, const Cost& bare) {
    constexpr double rows = stations * each;
    print_row({"backlog of 20 stations over HTTPS, " + store, rows / received.seconds, "rows/s",
               "bare insert of the same bytes", rows / bare.seconds, "at least 0.6 times"});
    print_row({"the same, processor time of both ends, " + store, 1000 * received.processor / rows,
               "ms", "bare insert of the same bytes", 1000 * bare.processor / rows, ""});
}

double median_ms(const std::function<void(int)>& work) {
    std::vector<double> times;
    for (int i = 0; i < 100; ++i)
        times.push_back(1000 * cost_of([&] { work(i); }).seconds);
    std::nth_element(times.begin(), times.begin() + 50, times.end());
    return times[50];
}

/// Seal, keep and COMMIT, as between Skicka and the thanks; beside the same bytes written and synced.
void bench_skicka(const std::filesystem::path& folder) {
    const Recipients to{make_key_pair().public_key, make_key_pair().public_key};
    OutboxOptions options;
    options.ballast_bytes = 0;
    Outbox outbox = Outbox::open(folder / "outbox.db", options).value();
    const double kept =
        median_ms([&](int) { succeed(outbox.keep(seal(an_anonymous_complaint(), to).value())); });
    const Bytes bytes = to_bytes(seal(an_anonymous_complaint(), to).value());
    const int file = ::open((folder / "bare").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const double bare = median_ms([&](int) {
        if (::write(file, bytes.data(), bytes.size()) < 0 || ::fdatasync(file) != 0)
            std::abort();
    });
    ::close(file);
    print_row({"Skicka to thanks: seal, keep, COMMIT (median)", kept, "ms",
               "write and fdatasync of the same bytes", bare, ""});
}

} // namespace

int main(int count, char** words) {
    const auto asked = [&](const char* what) { return count < 2 || std::string(words[1]) == what; };
    const TemporaryFolder folder;
    if (asked("skicka"))
        bench_skicka(folder.path());
    if (asked("sqlite")) {
        Items items;
        const Cost received =
            over_https(open_sqlite_archive(folder.path() / "office.db").value(), items);
        print_backlog("SQLite", received, bare_sqlite(folder.path(), items));
    }
    if (!asked("postgresql"))
        return 0;
    if (PostgresServer* server = PostgresServer::instance(PostgresServer::Disk::Synced)) {
        Items items;
        const Cost received =
            over_https(open_postgres_archive(server->new_database()).value(), items);
        print_backlog("PostgreSQL", received, bare_postgres(server->new_database(), items));
    }
    return 0;
}
