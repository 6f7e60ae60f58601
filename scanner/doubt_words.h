#pragma once
/// The sentences of the doubts, in plain Swedish.
#include "scanner/assemble.h"

namespace tycktill {

/// Why this field of the form is in doubt.
std::string why_in_words(const Field& field, const FieldReading& reading, DoubtKind kind);
/// "två", "sex", "14"
std::string number_word(int number);
/// "Sida 2 av 2 har inte kommit in."
std::string missing_pages_in_words(const std::vector<int>& missing, int all);
/// "Synpunkt är svärtad och räknas som ångrad, för Klagomål är kryssad.", or "".
std::string withdrawn_in_words(const Field& field, const FieldReading& reading);

} // namespace tycktill
