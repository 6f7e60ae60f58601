#include "tests/scanner/text_corpus.h"

#include "scanner/reading/read_page.h"
#include "shared/base/files.h"
#include "tests/scanner/text_corpus_parts.h"
#include "tests/support/damage_parts.h"
#include "tests/support/rooms.h"
#include "tests/support/sixth_municipality.h"
#include "tests/support/swedish_words.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <deque>

namespace tycktill {

namespace {

/// The catalogue of one municipality that has every kind of box.
const Catalogue& sixth_catalogue() {
    static const Catalogue loaded = [] {
        const TemporaryFolder folder;
        const auto municipalities = folder.path() / "municipalities";
        (void)make_folder(municipalities);
        (void)write_text(municipalities / "langnamn.toml", test::sixth_municipality());
        return Catalogue::load(folder.path()).value();
    }();
    return loaded;
}

std::vector<BlankPage> papers_with_text() {
    static std::deque<PrintedForm> forms; // stays where it is: the pages point into it
    std::vector<BlankPage> out;
    const auto add = [&](const Catalogue& catalogue, const std::string& form) {
        const PrintedForm& printed = forms.emplace_back(print_form(catalogue, form));
        for (std::size_t i = 0; i < printed.pages.size(); ++i)
            if (const auto& boxes = printed.sheet->pages[i].boxes;
                std::any_of(boxes.begin(), boxes.end(), is_for_text))
                out.push_back({&printed, &printed.sheet->pages[i], &printed.pages[i]});
    };
    const Catalogue& shipped = shipped_catalogue(TYCKTILL_SOURCE "/assets");
    for (const Municipality& municipality : shipped.municipalities())
        add(shipped, municipality.forms.front().ref.id);
    add(sixth_catalogue(), "langnamn");
    return out;
}

/// The other side of the sheet, seen through it.
Image shone_through(Image page, const Image& back, double strength) {
    Chance none(1);
    const Image soft = damaged(back, {DamageKind::Blur, 2}, none);
    return each(std::move(page), [&](int x, int y, double value) {
        const int mirrored = soft.width() - 1 - x;
        if (mirrored < 0 || mirrored >= soft.width() || y >= soft.height())
            return value;
        return value * (1 - strength * (255 - soft.at(mirrored, y)) / 255);
    });
}

/// What an old copier leaves where the paper is white: a grey that is darker to one side, with grain.
Image copied_grey(Image page, double grey, Chance& chance) {
    const double width = page.width();
    page = each(std::move(page), [&](int x, int, double value) {
        return value * (1 - grey * (0.6 + 0.4 * x / width));
    });
    return damaged(page, {DamageKind::Noise, 7}, chance);
}

/// Types or writes a story over the whole other side, as far as it has room.
Image written_back(const BlankPage& paper, Chance& chance) {
    const auto& pages = paper.form->pages;
    const std::size_t other = std::size_t(paper.page->number) % pages.size();
    Image back = pages[other];
    for (const Box& box : paper.form->sheet->pages[other].boxes)
        if (box.kind == BoxKind::Area)
            draw_text(back, back.dpi, box, some_story(chance, 8),
                      some_font(Script::FreeHand, chance));
    return back;
}

struct Harm {
    const char* name;
    std::vector<Damage> damages;
};

const std::vector<Harm>& harms() {
    static const std::vector<Harm> all{
        {"usual scan", {}},
        {"usual scan", {}},
        {"fold", {{DamageKind::Fold, 0.5}}},
        {"streak", {{DamageKind::Streak, 2}}},
        {"dust", {{DamageKind::Dust, 300}}},
        {"stain", {{DamageKind::Stain, 0.3}}},
        {"shadow", {{DamageKind::Shadow, 0.4}}},
        {"200 dpi, fold, streak, JPEG 60",
         {{DamageKind::Fold, 0.5},
          {DamageKind::Streak, 2},
          {DamageKind::Coarse, 200},
          {DamageKind::Jpeg, 60}}},
        {"show-through", {}},
        {"copier's grey", {}},
        {"pale", {{DamageKind::Pale, 0.4}}},
        {"much dust, 200 dpi", {{DamageKind::Dust, 1000}, {DamageKind::Coarse, 200}}},
        {"black and white copy", {{DamageKind::Copy, 0.65}}}};
    return all;
}

void harm(TextPage& page, Chance& chance) {
    const Harm& done = harms()[std::size_t(chance.below(int(harms().size())))];
    page.damage = done.name;
    Image image = std::move(page.image);
    if (page.damage == "show-through")
        image = shone_through(std::move(image), written_back(*page.paper, chance),
                              chance.between(0.08, 0.25));
    else if (page.damage == "copier's grey")
        image = copied_grey(std::move(image), chance.between(0.1, 0.3), chance);
    const bool coarse =
        std::any_of(done.damages.begin(), done.damages.end(),
                    [](const Damage& damage) { return damage.kind == DamageKind::Coarse; });
    std::vector<Damage> damages = done.damages;
    if (!coarse)
        for (const Damage& damage : usual_scan(chance))
            damages.push_back(damage);
    page.image = damaged(std::move(image), damages, chance);
    if (!coarse)
        page.image.dpi = 300;
}

void write_on(TextPage& page, Chance& chance) {
    page.font = some_font(page.script, chance);
    const Lettering lettering = lettering_of(page.script, chance);
    for (const Box& box : page.paper->page->boxes) {
        if (!is_for_text(box) || chance.one_in(5))
            continue;
        const std::string text = fitting(box, page.script, page.font, lettering, chance);
        if (text.empty())
            continue;
        draw_text(page.image, page.image.dpi, box, text, page.font, lettering);
        page.written[box.field] = text;
    }
}

TextPage paper_of(int number) {
    const auto& papers = text_papers();
    TextPage page;
    page.number = number;
    page.paper = &papers[std::size_t(number) % papers.size()];
    page.image = *page.paper->blank;
    return page;
}

} // namespace

const std::vector<BlankPage>& text_papers() {
    static const std::vector<BlankPage> all = papers_with_text();
    return all;
}

TextPage text_page(int number) {
    Chance chance(std::uint64_t(number) * 7919 + 17);
    TextPage page = paper_of(number);
    constexpr Script scripts[] = {Script::Type, Script::Type,         Script::Type,    Script::Type,
                                  Script::Type, Script::BlockLetters, Script::FreeHand};
    page.script = scripts[std::size_t(chance.below(7))];
    write_on(page, chance);
    harm(page, chance);
    return page;
}

TextPage pen_page(int number) {
    Chance chance(std::uint64_t(number) * 32452843 + 11);
    TextPage page = paper_of(number);
    page.script = chance.one_in(2) ? Script::BlockLetters : Script::FreeHand;
    write_on(page, chance);
    harm(page, chance);
    return page;
}

TextPage empty_page(int number) {
    Chance chance(std::uint64_t(number) * 104729 + 5);
    TextPage page = paper_of(number);
    page.script = Script::Nothing;
    harm(page, chance);
    return page;
}

void read_and_count(const TextPage& page, TextReader& reader, TextTally& tally) {
    const Sheet& sheet = *page.paper->form->sheet;
    Reader find{[&](const SheetFingerprint&) { return &sheet; }, {}};
    const std::string place = place_in_words("page", page.number, page.damage, page.font);
    find.read_text = [&](const Image& image, const Homography& map, const Box& box) {
        const FieldReading field = reader.read(image, map, box);
        const auto written = page.written.find(box.field);
        count_reading({page.script, box, written == page.written.end() ? "" : written->second,
                       page.damage, place},
                      field, tally);
        return field;
    };
    const PageReading reading = read_page(page.image, find);
    ++tally.pages;
    tally.not_read += reading.status != PageStatus::Read;
}

} // namespace tycktill
