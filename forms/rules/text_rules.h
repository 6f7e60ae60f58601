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
    NotTelephone,   ///< letters or signs that no telephone number has; see sign_at_fault()
    TelephoneShort, ///< fewer than 7 digits
    TelephoneLong,  ///< more than 15 digits (ITU-T E.164) in one number, or more than two numbers
    NotPostnummer,  ///< not five digits "714 80", the first 1–9
    NotEmail,       ///< not a@b.c
    NotDigits,      ///<
    NotDay,         ///< no day "YYYY-MM-DD"
    DayToCome,      ///< after the day of arrival
    DayLongAgo,     ///< more than 120 years before it
};

/// `value` is trimmed and not empty.
TextFault check_text(const Field& field, const std::string& value, Day arrived);

/// The first sign that NotTelephone or NotEmail is about, a word as a whole («hemma»), or "" when no one
/// sign is to blame.
std::string sign_at_fault(const Field& field, const std::string& value);

/// How many characters the field takes: contact details have room for what people write, «040-641 10 00
/// ankn 12» or a foreign address, however few cells the paper has.
std::size_t longest_taken(const Field& field);

/// What somebody wrote or pasted into a contact field as it is kept: without the signs that nobody can
/// see, and an e-mail address without «mailto:».
std::string cleaned_contact(const Field& field, std::string_view value);

/// "714 80" of "71480", as Swedish addresses are written; anything else as it is.
std::string spaced_postnummer(const std::string& value);

} // namespace tycktill::forms
