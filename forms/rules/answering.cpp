#include "forms/rules/answering.h"

#include "forms/rules/text_rules.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::forms {

static bool is_choice(const Field& field) {
    return field.kind == FieldKind::OneChoice || field.kind == FieldKind::SeveralChoices;
}

record::Answers tidy(const Form& form, const record::Answers& answers) {
    record::Answers tidied;
    for (const auto& [id, values] : answers.all()) {
        const Field* field = form.find(id);
        std::vector<std::string> kept;
        for (const auto& value : values) {
            const bool contact = field && field->role == FieldRole::Contact;
            if (auto text = contact ? cleaned_contact(*field, value) : trimmed(value);
                !text.empty())
                kept.push_back(std::move(text));
        }
        if (field && is_choice(*field)) {
            const auto rank = [&](const std::string& value) {
                return std::find_if(field->choices.begin(), field->choices.end(),
                                    [&](const Choice& choice) { return choice.id == value; });
            };
            std::stable_sort(kept.begin(), kept.end(),
                             [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
            kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        }
        if (field && field->rule == TextRule::Postnummer)
            for (auto& value : kept)
                value = spaced_postnummer(value);
        tidied.set(id, std::move(kept));
    }
    return tidied;
}

Wish wish_of(const Form& form, const record::Answers& answers) {
    const Field* reply = form.with_role(FieldRole::Reply);
    if (!reply || !answers.has(reply->id))
        return Wish::Unsaid;
    return answers.chosen(reply->id, "ja") ? Wish::Reply : Wish::Anonymous;
}

bool has_contact(const Form& form, const record::Answers& answers) {
    return std::any_of(form.fields.begin(), form.fields.end(), [&](const Field& field) {
        return field.role == FieldRole::Contact && answers.has(field.id);
    });
}

} // namespace tycktill::forms
