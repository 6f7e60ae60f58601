#pragma once
/// What comes by telephone, visit, letter or e-mail is written down by staff on the municipality's own form. How it
/// came is one answer more, "satt", which neither the screen nor the paper asks.
#include "forms/definition/form.h"

namespace tycktill::forms {

inline constexpr const char* way_field = "satt";

/// The form with that field: a choice of telefon, besok, brev, epost, sms, webb, aldreombudsman.
Form staff_form(Form form);

} // namespace tycktill::forms
