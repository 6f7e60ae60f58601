#pragma once
/// A child at play, or a test: a text that holds no words. It is flagged for the office, never dropped
/// and never stopped, so the measure only has to be cautious: a short plain word is not play.
#include <string_view>

namespace tycktill::kiosk {

bool is_likely_play(std::string_view text);

} // namespace tycktill::kiosk
