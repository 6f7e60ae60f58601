/// A backlog with the real programs: 20 stations' outboxes are filled, then 20 couriers bring all of it to one
/// receiver at once, while the receiver is killed now and then, and couriers too. Prints how long it takes to
/// drain, what the programs need of memory, and the same bytes inserted bare in the same run.
///
///     backlog_soak [MINUTES] [SUBMISSIONS] [SEED]
///
/// Without SUBMISSIONS 500 for each minute. 100 000 take about 4 GiB twice on the disk of TMPDIR.
#include "office/archive/sqlite_archive.h"
#include "shared/courier/enrol.h"
#include "tests/support/backlog.h"
#include "tests/support/chance.h"
#include "tests/support/process_memory.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <atomic>
#include <mutex>
#include <set>

using namespace tycktill;
using namespace tycktill::test;

namespace {

class Backlog {
public:
    Backlog(std::size_t each, std::uint64_t seed) : each_(each), chance_(seed) {
        world_.serve();
        const std::string url = "https://" + world_.address;
        for (std::size_t i = 0; i < stations; ++i) {
            std::string text =
                world_.tell_office({"enrol-code", "--station", "kiosk-" + std::to_string(i)}).out;
            text.pop_back();
            const EnrolCode code = parse_enrol_code(text).value();
            const auto transport =
                make_curl_transport({url, pin_text(code.server_pin), 10, 30}).value();
            must(enrol(data_of(i), url, code, *transport).has_value(), "enrol");
        }
    }

    void fill() {
        std::atomic<std::size_t> next{0};
        std::vector<std::thread> threads;
        for (int thread = 0; thread < 2; ++thread)
            threads.emplace_back([&] {
                for (std::size_t i = next++; i < stations; i = next++)
                    fill(i);
            });
        for (auto& thread : threads)
            thread.join();
    }

    /// True when everything left every station before the time was up.
    bool drain(std::chrono::steady_clock::time_point until) {
        std::vector<std::thread> couriers;
        for (std::size_t i = 0; i < stations; ++i)
            couriers.emplace_back([this, i, until] { run_courier(i, until); });
        while (empty_ < stations && std::chrono::steady_clock::now() < until) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            note(receiver_mib_, peak_mib(world_.serving->process()));
            if (chance_.one_in(100)) { // every ten seconds or so
                world_.serving->stop(SIGKILL);
                world_.serve();
                ++receivers_killed;
            }
        }
        for (auto& courier : couriers)
            courier.join();
        return empty_ == stations;
    }

    /// Reads what arrived and inserts it bare, a part at a time; seconds for all.
    double insert_bare() {
        const auto archive = open_sqlite_archive(office_database()).value();
        BareSqlite bare(world_.folder.path() / "bare.db");
        double seconds = 0;
        Items part(stations);
        std::size_t at = 0;
        const auto rows = archive->envelopes().value();
        for (const auto& row : rows) {
            part[at % stations].push_back(
                {row.id, archive->content(row.id).value(), row.manifest, {}, 0, {}, 0, 0, false});
            if (++at % 2000 == 0) {
                seconds += bare.insert(part).seconds;
                part.assign(stations, {});
            }
        }
        return seconds + bare.insert(part).seconds;
    }

    /// "" when nothing is lost or doubled.
    std::string broken() {
        std::size_t arrived = 0;
        const auto archive = open_sqlite_archive(office_database()).value();
        const auto rows = archive->envelopes().value();
        for (const auto& row : rows)
            arrived += row.arrived && kept_.count(row.id) > 0 ? 1 : 0;
        if (arrived != kept_.size())
            return std::to_string(kept_.size() - arrived) + " lost";
        if (world_.tell_office({"verify"}).status != 0)
            return "tycktill-office verify finds a fault";
        return "";
    }

    std::size_t submissions() const { return kept_.size(); }
    long station_mib() const { return station_mib_; }
    long receiver_mib() const { return receiver_mib_; }
    std::atomic<long> receivers_killed{0}, couriers_killed{0};

private:
    std::filesystem::path data_of(std::size_t i) const {
        return world_.folder.path() / ("station-" + std::to_string(i));
    }
    std::filesystem::path office_database() const {
        return std::filesystem::path(world_.office) / "office" / "office.db";
    }

    void fill(std::size_t i) {
        const auto identity = load_station(data_of(i)).value().value();
        OutboxOptions options;
        options.limit_bytes = std::int64_t{16} << 30;
        auto outbox = Outbox::open(outbox_file(data_of(i)), options).value();
        for (std::size_t n = 0; n < each_; ++n) {
            const Submission submission = backlog_submission(n);
            must(outbox.keep(seal(submission, identity.recipients).value()).has_value(), "keep");
            const std::lock_guard lock(mutex_);
            kept_.insert(submission.id);
        }
    }

    void run_courier(std::size_t i, std::chrono::steady_clock::time_point until) {
        const auto out = world_.folder.path() / ("courier-" + std::to_string(i));
        for (bool first = i % 4 == 0; std::chrono::steady_clock::now() < until; first = false) {
            Running courier(
                {program_for_tests("tycktill-courier"), "once", "--data", data_of(i).string()},
                out);
            const auto killed_at = std::chrono::steady_clock::now() + std::chrono::seconds(2);
            bool running = true;
            while (running && !(first && std::chrono::steady_clock::now() > killed_at)) {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
                note(station_mib_, peak_mib(courier.process()));
                running = !courier.has_ended();
            }
            couriers_killed += running ? 1 : 0;
            if (courier.stop(SIGKILL) == 0) {
                ++empty_;
                return;
            }
        }
    }

    static void note(std::atomic<long>& most, long now) {
        for (long known = most; now > known && !most.compare_exchange_weak(known, now);) {
        }
    }

    std::size_t each_;
    Chance chance_;
    ProgramWorld world_;
    std::mutex mutex_;
    std::set<SubmissionId> kept_;
    std::atomic<std::size_t> empty_{0};
    std::atomic<long> station_mib_{0}, receiver_mib_{0};
};

} // namespace

int main(int count, char** words) {
    const long minutes = count > 1 ? std::max(1L, std::atol(words[1])) : 1;
    const auto wanted = std::size_t(count > 2 ? std::atol(words[2]) : minutes * 500);
    const std::uint64_t seed =
        count > 3 ? std::strtoull(words[3], nullptr, 10) : std::random_device{}();
    const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(minutes);
    Backlog backlog(std::max(std::size_t{1}, wanted / stations), seed);
    const double filled = cost_of([&] { backlog.fill(); }).seconds;
    bool drained = false;
    const double took = cost_of([&] { drained = backlog.drain(until); }).seconds;
    if (!drained) {
        std::printf("backlog_soak: not drained in %ld minutes, seed %llu\n", minutes,
                    static_cast<unsigned long long>(seed));
        return 1;
    }
    const double bare = backlog.insert_bare();
    const std::string broken = backlog.broken();
    const auto rows = double(backlog.submissions());
    std::printf(
        "backlog_soak: %zu submissions of 20 stations (kept in %.0f s) drained in %.0f s, "
        "%.0f a second; %ld receivers and %ld couriers killed meanwhile; bare insert %.0f a "
        "second, ratio %.2f; memory at most: courier %ld MiB, receiver %ld MiB; seed %llu: "
        "%s\n",
        backlog.submissions(), filled, took, rows / took, backlog.receivers_killed.load(),
        backlog.couriers_killed.load(), rows / bare, bare / took, backlog.station_mib(),
        backlog.receiver_mib(), static_cast<unsigned long long>(seed),
        broken.empty() ? "none lost or doubled" : broken.c_str());
    return broken.empty() && backlog.station_mib() <= 64 && backlog.receiver_mib() <= 256 ? 0 : 1;
}
