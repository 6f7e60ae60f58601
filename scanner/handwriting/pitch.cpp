#include "scanner/handwriting/pitch.h"

#include <algorithm>
#include <cmath>

namespace tycktill::handwriting {

namespace {

/// From the middle of each letter to that of the next; a dot above a letter stands in its place.
std::vector<double> steps_of(const std::vector<Blob>& line) {
    std::vector<double> middles;
    for (const Blob& blob : line)
        if (blob.height() >= px_of_mm(0.9))
            middles.push_back((blob.left + blob.right) / 2.0);
    std::sort(middles.begin(), middles.end());
    std::vector<double> steps;
    for (std::size_t i = 1; i < middles.size(); ++i)
        steps.push_back(middles[i] - middles[i - 1]);
    return steps;
}

} // namespace

double even_pitch(const std::vector<Blob>& line) {
    std::vector<double> steps = steps_of(line);
    if (steps.size() < 5)
        return 0;
    std::vector<double> order = steps;
    const auto middle = order.begin() + static_cast<std::ptrdiff_t>(order.size() / 2);
    std::nth_element(order.begin(), middle, order.end());
    const double pitch = *middle;
    const auto even = std::count_if(steps.begin(), steps.end(), [&](double step) {
        const double times = step / pitch;
        return times > 0.7 && std::abs(times - std::round(times)) < 0.17;
    });
    return even * 100 >= static_cast<std::ptrdiff_t>(steps.size()) * 85 ? pitch : 0;
}

bool blanks_fit_pitch(const std::vector<Blob>& line, const std::vector<Word>& words) {
    const double pitch = even_pitch(line);
    if (pitch <= 0)
        return true;
    const std::vector<double> steps = steps_of(line);
    const auto blanks =
        std::count_if(steps.begin(), steps.end(), [&](double step) { return step > pitch * 1.5; });
    return blanks + 1 == static_cast<std::ptrdiff_t>(words.size());
}

bool has_blank(const std::vector<Blob>& line) {
    std::vector<Blob> order = line;
    std::sort(order.begin(), order.end(),
              [](const Blob& a, const Blob& b) { return a.left < b.left; });
    int tallest = 0, right = order.empty() ? 0 : order.front().right, widest = 0;
    for (const Blob& blob : order) {
        tallest = std::max(tallest, blob.height());
        widest = std::max(widest, blob.left - right);
        right = std::max(right, blob.right);
    }
    return widest * 10 > tallest * 3;
}

bool dashes_agree(const std::vector<Blob>& line, const std::string& address) {
    const auto seen = std::count_if(line.begin(), line.end(), [](const Blob& blob) {
        return blob.width() >= blob.height() * 2 && blob.width() >= px_of_mm(0.6) &&
               blob.height() <= px_of_mm(0.7);
    });
    const auto told =
        std::count_if(address.begin(), address.end(), [](char c) { return c == '-' || c == '_'; });
    return seen == told;
}

} // namespace tycktill::handwriting
