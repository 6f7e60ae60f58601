// A small reception's post; scanner_pile_soak takes in a large one.
#include "tests/scanner/pile.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("every page of a shuffled pile ends where it belongs or in a doubt that says why") {
    PileOrder order;
    order.forms = 15;
    order.seed = 5;
    order.assets = TYCKTILL_SOURCE "/assets";
    const PileCount sum = pile_through(order);
    INFO((sum.faults.empty() ? "" : sum.faults.front()));
    CHECK(sum.lost == 0);
    CHECK(sum.doubled == 0);
    CHECK(sum.misplaced == 0);
    CHECK(sum.wrong == 0);
    CHECK(sum.placed + sum.asked == sum.pages);
    CHECK(sum.came.size() >= 4);
}
