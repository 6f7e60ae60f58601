/// A simulated month of 50 stations, from 200 seeds. A seed that breaks a promise is named, and
/// TYCKTILL_MONTH=SEED lives it again, alone.
#include "tests/support/month.h"

#include "shared/base/bytes.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace tycktill;
using namespace tycktill::test;

namespace {

void live_months(std::uint64_t first, std::uint64_t count) {
    const char* asked = std::getenv("TYCKTILL_MONTH");
    if (asked) {
        first = std::strtoull(asked, nullptr, 10);
        count = 1;
    }
    Month all;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const Month month = live_a_month(seed);
        INFO("TYCKTILL_MONTH=" << seed << " lives this month again");
        REQUIRE(month.broken == "");
        all.thanked += month.thanked;
        all.faults += month.faults;
        all.power_cuts += month.power_cuts;
        all.missing += month.missing;
    }
    WARN(count << " months: " << all.thanked << " thanked, " << all.faults
               << " faults of the network, " << all.power_cuts << " power cuts, " << all.missing
               << " burnt and named");
    REQUIRE((asked || all.thanked > 30 * long(count)));
    REQUIRE((asked || all.faults > 5 * long(count)));
    REQUIRE((asked || all.power_cuts > 3 * long(count)));
    REQUIRE((asked || all.missing > long(count)));
}

} // namespace

TEST_CASE("in a month of 50 stations nothing thanked is lost or doubled: seeds 1 to 100") {
    live_months(1, 100);
}

TEST_CASE("in a month of 50 stations nothing thanked is lost or doubled: seeds 101 to 200") {
    live_months(101, 100);
}

TEST_CASE("the same seed lives the same month, another seed another") {
    const MonthPlan small{8, 30, 4};
    const Month first = live_a_month(7, small), again = live_a_month(7, small);
    REQUIRE(to_hex(first.trace) == to_hex(again.trace));
    REQUIRE(first.requests == again.requests);
    REQUIRE(to_hex(live_a_month(8, small).trace) != to_hex(first.trace));
}

TEST_CASE("a month catches an office that signs and forgets, and stations that sync too little") {
    for (const Lie lie : {Lie::OfficeForgets, Lie::StationsSyncTooLittle}) {
        int caught = 0;
        for (std::uint64_t seed = 1; seed <= 5; ++seed)
            caught += live_a_month(seed, {10, 30, 10, lie}).broken.empty() ? 0 : 1;
        REQUIRE(caught >= 4);
    }
}
