#include "scanner/reading/homography.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

using Matrix = std::array<double, 9>;

Matrix multiply(const Matrix& a, const Matrix& b) {
    Matrix c{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t k = 0; k < 3; ++k)
                c[i * 3 + j] += a[i * 3 + k] * b[k * 3 + j];
    return c;
}

Matrix inverse(const Matrix& m) {
    const auto minor = [&](std::size_t a, std::size_t b, std::size_t c, std::size_t d) {
        return m[a] * m[d] - m[b] * m[c];
    };
    const Matrix adjugate = {minor(4, 5, 7, 8),  -minor(1, 2, 7, 8), minor(1, 2, 4, 5),
                             -minor(3, 5, 6, 8), minor(0, 2, 6, 8),  -minor(0, 2, 3, 5),
                             minor(3, 4, 6, 7),  -minor(0, 1, 6, 7), minor(0, 1, 3, 4)};
    const double determinant = m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
    Matrix out = adjugate;
    for (double& value : out)
        value /= determinant;
    return out;
}

pages::PxPoint apply(const Matrix& m, double x, double y) {
    const double w = m[6] * x + m[7] * y + m[8];
    return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
}

// Gaussian elimination with pivoting of an n × (n + 1) system.
template <std::size_t N>
std::optional<std::array<double, N>> solve(std::array<std::array<double, N + 1>, N> rows) {
    for (std::size_t column = 0; column < N; ++column) {
        std::size_t pivot = column;
        for (std::size_t r = column + 1; r < N; ++r)
            if (std::abs(rows[r][column]) > std::abs(rows[pivot][column]))
                pivot = r;
        std::swap(rows[column], rows[pivot]);
        if (std::abs(rows[column][column]) < 1e-10)
            return std::nullopt;
        for (std::size_t r = 0; r < N; ++r) {
            if (r == column)
                continue;
            const double factor = rows[r][column] / rows[column][column];
            for (std::size_t k = column; k <= N; ++k)
                rows[r][k] -= factor * rows[column][k];
        }
    }
    std::array<double, N> out{};
    for (std::size_t i = 0; i < N; ++i)
        out[i] = rows[i][N] / rows[i][i];
    return out;
}

// Adds one equation to the normal equations of a least squares problem.
template <std::size_t N>
void add(std::array<std::array<double, N + 1>, N>& normal, const std::array<double, N>& factors,
         double value, double weight) {
    for (std::size_t i = 0; i < N; ++i) {
        for (std::size_t j = 0; j < N; ++j)
            normal[i][j] += weight * factors[i] * factors[j];
        normal[i][N] += weight * factors[i] * value;
    }
}

// Centre and size of both point sets: without this the equations are badly conditioned.
struct Frame {
    double x = 0, y = 0, scale = 1;
    Matrix to() const { return {scale, 0, -scale * x, 0, scale, -scale * y, 0, 0, 1}; }
};

template <typename Points>
Frame frame_of(std::span<const Match> matches, Points point) {
    Frame frame;
    const double count = double(matches.size());
    for (const Match& match : matches) {
        frame.x += point(match).x / count;
        frame.y += point(match).y / count;
    }
    double spread = 0;
    for (const Match& match : matches)
        spread += std::hypot(point(match).x - frame.x, point(match).y - frame.y) / count;
    frame.scale = spread > 0 ? 1.0 / spread : 1.0;
    return frame;
}

template <typename Solve>
std::optional<Matrix> fit_normalised(std::span<const Match> matches, Solve solver) {
    const Frame sheet = frame_of(matches, [](const Match& m) { return m.sheet; });
    const Frame picture = frame_of(matches, [](const Match& m) { return m.picture; });
    const std::optional<Matrix> inner = solver(sheet.to(), picture.to());
    if (!inner)
        return std::nullopt;
    return multiply(inverse(picture.to()), multiply(*inner, sheet.to()));
}

} // namespace

MmPoint mm(forms::Point point) {
    return {point.x.value(), point.y.value()};
}

Homography::Homography(const Matrix& forward) : forward_(forward), backward_(inverse(forward)) {}

std::optional<Homography> Homography::fit(std::span<const Match> matches) {
    if (matches.size() < 4)
        return std::nullopt;
    const auto matrix = fit_normalised(
        matches, [&](const Matrix& sheet, const Matrix& picture) -> std::optional<Matrix> {
            std::array<std::array<double, 9>, 8> normal{};
            for (const Match& match : matches) {
                const pages::PxPoint s = apply(sheet, match.sheet.x, match.sheet.y);
                const pages::PxPoint p = apply(picture, match.picture.x, match.picture.y);
                add<8>(normal, {s.x, s.y, 1, 0, 0, 0, -p.x * s.x, -p.x * s.y}, p.x, match.weight);
                add<8>(normal, {0, 0, 0, s.x, s.y, 1, -p.y * s.x, -p.y * s.y}, p.y, match.weight);
            }
            const auto h = solve<8>(normal);
            if (!h)
                return std::nullopt;
            return Matrix{(*h)[0], (*h)[1], (*h)[2], (*h)[3], (*h)[4],
                          (*h)[5], (*h)[6], (*h)[7], 1};
        });
    if (!matrix)
        return std::nullopt;
    return Homography(*matrix);
}

std::optional<Homography> Homography::fit_affine(std::span<const Match> matches) {
    if (matches.size() < 3)
        return std::nullopt;
    const auto matrix = fit_normalised(
        matches, [&](const Matrix& sheet, const Matrix& picture) -> std::optional<Matrix> {
            std::array<std::array<double, 4>, 3> across{}, down{};
            for (const Match& match : matches) {
                const pages::PxPoint s = apply(sheet, match.sheet.x, match.sheet.y);
                const pages::PxPoint p = apply(picture, match.picture.x, match.picture.y);
                add<3>(across, {s.x, s.y, 1}, p.x, match.weight);
                add<3>(down, {s.x, s.y, 1}, p.y, match.weight);
            }
            const auto a = solve<3>(across), d = solve<3>(down);
            if (!a || !d)
                return std::nullopt;
            return Matrix{(*a)[0], (*a)[1], (*a)[2], (*d)[0], (*d)[1], (*d)[2], 0, 0, 1};
        });
    if (!matrix)
        return std::nullopt;
    return Homography(*matrix);
}

std::optional<Homography> Homography::of(const Matrix& numbers) {
    const Homography map(numbers);
    const auto finite = [](const Matrix& matrix) {
        return std::all_of(matrix.begin(), matrix.end(),
                           [](double value) { return std::isfinite(value); });
    };
    return finite(map.forward_) && finite(map.backward_) ? std::optional(map) : std::nullopt;
}

Homography Homography::turned_upright(int rotation, int width, int height) const {
    const double w = width, h = height;
    const Matrix turn = rotation == 90    ? Matrix{0, 1, 0, -1, 0, w, 0, 0, 1}
                        : rotation == 180 ? Matrix{-1, 0, w, 0, -1, h, 0, 0, 1}
                        : rotation == 270 ? Matrix{0, -1, h, 1, 0, 0, 0, 0, 1}
                                          : Matrix{1, 0, 0, 0, 1, 0, 0, 0, 1};
    return Homography(multiply(turn, forward_));
}

pages::PxPoint Homography::to_px(MmPoint place) const {
    return apply(forward_, place.x, place.y);
}

MmPoint Homography::to_mm(pages::PxPoint place) const {
    const pages::PxPoint out = apply(backward_, place.x, place.y);
    return {out.x, out.y};
}

double Homography::px_per_mm(MmPoint place) const {
    const pages::PxPoint here = to_px(place), right = to_px(MmPoint{place.x + 1, place.y}),
                         down = to_px(MmPoint{place.x, place.y + 1});
    return std::sqrt(
        std::abs((right.x - here.x) * (down.y - here.y) - (right.y - here.y) * (down.x - here.x)));
}

Homography Homography::shifted(double dx, double dy) const {
    return Homography(multiply({1, 0, dx, 0, 1, dy, 0, 0, 1}, forward_));
}

pages::Image cut_out(const pages::Image& page, const Homography& map, const forms::Rect& inside,
                     double dpi, forms::Mm margin) {
    const double step = 25.4 / dpi;
    const double left = (inside.x - margin).value(), top = (inside.y - margin).value();
    const int width = std::max(1, int(std::lround((inside.width + margin * 2).value() / step)));
    const int height = std::max(1, int(std::lround((inside.height + margin * 2).value() / step)));
    pages::Image out(width, height, pages::Pixels(std::size_t(width) * std::size_t(height)));
    out.dpi = dpi;
    for (int y = 0; y < height; ++y) {
        // A row of the sheet is a straight line in the picture; the perspective within 8 mm of it is
        // far below a tenth of a pixel, so places between are taken from a chord.
        constexpr int chord = 96;
        std::uint8_t* row = out.row(y);
        for (int x0 = 0; x0 < width; x0 += chord) {
            const int count = std::min(chord, width - x0);
            const double down = top + (y + 0.5) * step;
            const pages::PxPoint from = map.to_px(MmPoint{left + (x0 + 0.5) * step, down});
            const pages::PxPoint to = map.to_px(MmPoint{left + (x0 + count + 0.5) * step, down});
            const double dx = (to.x - from.x) / count, dy = (to.y - from.y) / count;
            for (int i = 0; i < count; ++i)
                row[x0 + i] = std::uint8_t(page.sample({from.x + dx * i, from.y + dy * i}) + 0.5);
        }
    }
    return out;
}

} // namespace tycktill::reading
