#pragma once
/// Commands for what leaves the house: copies that are handed out, what is published, forms at the units.
#include "office/commands/commands.h"

namespace tycktill::office {

struct ReleaseWish {
    std::string as, id;
    /// A JSON file, - for standard input: {"parts": ["matter"], "sentences": [{"part","number","provision"}],
    /// "words": [{"words","provision"}]}. "": the parts are printed, with their sentences numbered.
    std::string choices;
    std::string
        refuse; ///< a provision: a decision that nothing is handed out, with its reasons in `words`
    std::string words;
    std::filesystem::path pdf;
};
Result<int> run_release(const OfficePlace& place, const ReleaseWish& wish);

struct FormsOutWish {
    std::string as;
    std::string unit; ///< "": the list
    int copies = 0;
    std::string day; ///< "": today
    Format format = Format::Table;
};
Result<int> run_forms_out(const OfficePlace& place, const FormsOutWish& wish);

struct PublishedWish {
    std::string as, id;
    std::string
        words; ///< a JSON file, - for standard input: {"said": "…", "did": "…"}, or why it is not published
    std::filesystem::path folder; ///< where the pages and the data are written
    Format format = Format::Table;
};
Result<int> run_published(const OfficePlace& place, const PublishedWish& wish);
Result<int> run_published_propose(const OfficePlace& place, const PublishedWish& wish);
Result<int> run_published_approve(const OfficePlace& place, const PublishedWish& wish);
Result<int> run_published_refuse(const OfficePlace& place, const PublishedWish& wish);
Result<int> run_published_withdraw(const OfficePlace& place, const PublishedWish& wish);
Result<int> run_published_write(const OfficePlace& place, const PublishedWish& wish);

} // namespace tycktill::office
