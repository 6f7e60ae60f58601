#pragma once
/// What in a text would reveal a person: a personnummer, a telephone number, an address, a name that
/// somebody signs with. Pure, and the same for kiosk, desk and office. It knows a name by what stands
/// about it and by common first names, in Swedish, Finnish and English; it never sees who is meant.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::forms {

enum class RevealKind {
    Personnummer, ///< a samordningsnummer and the identity numbers of Finland and Norway as well
    Telephone,
    Email,
    Address, ///< street and number, postcode and town, box, c/o
    Name,    ///< signed with, said of oneself or of somebody's own people
};

struct Revealing {
    RevealKind kind;
    std::size_t at, length; ///< bytes of the text
    friend bool operator==(const Revealing&, const Revealing&) = default;
};

/// In the order of the text; none overlaps another. Text that is not UTF-8 is looked at as far as it is.
std::vector<Revealing> find_revealing(std::string_view text);

/// Ten or twelve digits whose date exists and whose last digit is right (SFS 2009:1105, Luhn). A
/// samordningsnummer, with 60 added to the day, counts as well.
bool is_personnummer(std::string_view digits);

} // namespace tycktill::forms
