#pragma once
/// Inside assemble.h only: the fields of a returned form, one by one. What its pages say of each, what a person
/// said of it, and what the rules across fields make of that.
#include "scanner/returned/assemble.h"

namespace tycktill::returned {

/// Into the result's answers, fields, notes and doubts. `pages` are those that hold the form's text, in order.
void add_fields(Assembled& result, const forms::Form& form,
                const std::vector<const FormPage*>& pages, const Settled& settled,
                const forms::Circumstances& circumstances,
                const std::vector<std::string>& postnummer);

} // namespace tycktill::returned
