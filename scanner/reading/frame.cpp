#include "scanner/reading/frame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace tycktill::reading {

namespace {

constexpr double reach = 1.3; // mm to both sides of where the line should be
constexpr double step = 0.1;  // mm across the line
constexpr int places = 2 * int(reach / step) + 1;
constexpr int along = 28; // samples along a side

/// A side's tones: one row of samples for each distance outwards, from −reach to +reach.
struct Strip {
    std::array<std::array<float, along>, places> tones{};
};

/// A side as a line on the sheet, and which way is out.
struct Side {
    MmPoint from, to, out;
};

std::array<Side, 4> sides_of(const forms::Rect& inside) {
    // Lines through the middle of the border; the corners are left out.
    const double half = frame_width_mm / 2, cut = 0.4;
    const double l = inside.x.value() - half, t = inside.y.value() - half;
    const double r = inside.right().value() + half, b = inside.bottom().value() + half;
    return {Side{{l, t + cut}, {l, b - cut}, {-1, 0}},
            {{r, t + cut}, {r, b - cut}, {1, 0}},
            {{l + cut, t}, {r - cut, t}, {0, -1}},
            {{l + cut, b}, {r - cut, b}, {0, 1}}};
}

Strip strip_of(const pages::Image& image, const Homography& map, const Side& side) {
    // Over a few millimetres the map is straight: three places give all others.
    const pages::PxPoint from = map.to_px(side.from), to = map.to_px(side.to);
    const pages::PxPoint out =
        map.to_px(MmPoint{side.from.x + side.out.x, side.from.y + side.out.y});
    Strip strip;
    for (int place = 0; place < places; ++place) {
        const double away = -reach + place * step;
        const double x0 = from.x + (out.x - from.x) * away, y0 = from.y + (out.y - from.y) * away;
        for (int i = 0; i < along; ++i) {
            const double share = (i + 0.5) / along;
            strip.tones[std::size_t(place)][std::size_t(i)] =
                float(image.sample({x0 + (to.x - from.x) * share, y0 + (to.y - from.y) * share}));
        }
    }
    return strip;
}

struct Line {
    double away = 0;  ///< outwards from where it should be, mm
    double whole = 0; ///< share of its length that is dark
    double darkness = 0;
    double bleed = 0; ///< mm beyond its outer edge
};

double dark_share(const Strip& strip, int place, double threshold) {
    int dark = 0;
    for (const float tone : strip.tones[std::size_t(place)])
        dark += tone < threshold;
    return double(dark) / along;
}

double mean_tone(const Strip& strip, int place) {
    double sum = 0;
    for (const float tone : strip.tones[std::size_t(place)])
        sum += tone;
    return sum / along;
}

// Where the line's darkness is gone on its outer side.
double bleed_of(const Strip& strip, const Line& line, double white) {
    int place = std::clamp(int(std::lround((line.away + reach) / step)), 0, places - 1);
    while (place < places - 1 && white - mean_tone(strip, place) > 0.06 * line.darkness)
        ++place;
    return std::max(0.0, -reach + place * step - line.away - frame_width_mm / 2);
}

// From the outside inwards: the first dark line. What is drawn inside the box cannot be taken for it.
std::optional<Line> line_of(const Strip& strip, double white, double threshold) {
    for (int place = places - 1; place > 0; --place) {
        if (dark_share(strip, place, threshold) < 0.6)
            continue;
        // Within the next half millimetre, where it is darkest; past that the box's inside begins.
        const int last = std::max(0, place - int(1.5 * frame_width_mm / step));
        double weight = 0, sum = 0;
        Line line;
        for (int p = place + 1 < places ? place + 1 : place; p >= last; --p) {
            const double dark = std::max(0.0, white - mean_tone(strip, p));
            if (p < place - 1 && dark_share(strip, p, threshold) < 0.3)
                break;
            weight += dark;
            sum += dark * (-reach + p * step);
            line.whole = std::max(line.whole, dark_share(strip, p, threshold));
            line.darkness = std::max(line.darkness, dark);
        }
        line.away = weight > 0 ? sum / weight : 0;
        line.bleed = bleed_of(strip, line, white);
        return line;
    }
    return std::nullopt;
}

// Two opposite sides that stand as far apart as printed move the box; one alone may do so too.
struct Pair {
    double shift = 0;
    int sides = 0;
};

Pair pair_of(const std::optional<Line>& before, const std::optional<Line>& after) {
    if (before && after) {
        // `away` is outwards on both sides, so a plain shift has opposite signs.
        if (std::abs(before->away + after->away) < 0.4)
            return {(after->away - before->away) / 2, 2};
        const bool first = std::abs(before->away) < std::abs(after->away);
        return {first ? -before->away : after->away, 0};
    }
    if (before)
        return {-before->away, 1};
    if (after)
        return {after->away, 1};
    return {0, 0};
}

} // namespace

BoxFrame find_frame(const pages::Image& image, const Homography& map, const forms::Rect& inside,
                    double white) {
    std::array<Strip, 4> strips;
    float darkest = 255;
    const auto sides = sides_of(inside);
    for (std::size_t i = 0; i < 4; ++i) {
        strips[i] = strip_of(image, map, sides[i]);
        for (int place = 0; place < places; ++place)
            darkest = std::min(darkest, float(mean_tone(strips[i], place)));
    }
    BoxFrame frame;
    if (white - darkest < 12)
        return frame;
    const double threshold = white - 0.45 * (white - darkest);
    std::array<std::optional<Line>, 4> lines;
    for (std::size_t i = 0; i < 4; ++i)
        lines[i] = line_of(strips[i], white, threshold);
    const Pair across = pair_of(lines[0], lines[1]), down = pair_of(lines[2], lines[3]);
    frame.sides = across.sides + down.sides;
    if (across.sides > 0)
        frame.dx = across.shift;
    if (down.sides > 0)
        frame.dy = down.shift;
    int counted = 0;
    std::vector<double> bleeds;
    for (const auto& line : lines)
        if (line) {
            bleeds.push_back(line->bleed);
            frame.whole += line->whole;
            frame.darkness += line->darkness;
            ++counted;
        }
    if (counted > 0) {
        frame.whole /= counted;
        frame.darkness /= counted;
        // The second least: a pen that overshoots one or two sides does not count.
        std::sort(bleeds.begin(), bleeds.end());
        frame.bleed_mm = bleeds[std::min<std::size_t>(1, bleeds.size() - 1)];
    }
    return frame;
}

} // namespace tycktill::reading
