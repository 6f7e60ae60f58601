#pragma once
/// A backlog: what 20 stations have when they come back to their office at once, every tenth submission with
/// five pages; and the same bytes inserted bare, to hold the office against.
#include "office/archive/group_commit.h"
#include "shared/store/outbox.h"
#include "tests/support/must.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"

#include <atomic>
#include <chrono>
#include <ctime>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace tycktill::test {

inline constexpr std::size_t stations = 20;
inline constexpr std::size_t in_flight =
    2; ///< submissions of one station at once, as a courier has them
inline constexpr std::size_t backlog_page_bytes = 40'000, backlog_pages = 5;
using Items = std::vector<std::vector<OutboxItem>>; ///< of each station

/// How long it took, how much of this process's processor time, and how much of that its callers' threads.
struct Cost {
    double seconds = 0, processor = 0, callers = 0;
};

inline Cost cost_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t before = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            double(std::clock() - before) / CLOCKS_PER_SEC, 0};
}

/// As many at once as are on their way in all; each is told which it is. Returns their processor time.
inline double on_ways(const std::function<void(std::size_t way)>& work) {
    std::vector<std::thread> threads;
    std::atomic<std::int64_t> nanoseconds{0};
    for (std::size_t way = 0; way < stations * in_flight; ++way)
        threads.emplace_back([&, way] {
            work(way);
            timespec used{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
            nanoseconds += used.tv_sec * 1'000'000'000L + used.tv_nsec;
        });
    for (auto& thread : threads)
        thread.join();
    return double(nanoseconds) / 1e9;
}

/// Every item of every station, each station's on its ways.
inline Cost bring_all(const Items& items,
                      const std::function<void(std::size_t way, const OutboxItem& item)>& bring) {
    double callers = 0;
    Cost cost = cost_of([&] {
        callers = on_ways([&](std::size_t way) {
            const auto& own = items[way / in_flight];
            for (std::size_t i = way % in_flight; i < own.size(); i += in_flight)
                bring(way, own[i]);
        });
    });
    cost.callers = callers;
    return cost;
}

inline Submission backlog_submission(std::size_t number) {
    Submission submission = an_anonymous_complaint();
    for (std::size_t page = 1; number % 10 == 9 && page <= backlog_pages; ++page)
        submission.attachments.push_back({"page-" + std::to_string(page) + ".jpg", "image/jpeg",
                                          noise(backlog_page_bytes, page)});
    return submission;
}

inline Database bare_database(const std::filesystem::path& file) {
    DatabaseSettings settings;
    settings.application_id = 1;
    settings.migrations = {
        "CREATE TABLE t(id BLOB PRIMARY KEY, manifest BLOB, bytes BLOB) STRICT;"};
    return Database::open(file, settings).value();
}

inline Result<void> insert_bare(Database& database, const OutboxItem& item) {
    return database.run(
        "INSERT INTO t VALUES(?1, ?2, ?3)",
        {BytesView(item.id.bytes), BytesView(item.manifest), BytesView(item.envelope)});
}

/// Durable inserts by as many threads that share their commits, as the office does it.
class BareSqlite {
public:
    explicit BareSqlite(const std::filesystem::path& file) : group_(bare_database(file)) {}

    Cost insert(const Items& items) {
        return bring_all(items, [this](std::size_t, const OutboxItem& item) {
            must(group_.run([&](Database& database) { return insert_bare(database, item); }));
        });
    }

private:
    GroupCommit group_;
};

inline Cost bare_sqlite(const std::filesystem::path& file, const Items& items) {
    return BareSqlite(file).insert(items);
}

/// The same with a commit for each row, as SQLite does it by itself.
inline Cost bare_sqlite_row_by_row(const std::filesystem::path& file, const Items& items) {
    Database database = bare_database(file);
    std::mutex one_writer;
    return bring_all(items, [&](std::size_t, const OutboxItem& item) {
        const std::lock_guard lock(one_writer);
        must(insert_bare(database, item));
    });
}

} // namespace tycktill::test
