#include "scanner/print_quality.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tycktill {

namespace {

constexpr double reach = 1.2, step = 0.1; // mm above and below where the line should be
constexpr int places = 2 * int(reach / step) + 1;
constexpr double piece = 9;      // mm of line that are looked at together
constexpr double line_end = 3.5; // mm at both ends are printed darker

// How much darker than the paper beside it a piece of line is, in grey steps.
double darkness_of(const Image& image, const Homography& map, double x, double y) {
    const PxPoint from = map.to_px(MmPoint{x, y}), along = map.to_px(MmPoint{x + piece, y}),
                  down = map.to_px(MmPoint{x, y + 1});
    constexpr int samples = 40;
    std::array<double, places> tones{};
    for (int place = 0; place < places; ++place) {
        const double away = -reach + place * step;
        for (int i = 0; i < samples; ++i) {
            const double share = (i + 0.5) / samples;
            tones[std::size_t(place)] +=
                image.sample({from.x + (along.x - from.x) * share + (down.x - from.x) * away,
                              from.y + (along.y - from.y) * share + (down.y - from.y) * away}) /
                samples;
        }
    }
    const double darkest = *std::min_element(tones.begin(), tones.end());
    std::nth_element(tones.begin(), tones.begin() + places / 2, tones.end());
    return tones[places / 2] - darkest;
}

bool only_black_and_white(const Image& image) {
    int between = 0, all = 0;
    for (int y = 0; y < image.height(); y += 7)
        for (int x = 0; x < image.width(); x += 3) {
            const int tone = image.at(x, y);
            between += tone > 25 && tone < 230;
            ++all;
        }
    return between * 500 < all;
}

} // namespace

LightInk light_ink_of(const Image& image, const Homography& map, const Page& page) {
    std::vector<double> pieces;
    for (const Box& box : page.boxes) {
        if (box.kind != BoxKind::Area || box.pitch.hundredths <= 0)
            continue;
        // A dozen pieces tell enough: every other line, three places along it.
        for (int line = 0; line < box.lines && pieces.size() < 24; line += 2) {
            const double y = (box.inside.bottom() - box.pitch * line).value();
            const double left = box.inside.x.value() + line_end;
            const double room = box.inside.width.value() - 2 * line_end - piece;
            for (const double share : {0.05, 0.5, 0.95})
                if (room > 0)
                    pieces.push_back(darkness_of(image, map, left + share * room, y));
        }
    }
    if (pieces.empty())
        return only_black_and_white(image) ? LightInk::Lost : LightInk::Kept;
    // Writing may stand on half of them and looks like line; the paler third does not lie.
    const auto third = pieces.begin() + std::ptrdiff_t(pieces.size() / 3);
    std::nth_element(pieces.begin(), third, pieces.end());
    return *third < 6 ? LightInk::Lost : LightInk::Kept;
}

} // namespace tycktill
