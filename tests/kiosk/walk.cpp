#include "walk.h"
#include "tests/support/rooms.h"

#include <algorithm>

namespace tycktill {
namespace {

std::string value_for(const Field& field) {
    switch (field.rule) {
    case TextRule::Name:
        return "Karin Öberg";
    case TextRule::Address:
        return "Storgatan 5, 714 30 Kopparberg";
    case TextRule::Telephone:
        return "0701740635";
    case TextRule::Postnummer:
        return "714 30";
    case TextRule::Email:
        return "karin@example.se";
    case TextRule::Digits:
        return "123456";
    default:
        return field.role == FieldRole::Story ? "Soppan var kall. Ät själv!" : "Ett svar";
    }
}

} // namespace

std::string Walk::word(const char* key) const {
    return say(app.setting(), language_of(app.session()), key);
}

bool Walk::on_screen(const std::string& name) const {
    return tree().pressable(name) != nullptr;
}

void Walk::press(const std::string& name) {
    const Node* node = fault.empty() ? tree().pressable(name) : nullptr;
    if (node != nullptr)
        return hand.press(Node(*node));
    if (fault.empty())
        fault = "nothing called «" + name + "» can be pressed";
}

/// Nästa with nothing answered: stays, and says why on the screen.
void Walk::try_to_pass() {
    const std::size_t at = app.session().at;
    press(word("nav.next"));
    if (app.session().at != at || app.session().faults.empty())
        fault = "a mandatory question was passed by";
    for (const Fault& each : app.session().faults) {
        told.insert(each.why);
        if (!tree().says(each.why))
            fault = "not said on the screen: " + each.why;
    }
}

void Walk::answer_choice(const Field& field) {
    const bool reply = field.role == FieldRole::Reply;
    if (field.required || reply)
        try_to_pass();
    const Choice* choice = &field.choices.back();
    for (const Choice& each : field.choices)
        if (reply && each.id == (wishes == Wishes::Reply ? "ja" : "nej"))
            choice = &each;
    const std::string name = choice->on_screen().in("sv");
    if (!on_screen(name))
        press(word("nav.more"));
    press(name);
    answered[field.id] = {choice->id};
    press(word("nav.next"));
}

void Walk::answer_unit(const Field& field) {
    if (field.required)
        try_to_pass();
    const bool here = wishes == Wishes::Reply && !app.setting().unit.empty();
    press(word(here ? "unit.here" : "unit.unknown"));
    if (here)
        answered[field.id] = {app.setting().unit};
    press(word("nav.next"));
}

void Walk::answer_date(const Field& field) {
    if (field.required)
        try_to_pass();
    const bool yesterday = field.required || wishes == Wishes::Reply;
    press(word(yesterday ? "when.yesterday" : "when.skip"));
    if (yesterday)
        answered[field.id] = {iso(app.setting().today - std::chrono::days{1})};
    press(word("nav.next"));
}

void Walk::answer_text(const Field& field) {
    if (field.required || field.role == FieldRole::Story)
        try_to_pass();
    answered[field.id] = {value_for(field)};
    hand.write(value_for(field));
    press(word("nav.next"));
}

/// The lines of one page after the other. What a reply needs is missed first, where it is asked for.
void Walk::answer_lines() {
    const std::size_t at = app.session().at;
    const Form& form = *app.setting().form;
    const auto fields = current(app.session()).fields;
    for (int page = 0; page < 10 && fault.empty() && app.session().at == at; ++page) {
        const std::string before = app.session().active;
        press(word("nav.next"));
        for (const Fault& each : app.session().faults) {
            told.insert(each.why);
            if (!tree().says(each.why))
                fault = "not said on the screen: " + each.why;
        }
        if (app.session().faults.empty())
            continue; // there are more lines, or it was enough
        const ShownLines lines = shown_lines(app.setting(), app.session());
        for (std::size_t line = 0; line < lines.count; ++line) {
            const Field& field = *form.find(fields[lines.first + line]);
            std::vector<Node> places;
            for (const Node& node : tree().nodes())
                if (node.takes_text)
                    places.push_back(node);
            if (line >= places.size() || answered.count(field.id) != 0)
                continue;
            hand.press(places[line]);
            hand.write(value_for(field));
            answered[field.id] = {value_for(field)};
        }
    }
}

void Walk::answer_step() {
    const InterviewStep step = current(app.session());
    if (step.kind == StepKind::Lines)
        return answer_lines();
    const Field& field = *app.setting().form->find(step.fields.front());
    switch (step.kind) {
    case StepKind::Choice:
    case StepKind::Choices:
        return answer_choice(field);
    case StepKind::Unit:
        return answer_unit(field);
    case StepKind::Date:
        return answer_date(field);
    default:
        return answer_text(field);
    }
}

void Walk::from_start_to_thanks() {
    press(word("start.begin"));
    while (fault.empty() && current(app.session()).kind != StepKind::Check) {
        const std::size_t at = app.session().at;
        answer_step();
        if (fault.empty() && app.session().at == at)
            fault = "it does not go on from step " + std::to_string(at + 1);
    }
    if (!on_screen(word("nav.send")))
        press(word("check.more"));
    press(word("nav.send"));
    if (fault.empty() && app.session().place != Place::Thanks)
        fault = "there were no thanks";
}

std::string difference(const Walk& walk, const Submission& sent) {
    std::size_t seen = 0;
    for (const auto& [field, values] : walk.answered) {
        const Answers& part = sent.contact.has(field) ? sent.contact : sent.matter;
        const auto came = part.values(field);
        if (came != values && part.text(field) != values.front())
            return field + ": " + (came.empty() ? part.text(field) : came.front()) +
                   " instead of " + values.front();
        ++seen;
    }
    const std::size_t all = sent.matter.all().size() + sent.contact.all().size();
    return seen == all ? "" : std::to_string(all) + " answers came, not " + std::to_string(seen);
}

} // namespace tycktill
