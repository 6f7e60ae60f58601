#pragma once
/// The sentences of the doubts, in plain Swedish.
#include "scanner/returned/assemble.h"

namespace tycktill::returned {

/// Why this field of the form is in doubt.
std::string why_in_words(const forms::Field& field, const reading::FieldReading& reading,
                         reading::DoubtKind kind);
/// "två", "sex", "14"
std::string number_word(int number);
/// "Sida 2 av 2 har inte kommit in."
std::string missing_pages_in_words(const std::vector<int>& missing, int all);
/// "Synpunkt är svärtad och räknas som ångrad, för Klagomål är kryssad.", or "".
std::string withdrawn_in_words(const forms::Field& field, const reading::FieldReading& reading);

} // namespace tycktill::returned
