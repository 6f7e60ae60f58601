#include "scanner/handwriting/hand.h"

#include <algorithm>
#include <cmath>

namespace tycktill::handwriting {

namespace {

/// Dots, commas and hyphens say nothing about how the letters stand.
std::vector<Blob> letters_of(const std::vector<Blob>& line) {
    std::vector<Blob> letters;
    for (const Blob& blob : line)
        if (blob.height() >= px_of_mm(0.9))
            letters.push_back(blob);
    return letters;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double centre(const Blob& blob) {
    return (blob.left + blob.right) / 2.0;
}

/// The slope of the line that most bottoms agree on (Theil and Sen), within three degrees.
double slope_of(const std::vector<Blob>& letters) {
    std::vector<double> slopes;
    for (std::size_t a = 0; a < letters.size(); ++a)
        for (std::size_t b = a + 1; b < letters.size() && b < a + 40; ++b) {
            const double run = centre(letters[b]) - centre(letters[a]);
            if (std::abs(run) >= px_of_mm(4))
                slopes.push_back((letters[b].bottom - letters[a].bottom) / run);
        }
    return slopes.size() < 3 ? 0.0 : std::clamp(median(std::move(slopes)), -0.05, 0.05);
}

/// How many of the values lie within `tolerance` of the best place, and that place.
struct Crowd {
    std::size_t size = 0;
    double place = 0;
};
Crowd crowd_of(const std::vector<double>& values, double tolerance) {
    Crowd best;
    for (double place : values) {
        std::size_t size = 0;
        for (double value : values)
            size += std::abs(value - place) <= tolerance;
        if (size > best.size)
            best = {size, place};
    }
    return best;
}

/// The share of values within reach of the `count` best places.
double share_at_levels(std::vector<double> values, double tolerance, int count) {
    const auto all = static_cast<double>(values.size());
    double covered = 0;
    for (int level = 0; level < count && !values.empty(); ++level) {
        const Crowd crowd = crowd_of(values, tolerance);
        covered += static_cast<double>(crowd.size);
        std::erase_if(values,
                      [&](double value) { return std::abs(value - crowd.place) <= tolerance; });
    }
    return covered / all;
}

} // namespace

Regularity regularity(const std::vector<Blob>& line) {
    const std::vector<Blob> letters = letters_of(line);
    Regularity result;
    result.letters = static_cast<int>(letters.size());
    if (letters.empty())
        return result;
    const double slope = slope_of(letters);
    std::vector<double> bottoms, heights;
    for (const Blob& letter : letters)
        bottoms.push_back(letter.bottom - slope * centre(letter));
    double tall = 0;
    for (const Blob& letter : letters)
        tall = std::max(tall, static_cast<double>(letter.height()));
    const double tolerance = std::max(1.6, tall * 0.035);
    const Crowd base = crowd_of(bottoms, tolerance);
    for (const Blob& letter : letters)
        heights.push_back(base.place - (letter.top - slope * centre(letter)));
    result.standing = static_cast<double>(base.size) / static_cast<double>(letters.size());
    // Small letters, capitals and figures, ascenders, and capitals with a ring.
    result.levels = share_at_levels(std::move(heights), tolerance, 4);
    return result;
}

std::vector<std::vector<Blob>> lines_of(const std::vector<Blob>& blobs) {
    std::vector<Blob> order = blobs;
    std::sort(order.begin(), order.end(),
              [](const Blob& a, const Blob& b) { return a.height() > b.height(); });
    struct Line {
        int top, bottom;
        std::vector<Blob> blobs;
    };
    std::vector<Line> lines;
    for (const Blob& blob : order) {
        const int middle = (blob.top + blob.bottom) / 2;
        const auto home = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
            return middle >= line.top && middle < line.bottom;
        });
        if (home == lines.end())
            lines.push_back({blob.top, blob.bottom, {blob}});
        else
            home->blobs.push_back(blob);
    }
    std::sort(lines.begin(), lines.end(),
              [](const Line& a, const Line& b) { return a.top < b.top; });
    std::vector<std::vector<Blob>> result;
    for (Line& line : lines) {
        std::sort(line.blobs.begin(), line.blobs.end(),
                  [](const Blob& a, const Blob& b) { return a.left < b.left; });
        result.push_back(std::move(line.blobs));
    }
    return result;
}

Hand hand_of(const std::vector<Blob>& blobs) {
    double letters = 0, standing = 0, levels = 0;
    for (const std::vector<Blob>& line : lines_of(blobs)) {
        const Regularity found = regularity(line);
        letters += found.letters;
        standing += found.standing * found.letters;
        levels += found.levels * found.letters;
    }
    if (letters < 1)
        return Hand::Nothing;
    // Few letters are soon regular by chance, so they must stand straighter.
    const double straight = letters < 12 ? 0.8 : 0.62;
    const bool regular = letters >= 4 && standing / letters >= straight && levels / letters >= 0.9;
    return regular ? Hand::Machine : Hand::Pen;
}

} // namespace tycktill::handwriting
