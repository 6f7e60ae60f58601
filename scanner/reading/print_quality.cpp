#include "scanner/reading/print_quality.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace tycktill::reading {

namespace {

constexpr double reach = 1.2, step = 0.1; // mm above and below where the line should be
constexpr int places = 2 * int(reach / step) + 1;
constexpr double piece = 9;              // mm of line that are looked at together
constexpr double least_thickness = 0.22; // mm; printed 0.25
constexpr double line_end = 3.5;         // mm at both ends are printed darker

// A piece of line as it came through.
struct Line {
    double darkness = 0;     ///< how much darker than the paper beside it, in grey steps
    double thickness_mm = 0; ///< as a line of full black would have it
};

Line line_at(const pages::Image& image, const Homography& map, double x, double y) {
    const pages::PxPoint from = map.to_px(MmPoint{x, y}), along = map.to_px(MmPoint{x + piece, y}),
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
    const double sum = std::accumulate(tones.begin(), tones.end(), 0.0);
    std::nth_element(tones.begin(), tones.begin() + places / 2, tones.end());
    const double paper = tones[places / 2];
    return {paper - darkest, (paper * places - sum) / 255 * step};
}

// The paler third: writing may stand on half of the lines and looks like line.
template <typename Measure>
double third_of(std::vector<Line>& lines, Measure measure) {
    const auto third = lines.begin() + std::ptrdiff_t(lines.size() / 3);
    std::nth_element(lines.begin(), third, lines.end(),
                     [&](const Line& a, const Line& b) { return measure(a) < measure(b); });
    return measure(*third);
}

bool only_black_and_white(const pages::Image& image) {
    int between = 0, all = 0;
    for (int y = 0; y < image.height(); y += 23)
        for (int x = 0; x < image.width(); x += 5) {
            const int tone = image.at(x, y);
            between += tone > 25 && tone < 230;
            ++all;
        }
    return between * 500 < all;
}

} // namespace

LightInk light_ink_of(const pages::Image& image, const Homography& map, const forms::Page& page) {
    std::vector<Line> pieces;
    for (const forms::Box& box : page.boxes) {
        if (box.kind != forms::BoxKind::Area || box.pitch.hundredths <= 0)
            continue;
        // A dozen pieces tell enough: every other line, three places along it.
        for (int line = 0; line < box.lines && pieces.size() < 24; line += 2) {
            const double y = (box.inside.bottom() - box.pitch * line).value();
            const double left = box.inside.x.value() + line_end;
            const double room = box.inside.width.value() - 2 * line_end - piece;
            for (const double share : {0.05, 0.5, 0.95})
                if (room > 0)
                    pieces.push_back(line_at(image, map, left + share * room, y));
        }
    }
    const bool two_tone = only_black_and_white(image);
    if (pieces.empty())
        return two_tone ? LightInk::Lost : LightInk::Kept;
    if (third_of(pieces, [](const Line& line) { return line.darkness; }) < 6)
        return LightInk::Lost;
    // Where all is black or white, a line that became thinner was almost lost: what is a little paler is.
    const bool thinned = two_tone && third_of(pieces, [](const Line& line) {
                                         return line.thickness_mm;
                                     }) < least_thickness;
    return thinned ? LightInk::Lost : LightInk::Kept;
}

} // namespace tycktill::reading
