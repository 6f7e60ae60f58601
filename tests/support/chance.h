#pragma once
/// Random numbers that are the same on every machine for the same seed.
#include "tests/support/rooms.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace tycktill {

class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_(seed) {}
    /// From `low` up to, not including, `high`.
    double between(double low, double high) {
        return low + (high - low) * (double(engine_() >> 11) * 0x1p-53);
    }
    int below(int count) { return int(between(0, count)); }
    bool one_in(int count) { return below(count) == 0; }
    double normal() {
        const double radius = std::sqrt(-2 * std::log(between(1e-12, 1)));
        return radius * std::cos(2 * std::numbers::pi * between(0, 1));
    }

private:
    std::mt19937_64 engine_;
};

} // namespace tycktill
