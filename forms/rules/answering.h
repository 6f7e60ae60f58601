#pragma once
/// What answers to a form mean, before any rule is applied to them.
#include "forms/definition/form.h"

namespace tycktill::forms {

/// Trimmed texts, contact details without unseen signs, choices in the form's order, a postnummer as "714 80" from the screen and from paper
/// alike; what is empty is no answer.
record::Answers tidy(const Form& form, const record::Answers& answers);

/// What the person said about a reply.
enum class Wish { Unsaid, Anonymous, Reply };
Wish wish_of(const Form& form, const record::Answers& answers);

bool has_contact(const Form& form, const record::Answers& answers);

} // namespace tycktill::forms
