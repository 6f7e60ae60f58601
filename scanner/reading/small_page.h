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
    void each_dark(int y, Take take) const {
        const std::uint8_t* row = image_.row(y);
        for (int group = 0; group < groups_; ++group) {
            const int limit = limits_[limit_at(group, y)];
            if (!has_dark_[std::size_t(y) * std::size_t(groups_) + std::size_t(group)])
                continue;
            for (int x = group * evenly; x < std::min((group + 1) * evenly, width()); ++x)
                if (row[x] < limit)
                    take(x, std::uint8_t(limit + step_ - row[x]));
        }
    }

private:
    static constexpr int evenly = 16, rows_evenly = 8; ///< dots that one tone of paper is taken for

    void measure_paper(const pages::Image& image);
    void smooth_paper();
    void set_limits();
    void shrink_dark(const pages::Image& image);
    std::uint8_t mean_at(const pages::Image& image, int x, int y) const;
    double paper_at(int x, int y) const;
    double contrast(const pages::Image& image, const Homography& map,
                    const forms::Page& page) const;
    std::size_t limit_at(int group, int y) const {
        return std::size_t(y / rows_evenly) * std::size_t(groups_) + std::size_t(group);
    }

    int factor_;
    pages::Image image_; ///< white where nothing is dark
    double noise_ = 0, step_ = 30;
    std::vector<float> paper_;
    int across_, down_; ///< blocks
    int groups_;        ///< in a row
    std::vector<std::uint8_t> limits_, has_dark_;
};

} // namespace tycktill::reading
