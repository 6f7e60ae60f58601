#include "forms/definition/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tycktill::forms {
namespace {

// The kiosk's paper, by day and by night, that every accent stands on (shared/touch's theme).
constexpr unsigned day_ground = 0xFAF7F1;
constexpr unsigned night_ground = 0x0B0F0D;
constexpr double least = 7.0;

double linear(unsigned channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(unsigned colour) {
    return 0.2126 * linear(colour >> 16 & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) +
           0.0722 * linear(colour & 0xFF);
}

struct Pair {
    const char* key;
    unsigned colour;
    const char* other_key;
    unsigned other;
};

/// "4.2"
std::string one_decimal(double value) {
    const auto tenths = static_cast<int>(std::floor(value * 10));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

} // namespace

double contrast(unsigned one, unsigned other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::optional<FaintPair> faint_pair(const Accent& c) {
    const std::array pairs{
        Pair{"accent", c.accent, "the kiosk's paper", day_ground},
        Pair{"on", c.on, "'accent'", c.accent},
        Pair{"pressed", c.pressed, "'on'", c.on},
        Pair{"tint", c.tint, "'accent'", c.accent},
        Pair{"mid", c.mid, "'accent'", c.accent},
        Pair{"night_accent", c.night_accent, "the kiosk's night", night_ground},
        Pair{"night_on", c.night_on, "'night_accent'", c.night_accent},
        Pair{"night_pressed", c.night_pressed, "'night_on'", c.night_on},
        Pair{"night_tint", c.night_tint, "'night_accent'", c.night_accent},
    };
    for (const auto& pair : pairs) {
        const double ratio = contrast(pair.colour, pair.other);
        if (ratio < least)
            return FaintPair{pair.key,
                             std::string("'") + pair.key + "' against " + pair.other_key +
                                 " has a contrast of " + one_decimal(ratio) + ":1",
                             "choose a colour that reaches 7:1"};
    }
    return std::nullopt;
}

} // namespace tycktill::forms
