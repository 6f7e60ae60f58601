#pragma once
/// What a municipality's own list of postnummer ("71480 Kopparberg") says of what stands on paper: evidence
/// for a number that agrees with its town, a reason to ask about one that does not. The list holds some of
/// the numbers there are, so that it knows nothing of a number means nothing.
#include <string>
#include <vector>

namespace tycktill::returned {

enum class PlaceVerdict {
    Unknown,    ///< nothing to compare with
    Agrees,     ///< the number belongs to the town that stands beside it
    NumberOnly, ///< the number is known, no town stands beside it
    OtherTown,  ///< the number belongs to another town than the one beside it
    OtherNumber ///< the town is known, with another number
};
struct PlaceCheck {
    PlaceVerdict verdict = PlaceVerdict::Unknown;
    std::string number;  ///< "714 80", as it stands there
    std::string town;    ///< as it stands there, or ""
    std::string belongs; ///< the list's town of that number, or its number of that town
};
/// "Björkvägen 14, 714 80 Kopparberg", or "714 80" alone.
PlaceCheck check_place(const std::vector<std::string>& list, const std::string& text);

/// The first known town that a text ends with, or "".
std::string town_at_end(const std::vector<std::string>& list, const std::string& text);

/// "714 80 hör till Kopparberg, inte Lomma."
std::string other_town_in_words(const PlaceCheck& check);

} // namespace tycktill::returned
