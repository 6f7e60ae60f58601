#include "shared/touch/panel.h"

#include <charconv>
#include <cmath>

namespace tycktill::touch {

namespace {

constexpr double mm_per_inch = 25.4;

double density(int width, int height, double inches) {
    return std::hypot(width, height) / (inches * mm_per_inch);
}

/// Reads a number off the front of the text.
template <typename T>
bool take_number(std::string_view& text, T& number) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{})
        return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return true;
}

bool take(std::string_view& text, char character) {
    if (text.empty() || text.front() != character)
        return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

double Panel::px_per_mm() const {
    return density(width_px, height_px, diagonal_inches);
}

float Panel::px(double mm) const {
    return static_cast<float>(std::round(mm * px_per_mm()));
}

float Panel::target(double mm) const {
    return static_cast<float>(std::ceil(mm * px_per_mm() - 1e-9));
}

float Panel::unit(double design_px) const {
    const double design = portrait() ? density(1080, 1920, 21.5) : density(1920, 1080, 15.6);
    return static_cast<float>(std::round(design_px * px_per_mm() / design));
}

Result<Panel> parse_panel(std::string_view text) {
    if (text == "21.5-portrait")
        return Panel{};
    if (text == "15.6-landscape")
        return Panel{"15.6-landscape", 1920, 1080, 15.6};
    Panel panel;
    panel.name = std::string(text);
    std::string_view rest = text;
    const bool read = take_number(rest, panel.width_px) && take(rest, 'x') &&
                      take_number(rest, panel.height_px) && take(rest, '@') &&
                      take_number(rest, panel.diagonal_inches) && rest.empty();
    const bool sane = panel.width_px >= 320 && panel.height_px >= 320 && panel.width_px <= 16384 &&
                      panel.height_px <= 16384 && panel.diagonal_inches >= 3 &&
                      panel.diagonal_inches <= 120;
    if (!read || !sane)
        return fail("panel \"" + std::string(text) +
                    "\": not a panel; write 21.5-portrait, 15.6-landscape or WIDTHxHEIGHT@INCHES "
                    "(1280x800@10.1)");
    return panel;
}

} // namespace tycktill::touch
