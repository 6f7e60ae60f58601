#pragma once
/// What may hide in a text that came in: an appeal, a serious failing, concern for a child, a fault to mend, a threat, a
/// personnummer. Words that decide nothing; a person answers each hint (matters::Hint).
#include "office/matters/event.h"

#include <filesystem>
#include <map>

namespace tycktill::arrivals {

/// From assets/words/hints.toml.
struct HintWords {
    std::map<matters::Hint, std::vector<std::string>> hints;
    std::vector<std::string> insults; ///< no question: they are folded away where staff read
    std::vector<std::string> hidden_person;
    std::vector<std::string> praise_types; ///< ids of the forms' choices
};
/// Fails naming file, line and column.
Result<HintWords> load_hint_words(const std::filesystem::path& file);

/// In the enumeration's order, each once.
std::vector<matters::Hint> hints_in(const std::vector<std::string>& texts, const HintWords& words);
/// Words in a text, in bytes, to the end of the word that was begun.
struct FoundPlace {
    std::size_t at = 0, length = 0;
    bool harsh = false; ///< a threat or an insult, that nobody need read
    friend bool operator==(const FoundPlace&, const FoundPlace&) = default;
};
/// Where the words stand that raise hints, and those that are harsh; in order, none over another.
std::vector<FoundPlace> places_of(const std::string& text, const HintWords& words);
/// Whether the person says that their personal data are protected.
bool tells_hidden_person(const std::vector<std::string>& texts, const HintWords& words);

} // namespace tycktill::arrivals
