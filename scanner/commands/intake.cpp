#include "scanner/queue/intake.h"

#include "scanner/commands/intake_device.h"
#include "scanner/commands/queue_commands.h"
#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/watched_folder.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/base/progress.h"
#include "shared/base/settings.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

namespace tycktill::scanner {

namespace {

struct IntakeOrder {
    std::vector<std::string> places;
    bool watches = false, scans = false; ///< asked for, perhaps without saying which
    std::string watch;
    DeviceOrder device;
    bool lists = false; ///< the scanners that are there, and takes nothing
    std::string arrived;
    std::string name;
    bool json = false;
    bool no_text = false;
    int jobs = 1;
};

const char* name_of(queue::IntakeReport::Outcome outcome) {
    switch (outcome) {
    case queue::IntakeReport::Outcome::Queued:
        return "queued";
    case queue::IntakeReport::Outcome::AlreadyRead:
        return "already-read";
    case queue::IntakeReport::Outcome::Failed:
        break;
    }
    return "failed";
}

std::string to_json(const std::string& file, const queue::IntakeReport& report) {
    nlohmann::ordered_json items = nlohmann::ordered_json::array();
    for (const record::SubmissionId& id : report.items)
        items.push_back(to_text(id));
    const nlohmann::ordered_json json{{"file", file},
                                      {"outcome", name_of(report.outcome)},
                                      {"why", report.why},
                                      {"pages", report.pages},
                                      {"forms", report.forms},
                                      {"letters", report.letters},
                                      {"blank", report.blank},
                                      {"failed", report.failed},
                                      {"missing", report.missing},
                                      {"advice", report.advice},
                                      {"items", items}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string to_line(const std::string& file, const queue::IntakeReport& report) {
    if (report.outcome != queue::IntakeReport::Outcome::Queued)
        return file + ": " + report.why;
    return file + ": " + std::to_string(report.pages - static_cast<int>(report.failed.size())) +
           " of " + std::to_string(report.pages) + " pages read, " + std::to_string(report.forms) +
           " forms, " + std::to_string(report.letters) + " letters, " +
           std::to_string(report.blank) + " blank";
}

/// Prints what became of a file; true when all of it was read.
bool tell(const std::string& file, const queue::IntakeReport& report, bool json) {
    if (json)
        std::puts(to_json(file, report).c_str());
    else if (report.outcome != queue::IntakeReport::Outcome::Failed)
        std::puts(to_line(file, report).c_str());
    std::fflush(stdout);
    if (report.outcome == queue::IntakeReport::Outcome::Failed) {
        say(about(file, report.why));
        return false;
    }
    for (const std::string& advice : report.advice)
        say(file + ": " + advice);
    for (const std::string& page : report.failed)
        say(file + ": " + page);
    if (!report.missing.empty())
        say(file + ": " + report.missing);
    return report.failed.empty() && report.missing.empty();
}

/// What is in the queue is whole; the same command takes the rest.
int stopped(int done, int all) {
    say("stopped after " + std::to_string(done) + " of " + std::to_string(all) +
        " files; the same command goes on with the others");
    return SomeFailed;
}

int take_all(queue::Intake& intake, const std::vector<std::filesystem::path>& files, bool json) {
    bool all_good = true;
    Progress progress("files");
    int done = 0;
    const int all = static_cast<int>(files.size());
    for (const auto& file : files) {
        if (stop_asked())
            return stopped(done, all);
        progress.show(done, all);
        const auto report = intake.add(file, [&](int page, int pages) {
            if (all == 1)
                progress.show(page - 1, pages);
        });
        progress.clear();
        if (!report)
            return failed(report.error(), SomeFailed);
        all_good = tell(file.string(), *report, json) && all_good;
        ++done;
    }
    return all_good ? Done : SomeFailed;
}

/// A file's name may be somebody's, and a journal is kept: there a file is told by its number and size alone.
/// Which one is meant is seen in the folder.
class Names {
public:
    std::string of(const std::filesystem::path& file) {
        if (!journal_)
            return file.string();
        std::error_code gone;
        const std::uintmax_t size = std::filesystem::file_size(file, gone);
        return "file " + std::to_string(++number_) + " (" +
               (gone ? std::string("gone") : std::to_string((size + 1023) / 1024) + " KiB") + ")";
    }
    /// The sentence with `name` wherever it has the file's own.
    static std::string with(std::string sentence, const std::filesystem::path& file,
                            const std::string& name) {
        for (const std::string& own : {file.string(), file.filename().string()})
            for (std::size_t at = 0;
                 own != name && (at = sentence.find(own, at)) != std::string::npos;
                 at += name.size())
                sentence.replace(at, own.size(), name);
        return sentence;
    }

private:
    bool journal_ = std::getenv("JOURNAL_STREAM") != nullptr; ///< set by systemd
    int number_ = 0;
};

queue::IntakeReport told_by(const std::string& name, const std::filesystem::path& file,
                            queue::IntakeReport report) {
    report.why = Names::with(report.why, file, name);
    report.missing = Names::with(report.missing, file, name);
    for (std::string& page : report.failed)
        page = Names::with(page, file, name);
    return report;
}

/// After a trouble of the queue or the folder the same file would be read again at once, for nothing.
void rest(bool after_trouble) {
    const int tenths = after_trouble ? 300 : 20;
    for (int tenth = 0; tenth < tenths && !stop_asked(); ++tenth)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

int watch(queue::Intake& intake, const std::string& folder, int keep_days, bool json) {
    auto watched = queue::WatchedFolder::open(folder, {.keep_days = keep_days});
    if (!watched)
        return failed(watched.error(), Usage);
    Names names;
    queue::WatchedFolder::Work work;
    work.take = [&](const std::filesystem::path& file) -> Result<bool> {
        const std::string name = names.of(file);
        const auto report = intake.add(file);
        if (!report)
            return fail(report.error().kind, Names::with(report.error().what, file, name));
        tell(name, told_by(name, file, *report), json);
        return report->outcome != queue::IntakeReport::Outcome::Failed;
    };
    work.tell = [&](const std::filesystem::path& file, const std::string& what) {
        const std::string name = names.of(file);
        say(name + ": " + Names::with(what, file, name));
    };
    work.is_kept = [&](const std::filesystem::path& file) { return intake.has(file); };
    std::string last_trouble;
    while (!stop_asked()) {
        const auto taken = watched->round(work);
        // A full disk or a share that went away heals by itself: say it once and go on.
        const std::string trouble = taken ? "" : taken.error().what;
        if (!trouble.empty() && trouble != last_trouble)
            say(trouble);
        last_trouble = trouble;
        rest(!trouble.empty());
    }
    return Done;
}

Result<queue::IntakeOptions> options_of(const IntakeOrder& order, const StationSettings& settings) {
    queue::IntakeOptions options;
    options.arrived = order.arrived.empty() ? SystemClock().today() : TRY(parse_day(order.arrived));
    options.municipality = settings.municipality;
    options.jobs = order.jobs;
    options.batch_name = order.name;
    if (options.batch_name.empty()) {
        const std::filesystem::path first = !order.device.name.empty() ? order.device.name
                                            : order.watch.empty()      ? order.places.front()
                                                                       : order.watch;
        options.batch_name = (first.has_filename() ? first : first.parent_path()).stem().string();
    }
    return options;
}

/// What is not named is the station's own.
Result<IntakeOrder> named(IntakeOrder order, const StationSettings& settings) {
    if (!order.places.empty() + order.watches + order.scans != 1)
        return fail("name files or folders, or a folder with --watch, or a scanner with --device; "
                    "see tycktill-scan intake --help");
    if (order.watches && order.watch.empty())
        order.watch = settings.scan_watch;
    if (order.scans && order.device.name.empty())
        order.device.name = settings.scan_device;
    if (order.watches && order.watch.empty())
        return fail("name the folder after --watch, or write watch = \"FOLDER\" under [scan] in "
                    "station.toml");
    if (order.scans && order.device.name.empty())
        return fail("name the scanner after --device, or write device = \"NAME\" under [scan] in "
                    "station.toml; tycktill-scan intake --list-devices names those that are there");
    return order;
}

int intake(const Station& station, const IntakeOrder& asked) {
    const auto settings = load_settings(station.data, station.config);
    if (!settings)
        return failed(settings.error(), Usage);
    const auto named_order = named(asked, *settings);
    if (!named_order)
        return failed(named_order.error(), Usage);
    const IntakeOrder& order = *named_order;
    const auto catalogue = forms::Catalogue::load(assets_folder());
    if (!catalogue)
        return failed(catalogue.error(), Usage);
    auto options = options_of(order, *settings);
    if (options)
        options->stop = stop_asked;
    else
        return failed(options.error(), Usage);
    auto store = queue::open_queue_store(station.data);
    if (!store)
        return failed(store.error(), Usage);
    // The desk's own small writing is never stopped by it.
    constexpr std::int64_t pages_of_a_gib = (std::int64_t(1) << 30) / 4096;
    if (const auto limited = store->limit_pages(settings->scan_limit_gib * pages_of_a_gib);
        !limited)
        return failed(limited.error(), Usage);
    const auto key = queue::operator_public_key(*store, queue::take_passphrase_of_this_station());
    if (!key)
        return failed(key.error(), Usage);
    std::optional<handwriting::TextReader> text;
    if (!order.no_text) {
        auto reader = handwriting::TextReader::open();
        if (!reader)
            return failed(reader.error(), Usage);
        text = std::move(*reader);
    }
    queue::Intake into(std::move(*store), *key, *catalogue, text ? &*text : nullptr, *options);
    catch_stop_signals();
    if (order.scans)
        return take_from_device(into, order.device);
    if (order.watches)
        return watch(into, order.watch, settings->scan_keep_days, order.json);
    const auto files = queue::page_files({order.places.begin(), order.places.end()});
    if (!files)
        return failed(files.error(), Usage);
    if (files->empty())
        say("there are no files there");
    return take_all(into, *files, order.json);
}

} // namespace

void add_intake(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand(
        "intake", "Groups pages into returned forms and puts them in the desk's queue");
    auto order = std::make_shared<IntakeOrder>();
    command->add_option("places", order->places,
                        "PDF, TIFF, PNG, JPEG, HEIC or WebP files, messages (.eml) that carry "
                        "them, or folders of them");
    auto* watches = command->add_option("--watch", order->watch,
                                        "Takes every file that comes into this folder, until it is "
                                        "stopped; without a name the station's own");
    auto* scans = command->add_option("--device", order->device.name,
                                      "Takes all sheets in this scanner's feeder, as scanimage -L "
                                      "names it; without a name the station's own");
    watches->expected(0, 1);
    scans->expected(0, 1);
    command->add_flag("--list-devices", order->lists,
                      "Prints the scanners that --device takes, one a line");
    command->add_flag("--duplex", order->device.duplex, "Both sides of each sheet");
    command->add_option("--dpi", order->device.dpi, "The scanner's resolution; default 300");
    command->add_option("--device-option", order->device.options,
                        "NAME=VALUE, a setting of the scanner as scanimage -A names it");
    command->add_option("--arrived", order->arrived,
                        "The arrival stamp, YYYY-MM-DD; default today");
    command->add_option("--name", order->name, "What the pile is called at the desk");
    command->add_flag("--json", order->json, "One JSON object a file");
    command->add_flag("--no-text", order->no_text, "Reads the ticks only");
    command
        ->add_option("--jobs", order->jobs,
                     "How many processes read the pages of a file that has several")
        ->check(CLI::Range(1, 64));
    command->footer("Example:\n  tycktill-scan intake posten/ --arrived 2026-11-20\n");
    command->callback([&chosen, order, watches, scans] {
        order->watches = watches->count() > 0;
        order->scans = scans->count() > 0;
        if (order->lists)
            chosen.run = [](const Station&) { return list_devices(); };
        else
            chosen = {[order](const Station& station) { return intake(station, *order); }, true};
    });
}

} // namespace tycktill::scanner
