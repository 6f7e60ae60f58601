#pragma once
/// What answers to a form mean, before any rule is applied to them.
#include "forms/form.h"

namespace tycktill {

/// Trimmed texts, choices in the form's order, a postnummer as "714 80" from the screen and from paper
/// alike; what is empty is no answer.
Answers tidy(const Form& form, const Answers& answers);

/// What the person said about a reply.
enum class Wish { Unsaid, Anonymous, Reply };
Wish wish_of(const Form& form, const Answers& answers);

bool has_contact(const Form& form, const Answers& answers);

} // namespace tycktill
