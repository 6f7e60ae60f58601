#include "kiosk/session/interview.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

StepKind kind_of(forms::FieldKind kind) {
    switch (kind) {
    case forms::FieldKind::OneChoice:
        return StepKind::Choice;
    case forms::FieldKind::SeveralChoices:
        return StepKind::Choices;
    case forms::FieldKind::Unit:
        return StepKind::Unit;
    case forms::FieldKind::Area:
        return StepKind::Text;
    case forms::FieldKind::Date:
        return StepKind::Date;
    case forms::FieldKind::ShortLine:
    case forms::FieldKind::Comb:
        return StepKind::Lines;
    }
    return StepKind::Lines;
}

bool is_contact_line(const forms::Field& field) {
    return field.role == forms::FieldRole::Contact && kind_of(field.kind) == StepKind::Lines;
}

template <typename Wanted>
Steps steps_of(const forms::Form& form, Wanted wanted) {
    Steps steps;
    InterviewStep contact{StepKind::Lines, {}};
    for (const forms::Field& field : form.fields) {
        if (!field.on_screen || !wanted(field))
            continue;
        if (is_contact_line(field))
            contact.fields.push_back(field.id);
        else
            steps.push_back({kind_of(field.kind), {field.id}});
    }
    if (!contact.fields.empty())
        steps.push_back(contact);
    steps.push_back({StepKind::Check, {}});
    return steps;
}

} // namespace

Steps interview(const forms::Form& form) {
    return steps_of(form, [](const forms::Field&) { return true; });
}

Steps quick_interview(const forms::Form& form) {
    return steps_of(form, [](const forms::Field& field) {
        return field.required || field.role == forms::FieldRole::Type ||
               field.role == forms::FieldRole::Story || field.role == forms::FieldRole::Reply ||
               field.role == forms::FieldRole::Contact;
    });
}

bool is_contact(const forms::Form& form, const InterviewStep& step) {
    if (step.fields.empty())
        return false;
    const forms::Field* field = form.find(step.fields.front());
    return field != nullptr && field->role == forms::FieldRole::Contact;
}

bool gives_contact(const forms::Form& form, const record::Answers& answers) {
    const forms::Field* reply = form.with_role(forms::FieldRole::Reply);
    return reply == nullptr || !reply->on_screen || answers.chosen(reply->id, "ja");
}

bool is_asked(const forms::Form& form, const InterviewStep& step, const record::Answers& answers) {
    return !is_contact(form, step) || gives_contact(form, answers);
}

std::size_t next_step(const forms::Form& form, const Steps& steps, const record::Answers& answers,
                      std::size_t from) {
    for (std::size_t at = from + 1; at < steps.size(); ++at)
        if (is_asked(form, steps[at], answers))
            return at;
    return from;
}

std::size_t previous_step(const forms::Form& form, const Steps& steps,
                          const record::Answers& answers, std::size_t from) {
    for (std::size_t at = from; at-- > 0;)
        if (is_asked(form, steps[at], answers))
            return at;
    return from;
}

std::size_t step_of(const Steps& steps, const std::string& field) {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const InterviewStep& step) {
        return std::find(step.fields.begin(), step.fields.end(), field) != step.fields.end();
    });
    return found == steps.end() ? steps.size() - 1
                                : static_cast<std::size_t>(found - steps.begin());
}

} // namespace tycktill::kiosk
