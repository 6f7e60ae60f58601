#include "scanner/reading/streak.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr int samples = 200;             ///< rows that are looked at
constexpr double least_share = 0.85;     ///< of them that must show the line
constexpr int darker = 22;               ///< grey steps than the paper beside it
constexpr double same_place = 1.0 / 600; ///< 0.35 mm on A4
constexpr int pages_that_prove = 3;

} // namespace

std::vector<double> streaks_of(const pages::Image& page) {
    std::vector<double> found;
    // What is wider than 1.2 mm is a dark edge or a form's own bar.
    const int beside = std::max(3, page.width() / 170), edge = page.width() / 50 + beside;
    if (page.width() < 400 || page.height() < 400)
        return found;
    std::vector<int> dark(std::size_t(page.width()), 0);
    for (int i = 0; i < samples; ++i) {
        const std::uint8_t* row = page.row(int((i + 0.5) * page.height() / samples));
        for (int x = edge; x < page.width() - edge; ++x)
            dark[std::size_t(x)] +=
                row[x] + darker < row[x - beside] && row[x] + darker < row[x + beside];
    }
    int run = 0;
    for (int x = 0; x < page.width(); ++x)
        if (dark[std::size_t(x)] >= least_share * samples)
            ++run;
        else if (run > 0) {
            found.push_back((x - run / 2.0) / page.width());
            run = 0;
        }
    return found;
}

std::optional<double> GlassWatch::add(const std::vector<double>& streaks) {
    for (Line& line : lines_)
        line.seen = false;
    for (const double place : streaks) {
        const auto known = std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) {
            return std::abs(line.place - place) <= same_place;
        });
        Line& line = known != lines_.end() ? *known : lines_.emplace_back(Line{place});
        line.pages += !line.seen;
        line.seen = true;
    }
    std::erase_if(lines_, [](const Line& line) { return !line.seen; });
    for (Line& line : lines_)
        if (line.pages >= pages_that_prove && !line.told) {
            line.told = true;
            return line.place;
        }
    return {};
}

} // namespace tycktill::reading
