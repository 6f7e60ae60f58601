/// Receivers side by side on one PostgreSQL, one of them killed again and again while stations bring
/// what they have: nothing is lost or doubled.
#include "office/archive.h"
#include "shared/sync/office_client.h"
#include "tests/support/chance.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program_world.h"
#include "tests/support/sealed.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <ctime>
#include <map>
#include <mutex>

using namespace tycktill;
using namespace tycktill::test;

namespace {

constexpr std::size_t couriers = 4, items_in_all = 800;

std::vector<OutboxItem> a_chain(const StationIdentity& identity) {
    TestStation chain;
    std::vector<OutboxItem> items;
    for (std::size_t i = 0; i < items_in_all; ++i) {
        Submission submission = an_anonymous_complaint();
        if (i % 10 == 9)
            submission.attachments.push_back({"page-1.jpg", "image/jpeg", noise(300'000, i)});
        OutboxItem item;
        item.id = submission.id;
        item.envelope = to_bytes(seal(submission, identity.recipients).value());
        const Manifest manifest = chain.next(item.id, item.envelope);
        item.manifest = to_bytes(manifest);
        const Digest link = link_of(manifest);
        item.link.assign(link.begin(), link.end());
        items.push_back(std::move(item));
    }
    return items;
}

/// Three receivers, of which a thread kills one at a time until it is told to leave.
class Receivers {
public:
    explicit Receivers(ProgramWorld& world) : world_(world) {
        for (auto& one : all_)
            one.running = world_.receiver(one.address);
        killer_ = std::thread([this] { kill_some(); });
    }
    ~Receivers() { leave(); }
    Receivers(const Receivers&) = delete;
    Receivers& operator=(const Receivers&) = delete;
    std::string url(std::size_t number) const { return "https://" + all_[number % 3].address; }
    int leave() {
        leaving_ = true;
        if (killer_.joinable())
            killer_.join();
        return kills_;
    }

private:
    struct One {
        std::string address = "127.0.0.1:0";
        std::unique_ptr<Running> running;
    };
    void kill_some() {
        Chance chance(9);
        while (!leaving_) {
            std::this_thread::sleep_for(std::chrono::milliseconds(20 + chance.below(100)));
            One& one = all_[static_cast<std::size_t>(chance.below(3))];
            one.running->stop(SIGKILL);
            ++kills_;
            one.running = started_again(one.address);
        }
    }

    /// Meanwhile a client may have been given the free port as its own, for a moment.
    std::unique_ptr<Running> started_again(std::string address) {
        for (int tries = 0; tries < 3; ++tries)
            try {
                return world_.receiver(address);
            } catch (const std::runtime_error&) {
            }
        return world_.receiver(address);
    }

    ProgramWorld& world_;
    std::array<One, 3> all_;
    std::atomic<bool> leaving_{false};
    std::atomic<int> kills_{0};
    std::thread killer_;
};

} // namespace

TEST_CASE("three receivers on one PostgreSQL, killed in turn, lose and double nothing") {
    PostgresServer* server = PostgresServer::instance();
    if (!server) {
        WARN("PostgreSQL is not installed: this test was skipped");
        return;
    }
    const std::string store = server->new_database();
    ProgramWorld world(store);
    world.enrol();
    const StationIdentity identity = load_station(world.station).value().value();
    const std::vector<OutboxItem> items = a_chain(identity);
    std::mutex mutex;
    std::map<SubmissionId, Bytes> receipts;
    int kills = 0;
    {
        Receivers receivers(world);
        std::vector<std::thread> threads;
        for (std::size_t first = 0; first < couriers; ++first)
            threads.emplace_back([&, first] {
                std::size_t asked = first;
                for (std::size_t i = first; i < items.size(); i += couriers)
                    for (bool done = false; !done; ++asked) {
                        const auto transport =
                            make_curl_transport({receivers.url(asked), identity.server_pin, 2, 5})
                                .value();
                        OfficeClient client(identity, *transport,
                                            [] { return std::int64_t{std::time(nullptr)}; });
                        const Delivery delivery = client.deliver(items[i]);
                        if (const auto* delivered = std::get_if<Delivered>(&delivery)) {
                            const std::lock_guard lock(mutex);
                            receipts[items[i].id] = delivered->receipt;
                            done = true;
                        }
                    }
            });
        for (auto& thread : threads)
            thread.join();
        kills = receivers.leave();
    }
    REQUIRE(kills >= 5);
    const auto archive = open_archive(store).value();
    const auto kept = archive->envelopes().value();
    REQUIRE(kept.size() == items.size());
    for (const auto& row : kept)
        REQUIRE(to_hex(row.receipt) == to_hex(receipts[row.id]));
    REQUIRE(world.tell_office({"verify"}).status == 0);
}
