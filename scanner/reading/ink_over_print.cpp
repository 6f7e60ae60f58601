#include "scanner/reading/ink_over_print.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr std::size_t enough = 40;    // windows with print, or the page's print is not known
constexpr double printed_share = 0.3; // of the nine cells' area, a window's print at least
constexpr double suspicious = 0.12;   // mm² at the print's rim in a window: two dots
constexpr double more_than_usual = 1.5;
constexpr double edge_anywhere = 0.45; // of a cell, so that little print is not asked too much
constexpr std::size_t most_looks = 48; // a page so full of suspicion is judged by the worst of it
constexpr double least_area = 0.25;    // mm² of strokes that are more than print

/// Sums over a cell and its neighbours.
struct Window {
    int column = 0, row = 0;
    double inked = 0; ///< mm²
    double printed = 0, edge = 0;
};

std::vector<Window> windows_of(const PrintCells& print, const std::vector<float>& inked,
                               const std::vector<bool>& not_there) {
    std::vector<Window> out;
    for (int row = 0; row < print.down; ++row)
        for (int column = 0; column < print.across; ++column) {
            Window window{column, row};
            for (int y = std::max(0, row - 1); y <= std::min(row + 1, print.down - 1); ++y)
                for (int x = std::max(0, column - 1); x <= std::min(column + 1, print.across - 1);
                     ++x) {
                    const std::size_t at = print.index(x, y);
                    if (!print.open[at] || not_there[at])
                        continue;
                    window.inked += inked[at];
                    window.printed += print.printed[at];
                    window.edge += print.edge[at];
                }
            out.push_back(window);
        }
    return out;
}

// How much this page's print runs out along its edges in most windows: nothing where it was found again exactly, much
// on a poor copy and where the paper was bent.
double runs_out(const std::vector<Window>& windows) {
    std::vector<double> shares;
    for (const Window& window : windows)
        if (window.printed > printed_share)
            shares.push_back(window.inked / (window.edge + edge_anywhere));
    if (shares.size() < enough)
        return 0;
    const auto place = shares.begin() + std::ptrdiff_t(shares.size() * 85 / 100);
    std::nth_element(shares.begin(), place, shares.end());
    return *place;
}

// The worst first, none beside a worse one.
std::vector<Window> suspects(std::vector<Window> windows) {
    const double usual = runs_out(windows);
    std::erase_if(windows, [&](const Window& window) {
        return window.inked <
               std::max(suspicious, more_than_usual * usual * (window.edge + edge_anywhere));
    });
    std::stable_sort(windows.begin(), windows.end(),
                     [](const Window& a, const Window& b) { return a.inked > b.inked; });
    std::vector<Window> out;
    for (const Window& window : windows)
        if (std::none_of(out.begin(), out.end(), [&](const Window& other) {
                return std::abs(other.column - window.column) <= 1 &&
                       std::abs(other.row - window.row) <= 1;
            }))
            out.push_back(window);
    if (out.size() > most_looks)
        out.resize(most_looks);
    return out;
}

} // namespace

std::vector<ForeignInk> find_ink_over_print(const PrintCells& print,
                                            const std::vector<float>& inked,
                                            const std::vector<bool>& not_there, const PrintFit& fit,
                                            const PrintFit::Counts& counts) {
    std::vector<ForeignInk> out;
    for (const Window& window : suspects(windows_of(print, inked, not_there))) {
        const ForeignInk found = fit.foreign_around(
            {(window.column + 0.5) * PrintCells::side, (window.row + 0.5) * PrintCells::side},
            counts);
        if (found.area > least_area)
            out.push_back(found);
    }
    return out;
}

} // namespace tycktill::reading
