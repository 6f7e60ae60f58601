/// scanner_curve: what the thresholds of scanner/mark.h are taken from. Every tick box of the damaged corpus
/// is measured, and counted by the longest reach of its ink: a box that is empty, ticked or filled. Prints
/// tests/pages/curve.csv anew; `tycktill-scan scores` gives the same measures of real scans.
#include "scanner/mark.h"
#include "scanner/registration.h"
#include "shared/base/places.h"
#include "tests/scanner/accuracy.h"
#include "tests/support/printed_form.h"

#include <algorithm>
#include <array>
#include <cstdio>

using namespace tycktill;

namespace {

constexpr int bins = 52; // of 0.1 mm; the last takes what is longer
enum Truth { Empty, Ticked, Filled };

struct Curve {
    std::array<std::array<int, bins>, 3> reach{};
    std::array<std::array<int, 21>, 3> ink{}; ///< by twentieths of the box

    void take(Truth truth, const InkMeasure& measure) {
        ++reach[truth][std::size_t(std::clamp(int(measure.extent_mm * 10), 0, bins - 1))];
        ++ink[truth][std::size_t(std::clamp(int(measure.ink * 20), 0, 20))];
    }
};

Truth truth_of(const Filling& filling, const Box& box) {
    const auto found = filling.find(box.field);
    if (found == filling.end())
        return Empty;
    const auto has = [&](const std::string& value) {
        return std::find(found->second.begin(), found->second.end(), value) != found->second.end();
    };
    return has(box.choice) ? Ticked : has(withdrawn + box.choice) ? Filled : Empty;
}

void measure(const Image& image, const Page& page, const Filling& filling, Curve& curve) {
    const CodeSearch search = find_page_codes(image);
    const auto place = search.ours.empty() ? Result<Registration>(fail("no code"))
                                           : register_page(image, page, search.ours);
    if (!place)
        return;
    for (const Box& box : page.boxes)
        if (box.kind == BoxKind::Tick)
            curve.take(truth_of(filling, box), measure_ink(image, place->map, box.inside));
}

// Some ticks, and one box of a question that has none filled in black.
Filling filling_of(const Page& page, Chance& chance) {
    Filling out = some_ticks(page, chance);
    for (const Box& box : page.boxes)
        if (box.kind == BoxKind::Tick && !out.contains(box.field)) {
            out[box.field] = {withdrawn + box.choice};
            break;
        }
    return out;
}

} // namespace

int main() {
    const Catalogue& catalogue = shipped_catalogue(assets_folder());
    const PrintedForm form = print_form(catalogue, "ljusnarsberg");
    const Page& page = form.sheet->pages[0];
    Curve curve;
    for (const auto& damages : all_damages())
        for (std::size_t i = 0; i < people().size(); ++i) {
            Chance chance(std::uint64_t(5000 + i));
            const Filling filling = filling_of(page, chance);
            Image image = form.pages[0];
            fill_in(image, page, filling, people()[i].writer, chance);
            measure(damaged(std::move(image), damages, chance), page, filling, curve);
        }
    std::puts("measure,from,empty,ticked,filled");
    for (std::size_t i = 0; i < bins; ++i)
        std::printf("reach_mm,%.1f,%d,%d,%d\n", double(i) / 10, curve.reach[Empty][i],
                    curve.reach[Ticked][i], curve.reach[Filled][i]);
    for (std::size_t i = 0; i <= 20; ++i)
        std::printf("ink,%.2f,%d,%d,%d\n", double(i) / 20, curve.ink[Empty][i],
                    curve.ink[Ticked][i], curve.ink[Filled][i]);
}
