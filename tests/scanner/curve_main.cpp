/// scanner_curve: what the thresholds of scanner/reading/mark.h are taken from. Every tick box of the damaged corpus
/// is measured, and counted by the longest reach of its ink: a box that is empty, ticked or filled. Prints
/// tests/pages/curve.csv anew; `tycktill-scan scores` gives the same measures of real scans.
#include "scanner/reading/mark.h"
#include "scanner/reading/registration.h"
#include "shared/base/places.h"
#include "tests/scanner/corpus.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

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

} // namespace

int main() {
    const std::string assets = assets_folder().string();
    const auto ticked = std::size_t(ticked_pages(assets));
    Curve curve;
    std::size_t number = 0;
    for (const auto& damages : all_damages())
        for (const Person& person : people()) {
            const BlankPage& paper = blank_pages(assets)[number++ % ticked];
            Chance chance(5000 + number);
            const CorpusPage page = corpus_page(paper, person, damages, chance);
            measure(page.image, *paper.page, page.filling, curve);
        }
    std::puts("measure,from,empty,ticked,filled");
    for (std::size_t i = 0; i < bins; ++i)
        std::printf("reach_mm,%.1f,%d,%d,%d\n", double(i) / 10, curve.reach[Empty][i],
                    curve.reach[Ticked][i], curve.reach[Filled][i]);
    for (std::size_t i = 0; i <= 20; ++i)
        std::printf("ink,%.2f,%d,%d,%d\n", double(i) / 20, curve.ink[Empty][i],
                    curve.ink[Ticked][i], curve.ink[Filled][i]);
}
