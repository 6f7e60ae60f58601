/// What hostile stations and a thousand slow clients cost the others: the real receiver, four honest
/// stations and how long each of their deliveries takes, first alone and then under attack. Prints the
/// 99th percentiles and the receiver's memory.
///
///     hostile_soak [MINUTES] [MANIFESTS] [HOSTILE STATIONS, 1 unless told]
#include "shared/courier/enrol.h"
#include "shared/courier/office_client.h"
#include "tests/support/hostile_client.h"
#include "tests/support/many_couriers.h"
#include "tests/support/process_memory.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <functional>

using namespace tycktill;
using namespace tycktill::test;
using Clock_ = std::chrono::steady_clock;

namespace {

constexpr std::size_t honest_stations = 4, deliveries_a_phase = 400;

/// A station that is enrolled and has its own connection.
struct Member {
    TemporaryFolder folder;
    std::unique_ptr<Transport> transport;
    StationIdentity identity;
    TestStation chain;

    Member(ProgramWorld& world, const std::string& name) {
        std::string text = world.tell_office({"enrol-code", "--station", name}).out;
        text.pop_back();
        const EnrolCode code = parse_enrol_code(text).value();
        const std::string url = "https://" + world.address;
        transport = make_curl_transport({url, pin_text(code.server_pin), 10, 30}).value();
        identity = enrol(folder.path(), url, code, *transport).value();
    }
    OutboxItem next() {
        OutboxItem item;
        const Submission submission = an_anonymous_complaint();
        item.id = submission.id;
        item.envelope = to_bytes(seal(submission, identity.recipients).value());
        const Manifest manifest = chain.next(item.id, item.envelope);
        item.manifest = to_bytes(manifest);
        const Digest link = link_of(manifest);
        item.link.assign(link.begin(), link.end());
        return item;
    }
};

/// The 99th percentile, in milliseconds, of what all stations' deliveries took.
double deliver(std::vector<std::unique_ptr<Member>>& members) {
    std::mutex mutex;
    std::vector<double> times;
    std::vector<std::thread> threads;
    for (auto& member : members)
        threads.emplace_back([&] {
            OfficeClient client(member->identity, *member->transport,
                                [] { return std::int64_t{std::time(nullptr)}; });
            for (std::size_t i = 0; i < deliveries_a_phase; ++i) {
                const OutboxItem item = member->next();
                const auto start = Clock_::now();
                const bool arrived = std::holds_alternative<Delivered>(client.deliver(item));
                const std::chrono::duration<double, std::milli> took = Clock_::now() - start;
                const std::lock_guard lock(mutex);
                times.push_back(arrived ? took.count() : 1e6);
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        });
    for (auto& thread : threads)
        thread.join();
    const auto at = times.begin() + static_cast<std::ptrdiff_t>(times.size() * 99 / 100);
    std::nth_element(times.begin(), at, times.end());
    return *at;
}

} // namespace

int main(int count, char** words) {
    const rlimit files{8192, 8192};
    ::setrlimit(RLIMIT_NOFILE, &files);
    const auto until =
        Clock_::now() + std::chrono::minutes(count > 1 ? std::max(1L, std::atol(words[1])) : 1);
    const long most = count > 2 ? std::atol(words[2]) : 1'000'000;
    ProgramWorld world;
    world.serve();
    const pid_t receiver = world.serving->process();
    std::vector<std::unique_ptr<Member>> honest;
    for (std::size_t i = 0; i < honest_stations; ++i)
        honest.push_back(std::make_unique<Member>(world, "kiosk-" + std::to_string(i + 1)));
    std::vector<std::unique_ptr<Member>> enemies;
    for (long i = 0; i < (count > 3 ? std::max(1L, std::atol(words[3])) : 1); ++i)
        enemies.push_back(std::make_unique<Member>(world, "enemy-" + std::to_string(i + 1)));

    deliver(honest); // warm
    const double alone = deliver(honest);
    const int port = std::atoi(world.address.substr(world.address.find(':') + 1).c_str());
    double beside_slow = 0;
    long cut = 0;
    {
        SlowClients slow(port, 1000);
        std::this_thread::sleep_for(std::chrono::seconds(5));
        beside_slow = deliver(honest);
        cut = slow.cut();
    }
    std::printf("hostile_soak: 1000 slow clients (%ld cut off): p99 of the others %.1f ms, alone "
                "%.1f ms, ratio %.2f\n",
                cut, beside_slow, alone, beside_slow / alone);

    std::atomic<long> sent{0}, accepted{0};
    std::atomic<bool> leaving{false};
    std::vector<std::thread> attacks;
    for (const auto& enemy : enemies)
        attacks.emplace_back([&] {
            be_of_lowest_priority();
            HostileStation station(enemy->identity, *enemy->transport);
            while (!leaving && sent < most) {
                accepted += station.send_one() == 200 ? 1 : 0;
                ++sent;
            }
        });
    std::vector<double> beside_attack;
    do
        beside_attack.push_back(deliver(honest));
    while (Clock_::now() < until && sent < most);
    leaving = true;
    for (auto& attack : attacks)
        attack.join();
    std::sort(beside_attack.begin(), beside_attack.end());
    const double middle = beside_attack[beside_attack.size() / 2];
    const double alone_after = deliver(honest);
    std::printf("hostile_soak: %ld hostile requests of %zu stations, %ld accepted: p99 of the "
                "others %.1f ms, alone "
                "%.1f and %.1f ms, ratio %.2f; the receiver's memory at most %ld MiB\n",
                sent.load(), enemies.size(), accepted.load(), middle, alone, alone_after,
                middle / std::max(alone, alone_after), peak_mib(receiver));
    const bool proved = world.tell_office({"verify"}).out.find("fork") == std::string::npos;
    std::printf("hostile_soak: the honest stations' chains are %s\n", proved ? "whole" : "BROKEN");
    return proved && peak_mib(receiver) <= 256 ? 0 : 1;
}
