/// A PostgreSQL pair: the primary is killed under load, the standby promoted, the receivers follow by
/// themselves, and everything that a station has a receipt for is there.
#include "office/archive/archive.h"
#include "tests/support/many_couriers.h"
#include "tests/support/postgres_server.h"
#include "tests/support/program_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;

TEST_CASE("a killed primary takes nothing with it that was signed for") {
    PostgresPair pair;
    if (!pair.runs()) {
        WARN("PostgreSQL is not installed: this test was skipped");
        return;
    }
    ProgramWorld world(pair.address());
    world.enrol();
    std::string second_address = "127.0.0.1:0";
    const auto second = world.receiver(second_address);
    const StationIdentity identity = load_station(world.station).value().value();
    const auto items = a_chain(identity.recipients, 600);

    std::once_flag once;
    std::thread promotion;
    std::atomic<std::size_t> signed_before{0};
    ManyCouriers couriers(identity, 6);
    couriers.url = [&](std::size_t asked) {
        return "https://" + (asked % 2 == 0 ? world.address : second_address);
    };
    REQUIRE(couriers.bring_one(items.front(), couriers.url(0)));
    REQUIRE(pair.stop_standby());
    REQUIRE_FALSE(couriers.bring_one(items.back(), couriers.url(0))); // one disk is not enough
    REQUIRE(pair.start_standby());

    couriers.delivered = [&](std::size_t count) {
        if (count >= 200)
            std::call_once(once, [&] {
                signed_before = count;
                pair.kill_primary(); // the couriers go on and are told to come again
                promotion = std::thread([&] { pair.promote_standby(); });
            });
    };
    const auto receipts = couriers.bring(items);
    promotion.join();
    REQUIRE(signed_before >= 200);
    REQUIRE(receipts.size() == items.size());

    const auto archive = open_archive(pair.address()).value();
    const auto kept = archive->envelopes().value();
    REQUIRE(kept.size() == items.size());
    for (const auto& row : kept)
        REQUIRE(to_hex(row.receipt) == to_hex(receipts.at(row.id)));
    REQUIRE(world.tell_office({"verify"}).status == 0);
}
