#include "scanner/reading/blank.h"

#include "scanner/reading/shrink.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tycktill::reading {

namespace {

constexpr double blank_share = 0.0004; // a line of small text on an A4 page has about 0.001
constexpr int clearly_darker = 70;     // what shines through thin paper stays under 40
constexpr double page_mm = 297;        // what a picture that says no resolution is taken for

/// The page without its outermost edge, where paper ends and shadows lie; about four pixels a millimetre.
pages::Image small_copy(const pages::Image& image) {
    const int factor = std::clamp(std::max(image.width(), image.height()) / 900, 1, 8);
    const int edge_x = image.width() / 30, edge_y = image.height() / 30;
    return shrunk(image, {edge_x, edge_y, image.width() - 2 * edge_x, image.height() - 2 * edge_y},
                  factor);
}

using Tones = std::array<int, 256>;

int tone_of_share(const Tones& counts, double share) {
    int all = 0, sum = 0, tone = 0;
    for (const int count : counts)
        all += count;
    while (tone < 255 && (sum += counts[std::size_t(tone)]) <= int(share * all))
        ++tone;
    return tone;
}

Tones tones_of(const pages::Image& image, const PxRect& part) {
    Tones counts{};
    for (int y = part.y; y < part.y + part.height; ++y)
        for (int x = part.x; x < part.x + part.width; ++x)
            ++counts[image.at(x, y)];
    return counts;
}

/// How much darker than the paper around it each place is, and how much the paper itself varies.
class PaperUnder {
public:
    explicit PaperUnder(const pages::Image& image)
        : columns_(std::max(1, image.width() / block)), rows_(std::max(1, image.height() / block)) {
        std::vector<int> noises;
        for (int row = 0; row < rows_; ++row)
            for (int column = 0; column < columns_; ++column) {
                const PxRect part = within(image, {column * block, row * block, block, block});
                const Tones counts = tones_of(image, part);
                const int paper = tone_of_share(counts, 0.5);
                papers_.push_back(paper);
                noises.push_back(paper - tone_of_share(counts, 0.02));
            }
        // Of the quietest quarter of the page: there is room between any lines of writing.
        const auto quarter = noises.begin() + std::ptrdiff_t(noises.size() / 4);
        std::nth_element(noises.begin(), quarter, noises.end());
        noise_ = *quarter;
    }
    /// Between the middles of the four blocks around, so that a shadow has no steps.
    double at(int x, int y) const {
        const double across = std::clamp((x + 0.5) / block - 0.5, 0.0, columns_ - 1.0);
        const double down = std::clamp((y + 0.5) / block - 0.5, 0.0, rows_ - 1.0);
        const int left = int(across), top = int(down);
        const int right = std::min(left + 1, columns_ - 1), bottom = std::min(top + 1, rows_ - 1);
        const double x_share = across - left, y_share = down - top;
        const double above = paper(left, top) * (1 - x_share) + paper(right, top) * x_share;
        const double below = paper(left, bottom) * (1 - x_share) + paper(right, bottom) * x_share;
        return above * (1 - y_share) + below * y_share;
    }
    /// What one place in fifty of mere paper is darker by.
    int noise() const { return noise_; }

private:
    static constexpr int block = 20; // 6 mm: broader than any stroke
    int paper(int column, int row) const { return papers_[std::size_t(row * columns_ + column)]; }
    int columns_, rows_, noise_ = 0;
    std::vector<int> papers_;
};

/// How much darker than paper each place of ink is, 0 elsewhere. Ink is darker by more than twice what hardly
/// any paper is.
std::vector<std::uint8_t> ink_depths(const pages::Image& image) {
    const PaperUnder paper(image);
    const double threshold = std::max(9.0, 2.2 * paper.noise() + 3);
    std::vector<std::uint8_t> depths(std::size_t(image.width()) * std::size_t(image.height()), 0);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const double depth = paper.at(x, y) - image.at(x, y);
            if (depth > threshold)
                depths[std::size_t(y) * std::size_t(image.width()) + std::size_t(x)] =
                    std::uint8_t(depth);
        }
    return depths;
}

struct Strokes {
    int letters = 0;         ///< as large as a letter or a part of it; dust is smaller
    int lines = 0;           ///< as long as joined writing
    std::int64_t places = 0; ///< of the letters and lines
};

struct InkPlace {
    int x = 0, y = 0, depth = 0;
};

/// All ink that touches what is at that place; it is taken out of `depths`.
void take_piece(std::vector<std::uint8_t>& depths, int width, int height, int start,
                std::vector<InkPlace>& piece) {
    const auto take = [&](int x, int y) {
        std::uint8_t& depth = depths[std::size_t(y * width + x)];
        if (depth > 0)
            piece.push_back({x, y, depth});
        depth = 0;
    };
    piece.clear();
    take(start % width, start / width);
    for (std::size_t next = 0; next < piece.size(); ++next) {
        const InkPlace at = piece[next];
        for (int y = std::max(at.y - 1, 0); y <= std::min(at.y + 1, height - 1); ++y)
            for (int x = std::max(at.x - 1, 0); x <= std::min(at.x + 1, width - 1); ++x)
                take(x, y);
    }
}

/// Pieces of ink that touch, by their size in millimetres.
Strokes strokes_of(std::vector<std::uint8_t> depths, int width, int height, double mm) {
    Strokes out;
    std::vector<InkPlace> piece;
    for (int start = 0; start < width * height; ++start) {
        if (depths[std::size_t(start)] == 0)
            continue;
        take_piece(depths, width, height, start, piece);
        int deepest = 0;
        for (const InkPlace& place : piece)
            deepest = std::max(deepest, place.depth);
        // JPEG draws faint rings around a dark speck: they are no part of it.
        int left = width, right = 0, top = height, bottom = 0, count = 0;
        for (const InkPlace& place : piece)
            if (place.depth * 4 >= deepest) {
                left = std::min(left, place.x);
                right = std::max(right, place.x);
                top = std::min(top, place.y);
                bottom = std::max(bottom, place.y);
                ++count;
            }
        const double length = std::max(right - left, bottom - top) + 1;
        const bool letter = length >= 1.3 * mm && count >= 5;
        out.letters += letter;
        out.places += letter ? count : 0;
        out.lines += length >= 2.5 * mm && count >= 8;
    }
    return out;
}

Strokes strokes_on(const pages::Image& small) {
    const double mm = std::max(small.width(), small.height()) / (page_mm * 28 / 30);
    return strokes_of(ink_depths(small), small.width(), small.height(), mm);
}

bool is_mostly_dark(const pages::Image& image) {
    const Tones counts = tones_of(image, {0, 0, image.width(), image.height()});
    return tone_of_share(counts, 0.5) < 128;
}

double dark_share(const pages::Image& small) {
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

} // namespace

double ink_share(const pages::Image& image) {
    const pages::Image small = small_copy(image);
    if (small.empty() || is_mostly_dark(small))
        return small.empty() ? 0 : 1;
    const double all = double(small.width()) * double(small.height());
    return std::max(dark_share(small), double(strokes_on(small).places) / all);
}

bool is_blank(const pages::Image& image) {
    const pages::Image small = small_copy(image);
    if (small.empty() || is_mostly_dark(small) || dark_share(small) >= blank_share)
        return false;
    const Strokes strokes = strokes_on(small);
    return strokes.lines == 0 && strokes.letters < 2;
}

} // namespace tycktill::reading
