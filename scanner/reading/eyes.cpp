#include "scanner/reading/eyes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tycktill::reading {

namespace {

// Half-way between paper and print, from a coarse grid of the whole picture.
int threshold_of(const pages::Image& image) {
    std::vector<std::uint8_t> tones;
    for (int y = 2; y < image.height(); y += std::max(1, image.height() / 90))
        for (int x = 2; x < image.width(); x += std::max(1, image.width() / 90))
            tones.push_back(image.at(x, y));
    if (tones.empty())
        return 0;
    const auto paper = tones.begin() + std::ptrdiff_t(tones.size() * 7 / 10);
    std::nth_element(tones.begin(), paper, tones.end());
    const int white = *paper;
    const int black = *std::min_element(tones.begin(), tones.end());
    return (white + std::min(black, white / 2)) / 2;
}

// Whether five runs fit an eye: each its share of the whole within half a module and what sampling blurs.
bool is_eye(const std::array<double, 5>& runs, double blur) {
    double sum = 0;
    for (const double run : runs)
        sum += run;
    const double module = sum / 7, slack = module * 0.5 + blur;
    return module >= 1.5 && std::abs(runs[0] - module) < slack &&
           std::abs(runs[1] - module) < slack && std::abs(runs[2] - 3 * module) < 3 * slack &&
           std::abs(runs[3] - module) < slack && std::abs(runs[4] - module) < slack;
}

// The runs down the column through what may be an eye's middle.
bool is_eye_down(const pages::Image& image, int x, int y, int threshold, double& middle,
                 double& module) {
    const int reach = int(8 * module);
    const auto dark = [&](int at) { return image.at(x, at) < threshold; };
    std::array<double, 5> runs{};
    int up = y, down = y;
    for (std::size_t i = 0; i < 3; ++i) {
        const bool wanted = i % 2 == 0;
        const int from_up = up, from_down = down;
        while (up >= 0 && y - up < reach && dark(up) == wanted)
            --up;
        while (down < image.height() && down - y < reach && dark(down) == wanted)
            ++down;
        if (i == 0) {
            runs[2] = down - up - 1;
            middle = (up + down) / 2.0;
        } else {
            runs[2 - i] = from_up - up;
            runs[2 + i] = down - from_down;
        }
    }
    double sum = 0;
    for (const double run : runs)
        sum += run;
    if (!is_eye(runs, 1) || sum / 7 > 1.6 * module || sum / 7 < module / 1.6)
        return false;
    module = (module + sum / 7) / 2;
    return true;
}

class Eyes {
public:
    explicit Eyes(const pages::Image& image) : image_(image), threshold_(threshold_of(image)) {}

    void look_through(int y, int step) {
        const std::uint8_t* row = image_.row(y);
        const int width = image_.width();
        std::array<int, 6> starts{}; // where the last runs began, the newest last
        int changes = 0;
        bool dark = false;
        for (int x = 0; x < width; x += step) {
            if ((row[x] < threshold_) == dark)
                continue;
            dark = !dark;
            std::move(starts.begin() + 1, starts.end(), starts.begin());
            starts[5] = x;
            if (++changes >= 6 && !dark)
                judge(starts, y, step);
        }
    }
    std::vector<CodeEye> take() { return std::move(found_); }

private:
    void judge(const std::array<int, 6>& starts, int y, int step) {
        std::array<double, 5> runs{};
        for (std::size_t i = 0; i < 5; ++i)
            runs[i] = starts[i + 1] - starts[i];
        if (!is_eye(runs, step))
            return;
        double module = (starts[5] - starts[0]) / 7.0, middle = y;
        const int x = (starts[2] + starts[3]) / 2;
        if (!is_eye_down(image_, x, y, threshold_, middle, module))
            return;
        const CodeEye eye{{x + 0.5, middle + 0.5}, module};
        for (const CodeEye& other : found_)
            if (std::hypot(other.middle.x - eye.middle.x, other.middle.y - eye.middle.y) <
                3 * module)
                return;
        found_.push_back(eye);
    }

    const pages::Image& image_;
    int threshold_;
    std::vector<CodeEye> found_;
};

} // namespace

std::vector<CodeEye> find_code_eyes(const pages::Image& image) {
    if (image.width() < 60 || image.height() < 60)
        return {};
    const int longest = std::max(image.width(), image.height());
    const int down = std::max(2, longest / 320), across = std::max(1, longest / 1750);
    Eyes eyes(image);
    for (int y = down / 2; y < image.height(); y += down)
        eyes.look_through(y, across);
    return eyes.take();
}

} // namespace tycktill::reading
