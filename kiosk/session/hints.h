#pragma once
/// Hints to a person who is about to send: here you have written something that tells who somebody is.
/// A hint stands beside the text and never stops anybody.
#include "forms/rules/revealing.h"

#include <string>
#include <string_view>
#include <vector>

namespace tycktill::kiosk {

enum class HintKind {
    Personnummer, ///< always told: nobody needs it
    Telephone,
    Email,
    Address, ///< street and number, postcode and town
    Name,    ///< «Jag heter …», «Hälsningar …», or a name given on the contact page
};

struct Hint {
    HintKind kind;
    std::string excerpt; ///< as it stands in the text
    friend bool operator==(const Hint&, const Hint&) = default;
};

/// In the order of the text. For who is not anonymous only a personnummer is told.
/// `own_name` is the name typed on the contact page, or "".
std::vector<Hint> find_hints(std::string_view text, bool anonymous, std::string_view own_name);

} // namespace tycktill::kiosk
