#include "kiosk/session/rows.h"

#include "forms/rules/deadlines.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

using std::chrono::days;

bool is_anonymous(const forms::Form& form, const record::Answers& answers) {
    const forms::Field* reply = form.with_role(forms::FieldRole::Reply);
    if (reply != nullptr && reply->on_screen)
        return !answers.chosen(reply->id, "ja");
    return std::none_of(form.fields.begin(), form.fields.end(), [&](const forms::Field& field) {
        return field.role == forms::FieldRole::Contact && answers.has(field.id);
    });
}

std::string own_name(const forms::Form& form, const record::Answers& answers) {
    for (const forms::Field& field : form.fields)
        if (field.role == forms::FieldRole::Contact && field.rule == forms::TextRule::Name)
            return answers.text(field.id);
    return "";
}

std::string chosen_words(const forms::Field& field, const record::Answers& answers,
                         const std::string& language) {
    std::string words;
    for (const forms::Choice& choice : field.choices)
        if (answers.chosen(field.id, choice.id))
            words += (words.empty() ? "" : ", ") + choice.on_screen().in(language);
    return words;
}

std::string value_of(const Setting& setting, const Session& session, const forms::Field& field) {
    const std::string language = language_of(session);
    if (!field.choices.empty())
        return chosen_words(field, session.answers, language);
    const std::string text = session.answers.text(field.id);
    if (field.kind != forms::FieldKind::Date || text.empty())
        return text;
    const auto day = parse_day(text);
    return day ? day_in_words(setting, language, *day) : text;
}

std::string unanswered(const Setting& setting, const Session& session, const std::string& field) {
    const auto pick = session.picks.find(field);
    const bool unknown = pick != session.picks.end() && pick->second == Pick::Unknown;
    return say(setting, language_of(session), unknown ? "unit.unknown" : "check.not_given");
}

std::string hint_in_words(const Setting& setting, const std::string& language, const Hint& hint) {
    const char* key = "hint.name";
    if (hint.kind == HintKind::Personnummer)
        key = "hint.personnummer";
    else if (hint.kind == HintKind::Telephone)
        key = "hint.telephone";
    else if (hint.kind == HintKind::Email)
        key = "hint.email";
    else if (hint.kind == HintKind::Address)
        key = "hint.email"; // «adressen» is said of both
    return fill(say(setting, language, key), {{"text", hint.excerpt}});
}

std::vector<std::string> hints_of(const Setting& setting, const Session& session,
                                  const forms::Field& field) {
    std::vector<std::string> words;
    if (!field.choices.empty() || field.kind == forms::FieldKind::Date ||
        field.role == forms::FieldRole::Contact)
        return words;
    const forms::Form& form = *setting.form;
    for (const Hint& hint :
         find_hints(session.answers.text(field.id), is_anonymous(form, session.answers),
                    own_name(form, session.answers)))
        words.push_back(hint_in_words(setting, language_of(session), hint));
    return words;
}

const char* question_key(const Setting& setting, const Session& session, forms::FieldRole role) {
    switch (role) {
    case forms::FieldRole::Type:
        return "question.type";
    case forms::FieldRole::Unit:
        return nothing_happened(*setting.form, session.answers) ? "question.unit_about"
                                                                : "question.unit";
    case forms::FieldRole::From:
        return "question.from";
    case forms::FieldRole::When:
        return "question.when";
    case forms::FieldRole::Dimension:
        return "question.dimension";
    case forms::FieldRole::Reply:
        return "question.reply";
    case forms::FieldRole::Story:
        return "question.story";
    default:
        return nullptr;
    }
}

/// The question that was asked; «Din text», and «Så når vi dig» for all contact details together.
std::string label_of(const Setting& setting, const Session& session, const InterviewStep& step) {
    const std::string language = language_of(session);
    const forms::Field& field = *setting.form->find(step.fields.front());
    if (field.role == forms::FieldRole::Contact)
        return say(setting, language, "check.contact");
    if (field.role == forms::FieldRole::Story)
        return say(setting, language, "check.story");
    return question_of(setting, session, field);
}

AnswerRow row_of(const Setting& setting, const Session& session, const InterviewStep& step) {
    AnswerRow row;
    row.field = step.fields.front();
    row.label = label_of(setting, session, step);
    for (const std::string& id : step.fields) {
        const forms::Field& field = *setting.form->find(id);
        const std::string value = value_of(setting, session, field);
        if (!value.empty())
            row.value += (row.value.empty() ? "" : "\n") + value;
        for (std::string& hint : hints_of(setting, session, field))
            row.hints.push_back(std::move(hint));
    }
    row.given = !row.value.empty();
    if (!row.given)
        row.value = unanswered(setting, session, row.field);
    return row;
}

std::string month_name(const Setting& setting, const std::string& language, Day day) {
    const auto month = static_cast<unsigned>(std::chrono::year_month_day{day}.month());
    return say(setting, language, "month." + std::to_string(month));
}

std::string year_of(Day day) {
    return std::to_string(static_cast<int>(std::chrono::year_month_day{day}.year()));
}

} // namespace

std::string question_of(const Setting& setting, const Session& session, const forms::Field& field) {
    const std::string language = language_of(session);
    if (!field.question.empty())
        return field.question.in(language);
    const char* key = question_key(setting, session, field.role);
    return key == nullptr ? field.label.in(language) : say(setting, language, key);
}

std::string kinds_in_words(const Setting& setting, const std::string& language) {
    const forms::Field* type = setting.form->with_role(forms::FieldRole::Type);
    if (type == nullptr || type->choices.empty() || !type->on_screen)
        return "";
    const std::string& comma = say(setting, language, "list.comma");
    std::string all = type->choices.front().on_screen().in(language);
    for (std::size_t at = 1; at < type->choices.size(); ++at) {
        const std::string kind = lower_case(type->choices[at].on_screen().in(language));
        all = at + 1 < type->choices.size()
                  ? all + comma + kind
                  : fill(say(setting, language, "list.or"), {{"first", all}, {"last", kind}});
    }
    return all + ".";
}

std::vector<AnswerRow> answer_rows(const Setting& setting, const Session& session) {
    std::vector<AnswerRow> rows;
    for (const InterviewStep& step : session.steps)
        if (!step.fields.empty() && step.kind != StepKind::Ways &&
            is_asked(*setting.form, step, session.answers))
            rows.push_back(row_of(setting, session, step));
    return rows;
}

std::string date_in_words(const Setting& setting, const std::string& language, Day day) {
    const auto date = static_cast<unsigned>(std::chrono::year_month_day{day}.day());
    const std::string plain =
        fill(say(setting, language, "day.date"),
             {{"d", std::to_string(date)}, {"month", month_name(setting, language, day)}});
    return year_of(day) == year_of(setting.today) ? plain : plain + " " + year_of(day);
}

std::string day_in_words(const Setting& setting, const std::string& language, Day day) {
    const std::string plain = date_in_words(setting, language, day);
    if (day == setting.today)
        return fill(say(setting, language, "day.today"), {{"day", plain}});
    if (day == setting.today - days{1})
        return fill(say(setting, language, "day.yesterday"), {{"day", plain}});
    return plain;
}

std::string month_in_words(const Setting& setting, const std::string& language, Day day) {
    return month_name(setting, language, day) + " " + year_of(day);
}

std::string promise_in_words(const Setting& setting, const std::string& language) {
    return setting.form->deadline ? forms::promise(setting.today, *setting.form->deadline, language)
                                  : "";
}

} // namespace tycktill::kiosk
