#pragma once
/// Keys, ids, nonces and epochs that come out the same for the same seed: for a simulation that must be
/// lived again. From then on this whole program draws nothing that is secret.
#include "tests/support/rooms.h"

#include <cstdint>

namespace tycktill::test {

void seed_all_randomness(std::uint64_t seed);

} // namespace tycktill::test
