#pragma once
/// Contrast of two colours 0xRRGGBB after WCAG 2.2: 1 (equal) to 21 (black on white).
#include "forms/definition/form.h"

#include <optional>
#include <string>

namespace tycktill::forms {

double contrast(unsigned one, unsigned other);

/// The first pair of a municipality's colours that people with poor sight could not tell apart at the
/// kiosk: every pair that stands together must reach 7:1, by day and by night.
struct FaintPair {
    const char* key; ///< of the colour that should change: "night_accent"
    std::string what;
    std::string write;
};
std::optional<FaintPair> faint_pair(const Accent& accent);

} // namespace tycktill::forms
