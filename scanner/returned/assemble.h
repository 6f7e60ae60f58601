#pragma once
/// From the pages of one returned form to its answers and to what a person must still settle.
/// A pure function: nothing is stored but readings and what was settled, and the doubts follow from
/// them, so that undoing is taking a settlement away.
#include "forms/rules/finalize.h"
#include "scanner/reading/page_reading.h"

namespace tycktill::returned {

/// One page as it lies in the returned form.
struct FormPage {
    std::int64_t id = 0; ///< of the page in the queue
    reading::PageReading reading;
    double ink = 0;                          ///< share of a page without a code that is ink
    std::optional<reading::PixelRect> stamp; ///< of a page without a code: where a stamp has room
};

/// Stands in a text that nobody could read, so that the office sees that something was written. A field
/// with a fixed form (a telephone number) stands empty then.
inline constexpr const char* illegible_text = "[går inte att läsa]";
bool is_illegible(const std::vector<std::string>& values);

/// A part of a page's picture.
struct CutOut {
    std::int64_t page = 0; ///< FormPage::id
    reading::PixelRect px; ///< in the upright picture
};

/// What a person said, by key: a field's id, or one of the keys below. No values: nothing is written
/// there.
using Settled = std::map<std::string, std::vector<std::string>>;

// Keys of what concerns no field. All but the letter's page are settled with any value ("ok").
inline constexpr const char* key_missing_page = "@missing-page";
inline constexpr const char* key_other_content = "@other-content";
inline constexpr const char* key_not_fitted = "@not-fitted";
/// "@page-ID": "attachment" joins the page to the form, "own" makes it a matter of its own, "blank"
/// leaves it out of what is sent.
std::string key_of_page(std::int64_t page);
/// "@outside-PAGE-1" …: what somebody wrote outside the boxes, each place of the page by itself. Its words
/// follow the form's own story; without a value it is nothing, or stands in a field already.
std::string key_of_outside(std::int64_t page, std::size_t place);
bool is_outside_key(const std::string& key);

struct Doubt {
    std::string key; ///< what settles it: a field's id or one of the keys above
    reading::DoubtKind kind = reading::DoubtKind::Handwriting;
    std::string why;                     ///< one sentence of plain Swedish
    std::vector<std::string> suggestion; ///< choice ids, or the one text
    double confidence = 0;
    std::vector<CutOut> cut_outs; ///< an area that goes on has one a page
};

/// A field as it stands, for the list of what was read.
struct AssembledField {
    std::string field;
    std::vector<std::string> value;
    double confidence = 0;
    bool by_person = false;
    std::vector<std::string> read;               ///< what the machine read
    double read_confidence = 0;                  ///< how sure it was, whatever a person said
    std::optional<reading::DoubtKind> read_kind; ///< why it was in doubt; none: it was read surely
    std::vector<CutOut> cut_outs;
};

struct Assembled {
    record::Answers answers;   ///< what was read surely or settled
    std::vector<Doubt> doubts; ///< of the whole form first, then in the order of the paper
    std::vector<AssembledField> fields;
    std::vector<std::string> notes; ///< what the rules settled by themselves, as sentences
    std::vector<int> missing_pages;
    std::vector<std::int64_t> attached; ///< pages that go along, in order
};

struct ReturnedPages {
    std::vector<FormPage> pages; ///< in the order they came
    int pages_of_sheet = 1;
    /// When the number and page were seen before, the doubt's sentence about it, else "".
    std::string seen_before;
};

/// Without a form (a letter that has none yet) give nullptr. `postnummer` is the municipality's list: a
/// number by pen that agrees with its town is believed where each digit is sure, one that does not agree
/// is asked about.
Assembled assemble(const forms::Form* form, const ReturnedPages& returned, const Settled& settled,
                   const forms::Circumstances& circumstances,
                   const std::vector<std::string>& postnummer = {});

/// What the marks of two readings say is the same, and text stands in the same fields.
bool same_content(const reading::PageReading& a, const reading::PageReading& b);
/// A short spelling of that, to compare with a page that is gone.
std::string content_sketch(const reading::PageReading& reading);

/// "Säker", "Ganska säker", "Osäker", "Bara gissning"
std::string confidence_word(double confidence, reading::DoubtKind kind);

} // namespace tycktill::returned
