#include "scanner/reading/highlight.h"

#include <algorithm>
#include <vector>

namespace tycktill::reading {

namespace {

constexpr double window = 5;        // mm of a row that are looked at together
constexpr int windows = 5;          // from the box along its words
constexpr double least_step = 9;    // grey steps from paper to the palest highlighter
constexpr double sample_step = 0.3; // mm
constexpr double least_row = 1.2;   // mm

// Of a strip of the sheet: paper is what its lightest sixth begins with, print and pens aside.
double paper_of(const pages::Image& image, const Homography& map, double left, double top,
                double height, std::vector<std::uint8_t>& tones) {
    tones.clear();
    // Straight within so little: see frame.cpp.
    const pages::PxPoint o = map.to_px(MmPoint{left, top}),
                         r = map.to_px(MmPoint{left + window, top}),
                         d = map.to_px(MmPoint{left, top + height});
    const int across = int(window / sample_step), down = std::max(3, int(height / sample_step));
    for (int y = 0; y < down; ++y)
        for (int x = 0; x < across; ++x) {
            const double u = (x + 0.5) / across, v = (y + 0.5) / down;
            const pages::PxPoint at{o.x + (r.x - o.x) * u + (d.x - o.x) * v,
                                    o.y + (r.y - o.y) * u + (d.y - o.y) * v};
            if (image.contains(at))
                tones.push_back(image.at(int(at.x), int(at.y)));
        }
    if (tones.size() < std::size_t(across))
        return -1;
    const auto place = tones.begin() + std::ptrdiff_t(tones.size() * 5 / 6);
    std::nth_element(tones.begin(), place, tones.end());
    return *place;
}

} // namespace

bool is_highlighted(const pages::Image& image, const Homography& map, const forms::Rect& inside,
                    double noise) {
    const double limit = std::max(least_step, 0.8 * noise);
    const double top = inside.y.value(), height = inside.height.value(), bottom = top + height;
    std::vector<std::uint8_t> tones;
    int pale = 0;
    for (int i = 0; i < windows; ++i) {
        const double left = inside.x.value() - 0.5 + i * window;
        const double row = paper_of(image, map, left, top + height / 2 - 1.5, 3, tones);
        if (row < 0)
            break;
        // The paper above and below it, between this choice and the next and beyond that one's row.
        double around = 0;
        for (const double beside : {1.2, 5.5})
            for (const double at : {top - beside - least_row, bottom + beside})
                around = std::max(around, paper_of(image, map, left, at, least_row, tones));
        pale = row < around - limit ? pale + 1 : 0;
        if (pale == 2)
            return true;
    }
    return false;
}

} // namespace tycktill::reading
