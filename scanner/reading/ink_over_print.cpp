#include "scanner/reading/ink_over_print.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr double cell_area = PrintCells::side * PrintCells::side;
constexpr int least_open = 4;          // of a window's nine cells
constexpr double printed_share = 0.03; // a window with less print says nothing of print
constexpr std::size_t enough = 40;     // such windows, or the page's print is not known
constexpr double least_share = 0.014;  // of a window that foreign ink covers at the print's rim
constexpr double least_area = 0.7;     // mm² there; a letter or two
constexpr double surely_more = 4;      // times what 97 of a hundred windows have at most
constexpr double edge_anywhere =
    0.05; // share of a window, so that little print is not asked too much

/// The means over a cell and its neighbours, of those that are open.
struct Window {
    int open = 0;
    double inked = 0, printed = 0, edge = 0;
};

std::vector<Window> windows_of(const PrintCells& print, const std::vector<float>& inked,
                               const std::vector<bool>& not_there) {
    std::vector<Window> out(inked.size());
    for (int row = 0; row < print.down; ++row)
        for (int column = 0; column < print.across; ++column) {
            Window& window = out[print.index(column, row)];
            for (int y = std::max(0, row - 1); y <= std::min(row + 1, print.down - 1); ++y)
                for (int x = std::max(0, column - 1); x <= std::min(column + 1, print.across - 1);
                     ++x) {
                    const std::size_t at = print.index(x, y);
                    if (!print.open[at] || not_there[at])
                        continue;
                    ++window.open;
                    window.inked += inked[at] / cell_area;
                    window.printed += print.printed[at];
                    window.edge += print.edge[at];
                }
            if (window.open == 0)
                continue;
            window.inked /= window.open;
            window.printed /= window.open;
            window.edge /= window.open;
        }
    return out;
}

// How much this page's print runs out along its edges, at most in 97 windows of a hundred: nothing where it was found
// again exactly, much on a poor copy and where the paper was bent.
double runs_out(const std::vector<Window>& windows) {
    std::vector<double> shares;
    for (const Window& window : windows)
        if (window.open >= least_open && window.printed > printed_share)
            shares.push_back(window.inked / (window.edge + edge_anywhere));
    if (shares.size() < enough)
        return -1;
    const auto place = shares.begin() + std::ptrdiff_t(shares.size() * 97 / 100);
    std::nth_element(shares.begin(), place, shares.end());
    return *place;
}

/// Windows with foreign ink that touch are one place.
class Places {
public:
    Places(const PrintCells& print, const std::vector<bool>& over, const std::vector<float>& inked)
        : print_(print), left_(over), inked_(inked) {}

    std::vector<OverPrint> all() {
        std::vector<OverPrint> out;
        for (int row = 0; row < print_.down; ++row)
            for (int column = 0; column < print_.across; ++column)
                if (left_[print_.index(column, row)])
                    if (const OverPrint place = take(column, row); place.area > least_area)
                        out.push_back(place);
        return out;
    }

private:
    OverPrint take(int column, int row) {
        OverPrint out{1e9, 1e9, -1e9, -1e9, 0};
        std::vector<std::pair<int, int>> open{{column, row}};
        left_[print_.index(column, row)] = false;
        while (!open.empty()) {
            const auto [x, y] = open.back();
            open.pop_back();
            out.left = std::min(out.left, x * PrintCells::side);
            out.top = std::min(out.top, y * PrintCells::side);
            out.right = std::max(out.right, (x + 1) * PrintCells::side);
            out.bottom = std::max(out.bottom, (y + 1) * PrintCells::side);
            out.area += inked_[print_.index(x, y)];
            for (int yy = std::max(0, y - 1); yy <= std::min(y + 1, print_.down - 1); ++yy)
                for (int xx = std::max(0, x - 1); xx <= std::min(x + 1, print_.across - 1); ++xx)
                    if (left_[print_.index(xx, yy)]) {
                        left_[print_.index(xx, yy)] = false;
                        open.emplace_back(xx, yy);
                    }
        }
        return out;
    }

    const PrintCells& print_;
    std::vector<bool> left_;
    const std::vector<float>& inked_;
};

} // namespace

std::vector<OverPrint> find_ink_over_print(const PrintCells& print, const std::vector<float>& inked,
                                           const std::vector<bool>& not_there) {
    const std::vector<Window> windows = windows_of(print, inked, not_there);
    const double usual = runs_out(windows);
    if (usual < 0)
        return {};
    std::vector<bool> over(windows.size(), false);
    for (std::size_t i = 0; i < windows.size(); ++i)
        over[i] = windows[i].open >= least_open && print.open[i] && !not_there[i] &&
                  windows[i].inked > std::max(least_share, surely_more * usual *
                                                               (windows[i].edge + edge_anywhere));
    return Places(print, over, inked).all();
}

} // namespace tycktill::reading
