#pragma once
/// The words of the faults that finalize's check can find, in Swedish, lättläst and English. A
/// municipality's file may say them in its own words and in more languages, in [texts] under the same
/// keys.
#include "forms/definition/form.h"

#include <vector>

namespace tycktill::forms {

/// "fault.choose" … every key there is.
std::vector<std::string> fault_word_keys();

/// True when that key has words of its own in that language without help from a municipality's file.
bool speaks(const std::string& key, const std::string& language);

/// The key whose words do where a language has none for this one; "" where none does.
std::string general_key(const std::string& key);

/// The words; `key` must be one of the keys.
std::string fault_words(const Form& form, const std::string& key, const std::string& language);

/// What is said of a field that must be filled in and is not: "Skriv ditt namn."
std::string missing_words(const Form& form, const Field& field, const std::string& language);

} // namespace tycktill::forms
