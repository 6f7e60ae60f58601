#include "tests/scanner/outside_places.h"

#include "forms/print/print.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tycktill {

namespace {

const std::string fonts = std::string(TYCKTILL_SOURCE) + "/assets/fonts/AtkinsonHyperlegibleNext-";

Mm hundredths(double mm) {
    return Mm{int(std::lround(mm * 100))};
}

Rect rect(double x, double y, double width, double height) {
    return {hundredths(x), hundredths(y), hundredths(width), hundredths(height)};
}

Rect grown(const Rect& r, double mm) {
    return rect(r.x.value() - mm, r.y.value() - mm, r.width.value() + 2 * mm,
                r.height.value() + 2 * mm);
}

bool touch(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool touch_any(const std::vector<Rect>& all, const Rect& place) {
    return std::any_of(all.begin(), all.end(), [&](const Rect& one) { return touch(one, place); });
}

/// What somebody who writes beside the boxes leaves free: they are other kinds of places.
std::vector<Rect> taken(const BlankPage& paper) {
    std::vector<Rect> out;
    for (const Rect& code : paper.page->codes)
        out.push_back(grown(code, 1));
    for (const Fiducial& mark : paper.page->marks)
        out.push_back(grown(mark.square, 0.5));
    for (const Box& box : paper.page->boxes)
        out.push_back(grown(box.inside, 0.5));
    for (const Rect& place : print_of(paper).not_read)
        out.push_back(grown(place, 0.5));
    for (const Rect& place : print_of(paper).other_each_copy)
        out.push_back(place);
    return out;
}

void choose_tool(Scribble& words, Chance& chance) {
    const int tool = chance.below(4);
    words.lettering.tone = tool == 0 ? 30 : tool == 1 ? 150 : tool == 2 ? 60 : 105;
    words.lettering.shake_mm = tool == 0 ? 0 : 0.2;
    words.lettering.chance = &chance;
    words.font = fonts + (tool == 2 ? "Medium" : "Regular") + ".ttf";
}

} // namespace

Scribble some_scribble(Chance& chance) {
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
    choose_tool(out, chance);
    out.lettering.em_mm = chance.between(3.6, 5.5);
    return out;
}

Scribble one_word(Chance& chance) {
    static const char* const words[] = {"hjälp", "rädd", "nej!", "Obs", "ring ej", "fel", "slagen"};
    Scribble out;
    out.lines.emplace_back(words[chance.below(int(std::size(words)))]);
    choose_tool(out, chance);
    out.lettering.em_mm = chance.between(3.4, 4.4);
    return out;
}

void write_line(Image& image, double x_mm, double baseline_mm, const std::string& line,
                const Scribble& words) {
    constexpr double above = 8, under = 1.9, before = 1.5; // as draw_text sets a line in its box
    Box box;
    box.kind = BoxKind::Area; // whose letters may hang below their line
    box.pitch = hundredths(above + under);
    box.inside = rect(x_mm - before, baseline_mm - above, 120, above + under + 3);
    draw_text(image, image.dpi, box, line, words.font, words.lettering);
}

void write_lines(Image& image, double x_mm, double y_mm, const Scribble& words) {
    double baseline = y_mm + words.lettering.em_mm;
    for (const std::string& line : words.lines) {
        write_line(image, x_mm, baseline, line, words);
        baseline += words.lettering.em_mm * 1.3;
    }
}

void write_upwards(Image& image, bool right, double in_mm, double from, const Scribble& words) {
    image = turned(image, 90);
    const double across = image.height() / image.dpi * 25.4,
                 along = image.width() / image.dpi * 25.4;
    write_line(image, from * along, right ? in_mm : across - in_mm, words.lines[0], words);
    image = turned(image, 270);
}

double paper_width(const BlankPage& paper) {
    return paper.form->sheet->paper.width.value();
}

double paper_height(const BlankPage& paper) {
    return paper.form->sheet->paper.height.value();
}

const PagePrint& print_of(const BlankPage& paper) {
    static std::map<const Form*, std::vector<PagePrint>> known;
    auto& pages = known[paper.form->form];
    if (pages.empty()) {
        const Catalogue& catalogue = shipped_catalogue(std::string(TYCKTILL_SOURCE) + "/assets");
        pages = forms::page_prints(*catalogue.municipality_of(*paper.form->form), *paper.form->form,
                                   "sv")
                    .value();
    }
    return pages[std::size_t(paper.page->number) - 1];
}

std::optional<Rect> stamp_of(const BlankPage& paper) {
    for (const Rect& place : print_of(paper).not_read)
        if (place.height.value() > 9) // a line to write the day on is lower
            return place;
    return std::nullopt;
}

std::optional<Rect> free_place(const BlankPage& paper, bool on_slip, double width, double height,
                               Chance& chance) {
    const double tear = paper.form->sheet->tear_line.value();
    const double top = on_slip ? tear + 2 : 12,
                 bottom = (on_slip || tear < 20 ? paper_height(paper) - 6 : tear) - height - 3;
    const std::vector<Rect> not_there = taken(paper);
    for (int tries = 0; tries < 4000; ++tries) {
        const Rect place = rect(chance.between(8, std::max(9.0, paper_width(paper) - width - 8)),
                                chance.between(top, std::max(top + 1, bottom)), width, height);
        if (!touch_any(not_there, place))
            return place;
    }
    return std::nullopt;
}

std::optional<MmPoint> printed_row(const BlankPage& paper, double width, Chance& chance) {
    const PagePrint& print = print_of(paper);
    const auto dark = [&](double x, double y) {
        const int column = int(x * PagePrint::dots_per_mm), row = int(y * PagePrint::dots_per_mm);
        return column >= 0 && row >= 0 && column < print.width && row < print.height &&
               print.tones[std::size_t(row) * std::size_t(print.width) + std::size_t(column)] < 140;
    };
    const auto density = [&](double x, double y) { // of a strip half a millimetre high
        int count = 0;
        for (double at = 0; at < width; at += 0.2)
            count += dark(x + at, y) + dark(x + at, y + 0.2);
        return count / (width / 0.2 * 2);
    };
    const std::vector<Rect> not_there = taken(paper);
    for (int tries = 0; tries < 4000; ++tries) {
        const double x = chance.between(8, paper_width(paper) - width - 8);
        double y = chance.between(10, paper_height(paper) - 10), best = 0;
        for (double at = y - 2; at < y + 2; at += 0.2)
            if (const double found = density(x, at); found > best) {
                best = found;
                y = at;
            }
        // Letters, no bar, in all thirds of the width.
        bool all = best > 0.2 && best < 0.7;
        for (int third = 0; third < 3; ++third) {
            bool any = false;
            for (double at = 0; at < width / 3; at += 0.2)
                any = any || dark(x + third * width / 3 + at, y);
            all = all && any;
        }
        if (all && !touch_any(not_there, rect(x, y - 2.2, width, 4.4)))
            return MmPoint{x, y};
    }
    return std::nullopt;
}

} // namespace tycktill
