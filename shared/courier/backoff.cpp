#include "shared/courier/backoff.h"

#include <algorithm>

namespace tycktill::courier {

using std::chrono::milliseconds;

std::chrono::milliseconds
next_attempt(int failures, std::optional<std::chrono::seconds> retry_after, double chance) {
    constexpr milliseconds first{2000}, most{15 * 60 * 1000};
    const int doublings = std::clamp(failures - 1, 0, 16);
    const milliseconds bound = std::min(most, first * (1L << doublings));
    const auto jitter =
        milliseconds(static_cast<milliseconds::rep>(static_cast<double>(bound.count()) * chance));
    return retry_after.value_or(std::chrono::seconds(0)) + jitter;
}

} // namespace tycktill::courier
