#include "scanner/reading/typed_page.h"

#include "scanner/reading/mark.h"

#include <algorithm>
#include <cmath>

namespace tycktill::reading {

namespace {

constexpr int least_boxes = 4;
constexpr double proven = 0.8;      ///< share of the boxes whose frames stand where the sheet says
constexpr double disproven = 0.5;   ///< every other sheet, page and turn must stay below this
constexpr double most_away = 0.8;   ///< mm that a frame may stand beside its place
constexpr double least_whole = 0.6; ///< share of a frame's length that shows

struct Tried {
    PlacedPage found;
    double share = 0;
};

// How many of the page's frames stand where that registration puts them; nothing when it has too few.
double share_of_frames(const pages::Image& image, const forms::Page& page, const Homography& map) {
    int boxes = 0, there = 0;
    for (const forms::Box& box : page.boxes) {
        if (box.kind != forms::BoxKind::Tick)
            continue;
        const BoxFrame frame = measure_ink(image, map, box.inside).frame;
        ++boxes;
        there += frame.sides >= 3 && frame.whole >= least_whole &&
                 std::hypot(frame.dx, frame.dy) <= most_away;
    }
    return boxes < least_boxes ? 0 : double(there) / boxes;
}

std::vector<Tried> try_all(const pages::Image& image,
                           const std::vector<const forms::Sheet*>& sheets) {
    std::vector<Tried> out;
    for (const forms::Sheet* sheet : sheets)
        for (const forms::Page& page : sheet->pages)
            for (int turns = 0; turns < 4; ++turns) {
                // A page that fills the picture lies along it.
                const bool tall = sheet->paper.height > sheet->paper.width;
                if ((image.height() > image.width()) != (tall == (turns % 2 == 0)))
                    continue;
                auto place = register_by_marks(image, sheet->paper, page, turns);
                if (!place)
                    continue;
                const double share = share_of_frames(image, page, place->map);
                out.push_back({{sheet, &page, std::move(*place)}, share});
            }
    std::sort(out.begin(), out.end(),
              [](const Tried& a, const Tried& b) { return a.share > b.share; });
    return out;
}

} // namespace

Result<PlacedPage> find_page_by_boxes(const pages::Image& image,
                                      const std::vector<const forms::Sheet*>& sheets) {
    auto tried = try_all(image, sheets);
    if (tried.empty())
        return fail("the corner marks were not found; write the answers from the picture");
    if (tried[0].share < proven)
        return fail("the boxes fit no form that this station knows; write the answers from the "
                    "picture");
    if (tried.size() > 1 && tried[1].share > disproven)
        return fail("the boxes fit more than one form; write the answers from the picture");
    return std::move(tried[0].found);
}

} // namespace tycktill::reading
