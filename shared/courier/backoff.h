#pragma once
/// When to try again after a failure.
#include <chrono>
#include <optional>

namespace tycktill::courier {

/// Exponential backoff with full jitter (uniform over 0 … the bound), so that a hundred stations that
/// lost the office together do not come back together. The bound starts at 2 s, doubles with each
/// failure and stops at 15 min. What the office asks for (Retry-After) is waited out first.
/// `failures` from 1; `chance` in [0, 1).
std::chrono::milliseconds
next_attempt(int failures, std::optional<std::chrono::seconds> retry_after, double chance);

} // namespace tycktill::courier
