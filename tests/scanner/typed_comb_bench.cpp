#include "tests/scanner/typed_comb_bench.h"

#include "forms/definition/catalogue.h"
#include "scanner/handwriting/comb.h"
#include "scanner/handwriting/text_value.h"
#include "scanner/reading/read_page.h"
#include "tests/support/bench_row.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"

#include <filesystem>

namespace tycktill {

namespace {

constexpr unsigned copies = 4; // of each form in each font

struct TypedCount {
    double all = 0, right = 0, asked = 0, wrong_unasked = 0;
};

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string number_for(const Box& box, Chance& chance) {
    if (box.rule == TextRule::PastDay)
        return "202" + std::to_string(4 + chance.below(3)) + two_digits(1 + chance.below(12)) +
               two_digits(1 + chance.below(28));
    std::string digits = box.rule == TextRule::Telephone ? "07" : "";
    while (digits.size() < box.cells.size() && digits.size() < 10)
        digits += static_cast<char>('1' + chance.below(9));
    return digits;
}

void measure_page(Image page, const Page& of, const Sheet& sheet, const std::string& font,
                  unsigned seed, TextReader& reader, TypedCount& count) {
    Chance chance(seed);
    std::map<std::string, std::string> truth;
    for (const Box& box : of.boxes)
        if (box.kind == BoxKind::Comb && is_number(box.rule))
            draw_text(page, 300, box, truth[box.field] = number_for(box, chance), font);
    if (truth.empty())
        return;
    auto damages = usual_scan(chance);
    const bool coarse = seed % 2 == 0;
    if (coarse)
        damages.insert(damages.begin(), {DamageKind::Coarse, 200});
    page = damaged(page, damages, chance);
    if (!coarse)
        page.dpi = 300;
    Reader find{[&](const SheetFingerprint&) { return &sheet; }, {}};
    find.read_text = [&](const Image& image, const Homography& map, const Box& box) {
        if (!truth.count(box.field))
            return FieldReading{};
        const FieldReading field = reader.read(image, map, box);
        const bool right =
            !field.value.empty() && field.value.front() == spelled(truth[box.field], box.rule);
        ++count.all;
        count.right += right;
        count.asked += field.doubt ? 1 : 0;
        count.wrong_unasked += !right && !field.doubt;
        return field;
    };
    read_page(page, find);
}

std::vector<std::string> fonts() {
    std::vector<std::string> found;
    for (const char* const file :
         {TYCKTILL_SOURCE "/assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf",
          "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
          "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
          "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
          "/usr/share/fonts/opentype/urw-base35/NimbusSans-Regular.otf",
          "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf",
          "/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Regular.otf"})
        if (std::filesystem::exists(file))
            found.push_back(file);
    return found;
}

} // namespace

void measure_typed_combs() {
    const auto catalogue = Catalogue::load(TYCKTILL_SOURCE "/assets");
    auto reader = TextReader::open();
    if (!catalogue || !reader)
        return;
    TypedCount count;
    for (const Municipality& municipality : catalogue->municipalities()) {
        const PrintedForm form = print_form(*catalogue, municipality.forms.front().ref.id);
        for (const std::string& font : fonts())
            for (unsigned copy = 1; copy <= copies; ++copy)
                for (std::size_t page = 0; page < form.pages.size(); ++page)
                    measure_page(form.pages[page], form.sheet->pages[page], *form.sheet, font,
                                 copy * 131, *reader, count);
    }
    const std::string what = "typed numbers and days in combs: ";
    print_row({what + "read right", count.right, "combs", "of", count.all, ""});
    print_row({what + "believed without a person", count.all - count.asked, "combs", "of",
               count.all, ""});
    print_row({what + "believed and wrong", count.wrong_unasked, "combs", "believed",
               count.all - count.asked, "none"});
}

} // namespace tycktill
