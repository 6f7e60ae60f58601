#include "scanner/queue/intake.h"

#include "scanner/pages/document.h"
#include "scanner/pages/encode.h"
#include "scanner/queue/archive_page.h"
#include "scanner/queue/intake_stage.h"
#include "scanner/queue/page_picture.h"
#include "scanner/queue/page_readers.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/reading_json.h"
#include "scanner/queue/rows.h"
#include "scanner/reading/blank.h"
#include "scanner/reading/papers.h"
#include "scanner/reading/print_finder.h"

#include <algorithm>
#include <cmath>

namespace tycktill::queue {

/// A page that is staged: what decides where it belongs, and no more, because there may be hundreds.
struct Intake::StagedPage {
    std::int64_t id = 0;
    reading::PageReading reading; ///< without its fields
    std::string sketch;           ///< of them
};

struct Intake::ReadFile {
    std::string name;
    record::Digest digest{};
    std::vector<StagedPage> pages;
    std::optional<record::SubmissionId>
        before; ///< where the page before its first lies, then after its last
};

Intake::Intake(store::Database store, const record::PublicKey& key,
               const forms::Catalogue& catalogue, handwriting::TextReader* text,
               IntakeOptions options)
    : store_(std::move(store)), key_(key), catalogue_(catalogue),
      find_print_(reading::prints_of(catalogue)), text_(text), options_(std::move(options)) {}

Result<std::string> Intake::read_before(BytesView digest) const {
    store::Statement statement =
        TRY(store_.query("SELECT arrived FROM file WHERE digest = ?", {BytesView(digest)}));
    return TRY(statement.next()) ? statement.text(0) : std::string();
}

namespace {

Result<record::Digest> digest_of(const std::filesystem::path& path) {
    record::Sha256 sum;
    TRY(pages::read_in_pieces(path, std::size_t(1) << 20, [&](BytesView piece) -> Result<void> {
        sum.add(piece);
        return {};
    }));
    return sum.finish();
}

} // namespace

Result<bool> Intake::has(const std::filesystem::path& file) const {
    return !TRY(read_before(TRY(digest_of(file)))).empty();
}

Result<IntakeReport> Intake::add(const std::filesystem::path& path, const OnPage& on_page) {
    IntakeReport report;
    report.outcome = IntakeReport::Outcome::Failed;
    ReadFile file;
    file.name = path.filename().string();
    const auto digest = digest_of(path);
    if (!digest) {
        report.why = digest.error().what;
        return report;
    }
    file.digest = *digest;
    const std::string day = TRY(read_before(file.digest));
    if (!day.empty()) {
        report.outcome = IntakeReport::Outcome::AlreadyRead;
        report.why = "the same file was already read, arrived " + day + "; nothing was added";
        return report;
    }
    auto document = pages::Document::open(path);
    if (!document) {
        report.why = document.error().what;
        return report;
    }
    IntakeStage stage(store_, key_, file.digest);
    TRY(stage.clear());
    auto taken = stage_pages(path, *document, stage, file, on_page);
    if (taken && taken->outcome == IntakeReport::Outcome::Queued) {
        TRY(stage.add_original(path));
        TRY(keep(file, stage, *taken));
    }
    if (!taken || taken->outcome != IntakeReport::Outcome::Queued)
        TRY(stage.clear());
    return taken;
}

Result<IntakeReport> Intake::add_side(const pages::Image& side, const std::string& device,
                                      int number) {
    IntakeReport report;
    report.pages = 1;
    ReadFile file;
    file.name = device;
    const Bytes bytes = TRY(pages::png_of(side, to_text(record::random_submission_id())));
    file.digest = record::sha256(bytes);
    file.before = side_before_;
    PageOutcomes outcomes = read(side, device, number);
    watch_glass(outcomes.front(), report);
    IntakeStage stage(store_, key_, file.digest);
    TRY(stage.add_original(bytes));
    for (PageOutcome& outcome : outcomes)
        TRY(stage_page(stage, file, std::move(outcome)));
    TRY(keep(file, stage, report));
    side_before_ = file.before;
    return report;
}

void Intake::watch_glass(const PageOutcome& page, IntakeReport& report) {
    if (const auto place = glass_.add(page.streaks))
        report.advice.push_back("a dark line " +
                                std::to_string(int(std::lround(*place * page.width_mm))) +
                                " mm from the left edge on several pages; clean the scanner's "
                                "glass");
}

Result<void> Intake::stage_page(IntakeStage& stage, ReadFile& file, PageOutcome read) {
    StagedPage staged;
    staged.id = TRY(stage.add_page(read.page, read.picture));
    staged.reading = std::move(read.page.reading);
    staged.sketch = returned::content_sketch(staged.reading);
    staged.reading.fields = {};
    file.pages.push_back(std::move(staged));
    return {};
}

namespace {

std::uintmax_t bytes_for(const std::filesystem::path& file, const FileBudget& budget) {
    std::error_code unreadable;
    const std::uintmax_t size = std::filesystem::file_size(file, unreadable);
    return budget.always + (unreadable ? 0 : budget.times * size);
}

/// What of several papers in one picture could not be read.
void tell_papers(const PageOutcomes& outcomes, IntakeReport& report) {
    if (outcomes.size() < 2)
        return;
    for (const PageOutcome& outcome : outcomes) {
        const reading::PageReading& reading = outcome.page.reading;
        if (reading.status != reading::PageStatus::Read)
            report.advice.push_back("page " + std::to_string(reading.page) + ": " + reading.why);
    }
}

} // namespace

Result<IntakeReport> Intake::stage_pages(const std::filesystem::path& path,
                                         pages::Document& document, IntakeStage& stage,
                                         ReadFile& file, const OnPage& on_page) {
    IntakeReport report;
    report.pages = document.pages();
    report.missing = document.missing();
    glass_ = {};
    std::optional<PageReaders> readers;
    if (const int jobs = std::min(options_.jobs, report.pages); jobs > 1)
        readers.emplace(path, jobs, report.pages, [&](pages::Document& own, int number) {
            return read(own, file.name, number);
        });
    for (int number = 1; number <= report.pages; ++number) {
        if (options_.stop && options_.stop())
            return fail("stopped; this file is read from its beginning next time");
        if (on_page)
            on_page(number, report.pages);
        auto outcomes = readers ? readers->take(number) : std::nullopt;
        if (!outcomes)
            outcomes = read(document, file.name, number);
        if (outcomes->front().decoded)
            watch_glass(outcomes->front(), report);
        else
            report.failed.push_back("page " + std::to_string(number) + ": " +
                                    outcomes->front().page.reading.why);
        tell_papers(*outcomes, report);
        for (PageOutcome& outcome : *outcomes)
            TRY(stage_page(stage, file, std::move(outcome)));
        if (stage.bytes() > bytes_for(path, options_.budget)) {
            report.outcome = IntakeReport::Outcome::Failed;
            report.why = "holds far more than a scan of its size (" +
                         std::to_string(stage.bytes() >> 20) + " MiB after page " +
                         std::to_string(number) + "); print it and scan the paper";
            return report;
        }
    }
    if (report.failed.size() == static_cast<std::size_t>(report.pages)) {
        report.outcome = IntakeReport::Outcome::Failed;
        report.why = report.failed.empty() ? "no pages; scan it again" : report.failed.front();
    }
    return report;
}

PageOutcomes Intake::read(pages::Document& document, const std::string& source, int number) const {
    const auto decoded = document.page(number);
    if (decoded)
        return read(decoded->image, source, number);
    PageOutcome lost;
    lost.page.reading.source = source;
    lost.page.reading.page = number;
    lost.page.reading.why = decoded.error().what;
    return {lost};
}

PageOutcomes Intake::read(const pages::Image& image, const std::string& source, int number) const {
    reading::Reader reader;
    reader.find_sheet = [&](const forms::SheetFingerprint& print) {
        return catalogue_.sheet(print);
    };
    reader.find_print = find_print_;
    if (text_)
        reader.read_text = [&](const pages::Image& page, const reading::Homography& map,
                               const forms::Box& box) { return text_->read(page, map, box); };
    PageOutcomes outcomes;
    for (reading::PaperReading& paper : reading::read_papers(image, reader)) {
        paper.reading.source = source;
        paper.reading.page = number;
        outcomes.push_back(outcome_of(std::move(paper), image));
    }
    outcomes.front().width_mm = image.width() * 25.4 / (image.dpi >= 72 ? image.dpi : 300);
    outcomes.front().streaks = reading::streaks_of(image); // of the glass, whatever lies on it
    return outcomes;
}

PageOutcome Intake::outcome_of(reading::PaperReading paper, const pages::Image& whole) const {
    PageOutcome result;
    result.decoded = true;
    reading::PageReading& reading = result.page.reading;
    reading = std::move(paper.reading);
    const pages::Image upright =
        turned(paper.picture ? *paper.picture : whole, (360 - reading.rotation_degrees) % 360);
    if (!reading.code) {
        result.page.ink = reading::ink_share(upright);
        result.page.stamp = room_for_stamp(upright);
        if (text_ && reading.status == reading::PageStatus::NoCode) {
            reading::FieldReading letter = text_->read_letter(upright);
            letter.field = letter_text;
            reading.fields.push_back(std::move(letter));
        }
    }
    if (auto picture = compress(upright))
        result.picture = std::move(*picture);
    return result;
}

Result<std::int64_t> Intake::batch() {
    if (batch_ != 0)
        return batch_;
    const std::string day = iso(options_.arrived);
    TRY(store_.run("INSERT INTO batch (arrived) VALUES (?)", {std::string_view(day)}));
    const std::int64_t id = TRY(store_.number("SELECT last_insert_rowid()"));
    const Bytes name = record::seal_box(key_, bytes_of(options_.batch_name), bound_batch(id));
    TRY(store_.run("UPDATE batch SET sealed_name = ? WHERE id = ?", {BytesView(name), id}));
    return id;
}

Result<void> Intake::keep(ReadFile& file, IntakeStage& stage, IntakeReport& report) {
    store::Transaction change = TRY(store_.begin());
    if (!TRY(read_before(file.digest)).empty()) { // another intake was faster
        report.outcome = IntakeReport::Outcome::AlreadyRead;
        report.why = "the same file was already read; nothing was added";
        return {};
    }
    if (!TRY(stage.is_whole(int(file.pages.size()))))
        return fail(file.name + ": what was read of it is gone from the store; read it again");
    const std::int64_t batch = TRY(this->batch());
    const std::string day = iso(options_.arrived);
    const Bytes name = record::seal_box(key_, bytes_of(file.name), bound_name(file.digest));
    TRY(store_.run("INSERT INTO file (digest, batch, arrived, pages, failed, sealed_name) VALUES "
                   "(?, ?, ?, ?, ?, ?)",
                   {BytesView(file.digest), batch, std::string_view(day),
                    std::int64_t{report.pages}, static_cast<std::int64_t>(report.failed.size()),
                    BytesView(name)}));
    TRY(keep_pages(file, stage, batch, report));
    TRY(stage.finish());
    TRY(change.commit());
    batch_ = batch;
    return {};
}

Result<void> Intake::keep_pages(ReadFile& file, IntakeStage& stage, std::int64_t batch,
                                IntakeReport& report) {
    for (const StagedPage& page : file.pages) {
        const bool blank = !page.reading.code && page.reading.status == reading::PageStatus::Blank;
        report.blank += blank;
        if (blank && !file.before) { // a blank sheet on its own says nothing
            TRY(stage.leave_out(page.id));
            continue;
        }
        file.before =
            TRY(home_of(page.reading, file.before ? &*file.before : nullptr, batch, report));
        TRY(stage.keep_page(page.id, file.before->bytes,
                            page.reading.code ? page.reading.code->page : 0));
        if (std::find(report.items.begin(), report.items.end(), *file.before) == report.items.end())
            report.items.push_back(*file.before);
        remember(*file.before, page.reading, page.sketch);
        // Whoever rejects the double does not want to lose the letter behind it.
        file.before = first_of_doubles(*file.before);
    }
    return {};
}

} // namespace tycktill::queue
