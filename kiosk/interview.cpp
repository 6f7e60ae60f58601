#include "kiosk/interview.h"

#include <algorithm>

namespace tycktill {
namespace {

StepKind kind_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::OneChoice:
        return StepKind::Choice;
    case FieldKind::SeveralChoices:
        return StepKind::Choices;
    case FieldKind::Unit:
        return StepKind::Unit;
    case FieldKind::Area:
        return StepKind::Text;
    case FieldKind::Date:
        return StepKind::Date;
    case FieldKind::ShortLine:
    case FieldKind::Comb:
        return StepKind::Lines;
    }
    return StepKind::Lines;
}

bool is_contact_line(const Field& field) {
    return field.role == FieldRole::Contact && kind_of(field.kind) == StepKind::Lines;
}

template <typename Wanted>
Steps steps_of(const Form& form, Wanted wanted) {
    Steps steps;
    InterviewStep contact{StepKind::Lines, {}};
    for (const Field& field : form.fields) {
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

Steps interview(const Form& form) {
    return steps_of(form, [](const Field&) { return true; });
}

Steps quick_interview(const Form& form) {
    return steps_of(form, [](const Field& field) {
        return field.required || field.role == FieldRole::Type || field.role == FieldRole::Story ||
               field.role == FieldRole::Reply || field.role == FieldRole::Contact;
    });
}

bool is_contact(const Form& form, const InterviewStep& step) {
    if (step.fields.empty())
        return false;
    const Field* field = form.find(step.fields.front());
    return field != nullptr && field->role == FieldRole::Contact;
}

bool gives_contact(const Form& form, const Answers& answers) {
    const Field* reply = form.with_role(FieldRole::Reply);
    return reply == nullptr || !reply->on_screen || answers.chosen(reply->id, "ja");
}

bool is_asked(const Form& form, const InterviewStep& step, const Answers& answers) {
    return !is_contact(form, step) || gives_contact(form, answers);
}

std::size_t next_step(const Form& form, const Steps& steps, const Answers& answers,
                      std::size_t from) {
    for (std::size_t at = from + 1; at < steps.size(); ++at)
        if (is_asked(form, steps[at], answers))
            return at;
    return from;
}

std::size_t previous_step(const Form& form, const Steps& steps, const Answers& answers,
                          std::size_t from) {
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

} // namespace tycktill
