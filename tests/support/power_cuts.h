#pragma once
/// Many lives of an outbox on a disk that loses what was not synced, each ended at a random call.
#include "tests/support/budget.h"
#include "tests/support/outbox_world.h"
#include "tests/support/rooms.h"

namespace tycktill {

enum class Ending { PowerCut, Kill };

struct Lives {
    long cuts = 0;
    long broken = 0;
    long acknowledged = 0;
    std::string first; ///< the first broken promise
};

/// A new disk every 25th time. The same seed gives the same lives.
Lives live_through(const test::Budget& budget, Synchronous synchronous, Ending ending,
                   std::uint64_t seed);

} // namespace tycktill
