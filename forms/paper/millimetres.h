#pragma once
/// Paper measures: whole hundredths of a millimetre, so that a layout is the same on every machine for
/// ever. Origin: the page's top left corner, x to the right, y down.
#include <compare>

namespace tycktill::forms {

struct Mm {
    int hundredths = 0;
    constexpr double value() const { return hundredths / 100.0; }
    friend constexpr auto operator<=>(Mm, Mm) = default;
    friend constexpr Mm operator+(Mm a, Mm b) { return {a.hundredths + b.hundredths}; }
    friend constexpr Mm operator-(Mm a, Mm b) { return {a.hundredths - b.hundredths}; }
    friend constexpr Mm operator*(Mm a, int times) { return {a.hundredths * times}; }
    friend constexpr Mm operator/(Mm a, int parts) { return {a.hundredths / parts}; }
};

/// 12.5_mm
constexpr Mm operator""_mm(long double value) {
    return {static_cast<int>(value * 100.0L + 0.5L)};
}
constexpr Mm operator""_mm(unsigned long long value) {
    return {static_cast<int>(value) * 100};
}

struct Point {
    Mm x, y;
    friend constexpr auto operator<=>(const Point&, const Point&) = default;
};

struct Size {
    Mm width, height;
    friend constexpr auto operator<=>(const Size&, const Size&) = default;
};

struct Rect {
    Mm x, y, width, height;
    constexpr Mm right() const { return x + width; }
    constexpr Mm bottom() const { return y + height; }
    constexpr Point centre() const { return {x + width / 2, y + height / 2}; }
    friend constexpr auto operator<=>(const Rect&, const Rect&) = default;
};

} // namespace tycktill::forms
