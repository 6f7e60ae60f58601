/// Receivers side by side on one PostgreSQL, one of them killed again and again while stations bring
/// what they have: nothing is lost or doubled.
#include "office/archive/archive.h"
#include "tests/support/chance.h"
#include "tests/support/many_couriers.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <atomic>
#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;

namespace {

constexpr std::size_t items_in_all = 800;

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
    const std::vector<OutboxItem> items = a_chain(identity.recipients, items_in_all);
    std::map<SubmissionId, Bytes> receipts;
    int kills = 0;
    {
        Receivers receivers(world);
        ManyCouriers couriers(identity);
        couriers.url = [&](std::size_t asked) { return receivers.url(asked); };
        receipts = couriers.bring(items);
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
