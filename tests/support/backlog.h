#pragma once
/// A backlog: what 20 stations have when they come back to their office at once, every tenth submission with
/// five pages; and the same bytes inserted bare, to hold the office against.
#include "office/group_commit.h"
#include "shared/store/outbox.h"
#include "tests/support/submissions.h"

#include <chrono>
#include <ctime>
#include <functional>
#include <stdexcept>
#include <thread>

namespace tycktill::test {

inline constexpr std::size_t stations = 20;
inline constexpr std::size_t backlog_page_bytes = 40'000, backlog_pages = 5;
using Items = std::vector<std::vector<OutboxItem>>; ///< of each station

/// How long it took, and how much of this process's processor time.
struct Cost {
    double seconds = 0, processor = 0;
};

inline Cost cost_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t before = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            double(std::clock() - before) / CLOCKS_PER_SEC};
}

inline void on_threads(const std::function<void(std::size_t)>& work) {
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < stations; ++i)
        threads.emplace_back(work, i);
    for (auto& thread : threads)
        thread.join();
}

inline Submission backlog_submission(std::size_t number) {
    Submission submission = an_anonymous_complaint();
    for (std::size_t page = 1; number % 10 == 9 && page <= backlog_pages; ++page)
        submission.attachments.push_back({"page-" + std::to_string(page) + ".jpg", "image/jpeg",
                                          noise(backlog_page_bytes, page)});
    return submission;
}

/// Durable inserts by as many threads that share their commits, as the office does it.
class BareSqlite {
public:
    explicit BareSqlite(const std::filesystem::path& file) : group_(open(file)) {}

    Cost insert(const Items& items) {
        return cost_of([&] {
            on_threads([&](std::size_t i) {
                for (const auto& item : items[i])
                    insert_one(item);
            });
        });
    }

private:
    static Database open(const std::filesystem::path& file) {
        DatabaseSettings settings;
        settings.application_id = 1;
        settings.migrations = {
            "CREATE TABLE t(id BLOB PRIMARY KEY, manifest BLOB, bytes BLOB) STRICT;"};
        return Database::open(file, settings).value();
    }
    void insert_one(const OutboxItem& item) {
        const auto done = group_.run([&](Database& database) {
            return database.run(
                "INSERT INTO t VALUES(?1, ?2, ?3)",
                {BytesView(item.id.bytes), BytesView(item.manifest), BytesView(item.envelope)});
        });
        if (!done)
            throw std::runtime_error(done.error().what);
    }
    GroupCommit group_;
};

inline Cost bare_sqlite(const std::filesystem::path& file, const Items& items) {
    return BareSqlite(file).insert(items);
}

} // namespace tycktill::test
