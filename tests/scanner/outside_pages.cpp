#include "tests/scanner/outside_pages.h"

#include "scanner/reading/print_finder.h"
#include "tests/scanner/outside_places.h"
#include "tests/support/office_marks.h"
#include "tests/support/swedish_words.h"

#include <algorithm>
#include <cmath>

namespace tycktill {

namespace {

const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";

const Box* some_line(const Page& page, Chance& chance) {
    std::vector<const Box*> lines;
    for (const Box& box : page.boxes)
        if (box.kind == BoxKind::Line)
            lines.push_back(&box);
    return lines.empty() ? nullptr : lines[std::size_t(chance.below(int(lines.size())))];
}

// Descenders hang below their rule, as a hand lets them.
void fill_text(Image& image, const Box& box, const PageLife& life, Chance& chance) {
    Lettering lettering{.em_mm = chance.between(3.6, 4.6),
                        .tone = life.person.writer.pen.tone,
                        .shake_mm = chance.between(0.1, 0.25),
                        .chance = &chance};
    for (int tries = 0; tries < 6; ++tries) {
        const std::string text = something_for(box, chance, std::max(1, 3 - tries));
        if (!text_fits(box, text, life.hand, lettering))
            continue;
        Box drawn = box;
        if (box.kind == BoxKind::Line) {
            drawn.kind = BoxKind::Area;
            drawn.pitch = box.inside.height;
            drawn.inside.height = box.inside.height + Mm{250};
        } else if (box.kind == BoxKind::Area) {
            drawn.inside.height = box.inside.height + Mm{250};
        }
        return draw_text(image, image.dpi, drawn, text, life.hand, lettering);
    }
}

CorpusPage filled(const BlankPage& paper, const PageLife& life, const Box* not_this,
                  Chance& chance) {
    CorpusPage page = corpus_page(paper, life.person, {}, chance);
    if (!life.hand.empty())
        for (const Box& box : paper.page->boxes)
            if (box.kind != BoxKind::Tick && &box != not_this && !chance.one_in(3))
                fill_text(page.image, box, life, chance);
    // The person keeps the day on the slip.
    if (!life.hand.empty() && chance.one_in(2))
        for (const Rect& place : print_of(paper).not_read)
            if (!stamp_of(paper) || place != *stamp_of(paper)) {
                Scribble day = one_word(chance);
                day.font = life.hand;
                write_line(page.image, place.x.value() + 2, place.bottom().value() - 1,
                           "30/11 2026", day);
            }
    return page;
}

Image through_the_office(Image image, const BlankPage& paper, const PageLife& life,
                         Chance& chance) {
    switch (life.mark) {
    case OfficeMark::Holes:
        image = punched(std::move(image), chance);
        break;
    case OfficeMark::Staple:
        image = stapled(std::move(image), chance);
        break;
    case OfficeMark::Stamp:
        if (const auto place = stamp_of(paper))
            image = stamped(std::move(image), *place,
                            assets + "/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf", 3, chance);
        break;
    case OfficeMark::DarkEdge:
        image = with_dark_edge(std::move(image), chance);
        break;
    case OfficeMark::None:
        break;
    }
    return damaged(std::move(image), life.damages, chance);
}

// Beginning or ending at that side, so near that the letters are cut off.
void write_at_edge(Image& image, const BlankPage& paper, const Scribble& words, Chance& chance) {
    const double cap = 0.7 * words.lettering.em_mm, along = chance.between(0.2, 0.7);
    switch (chance.below(4)) {
    case 0:
        return write_line(image, along * paper_width(paper), chance.between(0.5, 0.9) * cap,
                          words.lines[0], words);
    case 1:
        return write_line(image, along * paper_width(paper),
                          paper_height(paper) + chance.between(-0.4, 0.3) * cap, words.lines[0],
                          words);
    case 2:
        return write_upwards(image, false, chance.between(-0.3, 0.4) * cap, along, words);
    default:
        return write_upwards(image, true, chance.between(0.6, 1) * cap, along, words);
    }
}

// Over, under or before a frame, `off` millimetres from it at most.
void write_beside(Image& image, const Rect& frame, double off, const Scribble& words,
                  Chance& chance) {
    const double em = words.lettering.em_mm, gap = chance.between(0.3, off);
    const double in = chance.between(0, std::max(0.1, frame.width.value() - 10));
    switch (chance.below(3)) {
    case 0:
        return write_line(image, frame.x.value() + in, frame.y.value() - gap - 0.25 * em,
                          words.lines[0], words);
    case 1:
        return write_line(image, frame.x.value() + in, frame.bottom().value() + gap + 0.75 * em,
                          words.lines[0], words);
    default: {
        const double wide = 0.55 * em * double(words.lines[0].size());
        return write_line(image, std::max(1.0, frame.x.value() - gap - wide),
                          frame.y.value() + chance.between(0.2, 0.8) * frame.height.value(),
                          words.lines[0], words);
    }
    }
}

void write_at_line(Image& image, const BlankPage& paper, const Box& line, Beside where,
                   Scribble words, Chance& chance) {
    const Rect& in = line.inside;
    words.lines.resize(1);
    if (where == Beside::UnderALine) {
        write_line(image, in.x.value() + 1, in.bottom().value() - 1.2, words.lines[0], words);
        return write_line(image, in.x.value() + 1,
                          in.bottom().value() + words.lettering.em_mm + chance.between(-0.4, 0.6),
                          words.lines[0], words);
    }
    const double from =
        std::min(in.right().value() - chance.between(2, 9), paper_width(paper) - 22);
    write_line(image, from, in.bottom().value() - 1.2, "robertsfors.example.se", words);
}

bool write_there(Image& image, const BlankPage& paper, Beside where, const Box* line,
                 Chance& chance) {
    const bool short_one = where >= Beside::OnAWord;
    Scribble words = short_one ? one_word(chance) : some_scribble(chance);
    const double em = words.lettering.em_mm;
    if (where == Beside::BetweenFields || where == Beside::Margin)
        words.lines.resize(1);
    switch (where) {
    case Beside::Margin: {
        const bool right = chance.one_in(2);
        write_upwards(image, right, right ? em + 3 : 3.5, chance.between(0.3, 0.45), words);
        return true;
    }
    case Beside::BetweenFields:
    case Beside::OverPrint:
    case Beside::Slip:
        if (const auto place = free_place(paper, where == Beside::Slip, 40,
                                          em * 1.3 * double(words.lines.size()) + 2, chance)) {
            write_lines(image, place->x.value(), place->y.value(), words);
            return true;
        }
        return false;
    case Beside::UnderALine:
    case Beside::PastTheEnd:
        write_at_line(image, paper, *line, where, words, chance);
        return true;
    case Beside::OnAWord:
        if (const auto row = printed_row(paper, 9, chance)) {
            write_line(image, row->x, row->y + 0.25 * em, words.lines[0], words);
            return true;
        }
        return false;
    case Beside::AtTheStamp:
        write_beside(image, *stamp_of(paper), 1, words, chance);
        return true;
    case Beside::AtACode:
        write_beside(image, paper.page->codes[std::size_t(chance.below(2))], 0.8, words, chance);
        return true;
    case Beside::AtTheEdge:
        write_at_edge(image, paper, words, chance);
        return true;
    }
    return false;
}

} // namespace

std::string to_text(Beside where) {
    static const char* const names[] = {
        "margin",       "between fields", "over print",   "slip",      "under a line",
        "past the end", "on a word",      "at the stamp", "at a code", "at the edge"};
    return names[int(where)];
}

std::string to_text(OfficeMark mark) {
    static const char* const names[] = {"no mark", "holes", "staple", "stamp", "dark edge"};
    return names[int(mark)];
}

bool has_room(const BlankPage& paper, Beside where) {
    const double tear = paper.form->sheet->tear_line.value();
    if (where == Beside::Slip)
        return tear > 20 && tear < paper_height(paper) - 25;
    if (where == Beside::AtTheStamp)
        return stamp_of(paper).has_value();
    if (where == Beside::UnderALine || where == Beside::PastTheEnd)
        return std::any_of(paper.page->boxes.begin(), paper.page->boxes.end(),
                           [](const Box& box) { return box.kind == BoxKind::Line; });
    return true;
}

CorpusPage page_without_words(const BlankPage& paper, const PageLife& life, Chance& chance) {
    CorpusPage page = filled(paper, life, nullptr, chance);
    page.image = through_the_office(std::move(page.image), paper, life, chance);
    return page;
}

CorpusPage page_with_words(const BlankPage& paper, const PageLife& lived, Beside where,
                           Chance& chance) {
    const bool at_line = where == Beside::UnderALine || where == Beside::PastTheEnd;
    PageLife life = lived;
    if (where == Beside::AtTheEdge) // what a tilt pushes out of the picture nobody finds
        std::erase_if(life.damages,
                      [](const Damage& damage) { return damage.kind == DamageKind::Tilt; });
    const Box* line = at_line ? some_line(*paper.page, chance) : nullptr;
    CorpusPage page = filled(paper, life, line, chance);
    if (!write_there(page.image, paper, where, line, chance))
        write_there(page.image, paper, Beside::Margin, line, chance);
    page.image = through_the_office(std::move(page.image), paper, life, chance);
    return page;
}

Image back_with_words(const std::vector<Damage>& damages, Chance& chance) {
    Image back(2480, 3508, 250);
    back.dpi = 300;
    const Scribble words = chance.one_in(2) ? some_scribble(chance) : one_word(chance);
    write_lines(back, chance.between(10, 140), chance.between(10, 270), words);
    return damaged(std::move(back), damages, chance);
}

PageReading read_all_ink(const Image& image, const std::string& folder) {
    const Catalogue& catalogue = shipped_catalogue(folder);
    static const FindPrint find_print = prints_of(catalogue);
    return read_page(
        image,
        {[&](const SheetFingerprint& print) { return catalogue.sheet(print); }, {}, find_print});
}

} // namespace tycktill
