#pragma once
/// A sheet's page as whoever looks for foreign ink asks about it: how far a place is from what is printed,
/// whose box it lies in, and where the print can be found again. Places are sheet millimetres.
#include "forms/paper/page_print.h"
#include "forms/paper/sheet.h"
#include "scanner/reading/homography.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace tycktill::reading {

/// How much is printed in each small square of a page.
struct PrintCells {
    static constexpr double side = 2; ///< mm

    int across = 0, down = 0;
    std::vector<float> printed; ///< share of the square
    std::vector<float> edge;    ///< share of the square that is print beside paper
    std::vector<bool> open;     ///< of no tint that one scanner sees and another doesn't

    std::size_t index(int column, int row) const {
        return std::size_t(row) * std::size_t(across) + std::size_t(column);
    }
    /// Of a place on the page.
    std::size_t at(double x, double y) const {
        return index(std::min(int(x / side), across - 1), std::min(int(y / side), down - 1));
    }
};

class PrintMap {
public:
    static constexpr double bucket_mm = 8; ///< side of the squares that samples are kept in

    PrintMap(const forms::PagePrint& print, const forms::Page& page);

    double width_mm() const { return double(width_) / forms::PagePrint::dots_per_mm; }
    double height_mm() const { return double(height_) / forms::PagePrint::dots_per_mm; }
    /// To the nearest print, in mm, 9 where it is that or more. 0 where anything may stand. Off the page 0.
    double away(double x, double y) const {
        const std::ptrdiff_t at = place(x, y);
        return at < 0 ? 0 : away_[std::size_t(at)] * away_unit;
    }
    /// The index of the box that owns what is written there, or -1.
    int owner(double x, double y) const {
        const std::ptrdiff_t at = place(x, y);
        return at < 0 ? -1 : int(owner_[std::size_t(at)]) - 1;
    }
    /// How dark the print is there, 0 paper … 1 full ink.
    double darkness(double x, double y) const;
    /// Where a copy's own words, a stamp or somebody's writing in a box may stand.
    bool is_closed(double x, double y) const {
        const std::ptrdiff_t at = place(x, y);
        return at < 0 || closed_[std::size_t(at)] != 0;
    }
    /// Places of dark print around there: those of the bucket and of its neighbours.
    void samples_around(MmPoint place, std::vector<MmPoint>& out) const;
    /// Of the whole page, a few hundred.
    const std::vector<MmPoint>& samples() const { return all_; }
    const PrintCells& cells() const { return cells_; }
    /// Where the office stamps or the person notes a day: nobody reads what stands there.
    const std::vector<forms::Rect>& not_read() const { return not_read_; }

private:
    static constexpr double away_unit = 1.0 / 5 / forms::PagePrint::dots_per_mm;

    std::ptrdiff_t place(double x, double y) const {
        const int column = int(x * forms::PagePrint::dots_per_mm),
                  row = int(y * forms::PagePrint::dots_per_mm);
        return x < 0 || y < 0 || column >= width_ || row >= height_
                   ? -1
                   : std::ptrdiff_t(row) * width_ + column;
    }
    void measure_away(const forms::PagePrint& print);
    void take_samples(const forms::PagePrint& print);
    void count_cells(const forms::PagePrint& print);
    void close_places(const forms::PagePrint& print, const forms::Page& page);
    void put(std::vector<std::uint8_t>& grid, const forms::Rect& rect, double more,
             std::uint8_t value) {
        put(grid, rect, more, more, more, value);
    }
    void put(std::vector<std::uint8_t>& grid, const forms::Rect& rect, double beside, double above,
             double under, std::uint8_t value);

    int width_, height_;
    std::vector<std::uint8_t> tones_, away_, owner_, closed_;
    int buckets_across_, buckets_down_;
    std::vector<std::vector<MmPoint>> buckets_;
    std::vector<MmPoint> all_;
    std::vector<forms::Rect> not_read_;
    PrintCells cells_;
};

/// The print of a sheet's page in each of its languages: Swedish at 0, nullptr after the last, at once when
/// nobody knows any more what was printed.
using FindPrint =
    std::function<const PrintMap*(const forms::SheetFingerprint&, int page, std::size_t language)>;

} // namespace tycktill::reading
