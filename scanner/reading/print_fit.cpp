#include "scanner/reading/print_fit.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr double step = 0.1;               // mm
constexpr int around = 6;                  // samples beside the square that help to fit it
constexpr int near = 4, far = 16;          // samples that print is moved to fit
constexpr double fits_well = 0.8;          // correlation; less, and it may have moved far
constexpr double least_share = 0.16;       // of print's darkness that makes a sample foreign
constexpr double least_step = 12;          // grey steps
constexpr double noise_steps = 4;          // deviations of the paper
constexpr double speck = 0.9;              // mm; a stroke's visible parts reach more
constexpr double broad = 1.2, pale = 0.45; // mm, and share of print's darkness: a stain
constexpr double print_missing =
    0.12; // share of the print that is not where most of it is: a part has moved
constexpr double on_paper = 0.04; // darkness of print where paper is white

/// Samples of a square, darkness or tones.
struct Patch {
    int side;
    std::vector<float> values;
    explicit Patch(int of) : side(of), values(std::size_t(of) * std::size_t(of)) {}
    float& at(int x, int y) { return values[std::size_t(y) * std::size_t(side) + std::size_t(x)]; }
    float at(int x, int y) const {
        return values[std::size_t(y) * std::size_t(side) + std::size_t(x)];
    }
};

Patch tones_of(const pages::Image& image, const Homography& map, MmPoint corner, int side) {
    Patch out(side);
    const double wide = side * step; // straight within so little: see frame.cpp
    const pages::PxPoint o = map.to_px(corner), r = map.to_px(MmPoint{corner.x + wide, corner.y}),
                         d = map.to_px(MmPoint{corner.x, corner.y + wide});
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const double u = (x + 0.5) / side, v = (y + 0.5) / side;
            out.at(x, y) = float(image.sample({o.x + (r.x - o.x) * u + (d.x - o.x) * v,
                                               o.y + (r.y - o.y) * u + (d.y - o.y) * v}));
        }
    return out;
}

Patch print_of(const PrintMap& print, MmPoint corner, int side) {
    Patch out(side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            out.at(x, y) =
                float(print.darkness(corner.x + (x + 0.5) * step, corner.y + (y + 0.5) * step));
    return out;
}

/// The greatest, or the mean, of the squares around.
template <typename Join>
Patch along_and_down(const Patch& in, int radius, Join join) {
    Patch across(in.side), out(in.side);
    const int last = in.side - 1;
    for (int y = 0; y < in.side; ++y)
        for (int x = 0; x < in.side; ++x)
            across.at(x, y) = join(std::max(0, x - radius), std::min(last, x + radius),
                                   [&](int i) { return in.at(i, y); });
    for (int y = 0; y < in.side; ++y)
        for (int x = 0; x < in.side; ++x)
            out.at(x, y) = join(std::max(0, y - radius), std::min(last, y + radius),
                                [&](int i) { return across.at(x, i); });
    return out;
}

Patch blurred(const Patch& in, int radius) {
    return along_and_down(in, radius, [](int from, int to, auto value) {
        float sum = 0;
        for (int i = from; i <= to; ++i)
            sum += value(i);
        return sum / float(to - from + 1);
    });
}

Patch grown(const Patch& in, int radius) {
    return along_and_down(in, radius, [](int from, int to, auto value) {
        float most = value(from);
        for (int i = from + 1; i <= to; ++i)
            most = std::max(most, value(i));
        return most;
    });
}

double part(std::vector<float>& values, double share) {
    const auto place = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

struct Move {
    int x = 0, y = 0;
    double fit = 0; ///< correlation of darkness
};

// `print` reaches `most` samples farther on every side.
Move best_move(const Patch& dark, const Patch& print, int most) {
    Move best;
    double own = 0;
    for (int y = 0; y < dark.side; y += 2)
        for (int x = 0; x < dark.side; x += 2)
            own += double(dark.at(x, y)) * dark.at(x, y);
    for (int my = -most; my <= most; ++my)
        for (int mx = -most; mx <= most; ++mx) {
            float both = 0, its = 1e-6F;
            for (int y = 0; y < dark.side; y += 2)
                for (int x = 0; x < dark.side; x += 2) {
                    const float p = print.at(x + mx + most, y + my + most);
                    both += dark.at(x, y) * p;
                    its += p * p;
                }
            // Of places that fit as well the nearest.
            const double fit =
                double(both) / std::sqrt(double(its) * own + 1e-9) - 0.002 * std::hypot(mx, my);
            if (fit > best.fit)
                best = {mx, my, fit};
        }
    return best;
}

Patch moved(const Patch& print, const Move& move, int most, int side) {
    Patch out(side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            out.at(x, y) = print.at(x + move.x + most, y + move.y + most);
    return out;
}

/// What the print of a part looks like in the picture.
struct Fit {
    Patch print;
    double contrast = 0; ///< grey steps from paper to full print
    double off = 1e18;   ///< squares that remain
};

Fit best_blur(const Patch& dark, const Patch& print) {
    Fit best{print};
    for (const int radius : {0, 1, 2, 3}) {
        Patch soft = radius == 0 ? print : blurred(blurred(print, radius), 1);
        double both = 0, its = 1e-6, own = 0;
        for (std::size_t i = 0; i < dark.values.size(); ++i) {
            both += double(dark.values[i]) * soft.values[i];
            its += double(soft.values[i]) * soft.values[i];
            own += double(dark.values[i]) * dark.values[i];
        }
        const double contrast = both / its, off = own - contrast * both;
        if (off < best.off)
            best = {std::move(soft), contrast, off};
    }
    return best;
}

// Share of the print that is paper in the picture.
double missing(const Fit& fit, const Patch& dark) {
    int print = 0, not_there = 0;
    for (std::size_t i = 0; i < dark.values.size(); ++i) {
        const bool printed = fit.print.values[i] > 0.5F;
        print += printed;
        not_there += printed && dark.values[i] < 0.3 * fit.contrast;
    }
    return double(not_there) / std::max(1, print);
}

// Where paper was folded or a feeder jumped, print lies in two places: what the first leaves is fitted again.
void add_moved_part(Patch& print, const Patch& dark, double contrast, const Patch& wide) {
    Patch rest(dark.side);
    for (std::size_t i = 0; i < rest.values.size(); ++i)
        rest.values[i] = std::max(0.0F, dark.values[i] - float(contrast) * print.values[i]);
    const Patch second = grown(moved(wide, best_move(rest, wide, far), far, dark.side), 1);
    for (std::size_t i = 0; i < print.values.size(); ++i)
        print.values[i] = std::max(print.values[i], second.values[i]);
}

enum class Sample : std::uint8_t { Explained, Foreign, NotCounted };

/// Foreign samples that touch. A stroke that mostly stands where nothing is counted belongs there.
/// What is broad and pale is no pen's: a stain, whose darkness is a share of print's.
class Strokes {
public:
    Strokes(std::vector<Sample> samples, const Patch& darkness, MmPoint corner)
        : left_(std::move(samples)), darkness_(darkness), side_(darkness.side), corner_(corner) {}

    ForeignInk all() {
        ForeignInk out;
        for (int at = 0; at < side_ * side_; ++at)
            if (left_[std::size_t(at)] == Sample::Foreign)
                take(at, out);
        return out;
    }

private:
    void take(int first, ForeignInk& out) {
        int left = side_, top = side_, right = -1, bottom = -1, area = 0, elsewhere = 0, rim = 0;
        double darkness = 0;
        std::vector<int> open;
        const auto reach_for = [&](int x, int y) {
            Sample& sample = left_[std::size_t(y * side_ + x)];
            if (sample == Sample::Explained)
                return;
            ++(sample == Sample::Foreign ? area : elsewhere);
            const bool counted = sample == Sample::Foreign;
            sample = Sample::Explained;
            open.push_back(y * side_ + x);
            if (!counted)
                return;
            darkness += darkness_.at(x, y);
            rim += is_rim(x, y);
            left = std::min(left, x), right = std::max(right, x);
            top = std::min(top, y), bottom = std::max(bottom, y);
        };
        reach_for(first % side_, first / side_);
        while (!open.empty()) {
            const int x = open.back() % side_, y = open.back() / side_;
            open.pop_back();
            for (int yy = std::max(0, y - 1); yy <= std::min(y + 1, side_ - 1); ++yy)
                for (int xx = std::max(0, x - 1); xx <= std::min(x + 1, side_ - 1); ++xx)
                    reach_for(xx, yy);
        }
        const bool stain = 2 * step * area > broad * rim && darkness < pale * area;
        if (elsewhere > area || stain)
            return;
        const double reach = step * std::hypot(right - left + 1, bottom - top + 1);
        if (reach < speck)
            return;
        out.area += area * step * step;
        out.longest = std::max(out.longest, reach);
        out.left = std::min(out.left, corner_.x + left * step);
        out.top = std::min(out.top, corner_.y + top * step);
        out.right = std::max(out.right, corner_.x + (right + 1) * step);
        out.bottom = std::max(out.bottom, corner_.y + (bottom + 1) * step);
    }

    bool is_rim(int x, int y) const {
        for (const auto& [dx, dy] : {std::pair{-1, 0}, {1, 0}, {0, -1}, {0, 1}}) {
            const int xx = x + dx, yy = y + dy;
            if (xx >= 0 && yy >= 0 && xx < side_ && yy < side_ && darkness_.at(xx, yy) <= 0)
                return true;
        }
        return false;
    }

    std::vector<Sample> left_;
    const Patch& darkness_;
    int side_;
    MmPoint corner_;
};

} // namespace

ForeignInk PrintFit::foreign_around(MmPoint middle, const Counts& counts) const {
    constexpr int all = int(side / step + 0.5) + 2 * around;
    const MmPoint corner{middle.x - all * step / 2, middle.y - all * step / 2};
    const auto hundredths = [](double mm) { return forms::Mm{int(std::lround(mm * 100))}; };
    const Homography map = mesh_.around(
        place_.map, {hundredths(middle.x), hundredths(middle.y), forms::Mm{}, forms::Mm{}});
    const Patch tones = tones_of(image_, map, corner, all);
    const auto print_with = [&](int more) {
        return print_of(print_, {corner.x - more * step, corner.y - more * step}, all + 2 * more);
    };
    Patch print = print_with(near);
    const Patch about = grown(moved(print, {}, near, all), near);
    std::vector<float> white;
    for (std::size_t i = 0; i < tones.values.size(); ++i)
        if (about.values[i] < on_paper)
            white.push_back(tones.values[i]);
    if (white.size() < 100)
        white = tones.values;
    const double paper = part(white, 0.6), noise = (part(white, 0.9) - paper) / 1.03;
    Patch dark(all);
    for (std::size_t i = 0; i < tones.values.size(); ++i)
        dark.values[i] = std::max(0.0F, float(paper) - tones.values[i]);

    Move move = best_move(dark, print, near);
    int most = near;
    if (move.fit < fits_well || std::max(std::abs(move.x), std::abs(move.y)) == near) {
        const Patch wide = print_with(far);
        if (const Move other = best_move(dark, wide, far); other.fit > move.fit + 0.02) {
            move = other;
            most = far;
            print = wide;
        }
    }
    const Fit fit = best_blur(dark, moved(print, move, most, all));
    const double limit =
        std::max({least_step, least_share * fit.contrast, noise_steps * noise / 3});
    Patch most_print = grown(fit.print, 1);
    const Patch smooth = blurred(dark, 1);
    if (missing(fit, smooth) > print_missing)
        add_moved_part(most_print, smooth, fit.contrast, print_with(far));
    Patch foreign(all); // share of print's darkness
    std::vector<Sample> samples(tones.values.size(), Sample::Explained);
    for (int y = around; y < all - around; ++y)
        for (int x = around; x < all - around; ++x) {
            const double more = smooth.at(x, y) - fit.contrast * most_print.at(x, y);
            if (more <= limit)
                continue;
            foreign.at(x, y) = float(more / (fit.contrast + 1));
            const MmPoint at{corner.x + (x + 0.5 + move.x) * step,
                             corner.y + (y + 0.5 + move.y) * step};
            samples[std::size_t(y) * std::size_t(all) + std::size_t(x)] =
                !print_.is_closed(at.x, at.y) && counts(at) ? Sample::Foreign : Sample::NotCounted;
        }
    return Strokes(std::move(samples), foreign, corner).all();
}

} // namespace tycktill::reading
