#pragma once
/// What may hide in a text that came in: an appeal, a serious failing, concern for a child, a fault to mend, a
/// personnummer. Words that decide nothing; a person answers each hint (matters::Hint).
#include "office/matters/event.h"

#include <filesystem>
#include <map>

namespace tycktill::arrivals {

/// From assets/words/hints.toml.
struct HintWords {
    std::map<matters::Hint, std::vector<std::string>> hints;
    std::vector<std::string> hidden_person;
    std::vector<std::string> praise_types; ///< ids of the forms' choices
};
/// Fails naming file, line and column.
Result<HintWords> load_hint_words(const std::filesystem::path& file);

/// In the enumeration's order, each once.
std::vector<matters::Hint> hints_in(const std::vector<std::string>& texts, const HintWords& words);
/// Whether the person says that their personal data are protected.
bool tells_hidden_person(const std::vector<std::string>& texts, const HintWords& words);

} // namespace tycktill::arrivals
