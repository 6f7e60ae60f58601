#pragma once
/// The page code: what the two QR codes of a page say. Printed on paper: do not change.
///
///     TT1 FFFFFFFF SSSSSSSSC P
///
/// "TT1" names this format; F is the sheet's fingerprint (8), S the copy's serial (8) with its check
/// character C, P the page number from 1. One space between. All of it is in QR's alphanumeric mode.
/// The alphabet of F, S and C leaves out 0 O 1 I L: `23456789ABCDEFGHJKMNPQRSTUVWXYZ`, 31 characters;
/// C makes the weighted sum (weights 1 … 9, C itself 9) divisible by 31, a prime, so that any one
/// wrong character and any two exchanged ones are found.
#include "forms/paper/sheet.h"

#include <string_view>

namespace tycktill::forms {

/// The number of one printed copy: 8 random characters, then a check character. No order, no meaning.
struct Serial {
    std::string text; ///< 9 characters, "7K3M9QXD2"
    friend auto operator<=>(const Serial&, const Serial&) = default;
};

Serial random_serial();
std::string for_people(const Serial& serial); ///< "7K3M-9QXD-2"

/// What is wrong with a number that somebody typed.
enum class SerialFault {
    Length,
    Sign, ///< one that is never in such a number
    Check ///< it fits together with no form: a wrong or exchanged character
};
/// Takes lower case, spaces and hyphens.
Result<Serial> parse_serial(std::string_view text);

struct PageCode {
    SheetFingerprint sheet;
    Serial serial;
    int page = 1;
    friend bool operator==(const PageCode&, const PageCode&) = default;
};

std::string to_text(const PageCode& code);
/// Fails on anything that is not a whole page code of ours.
Result<PageCode> parse_page_code(std::string_view text);

} // namespace tycktill::forms
