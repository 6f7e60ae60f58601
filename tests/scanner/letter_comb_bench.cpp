#include "tests/scanner/letter_comb_bench.h"

#include "scanner/handwriting/comb.h"
#include "scanner/handwriting/text_value.h"
#include "shared/base/edit_distance.h"
#include "shared/base/places.h"
#include "shared/base/text.h"
#include "tests/scanner/text_corpus_parts.h"
#include "tests/support/bench_row.h"
#include "tests/support/rooms.h"

namespace tycktill {

namespace {

constexpr const char* capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ";
constexpr int combs_a_hand = 12, cells_a_comb = 8;

Box letter_comb() {
    Box box;
    box.field = "bokstaver";
    box.kind = BoxKind::Comb;
    box.inside = {20_mm, 20_mm, 64_mm, 8_mm};
    for (int i = 0; i < cells_a_comb; ++i)
        box.cells.push_back({Mm{2000 + 800 * i}, 20_mm, 8_mm, 8_mm});
    return box;
}

/// The comb as print draws it, on paper of its own.
Image printed(const Box& box) {
    Image page(1300, 520, 250);
    page.dpi = 300;
    const double left = box.inside.x.value(), bottom = box.inside.bottom().value();
    const Pen line{0.25, 92};
    draw_stroke(page, 300, {{left, bottom}, {box.inside.right().value(), bottom}}, line);
    for (int i = 0; i <= cells_a_comb; ++i)
        draw_stroke(page, 300, {{left + 8 * i, bottom - 3}, {left + 8 * i, bottom}}, line);
    return page;
}

Homography whole_page() {
    std::vector<Match> matches;
    for (const auto& [x, y] : {std::pair{0., 0.}, {100., 0.}, {0., 40.}, {100., 40.}})
        matches.push_back({{x, y}, {x * 300 / 25.4, y * 300 / 25.4}});
    return *Homography::fit(matches);
}

std::string some_letters(Chance& chance) {
    const auto all = code_points(capitals);
    std::string text;
    for (int i = 0; i < cells_a_comb; ++i)
        text += to_utf8(all[std::size_t(chance.below(int(all.size())))]);
    return text;
}

Image with_border(const Image& cell) {
    constexpr int border = 16;
    Image out(cell.width() + 2 * border, cell.height() + 2 * border, flat_paper);
    for (int y = 0; y < cell.height(); ++y)
        std::copy_n(cell.row(y), cell.width(), out.row(y + border) + border);
    return out;
}

double errors(const std::string& truth, const std::string& read) {
    return double(edit_distance(code_points(truth), code_points(read)));
}

struct Readers {
    TextReader& fields;
    const CapitalReader& capitals;
    Recogniser& tesseract;
};

struct Sum {
    double letters = 0;
    double suggested = 0, cells = 0, theirs = 0, joined = 0; ///< wrong letters of each
    double accented = 0, accents_wrong = 0, believed = 0, combs = 0;
};

bool has_mark(char32_t letter) {
    return letter == U'Å' || letter == U'Ä' || letter == U'Ö';
}

/// Letters with or without ring and dots that were read as their like with another mark or none.
void count_marks(const std::string& truth, const CombCells& cells, const CapitalReader& reader,
                 Sum& sum) {
    const auto bare = [](char32_t c) { return c == U'Ö' ? U'O' : has_mark(c) ? U'A' : c; };
    const auto letters = code_points(truth);
    for (std::size_t i = 0; i < cells.inked.size(); ++i) {
        const char32_t written = letters[cells.places[i]];
        if (bare(written) != U'A' && bare(written) != U'O')
            continue;
        const char32_t read = reader.read(cells.inked[i]).letter;
        ++sum.accented;
        sum.accents_wrong += read != written && bare(read) == bare(written);
    }
}

void read_comb(const std::string& font, Chance& chance, Readers readers, Sum& sum) {
    const Box box = letter_comb();
    const std::string truth = some_letters(chance);
    const Homography map = whole_page();
    Image page = printed(box);
    Lettering lettering{.em_mm = 5.2, .tone = 60, .shake_mm = 0.15, .chance = &chance};
    draw_text(page, 300, box, truth, font, lettering);
    page = damaged(page, {{DamageKind::Noise, 4}, {DamageKind::Jpeg, 75}}, chance);
    const FieldReading field = readers.fields.read(page, map, box);
    const auto tesseract = [&](const Image& image, const char* allowed) {
        std::string text = one_line(
            readers.tesseract.recognise(image, TextShape::OneLine, TextModel::Swedish, allowed));
        std::erase(text, ' ');
        return text;
    };
    const CombCells cells = comb_cells(text_picture(page, map, box), box, text_margin, 14);
    std::string theirs;
    for (const Image& cell : cells.inked)
        theirs += tesseract(with_border(cell), capitals);
    sum.letters += cells_a_comb;
    sum.suggested += errors(truth, field.value.empty() ? "" : field.value.front());
    sum.cells += errors(truth, read_capitals(readers.capitals, cells).text);
    sum.theirs += errors(truth, theirs);
    sum.joined += errors(truth, tesseract(cells.strip, ""));
    count_marks(truth, cells, readers.capitals, sum);
    sum.believed += field.doubt ? 0 : 1;
    ++sum.combs;
}

} // namespace

void measure_letter_combs() {
    auto reader = TextReader::open();
    auto recogniser = Recogniser::open();
    auto own = CapitalReader::load(assets_folder() / "models" / "comb-capitals.bin");
    if (!reader || !recogniser || !own)
        return;
    Sum all;
    const std::string block = "block letters in a comb, ";
    for (const std::string& font : all_fonts(Script::BlockLetters)) {
        Chance chance(41);
        Sum hand;
        for (int i = 0; i < combs_a_hand; ++i)
            read_comb(font, chance, {*reader, *own, *recogniser}, hand);
        const std::string name = block + std::filesystem::path(font).stem().string();
        print_row({name + ": cells wrong", hand.cells / hand.letters * 100, "%",
                   "tesseract, a cell at a time", hand.theirs / hand.letters * 100, ""});
        print_row({name + ": suggested wrong", hand.suggested / hand.letters * 100, "%",
                   "tesseract on the joined cells", hand.joined / hand.letters * 100, ""});
        all.letters += hand.letters;
        all.cells += hand.cells;
        all.theirs += hand.theirs;
        all.accented += hand.accented;
        all.accents_wrong += hand.accents_wrong;
        all.believed += hand.believed;
        all.combs += hand.combs;
    }
    if (all.combs == 0)
        return;
    print_row({block + "all hands: cells wrong", all.cells / all.letters * 100, "%",
               "tesseract, a cell at a time", all.theirs / all.letters * 100, ""});
    print_row({block + "A Å Ä O Ö with another ring or dots", all.accents_wrong, "cells",
               "such cells", all.accented, ""});
    print_row({block + "believed without a person", all.believed, "combs", "combs read", all.combs,
               "none"});
}

} // namespace tycktill
