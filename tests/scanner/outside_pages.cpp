#include "tests/scanner/outside_pages.h"

#include "scanner/reading/print_finder.h"
#include "tests/support/rooms.h"
#include "tests/support/swedish_words.h"

#include <algorithm>
#include <cmath>

namespace tycktill {

namespace {

Mm hundredths(double mm) {
    return Mm{int(std::lround(mm * 100))};
}

Rect rect(double x, double y, double width, double height) {
    return {hundredths(x), hundredths(y), hundredths(width), hundredths(height)};
}

bool touch(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

struct Scribble {
    std::vector<std::string> lines;
    Lettering lettering;
    std::string font;
};

Scribble some_words(const std::string& assets, Chance& chance) {
    static const char* const sentences[] = {"Hon slog mig i går.",
                                            "Jag är rädd.",
                                            "Ring inte på kvällen",
                                            "HJÄLP",
                                            "se brev",
                                            "mycket oroliga nu",
                                            "Rör min son Ali",
                                            "fel telefon!",
                                            "svara per brev tack"};
    Scribble out;
    const int lines = 1 + chance.below(3);
    for (int i = 0; i < lines; ++i)
        out.lines.emplace_back(sentences[chance.below(int(std::size(sentences)))]);
    const int tool = chance.below(3);
    out.lettering.em_mm = chance.between(3.6, 5.5);
    out.lettering.tone = tool == 0 ? 30 : tool == 1 ? 150 : 60;
    out.lettering.shake_mm = tool == 0 ? 0 : 0.2;
    out.lettering.chance = &chance;
    out.font =
        assets + "/fonts/AtkinsonHyperlegibleNext-" + (tool == 2 ? "Medium" : "Regular") + ".ttf";
    return out;
}

void write_at(Image& image, const Rect& place, const Scribble& words) {
    Box box;
    box.kind = BoxKind::Line;
    const double pitch = words.lettering.em_mm * 1.3;
    for (std::size_t i = 0; i < words.lines.size(); ++i) {
        box.inside = rect(place.x.value(), place.y.value() + double(i) * pitch, place.width.value(),
                          words.lettering.em_mm * 1.5);
        draw_text(image, image.dpi, box, words.lines[i], words.font, words.lettering);
    }
}

double paper_width(const BlankPage& paper) {
    return paper.form->sheet->paper.width.value();
}
double paper_height(const BlankPage& paper) {
    return paper.form->sheet->paper.height.value();
}

bool is_code_near(const Page& page, const Rect& place) {
    return std::any_of(page.codes.begin(), page.codes.end(), [&](const Rect& code) {
        return touch(place, rect(code.x.value() - 4, code.y.value() - 4, code.width.value() + 8,
                                 code.height.value() + 8));
    });
}

// Up a side, as who has no more room turns the paper.
void write_in_margin(Image& image, const BlankPage& paper, Scribble words, Chance& chance) {
    const double height = paper_height(paper), em = words.lettering.em_mm;
    words.lines.resize(1);
    image = turned(image, 90);
    const bool right = chance.one_in(2);
    const double y = right ? paper_width(paper) - 3.5 - em * 1.5 : 3;
    write_at(image,
             rect(chance.between(0.3, 0.45) * height, right ? paper_width(paper) - y - em * 1.5 : y,
                  0.5 * height, em * 1.5),
             words);
    image = turned(image, 270);
}

const Box* some_line(const Page& page, Chance& chance) {
    std::vector<const Box*> lines;
    for (const Box& box : page.boxes)
        if (box.kind == BoxKind::Line)
            lines.push_back(&box);
    return lines.empty() ? nullptr : lines[std::size_t(chance.below(int(lines.size())))];
}

// Somewhere that no box, code or mark is.
Rect free_place(const BlankPage& paper, Beside where, double width, double height, Chance& chance) {
    const Page& page = *paper.page;
    const double tear = paper.form->sheet->tear_line.value();
    const double top = where == Beside::Slip ? tear + 2 : 12,
                 bottom = (where == Beside::Slip || tear < 20 ? paper_height(paper) - 6 : tear) -
                          height - 3;
    for (int tries = 0; tries < 4000; ++tries) {
        const Rect place = rect(chance.between(8, std::max(9.0, paper_width(paper) - width - 8)),
                                chance.between(top, std::max(top + 1, bottom)), width, height);
        // In the arrival stamp's frame, on the sheet's right half near its top, the office writes.
        const bool taken =
            is_code_near(page, place) ||
            (place.y.value() < 50 && place.right().value() > 0.45 * paper_width(paper)) ||
            std::any_of(page.marks.begin(), page.marks.end(),
                        [&](const Fiducial& mark) { return touch(mark.square, place); }) ||
            std::any_of(page.boxes.begin(), page.boxes.end(),
                        [&](const Box& box) { return touch(box.inside, place); });
        if (!taken)
            return place;
    }
    return {};
}

} // namespace

std::string to_text(Beside where) {
    static const char* const names[] = {"margin", "between fields", "over print",
                                        "slip",   "under a line",   "past the end"};
    return names[int(where)];
}

bool has_room(const BlankPage& paper, Beside where) {
    const double tear = paper.form->sheet->tear_line.value();
    if (where == Beside::Slip)
        return tear > 20 && tear < paper_height(paper) - 25;
    if (where == Beside::UnderALine || where == Beside::PastTheEnd)
        return std::any_of(paper.page->boxes.begin(), paper.page->boxes.end(),
                           [](const Box& box) { return box.kind == BoxKind::Line; });
    return true;
}

CorpusPage page_with_words(const BlankPage& paper, const Person& person, Beside where,
                           const std::vector<Damage>& damages, Chance& chance) {
    CorpusPage page = corpus_page(paper, person, {}, chance);
    const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";
    Scribble words = some_words(assets, chance);
    const double em = words.lettering.em_mm;
    if (where == Beside::Margin)
        write_in_margin(page.image, paper, words, chance);
    else if (where == Beside::UnderALine || where == Beside::PastTheEnd) {
        const Box* line = some_line(*paper.page, chance);
        const Rect& in = line->inside;
        words.lines.resize(1);
        if (where == Beside::UnderALine) {
            write_at(page.image,
                     rect(in.x.value() + 1, in.bottom().value() - em * 1.5 - 0.3, 60, 5), words);
            write_at(page.image,
                     rect(in.x.value() + 1, in.bottom().value() + chance.between(0.2, 1), 60, 5),
                     words);
        } else {
            const double from = in.right().value() - chance.between(2, 9);
            words.lines[0] = "robertsfors.example.se";
            write_at(page.image,
                     rect(from, in.bottom().value() - em * 1.5 - 0.4,
                          std::max(8.0, paper_width(paper) - from - 3), 5),
                     words);
        }
    } else {
        if (where == Beside::BetweenFields)
            words.lines.resize(1);
        const Rect place =
            free_place(paper, where, 40, em * 1.3 * double(words.lines.size()) + 2, chance);
        if (place.width.value() > 0)
            write_at(page.image, place, words);
        else
            write_in_margin(page.image, paper, words, chance);
    }
    page.image = damaged(std::move(page.image), damages, chance);
    return page;
}

PageReading read_all_ink(const Image& image, const std::string& assets) {
    const Catalogue& catalogue = shipped_catalogue(assets);
    static const FindPrint find_print = prints_of(catalogue);
    return read_page(
        image,
        {[&](const SheetFingerprint& print) { return catalogue.sheet(print); }, {}, find_print});
}

} // namespace tycktill
