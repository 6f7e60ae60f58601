#pragma once
/// What is said of a station's clock that differs from its office's.
#include <chrono>
#include <string>

namespace tycktill::courier {

/// Less than this is nothing: it turns no day but for who sends at midnight.
inline constexpr std::chrono::minutes clock_is_right_within{10};

/// "this station's clock is 368 days ahead of the office's; …", or "" when it is right.
std::string clock_in_words(std::chrono::seconds ahead);

} // namespace tycktill::courier
