#include "scanner/reading/mesh.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr double reach = 2.0, step = 0.1; // mm to both sides of where a rule or its end should be
constexpr int places = 2 * int(reach / step) + 1;
constexpr double rule_middle = 0.15;   // mm below the white that the rule's middle stands
constexpr double least_darkness = 20;  // grey steps
constexpr double least_whole = 0.75;   // share of its length that a rule must show
constexpr double most_stretched = 0.5; // mm by which the two ends may have moved apart
constexpr double too_little = 0.15;    // mm; what is less is the measure's own error

/// Pieces of the rule: a comb's groups leave gaps.
std::vector<std::pair<double, double>> pieces_of(const forms::Box& box) {
    std::vector<std::pair<double, double>> out;
    for (const forms::Rect& cell : box.cells)
        out.emplace_back(cell.x.value(), cell.right().value());
    if (out.empty())
        out.emplace_back(box.inside.x.value(), box.inside.right().value());
    return out;
}

double tone_at(const pages::Image& image, const Homography& map, double x, double y) {
    return image.sample(map.to_px(MmPoint{x, y}));
}

struct Found {
    double dy = 0, threshold = 0;
};

// Across the rule: the row that is dark nearly all along it.
std::optional<Found> find_row(const pages::Image& image, const Homography& map,
                              const forms::Box& box) {
    const double y = box.inside.bottom().value() + rule_middle;
    std::array<std::vector<double>, places> rows;
    std::array<double, places> means{};
    for (int place = 0; place < places; ++place) {
        for (const auto& [left, right] : pieces_of(box)) {
            const int samples = std::clamp(int(right - left), 4, 60);
            for (int i = 0; i < samples; ++i)
                rows[std::size_t(place)].push_back(
                    tone_at(image, map, left + (right - left) * (i + 0.5) / samples,
                            y - reach + place * step));
        }
        for (const double tone : rows[std::size_t(place)])
            means[std::size_t(place)] += tone / double(rows[std::size_t(place)].size());
    }
    auto sorted = means;
    std::sort(sorted.begin(), sorted.end());
    const double paper = sorted[places * 3 / 4];
    const auto darkest = std::size_t(std::min_element(means.begin(), means.end()) - means.begin());
    const double darkness = paper - means[darkest];
    Found out;
    out.threshold = paper - 0.5 * darkness;
    const auto dark = std::count_if(rows[darkest].begin(), rows[darkest].end(),
                                    [&](double tone) { return tone < out.threshold; });
    if (darkness < least_darkness || double(dark) < least_whole * double(rows[darkest].size()))
        return std::nullopt;
    double weight = 0, sum = 0;
    for (std::size_t place = darkest < 4 ? 0 : darkest - 4;
         place <= std::min<std::size_t>(darkest + 4, places - 1); ++place) {
        const double dark_here = std::max(0.0, paper - means[place] - 0.3 * darkness);
        weight += dark_here;
        sum += dark_here * (-reach + double(place) * step);
    }
    out.dy = sum / weight;
    return out;
}

// Along the rule: how far its end moved inwards (`inward` +1 at the left end) or out, where from then on it
// is dark.
std::optional<double> find_end(const pages::Image& image, const Homography& map, double x, double y,
                               double inward, double threshold) {
    constexpr int run = 10; // a millimetre
    int dark = 0;
    for (int place = 0; place < places + run; ++place) {
        const double off = -reach + place * step;
        double darkest = 255;
        for (const double beside : {-0.1, 0.0, 0.1})
            darkest = std::min(darkest, tone_at(image, map, x + inward * off, y + beside));
        dark = darkest < threshold ? dark + 1 : 0;
        if (dark == run)
            return place < run ? std::nullopt // dark from the start: something else joins it
                               : std::optional(inward * (off - (run - 1) * step));
    }
    return std::nullopt;
}

} // namespace

std::optional<LocalShift> find_rule(const pages::Image& image, const Homography& map,
                                    const forms::Box& box) {
    if (box.kind != forms::BoxKind::Line && box.kind != forms::BoxKind::Comb)
        return std::nullopt;
    const auto row = find_row(image, map, box);
    if (!row)
        return std::nullopt;
    const double y = box.inside.bottom().value() + rule_middle + row->dy;
    const auto left = find_end(image, map, box.inside.x.value(), y, 1, row->threshold);
    const auto right = find_end(image, map, box.inside.right().value(), y, -1, row->threshold);
    if (!left || !right || std::abs(*left - *right) > most_stretched)
        return std::nullopt;
    return LocalShift{(*left + *right) / 2, row->dy};
}

Mesh Mesh::measured(const pages::Image& image, const Homography& map, const forms::Page& page) {
    Mesh out;
    for (const forms::Box& box : page.boxes)
        if (const auto shift = find_rule(image, map, box))
            out.nodes_.push_back({mm(box.inside.centre()), *shift});
    return out;
}

Homography Mesh::around(const Homography& map, const forms::Rect& rect) const {
    const MmPoint here = mm(rect.centre());
    // A slip or a bend is the same all across a page.
    const auto away = [&](const Node& node) {
        return std::abs(node.at.y - here.y) + 0.2 * std::abs(node.at.x - here.x);
    };
    const auto nearest =
        std::min_element(nodes_.begin(), nodes_.end(),
                         [&](const Node& a, const Node& b) { return away(a) < away(b); });
    if (nearest == nodes_.end() || away(*nearest) > 40 ||
        std::hypot(nearest->shift.dx, nearest->shift.dy) < too_little)
        return map;
    const pages::PxPoint from = map.to_px(here),
                         to = map.to_px(
                             MmPoint{here.x + nearest->shift.dx, here.y + nearest->shift.dy});
    return map.shifted(to.x - from.x, to.y - from.y);
}

} // namespace tycktill::reading
