#include "scanner/commands/commands.h"
#include "scanner/commands/page_json.h"
#include "scanner/commands/workers.h"
#include "scanner/handwriting/handwriting.h"
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

std::string trouble_of(const reading::PageReading& reading) {
    if (reading.status == reading::PageStatus::Read || reading.status == reading::PageStatus::Blank)
        return "";
    return (reading.page > 0 ? "page " + std::to_string(reading.page) + ": " : "") + reading.why;
}

/// Text recognition takes a moment and much memory to load: one a worker, and only when wanted.
reading::ReadText text_work() {
    auto opened = handwriting::TextReader::open();
    if (!opened) {
        say(opened.error().what + " (going on without text)");
        return {};
    }
    const auto reader = std::make_shared<handwriting::TextReader>(std::move(*opened));
    return [reader](const pages::Image& page, const reading::Homography& map, const forms::Box& box) {
        return reader->read(page, map, box);
    };
}

PageWork page_work(const forms::Catalogue& catalogue, const ReadOrder& order) {
    reading::Reader reader;
    reader.find_sheet = [&catalogue](const forms::SheetFingerprint& print) {
        return catalogue.sheet(print);
    };
    if (!order.no_text)
        reader.read_text = text_work();
    const bool json = order.json;
    std::optional<reading::TypedNumber> typed;
    if (const auto serial = forms::parse_serial(order.number))
        typed = reading::TypedNumber{*serial, catalogue.sheets()};
    return [reader, json, typed](const std::string& source, int page, Result<pages::Image> image,
                                 double decode_ms) {
        reading::PageReading reading;
        if (image)
            reading = typed ? reading::read_page(*image, reader, *typed) : reading::read_page(*image, reader);
        else
            reading.why = image.error().what;
        reading.source = source;
        reading.page = page;
        reading.times.decode_ms = decode_ms;
        return PageDone{json    ? to_json(reading)
                        : image ? to_lines(reading)
                                : "",
                        trouble_of(reading)};
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
    command->add_option("files", order->files, "PDF, TIFF, PNG, JPEG, HEIC or WebP")->required();
    command->add_flag("--json", order->json, "One JSON object a page");
    command->add_flag("--no-text", order->no_text, "Reads the ticks only");
    command->add_option("--number", order->number,
                        "The number printed on a page whose code cannot be read");
    command->add_option("--jobs", order->jobs, "How many processes work")->check(CLI::Range(1, 64));
    command->footer("Example:\n  tycktill-scan read posten/0012.pdf --json\n");
    command->callback(
        [&chosen, order] { chosen.run = [order](const Station&) { return read(*order); }; });
}

} // namespace tycktill::scanner
