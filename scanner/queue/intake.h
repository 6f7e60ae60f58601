#pragma once
/// Takes files of scanned pages into the desk's queue. Needs only the operator's public key: it seals
/// and cannot open. Each file becomes part of the queue at once, so that a crash leaves it whole or not
/// there, and the same bytes are never taken twice; while it is read, its pages are staged in the store,
/// so that a file of hundreds of pages costs no memory.
///
/// Pages of one number come together in any order. A side that was fed twice begins a form of its own, the double,
/// and takes nothing along: what else comes of that number goes to the first form, as long as that lacks it. A page without a code lies with the form before it
/// in its file, until a person says otherwise; without one before it, it is a letter.
#include "forms/definition/catalogue.h"
#include "scanner/handwriting/handwriting.h"
#include "scanner/reading/read_page.h"
#include "scanner/reading/streak.h"
#include "shared/record/sealed_box.h"
#include "shared/store/database.h"

#include <filesystem>
#include <map>
#include <optional>

namespace tycktill::pages {
class Document;
} // namespace tycktill::pages

namespace tycktill::reading {
struct PaperReading;
} // namespace tycktill::reading

namespace tycktill::queue {

class IntakeStage;
struct PageOutcome;
using PageOutcomes = std::vector<PageOutcome>;

/// How many bytes a file's pages may take in the store. A scan of any kind takes at most ten times its own;
/// a small file that unpacks without end would fill the station's disk.
struct FileBudget {
    std::uintmax_t always = 64u << 20;
    std::uintmax_t times = 40; ///< the file's own size, besides
};

struct IntakeOptions {
    Day arrived{};
    std::string municipality;     ///< forms of others are set aside; "" takes all
    std::string batch_name;       ///< what the pile is called at the desk
    std::function<bool()> stop{}; ///< asked before each page; then nothing of that file is kept
    int jobs = 1;                 ///< processes that read the pages of a file that has several
    FileBudget budget{};
};

struct IntakeReport {
    enum class Outcome { Queued, AlreadyRead, Failed };
    Outcome outcome = Outcome::Queued;
    std::string why; ///< one line when already read or failed
    int pages = 0;
    int forms = 0; ///< begun or added to
    int letters = 0;
    int blank = 0;
    std::string missing; ///< one line when the file holds or should hold more than was read, or ""
    std::vector<std::string> advice; ///< "a dark line 63 mm from the left …; clean the glass"
    std::vector<std::string> failed; ///< "page 3: not an image (…); rescan the page"
    std::vector<record::SubmissionId> items; ///< in the queue, that pages were put into
};

/// Called before each page, from 1.
using OnPage = std::function<void(int page, int pages)>;

class Intake {
public:
    /// `catalogue` and `text` must outlive the intake; without `text` no text is read.
    Intake(store::Database store, const record::PublicKey& key, const forms::Catalogue& catalogue,
           handwriting::TextReader* text, IntakeOptions options);

    /// Fails only when the queue itself cannot be written. A file that cannot be read is a report.
    Result<IntakeReport> add(const std::filesystem::path& file, const OnPage& on_page = {});
    /// Whether all of the file's bytes are in the queue, or were until their forms were sent.
    Result<bool> has(const std::filesystem::path& file) const;
    /// One side as a scanner's feeder gives it, in the order of the pile, from 1: kept at once, so that
    /// a jam or a power cut loses no side before it. Equal sides are both kept: each lay in the feeder.
    Result<IntakeReport> add_side(const pages::Image& side, const std::string& device, int number);

private:
    struct ReadFile;
    struct StagedPage;
    Result<std::string> read_before(BytesView digest) const;
    PageOutcomes read(const pages::Image& image, const std::string& source, int number) const;
    PageOutcomes read(pages::Document& document, const std::string& source, int number) const;
    PageOutcome outcome_of(reading::PaperReading paper, const pages::Image& whole) const;
    Result<IntakeReport> stage_pages(const std::filesystem::path& path, pages::Document& document,
                                     IntakeStage& stage, ReadFile& file, const OnPage& on_page);
    void watch_glass(const PageOutcome& page, IntakeReport& report);
    Result<void> stage_page(IntakeStage& stage, ReadFile& file, PageOutcome read);
    Result<void> keep(ReadFile& file, IntakeStage& stage, IntakeReport& report);
    Result<void> keep_pages(ReadFile& file, IntakeStage& stage, std::int64_t batch,
                            IntakeReport& report);
    Result<std::int64_t> batch();
    Result<record::SubmissionId> home_of(const reading::PageReading& reading,
                                         const record::SubmissionId* before, std::int64_t batch,
                                         IntakeReport& report);
    Result<record::SubmissionId> new_form(const reading::PageReading& reading, std::int64_t batch);
    /// The form that this one, as far as it was read here, repeats page by page; itself when there is none.
    record::SubmissionId first_of_doubles(const record::SubmissionId& form) const;
    void remember(const record::SubmissionId& form, const reading::PageReading& reading,
                  const std::string& sketch);
    /// A web blank's pages have no number in common: they belong together when they come together.
    bool lacks_page_from_web(const record::SubmissionId& form, const forms::PageCode& code) const;

    /// A form of which pages were read here: to tell a side that was fed twice from a copied blank.
    struct SeenForm {
        record::SubmissionId id;
        forms::PageCode code;                ///< of its first page
        std::map<int, std::string> sketches; ///< by the sheet's page
    };
    std::vector<SeenForm> seen_; ///< in the order they began
    store::Database store_;
    record::PublicKey key_;
    const forms::Catalogue& catalogue_;
    reading::FindPrint find_print_;
    handwriting::TextReader* text_;
    IntakeOptions options_;
    std::int64_t batch_ = 0;    ///< made with its first file
    reading::GlassWatch glass_; ///< over the feeder's sides, or one file's pages
    std::optional<record::SubmissionId>
        side_before_; ///< where the feeder's side before this one lies
};

} // namespace tycktill::queue
