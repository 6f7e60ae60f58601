#include "scanner/commands/commands.h"
#include "scanner/commands/page_json.h"
#include "scanner/commands/workers.h"
#include "scanner/handwriting/handwriting.h"
#include "scanner/reading/print_finder.h"
#include "shared/base/log.h"
#include "shared/base/places.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace tycktill::scanner {
namespace {

struct ReadOrder {
    std::vector<std::string> files;
    bool json = false;
    bool no_text = false;
    int jobs = 1;
    std::string number; ///< as typed from a page whose code cannot be read, or ""
};

std::string trouble_of(const reading::PaperReading& paper) {
    const reading::PageReading& reading = paper.reading;
    if (reading.status == reading::PageStatus::Read || reading.status == reading::PageStatus::Blank)
        return "";
    return (reading.page > 0 ? "page " + std::to_string(reading.page) + ": " : "") +
           (paper.paper > 0 ? "paper " + std::to_string(paper.paper) + ": " : "") + reading.why;
}

/// One picture, and one paper or several.
PageDone done_with(const std::vector<reading::PaperReading>& papers, bool json, bool lines) {
    PageDone done;
    for (const reading::PaperReading& paper : papers) {
        const std::string line = json ? to_json(paper) : lines ? to_lines(paper) : "";
        const std::string trouble = trouble_of(paper);
        done.line += (done.line.empty() ? "" : "\n") + line;
        if (!trouble.empty())
            done.trouble += (done.trouble.empty() ? "" : "; ") + trouble;
    }
    return done;
}

/// Text recognition takes a moment and much memory to load: one a worker, and only when wanted.
reading::ReadText text_work() {
    auto opened = handwriting::TextReader::open();
    if (!opened) {
        say(opened.error().what + " (going on without text)");
        return {};
    }
    const auto reader = std::make_shared<handwriting::TextReader>(std::move(*opened));
    return [reader](const pages::Image& page, const reading::Homography& map,
                    const forms::Box& box) { return reader->read(page, map, box); };
}

PageWork page_work(const forms::Catalogue& catalogue, const ReadOrder& order) {
    reading::Reader reader;
    reader.find_sheet = [&catalogue](const forms::SheetFingerprint& print) {
        return catalogue.sheet(print);
    };
    reader.find_print = reading::prints_of(catalogue);
    if (!order.no_text)
        reader.read_text = text_work();
    const bool json = order.json;
    std::optional<reading::TypedNumber> typed;
    if (const auto serial = forms::parse_serial(order.number))
        typed = reading::TypedNumber{*serial, catalogue.sheets()};
    return [reader, json, typed](const std::string& source, int page, Result<pages::Image> image,
                                 double decode_ms) {
        std::vector<reading::PaperReading> papers(1);
        if (image && typed)
            papers[0].reading = reading::read_page(*image, reader, *typed);
        else if (image)
            papers = reading::read_papers(*image, reader);
        else
            papers[0].reading.why = image.error().what;
        for (reading::PaperReading& paper : papers) {
            paper.reading.source = source;
            paper.reading.page = page;
            paper.reading.times.decode_ms = decode_ms;
        }
        return done_with(papers, json, bool(image));
    };
}

int read(const ReadOrder& order) {
    const auto catalogue = forms::Catalogue::load(assets_folder());
    if (!catalogue)
        return failed(catalogue.error(), Usage);
    if (const auto serial = forms::parse_serial(order.number); !order.number.empty() && !serial)
        return failed(serial.error(), Usage);
    const bool good =
        work_through(order.files, order.jobs, [&] { return page_work(*catalogue, order); });
    return good ? Done : SomeFailed;
}

} // namespace

void add_read(CLI::App& app, Chosen& chosen) {
    auto* command =
        app.add_subcommand("read", "Reads pages and prints what they say; keeps nothing");
    auto order = std::make_shared<ReadOrder>();
    command->add_option("files", order->files, "PDF, TIFF, PNG, JPEG, HEIC, WebP or .eml")
        ->required();
    command->add_flag("--json", order->json, "One JSON object a page");
    command->add_flag("--no-text", order->no_text, "Reads the ticks only");
    command->add_option("--number", order->number,
                        "The number printed on a page whose code cannot be read");
    command->add_option("--jobs", order->jobs, "How many processes work")->check(CLI::Range(1, 64));
    command->footer("Example:\n  tycktill-scan read posten/0012.pdf --json\n");
    command->callback([&chosen, order] {
        chosen = {[order](const Station&) { return read(*order); }, true};
    });
}

} // namespace tycktill::scanner
