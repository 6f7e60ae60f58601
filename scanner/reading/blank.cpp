#include "scanner/reading/blank.h"

#include "scanner/reading/shrink.h"

#include <algorithm>
#include <array>

namespace tycktill::reading {

namespace {

constexpr double blank_share = 0.0004; // a line of small text on an A4 page has about 0.001
constexpr int clearly_darker = 70;     // what shines through thin paper stays under 40

} // namespace

double ink_share(const pages::Image& image) {
    const int factor = std::clamp(std::max(image.width(), image.height()) / 900, 1, 8);
    const int edge_x = image.width() / 30, edge_y = image.height() / 30;
    const pages::Image small = shrunk(
        image, {edge_x, edge_y, image.width() - 2 * edge_x, image.height() - 2 * edge_y}, factor);
    // Paper is judged strip by strip, so that a shadow over half the page is not ink.
    constexpr int strips = 16;
    std::int64_t dark = 0;
    for (int strip = 0; strip < strips; ++strip) {
        const int from = small.height() * strip / strips,
                  to = small.height() * (strip + 1) / strips;
        std::array<std::int64_t, 256> counts{};
        for (int y = from; y < to; ++y)
            for (int x = 0; x < small.width(); ++x)
                ++counts[small.at(x, y)];
        const std::int64_t half = std::int64_t(to - from) * small.width() / 2;
        int paper = 0;
        for (std::int64_t sum = 0; paper < 255 && (sum += counts[std::size_t(paper)]) < half;)
            ++paper;
        for (int tone = 0; tone < paper - clearly_darker; ++tone)
            dark += counts[std::size_t(tone)];
    }
    const auto all = std::int64_t(small.width()) * small.height();
    return all == 0 ? 0 : double(dark) / double(all);
}

bool is_blank(const pages::Image& image) {
    return ink_share(image) < blank_share;
}

} // namespace tycktill::reading
