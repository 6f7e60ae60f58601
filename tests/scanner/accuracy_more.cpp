#include "tests/scanner/accuracy_more.h"

#include "scanner/pages/document.h"
#include "scanner/reading/papers.h"
#include "tests/scanner/outside_pages.h"
#include "tests/support/glass.h"
#include "tests/support/odd_files.h"

#include <cstdio>

namespace tycktill {

namespace {

Reader ticks_alone(const std::string& assets) {
    const Catalogue& catalogue = shipped_catalogue(assets);
    return {[&](const SheetFingerprint& print) { return catalogue.sheet(print); }, {}};
}

/// One of each person, usually scanned, on the papers with ticks in turn.
template <typename Read>
Tally each_person(const std::string& assets, Read read) {
    Tally tally;
    for (std::size_t i = 0; i < people().size(); ++i) {
        Chance chance(5000 + i);
        const BlankPage& paper = blank_pages(assets)[i % std::size_t(ticked_pages(assets))];
        tally += read(paper, people()[i], chance);
    }
    return tally;
}

Tally of_file(const Bytes& file, const CorpusPage& page, const std::string& assets) {
    auto document = Document::of_bytes(file).value();
    const DecodedPage decoded = document.page(1).value();
    return judged(read_page(decoded.image, ticks_alone(assets)), page, true);
}

Tally negatives(const std::string& assets) {
    return each_person(assets, [&](const BlankPage& paper, const Person& person, Chance& chance) {
        CorpusPage page = corpus_page(paper, person, usual_scan(chance), chance);
        for (int y = 0; y < page.image.height(); ++y)
            for (int x = 0; x < page.image.width(); ++x)
                page.image.row(y)[x] = std::uint8_t(255 - page.image.at(x, y));
        return of_file(png_of(page.image).value(), page, assets);
    });
}

// Ticked in a viewer, on a scan of the empty page.
Tally annotations(const std::string& assets) {
    return each_person(assets, [&](const BlankPage& paper, const Person& person, Chance& chance) {
        CorpusPage page = corpus_page(paper, person, {}, chance);
        Image scan = *paper.blank;
        put_codes(scan, scan.dpi, *paper.page, to_text(page.code));
        scan = damaged(std::move(scan), {{DamageKind::Noise, 5}}, chance);
        const double points = 72 / 25.4, height = paper.form->sheet->paper.height.value();
        std::string strokes = "1.4 w 0 0 0.6 RG\n";
        for (const auto& [field, choices] : page.filling)
            for (std::string& choice : page.filling[field])
                if (choice.starts_with(withdrawn)) // a viewer's pen fills no box
                    choice.clear();
        for (const Box& box : paper.page->boxes)
            for (const std::string& choice : page.filling[box.field])
                if (choice == box.choice) {
                    char line[160];
                    const double l = box.inside.x.value() * points,
                                 r = box.inside.right().value() * points,
                                 t = (height - box.inside.y.value()) * points,
                                 b = (height - box.inside.bottom().value()) * points;
                    std::snprintf(line, sizeof line,
                                  "%.1f %.1f m %.1f %.1f l S %.1f %.1f m %.1f %.1f l S\n", l + 1,
                                  b + 1, r - 1, t - 1, l + 1, t - 1, r - 1, b + 1);
                    strokes += line;
                }
        const std::string size = std::to_string(int(scan.width() / scan.dpi * 72)) + " " +
                                 std::to_string(int(scan.height() / scan.dpi * 72));
        PdfMake make;
        make.page = "/Annots[6 0 R]";
        make.more = {{"/Type/Annot/Subtype/Ink/F 4/Rect[0 0 " + size + "]/AP<</N 7 0 R>>", {}},
                     {"/Type/XObject/Subtype/Form/BBox[0 0 " + size + "]",
                      Bytes(strokes.begin(), strokes.end())}};
        return of_file(pdf_made(scan, make), page, assets);
    });
}

// Beside each other, one of them upside down.
Tally two_papers(const std::string& assets) {
    Tally tally;
    for (std::size_t i = 0; i + 1 < people().size(); i += 2) {
        Chance chance(6000 + i);
        std::vector<LaidPaper> papers;
        std::vector<CorpusPage> pages;
        for (std::size_t j = 0; j < 2; ++j) {
            const BlankPage& paper =
                blank_pages(assets)[(i + j) % std::size_t(ticked_pages(assets))];
            pages.push_back(corpus_page(paper, people()[i + j], {}, chance));
            papers.push_back({pages.back().image, j == 0 ? 108.0 : 325.0, 152,
                              (j == 0 ? 0 : 180) + chance.between(-1.5, 1.5)});
        }
        const Image glass =
            damaged(on_glass(433, 304, 300, papers), {{DamageKind::Noise, 5}}, chance);
        const auto readings = read_papers(glass, ticks_alone(assets));
        for (const CorpusPage& page : pages) {
            Tally one = judged({}, page, true);
            for (const PaperReading& paper : readings)
                if (paper.reading.code == page.code)
                    one = judged(paper.reading, page, true);
            tally += one;
        }
    }
    return tally;
}

Tally words_outside(const std::string& assets, Beside where) {
    Tally tally;
    const auto& papers = blank_pages(assets);
    for (std::size_t i = 0; tally.pages < int(people().size()); ++i) {
        Chance chance(7000 + i);
        const BlankPage& paper = papers[i % papers.size()];
        if (!has_room(paper, where))
            continue;
        PageLife life{people()[i % people().size()],
                      assets + "/fonts/AtkinsonHyperlegibleNext-Regular.ttf", OfficeMark::None,
                      usual_scan(chance)};
        const CorpusPage page = page_with_words(paper, life, where, chance);
        const PageReading reading = read_all_ink(page.image, assets);
        Tally one;
        one.pages = 1;
        one.read = reading.status == PageStatus::Read;
        one.asked = one.read && !reading.outside.empty();
        one.wrong = one.read && reading.outside.empty();
        tally += one;
    }
    return tally;
}

} // namespace

std::vector<MoreRow> more_rows() {
    std::vector<MoreRow> out = {{"negative", negatives},
                                {"ticks drawn over a scan by a viewer", annotations},
                                {"two papers on the glass", two_papers}};
    for (const Damage& dots : std::vector<Damage>{{DamageKind::Screen, 106},
                                                  {DamageKind::Screen, 85},
                                                  {DamageKind::Screen, 65},
                                                  {DamageKind::Dither, 300},
                                                  {DamageKind::Dither, 200},
                                                  {DamageKind::Dither, 150}})
        out.push_back({to_text(dots), [dots](const std::string& assets) {
                           return read_all_hands(assets, {dots}, 0);
                       }});
    for (const Beside where : all_besides)
        out.push_back({"words " + to_text(where), [where](const std::string& assets) {
                           return words_outside(assets, where);
                       }});
    return out;
}

} // namespace tycktill
