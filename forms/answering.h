#pragma once
/// What answers to a form mean, before any rule is applied to them.
#include "forms/form.h"

namespace tycktill {

/// Trimmed texts and choices in the form's order; what is empty is no answer.
Answers tidy(const Form& form, const Answers& answers);

/// What the person said about a reply.
enum class Wish { Unsaid, Anonymous, Reply };
Wish wish_of(const Form& form, const Answers& answers);

bool has_contact(const Form& form, const Answers& answers);

} // namespace tycktill
