#include "tests/scanner/text_corpus_parts.h"
#include "tests/support/damage_parts.h"
#include "tests/support/rooms.h"

namespace tycktill {

namespace {

constexpr double margin_mm = 12;

struct Place {
    const BlankPage* paper;
    const Box* box;
};

std::vector<Place> places(std::optional<TextRule> rule) {
    std::vector<Place> found;
    for (const BlankPage& paper : text_papers())
        for (const Box& box : paper.page->boxes)
            if (is_for_text(box) && box.kind != BoxKind::Area && (!rule || box.rule == *rule))
                found.push_back({&paper, &box});
    return found;
}

Image cropped(const Image& page, int left, int top, int width, int height) {
    Image out(width, height, 255);
    out.dpi = page.dpi;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            if (top + y >= 0 && top + y < page.height() && left + x >= 0 && left + x < page.width())
                out.row(y)[x] = page.at(left + x, top + y);
    return out;
}

/// What leaves everything where it is; a page's worth of dust lies on a twentieth of it.
const std::vector<std::vector<Damage>>& harms() {
    static const std::vector<std::vector<Damage>> all{
        {{DamageKind::Noise, 4}, {DamageKind::Jpeg, 80}},
        {{DamageKind::Noise, 8}, {DamageKind::Jpeg, 60}},
        {{DamageKind::Blur, 1}, {DamageKind::Noise, 4}, {DamageKind::Jpeg, 75}},
        {{DamageKind::Pale, 0.4}, {DamageKind::Noise, 5}, {DamageKind::Jpeg, 75}},
        {{DamageKind::Shadow, 0.4}, {DamageKind::Noise, 5}, {DamageKind::Jpeg, 75}},
        {{DamageKind::Dust, 15}, {DamageKind::Noise, 4}, {DamageKind::Jpeg, 75}},
        {{DamageKind::Streak, 2}, {DamageKind::Noise, 4}, {DamageKind::Jpeg, 75}},
        {{DamageKind::Coarse, 200}, {DamageKind::Noise, 4}, {DamageKind::Jpeg, 60}},
        {{DamageKind::Copy, 0.65}}};
    return all;
}

/// A scanner's resolution changes where the pixels are.
Homography map_of(double left_mm, double top_mm, double dpi) {
    std::vector<Match> matches;
    for (const auto& [x, y] : {std::pair{0., 0.}, {200., 0.}, {0., 100.}, {200., 100.}})
        matches.push_back({{left_mm + x, top_mm + y}, {x * dpi / 25.4, y * dpi / 25.4}});
    return *Homography::fit(matches);
}

} // namespace

TextStrip text_strip(int number, std::optional<TextRule> rule) {
    Chance chance(std::uint64_t(number) * 15485863 + 3);
    const auto all = places(rule);
    const Place& place = all[std::size_t(chance.below(int(all.size())))];
    const Box& box = *place.box;
    const auto& done = harms()[std::size_t(chance.below(int(harms().size())))];
    const std::string font = some_font(Script::Type, chance);
    const Lettering lettering = lettering_of(Script::Type, chance);
    const std::string text = fitting(box, Script::Type, font, lettering, chance);
    Image page = *place.paper->blank;
    if (!text.empty())
        draw_text(page, page.dpi, box, text, font, lettering);
    const double scale = page.dpi / 25.4;
    const int left = int((box.inside.x.value() - margin_mm) * scale);
    const int top = int((box.inside.y.value() - margin_mm) * scale);
    Image image = cropped(page, left, top, int((box.inside.width.value() + 2 * margin_mm) * scale),
                          int((box.inside.height.value() + 2 * margin_mm) * scale));
    const double before = image.width();
    image = damaged(std::move(image), done, chance);
    const double dpi = 300 * image.width() / before;
    return {number,
            box,
            text,
            font,
            name_of(done),
            std::move(image),
            map_of(left / scale, top / scale, dpi)};
}

void read_and_count(const TextStrip& strip, TextReader& reader, TextTally& tally) {
    count_reading({Script::Type, strip.box, strip.written, strip.damage,
                   place_in_words("strip", strip.number, strip.damage, strip.font)},
                  reader.read(strip.image, strip.map, strip.box), tally);
}

} // namespace tycktill
