#include "scanner/desk/page_map.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <vector>

namespace tycktill::desk {

namespace {

struct Pair {
    double mm_x, mm_y, px_x, px_y;
};

double determinant(const std::array<std::array<double, 3>, 3>& m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
           m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
           m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

/// Least squares by Cramer's rule; nothing when the places lie on one line.
std::optional<PageMap> fit(const std::vector<Pair>& pairs) {
    std::array<std::array<double, 3>, 3> sums{};
    std::array<double, 3> right_x{}, right_y{};
    for (const auto& pair : pairs) {
        const std::array<double, 3> row{pair.mm_x, pair.mm_y, 1};
        for (std::size_t i = 0; i < 3; ++i) {
            for (std::size_t j = 0; j < 3; ++j)
                sums[i][j] += row[i] * row[j];
            right_x[i] += row[i] * pair.px_x;
            right_y[i] += row[i] * pair.px_y;
        }
    }
    const double whole = determinant(sums);
    if (std::abs(whole) < 1)
        return {};
    PageMap result;
    for (std::size_t i = 0; i < 3; ++i) {
        auto with_x = sums, with_y = sums;
        for (std::size_t row = 0; row < 3; ++row) {
            with_x[row][i] = right_x[row];
            with_y[row][i] = right_y[row];
        }
        result.x[i] = determinant(with_x) / whole;
        result.y[i] = determinant(with_y) / whole;
    }
    return result;
}

/// Turned, enlarged and moved, nothing else: two places are enough to say how.
std::optional<PageMap> fit_rigidly(const std::vector<Pair>& pairs) {
    using Place = std::complex<double>;
    Place mm_middle, px_middle;
    const auto count = static_cast<double>(pairs.size());
    for (const auto& pair : pairs) {
        mm_middle += Place(pair.mm_x, pair.mm_y) / count;
        px_middle += Place(pair.px_x, pair.px_y) / count;
    }
    Place together;
    double spread = 0;
    for (const auto& pair : pairs) {
        const Place mm = Place(pair.mm_x, pair.mm_y) - mm_middle;
        together += std::conj(mm) * (Place(pair.px_x, pair.px_y) - px_middle);
        spread += std::norm(mm);
    }
    if (spread < 1)
        return {};
    const Place turn = together / spread, start = px_middle - turn * mm_middle;
    return PageMap{{turn.real(), -turn.imag(), start.real()},
                   {turn.imag(), turn.real(), start.imag()}};
}

struct Extent {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    void take(const forms::Rect& rect) {
        left = std::min(left, rect.x.value());
        top = std::min(top, rect.y.value());
        right = std::max(right, (rect.x + rect.width).value());
        bottom = std::max(bottom, (rect.y + rect.height).value());
    }
};

} // namespace

std::optional<PageMap> page_map(const forms::Page& page, const reading::PageReading& reading) {
    std::vector<Pair> pairs;
    for (const auto& field : reading.fields) {
        Extent extent;
        for (const auto& box : page.boxes)
            if (box.field == field.field)
                extent.take(box.inside);
        if (extent.right < 0 || field.box_px.width == 0)
            continue;
        pairs.push_back({(extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2,
                         field.box_px.x + field.box_px.width / 2.0,
                         field.box_px.y + field.box_px.height / 2.0});
    }
    if (pairs.size() < 2)
        return {};
    const auto freely = pairs.size() < 3 ? std::nullopt : fit(pairs);
    return freely ? freely : fit_rigidly(pairs);
}

double tilt_of(const PageMap& map) {
    return std::atan2(map.y[0], map.x[0]);
}

double tilt_of_page(const queue::QueuedForm& form, std::int64_t page,
                    const forms::Catalogue& catalogue) {
    for (const auto& of : form.returned.pages) {
        const forms::Sheet* sheet =
            of.id == page && of.reading.code ? catalogue.sheet(of.reading.code->sheet) : nullptr;
        if (!sheet)
            continue;
        for (const auto& printed : sheet->pages)
            if (printed.number == of.reading.code->page)
                if (const auto map = page_map(printed, of.reading))
                    return tilt_of(*map);
    }
    return 0;
}

} // namespace tycktill::desk
