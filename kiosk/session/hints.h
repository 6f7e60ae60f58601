#pragma once
/// Hints to a person who is about to send: here you have written something that tells who somebody is.
/// A hint stands beside the text and never stops anybody.
#include "shared/record/answers.h"

#include <string>
#include <string_view>
#include <vector>

namespace tycktill::kiosk {

enum class HintKind {
    Personnummer, ///< always told: nobody needs it
    Telephone,
    Email,
    Name, ///< «Jag heter …», «Hälsningar …», or a name given on the contact page
};

struct Hint {
    HintKind kind;
    std::string excerpt; ///< as it stands in the text
    friend bool operator==(const Hint&, const Hint&) = default;
};

/// In the order of the text. For who is not anonymous only a personnummer is told.
/// `own_name` is the name typed on the contact page, or "".
std::vector<Hint> find_hints(std::string_view text, bool anonymous, std::string_view own_name);

/// Ten or twelve digits whose date exists and whose last digit is right (SFS 2009:1105, Luhn). A
/// samordningsnummer, with 60 added to the day, counts as well.
bool is_personnummer(std::string_view digits);

} // namespace tycktill::kiosk
