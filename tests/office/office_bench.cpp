/// A backlog: 20 stations bring what they have at once over HTTPS, every tenth submission with five
/// pages, held against a bare insert of the same bytes into the same kind of store by as many threads
/// in the same run. Stations and office share this machine, so the stations' signing and TLS are in the
/// figure. Sealing is done beforehand. And what a person waits for after Skicka.
///
///     [TYCKTILL_BACKLOG=SUBMISSIONS] office_bench [skicka|sqlite|postgresql]
///
/// All are held in memory at once, 35 KiB each: 100 000 need 7 GiB. backlog_soak does as many with real stores.
#include "office/archive/postgres.h"
#include "office/archive/postgres_archive.h"
#include "office/archive/sqlite_archive.h"
#include "tests/support/backlog.h"
#include "tests/support/bench_row.h"
#include "tests/support/office_world.h"
#include "tests/support/postgres_server.h"
#include "tests/support/rooms.h"
#include "tests/support/sealed.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

using namespace tycktill;
using namespace tycktill::test;

namespace {

std::size_t each = 200; ///< submissions of one station

OutboxItem sealed_item(TestStation& chain, const Recipients& recipients, std::size_t number) {
    OutboxItem item;
    const Submission submission = backlog_submission(number);
    item.id = submission.id;
    item.envelope = to_bytes(seal(submission, recipients).value());
    const Manifest manifest = chain.next(item.id, item.envelope);
    item.manifest = to_bytes(manifest);
    const Digest link = link_of(manifest);
    item.link.assign(link.begin(), link.end());
    return item;
}

/// A connection of a station to its office.
struct Way {
    Way(const OfficeWorld& office, const StationIdentity& identity)
        : transport(make_curl_transport(
                        {office.url(), pin_text(public_key_pin(office.certificate).value()), 5, 10})
                        .value()),
          client(std::make_unique<OfficeClient>(identity, *transport,
                                                [] { return std::int64_t{1'800'000'000}; })) {}
    std::unique_ptr<Transport> transport;
    std::unique_ptr<OfficeClient> client;
};

Cost over_https(std::unique_ptr<Archive> archive, Items& items) {
    OfficeWorld office(std::move(archive));
    office.start();
    std::vector<std::unique_ptr<StationWorld>> worlds;
    std::vector<Way> ways;
    for (std::size_t i = 0; i < stations; ++i) {
        worlds.push_back(std::make_unique<StationWorld>(office, "kiosk-" + std::to_string(i)));
        for (std::size_t n = 0; n < in_flight; ++n)
            ways.emplace_back(office, worlds.back()->identity);
        TestStation chain;
        items.emplace_back();
        for (std::size_t n = 0; n < each; ++n)
            items.back().push_back(sealed_item(chain, worlds.back()->identity.recipients, n));
    }
    for (std::size_t way = 0; way < ways.size();
         ++way) // an idle connection is closed while they seal
        ways[way].client->say_hello({worlds[way / in_flight]->identity.name, {}, 0, 0, {}, {}});
    return bring_all(items, [&](std::size_t way, const OutboxItem& item) {
        const auto told = ways[way].client->deliver(item);
        if (std::holds_alternative<Delivered>(told))
            return;
        const auto* away = std::get_if<Unreachable>(&told);
        std::fprintf(stderr, "office_bench: not delivered: %s\n",
                     away ? away->why.c_str() : std::get<Refused>(told).why.c_str());
        std::abort();
    });
}

/// What pgbench does with a prepared insert: a connection for each client, a commit for each row.
Cost bare_postgres(const std::string& url, const Items& items) {
    const auto made = PgConnection::connect(url).value();
    made->run("CREATE TABLE t(id bytea PRIMARY KEY, manifest bytea, bytes bytea)").value();
    made->run("ALTER TABLE t ALTER COLUMN bytes SET STORAGE EXTERNAL").value();
    std::vector<std::unique_ptr<PgConnection>> connections;
    for (std::size_t way = 0; way < stations * in_flight; ++way)
        connections.push_back(PgConnection::connect(url).value());
    return bring_all(items, [&](std::size_t way, const OutboxItem& item) {
        connections[way]
            ->run("INSERT INTO t VALUES($1, $2, $3)",
                  {BytesView(item.id.bytes), BytesView(item.manifest), BytesView(item.envelope)})
            .value();
    });
}

double submissions() {
    return double(stations * each);
}

void print_backlog(const std::string& store, const Cost& received, const Cost& bare) {
    const double rows = submissions();
    print_row({"backlog of 20 stations over HTTPS, " + store, rows / received.seconds, "rows/s",
               "bare insert of the same bytes", rows / bare.seconds, "at least 0.6 times"});
    print_row({"the same, processor time of both ends, " + store, 1000 * received.processor / rows,
               "ms", "bare insert of the same bytes", 1000 * bare.processor / rows, ""});
    print_row({"the same, the office's share of it, " + store,
               1000 * (received.processor - received.callers) / rows, "ms",
               "bare insert of the same bytes", 1000 * bare.processor / rows, ""});
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
        median_ms([&](int) { must(outbox.keep(seal(an_anonymous_complaint(), to).value())); });
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
    if (const char* backlog = std::getenv("TYCKTILL_BACKLOG"))
        each = std::max(std::size_t{1}, std::size_t(std::atol(backlog)) / stations);
    const TemporaryFolder folder;
    if (asked("skicka"))
        bench_skicka(folder.path());
    if (asked("sqlite")) {
        Items items;
        const Cost received =
            over_https(open_sqlite_archive(folder.path() / "office.db").value(), items);
        print_backlog("SQLite", received, bare_sqlite(folder.path() / "bare.db", items));
        const Cost alone = bare_sqlite_row_by_row(folder.path() / "alone.db", items);
        print_row({"the same, SQLite", submissions() / received.seconds, "rows/s",
                   "bare insert with a commit for each row", submissions() / alone.seconds, ""});
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
