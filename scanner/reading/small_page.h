#pragma once
/// A page's picture made small, four dots a millimetre, with its paper's own tone from place to place: what
/// is dark there is ink. Pure; a value.
#include "forms/paper/sheet.h"
#include "scanner/reading/homography.h"

#include <algorithm>
#include <vector>

namespace tycktill::reading {

class SmallPage {
public:
    static constexpr int block = 32; ///< dots: paper and place are taken to be even within one

    SmallPage(const pages::Image& image, const Homography& map, const forms::Page& page);

    int factor() const { return factor_; } ///< pixels a dot
    int width() const { return image_.width(); }
    int height() const { return image_.height(); }
    bool is_dark(int x, int y) const {
        return x >= 0 && y >= 0 && x < width() && y < height() &&
               float(image_.at(x, y)) <
                   paper_[std::size_t(y / block) * std::size_t(across_) + std::size_t(x / block)] -
                       float(step_);
    }
    pages::PxPoint to_small(pages::PxPoint px) const { return {px.x / factor_, px.y / factor_}; }
    pages::PxPoint to_page(double x, double y) const { return {x * factor_, y * factor_}; }

    /// Every dark dot of a row: x and how much darker than the paper.
    template <typename Take>
    void each_dark(int y, std::vector<std::uint8_t>& limits, Take take) const {
        constexpr int evenly = 16; // dots that one tone of paper is taken for
        limits.resize(std::size_t(width()));
        for (int x = 0; x < width(); x += evenly) {
            const double limit = std::max(0.0, paper_at(x + evenly / 2, y) - step_);
            std::fill_n(limits.begin() + x, std::min(evenly, width() - x), std::uint8_t(limit));
        }
        const std::uint8_t* row = image_.row(y);
        for (int x = 0; x < width(); ++x)
            if (row[x] < limits[std::size_t(x)])
                take(x, std::uint8_t(limits[std::size_t(x)] + step_ - row[x]));
    }

private:
    void measure_paper();
    void smooth_paper();
    double paper_at(int x, int y) const;
    double contrast(const Homography& map, const forms::Page& page) const;

    int factor_;
    pages::Image image_;
    double noise_ = 0, step_ = 30;
    std::vector<float> paper_;
    int across_, down_;
};

} // namespace tycktill::reading
