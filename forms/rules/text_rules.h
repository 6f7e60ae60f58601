#pragma once
/// What a text field's value must look like. The faults are named, not worded: finalize words them in
/// the person's language, and the scanner's desk uses the same checks as evidence.
#include "forms/definition/form.h"

namespace tycktill::forms {

enum class TextFault {
    None,
    NotText,        ///< broken UTF-8 or control characters
    TooLong,        ///< more characters than the field holds
    NoLetters,      ///< a name or an address without one letter
    NotTelephone,   ///< other characters than digits, spaces, '-', '(', ')', '/' and a leading '+'
    TelephoneShort, ///< fewer than 7 digits
    TelephoneLong,  ///< more than 15 digits (ITU-T E.164)
    NotPostnummer,  ///< not five digits "714 80", the first 1–9
    NotEmail,       ///< not a@b.c
    NotDigits,      ///<
    NotDay,         ///< no day "YYYY-MM-DD"
    DayToCome,      ///< after the day of arrival
    DayLongAgo,     ///< more than 120 years before it
};

/// `value` is trimmed and not empty.
TextFault check_text(const Field& field, const std::string& value, Day arrived);

/// "714 80" of "71480", as Swedish addresses are written; anything else as it is.
std::string spaced_postnummer(const std::string& value);

} // namespace tycktill::forms
