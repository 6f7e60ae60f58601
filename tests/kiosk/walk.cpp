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

/// «Visa fler (1/2)», or "".
std::string Walk::more() const {
    for (const Node& node : tree().nodes())
        if (node.can_press && node.name.rfind(word("nav.more"), 0) == 0)
            return node.name;
    return "";
}

void Walk::press(const std::string& name) {
    const Node* node = fault.empty() ? tree().pressable(name) : nullptr;
    if (node != nullptr) {
        ++presses;
        return hand.press(Node(*node));
    }
    if (fault.empty())
        fault = "nothing called «" + name + "» can be pressed";
}

/// A card leads on by itself; who hears or walks by keys presses Nästa.
void Walk::press_card(const std::string& name, bool goes_on) {
    for (int page = 0; page < 6 && !on_screen(name) && !more().empty(); ++page)
        press(more());
    const std::size_t at = app.session().at;
    const bool inner = app.session().inner;
    press(name);
    if (goes_on && fault.empty() && app.session().at == at && app.session().inner == inner)
        press(word("nav.next"));
}

/// Nästa with nothing answered: stays, and says why on the screen. Where cards lead on there is no Nästa to press.
void Walk::try_to_pass() {
    if (!tries_to_pass || !on_screen(word("nav.next")))
        return;
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
        if ((reply && each.id == (wishes == Wishes::Reply ? "ja" : "nej")) ||
            (field.role == FieldRole::Type && each.happened))
            choice = &each;
    answered[field.id] = {choice->id};
    press_card(choice->on_screen().in("sv"));
}

void Walk::answer_unit(const Field& field) {
    if (field.required)
        try_to_pass();
    const bool here = wishes == Wishes::Reply && !app.setting().unit.empty();
    if (here)
        answered[field.id] = {app.setting().unit};
    press_card(word(here ? "unit.here" : "unit.unknown"));
}

void Walk::answer_date(const Field& field) {
    if (field.required)
        try_to_pass();
    const bool yesterday = field.required || wishes == Wishes::Reply;
    if (yesterday)
        answered[field.id] = {iso(app.setting().today - std::chrono::days{1})};
    press_card(word(yesterday ? "when.yesterday" : "when.skip"));
}

void Walk::answer_text(const Field& field) {
    if (field.required || field.role == FieldRole::Story)
        try_to_pass();
    answered[field.id] = {value_for(field)};
    hand.write(value_for(field));
    press(word("nav.next"));
}

/// The first way that is offered.
void Walk::answer_ways() {
    try_to_pass();
    const Field& way = *app.setting().form->find(current(app.session()).fields.front());
    switch (way.rule) {
    case TextRule::Telephone:
        return press_card(word("way.telephone"));
    case TextRule::Email:
        return press_card(word("way.email"));
    default:
        return press_card(word("way.letter"));
    }
}

/// In its own place on the page, wherever the caret stands.
void Walk::write_line(const Field& field) {
    const auto shown = shown_lines(app.session());
    const auto place = std::find(shown.begin(), shown.end(), field.id) - shown.begin();
    std::vector<Node> places;
    for (const Node& node : tree().nodes())
        if (node.takes_text)
            places.push_back(node);
    if (places.size() != shown.size()) {
        fault = "a line is hidden";
        return;
    }
    hand.press(places[static_cast<std::size_t>(place)]);
    hand.write(value_for(field));
    answered[field.id] = {value_for(field)};
}

/// What a reply needs is missed first, where that is tried: Nästa goes from line to line, then says it. All
/// lines stand there all the time.
void Walk::answer_lines() {
    const std::size_t at = app.session().at;
    const auto lines = asked_lines(app.session());
    for (std::size_t line = 0; tries_to_pass && line < lines.size(); ++line)
        press(word("nav.next"));
    for (const Fault& each : app.session().faults)
        told.insert(each.why);
    if (!app.session().faults.empty() && !tree().says(app.session().faults.front().why))
        fault = "not said on the screen: " + app.session().faults.front().why;
    for (const std::string& id : lines)
        if (fault.empty() && app.session().at == at) {
            write_line(*app.setting().form->find(id));
            press(word("nav.next"));
        }
    if (fault.empty() && app.session().at == at && !app.session().faults.empty())
        fault = "the filled page is not taken: " + app.session().faults.front().why;
}

void Walk::answer_step() {
    const InterviewStep step = current(app.session());
    if (step.kind == StepKind::Lines)
        return answer_lines();
    if (step.kind == StepKind::Ways)
        return answer_ways();
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
    while (fault.empty() && !on_screen(word("nav.send")))
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
