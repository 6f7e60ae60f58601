#include "scanner/commands/commands.h"
#include "scanner/pages/document.h"
#include "scanner/pages/encode.h"
#include "scanner/reading/code.h"
#include "scanner/reading/mark.h"
#include "scanner/reading/papers.h"
#include "scanner/reading/registration.h"
#include "shared/base/files.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

namespace tycktill::scanner {

using forms::operator""_mm;

namespace {

namespace fs = std::filesystem;

std::string row(const std::string& picture, const forms::Box& box, const reading::InkMeasure& m,
                const reading::MarkReading& mark) {
    char numbers[160];
    std::snprintf(numbers, sizeof numbers, "%.4f,%.2f,%.3f,%.2f,%.1f,%.1f,%d,%.2f,%.2f,%s,%.3f",
                  m.ink, m.extent_mm, m.strength, m.outside_mm, m.white, m.noise, m.frame.sides,
                  m.frame.dx, m.frame.dy, to_text(mark.state).c_str(), mark.confidence);
    return picture + "," + box.field + "," + box.choice + "," + numbers + "\n";
}

Result<std::string> score_page(const pages::Image& image, const forms::Catalogue& catalogue,
                               const std::string& name, const fs::path& out) {
    const reading::CodeSearch search = reading::find_page_codes(image);
    if (search.ours.empty())
        return fail("no page code could be read");
    const forms::Sheet* sheet = catalogue.sheet(search.ours[0].code.sheet);
    if (sheet == nullptr)
        return fail("unknown form");
    std::string rows;
    for (const forms::Page& page : sheet->pages) {
        if (page.number != search.ours[0].code.page)
            continue;
        const reading::Registration place = TRY(reading::register_page(image, page, search.ours));
        for (const forms::Box& box : page.boxes) {
            if (box.kind != forms::BoxKind::Tick)
                continue;
            const reading::InkMeasure measure = reading::measure_ink(image, place.map, box.inside);
            const std::string picture = name + "-" + box.field + "-" + box.choice + ".png";
            const Bytes cut =
                TRY(pages::png_of(reading::cut_out(image, place.map, box.inside, 300, 3_mm)));
            TRY(write_file(out / picture, cut));
            rows += row(picture, box, measure, reading::judge_mark(measure));
        }
    }
    return rows;
}

int scores(const std::vector<std::string>& files, const fs::path& out) {
    const auto catalogue = forms::Catalogue::load(assets_folder());
    if (!catalogue)
        return failed(catalogue.error(), Usage);
    if (const auto made = make_folder(out); !made)
        return failed(made.error(), Usage);
    std::string table = "picture,field,choice,ink,extent_mm,strength,outside_mm,white,noise,"
                        "frame_sides,frame_dx_mm,frame_dy_mm,state,confidence\n";
    bool good = true;
    const reading::Reader reader{
        [&](const forms::SheetFingerprint& print) { return catalogue->sheet(print); }, {}};
    const auto trouble = [&](const std::string& where, const Error& error) {
        say(where + ": " + error.what);
        good = false;
    };
    for (const std::string& file : files) {
        auto document = pages::Document::open(file);
        if (!document) {
            trouble(file, document.error());
            continue;
        }
        for (int number = 1; number <= document->pages(); ++number) {
            const std::string where = file + ": page " + std::to_string(number);
            const auto page = document->page(number);
            if (!page) {
                trouble(where, page.error());
                continue;
            }
            const std::string name = fs::path(file).stem().string() + "-" + std::to_string(number);
            for (const reading::PaperReading& paper : reading::read_papers(page->image, reader)) {
                const std::string of = paper.paper > 0 ? "-" + std::to_string(paper.paper) : "";
                const auto rows = score_page(paper.picture ? *paper.picture : page->image,
                                             *catalogue, name + of, out);
                if (rows)
                    table += *rows;
                else
                    trouble(where + of, rows.error());
            }
        }
    }
    if (const auto written = write_text(out / "scores.csv", table); !written)
        return failed(written.error(), SomeFailed);
    return good ? Done : SomeFailed;
}

} // namespace

void add_scores(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "scores", "Writes every tick's cut-out and what was measured, to tune by");
    auto files = std::make_shared<std::vector<std::string>>();
    auto out = std::make_shared<std::string>();
    command->add_option("files", *files, "PDF, TIFF, PNG, JPEG, HEIC or WebP")->required();
    command->add_option("--out", *out, "Folder for the cut-outs and scores.csv")->required();
    command->footer("Example:\n  tycktill-scan scores posten/*.pdf --out scores\n");
    command->callback([&chosen, files, out] {
        chosen = {[files, out](const Station&) { return scores(*files, *out); }, true};
    });
}

} // namespace tycktill::scanner
