#include "kiosk/session/interview.h"

#include <algorithm>
#include <optional>

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

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// The lines of which one is enough, when there is a choice.
std::vector<std::string> ways_among(const forms::Form& form,
                                    const std::vector<std::string>& lines) {
    std::vector<std::string> ways;
    for (const std::string& line : lines)
        if (holds(form.reply.needs_any, line) && !holds(form.reply.needs_all, line))
            ways.push_back(line);
    return ways.size() > 1 ? ways : std::vector<std::string>();
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
    if (auto ways = ways_among(form, contact.fields); !ways.empty())
        steps.push_back({StepKind::Ways, std::move(ways)});
    if (!contact.fields.empty())
        steps.push_back(contact);
    steps.push_back({StepKind::Check, {}});
    return steps;
}

/// What the quick path writes by itself: anonymous, where that is allowed, and the form's first «Från».
std::optional<std::string> quick_answer(const forms::Form& form, const forms::Field& field) {
    if (field.kind != forms::FieldKind::OneChoice || field.choices.empty())
        return std::nullopt;
    if (field.role == forms::FieldRole::From)
        return field.choices.front().id;
    const bool anonymous = field.role == forms::FieldRole::Reply && form.reply.anonymous_allowed;
    return anonymous ? std::optional<std::string>("nej") : std::nullopt;
}

bool is_walked(const forms::Form& form, const InterviewStep& step, const record::Answers& answers) {
    return !step.answered_for && is_asked(form, step, answers);
}

} // namespace

Steps interview(const forms::Form& form) {
    return steps_of(form, [](const forms::Field&) { return true; });
}

Steps quick_interview(const forms::Form& form) {
    Steps steps = steps_of(form, [](const forms::Field& field) {
        return field.required || field.role == forms::FieldRole::Type ||
               field.role == forms::FieldRole::Story || field.role == forms::FieldRole::Reply ||
               field.role == forms::FieldRole::Contact;
    });
    const record::Answers answers = quick_answers(form);
    const forms::Field* reply = form.with_role(forms::FieldRole::Reply);
    const bool anonymous = reply != nullptr && answers.has(reply->id);
    for (InterviewStep& step : steps)
        step.answered_for = !step.fields.empty() && (answers.has(step.fields.front()) ||
                                                     (anonymous && is_contact(form, step)));
    return steps;
}

record::Answers quick_answers(const forms::Form& form) {
    record::Answers answers;
    for (const forms::Field& field : form.fields)
        if (const auto answer = quick_answer(form, field); answer && field.on_screen)
            answers.set(field.id, *answer);
    return answers;
}

bool nothing_happened(const forms::Form& form, const record::Answers& answers) {
    const forms::Field* type = form.with_role(forms::FieldRole::Type);
    if (type == nullptr || !answers.has(type->id))
        return false;
    return std::none_of(type->choices.begin(), type->choices.end(),
                        [&](const forms::Choice& choice) {
                            return choice.happened && answers.chosen(type->id, choice.id);
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
    if (is_contact(form, step))
        return gives_contact(form, answers);
    if (step.kind != StepKind::Date)
        return true;
    const forms::Field* day = form.find(step.fields.front());
    return day == nullptr || day->role != forms::FieldRole::When || day->required ||
           !nothing_happened(form, answers);
}

StepCount count_steps(const forms::Form& form, const Steps& steps, const record::Answers& answers,
                      std::size_t at) {
    const forms::Field* reply = form.with_role(forms::FieldRole::Reply);
    const bool asked_for_reply = reply == nullptr || answers.has(reply->id);
    StepCount count;
    for (std::size_t step = 0; step < steps.size(); ++step) {
        const bool unknown = is_contact(form, steps[step]) && !asked_for_reply;
        if (step != at &&
            (steps[step].answered_for || (!unknown && !is_asked(form, steps[step], answers))))
            continue;
        ++count.of;
        count.n += step <= at ? 1 : 0;
    }
    return count;
}

std::size_t first_step(const Steps& steps) {
    const auto first = std::find_if(steps.begin(), steps.end(),
                                    [](const InterviewStep& step) { return !step.answered_for; });
    return first == steps.end() ? 0 : static_cast<std::size_t>(first - steps.begin());
}

std::size_t next_step(const forms::Form& form, const Steps& steps, const record::Answers& answers,
                      std::size_t from) {
    for (std::size_t at = from + 1; at < steps.size(); ++at)
        if (is_walked(form, steps[at], answers))
            return at;
    return from;
}

std::size_t previous_step(const forms::Form& form, const Steps& steps,
                          const record::Answers& answers, std::size_t from) {
    for (std::size_t at = from; at-- > 0;)
        if (is_walked(form, steps[at], answers))
            return at;
    return from;
}

std::size_t step_of(const Steps& steps, const std::string& field) {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const InterviewStep& step) {
        return step.kind != StepKind::Ways && holds(step.fields, field);
    });
    return found == steps.end() ? steps.size() - 1
                                : static_cast<std::size_t>(found - steps.begin());
}

} // namespace tycktill::kiosk
