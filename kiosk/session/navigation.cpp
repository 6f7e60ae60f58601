#include "kiosk/session/navigation.h"

#include "shared/base/text.h"

#include <algorithm>
#include <utility>

namespace tycktill::kiosk {
namespace {

using std::chrono::days;

void enter(const Setting& setting, Session& session, std::size_t at) {
    session.at = at;
    session.part = 0;
    session.inner = false;
    session.faults.clear();
    session.month = month_of(setting.today);
    const InterviewStep& now = current(session);
    session.active = now.fields.empty() ? "" : now.fields.front();
    if (now.kind != StepKind::Lines)
        return;
    // The caret stands where there is something to write.
    const auto lines = asked_lines(session);
    const auto empty = std::find_if(lines.begin(), lines.end(), [&](const std::string& line) {
        return !session.answers.has(line);
    });
    if (!lines.empty())
        session.active = empty == lines.end() ? lines.front() : *empty;
}

bool at_check(const Session& session) {
    return current(session).kind == StepKind::Check;
}

void enter_check(const Setting& setting, Session& session) {
    enter(setting, session, session.steps.size() - 1);
    session.from_check = false;
}

std::optional<Pick> picked(const Session& session) {
    const InterviewStep& now = current(session);
    if (now.kind != StepKind::Unit && now.kind != StepKind::Date)
        return std::nullopt;
    const auto found = session.picks.find(now.fields.front());
    return found == session.picks.end() ? std::nullopt : std::optional(found->second);
}

bool opens_inner(const Session& session) {
    return !session.inner &&
           (picked(session) == Pick::Elsewhere || picked(session) == Pick::OtherDay);
}

/// The person's own words for a place that is in no list.
void take_search(Session& session) {
    const std::string& field = current(session).fields.front();
    if (!session.answers.has(field))
        session.answers.set(field, trimmed(session.search));
}

/// A fault of the search or the calendar, which no rule of the form knows.
forms::Faults faults_of_inner(const Setting& setting, Session& session) {
    const InterviewStep& now = current(session);
    if (now.kind == StepKind::Unit)
        take_search(session);
    if (session.answers.has(now.fields.front()))
        return {};
    const char* key = now.kind == StepKind::Unit ? "fault.unit" : "fault.day";
    return {{now.fields.front(), say(setting, language_of(session), key)}};
}

/// On to the lines of the ways that were chosen.
bool enter_lines(const Setting& setting, Session& session) {
    if (current(session).kind != StepKind::Ways)
        return false;
    enter(setting, session, session.at + 1);
    return true;
}

/// On to the contact details when somebody just said yes to a reply, else back to the check.
void leave_changed_step(const Setting& setting, Session& session) {
    const forms::Form& form = *setting.form;
    const forms::Field* asked = form.find(current(session).fields.front());
    if (asked != nullptr && asked->role == forms::FieldRole::Reply &&
        gives_contact(form, session.answers)) {
        const auto contact =
            std::find_if(session.steps.begin(), session.steps.end(),
                         [&](const InterviewStep& step) { return is_contact(form, step); });
        if (contact != session.steps.end()) {
            enter(setting, session, static_cast<std::size_t>(contact - session.steps.begin()));
            return;
        }
    }
    enter_check(setting, session);
}

/// Nästa on a page of lines means the next one that is empty. False when there is none: then the page
/// is judged.
bool go_to_next_line(Session& session) {
    if (current(session).kind != StepKind::Lines)
        return false;
    const auto lines = asked_lines(session);
    auto line = std::find(lines.begin(), lines.end(), session.active);
    if (line == lines.end())
        return false;
    line = std::find_if(line + 1, lines.end(),
                        [&](const std::string& each) { return !session.answers.has(each); });
    if (line == lines.end())
        return false;
    session.active = *line;
    return true;
}

/// To the lines that stood before those shown, where all do not fit.
bool show_previous_lines(Session& session) {
    if (current(session).kind != StepKind::Lines)
        return false;
    const auto lines = asked_lines(session);
    const auto first = std::find(lines.begin(), lines.end(), shown_lines(session).front());
    if (first == lines.begin())
        return false;
    session.active = *(first - 1);
    return true;
}

void focus_first_fault(Session& session) {
    const auto& fields = current(session).fields;
    for (const forms::Fault& fault : session.faults)
        if (std::find(fields.begin(), fields.end(), fault.field) != fields.end()) {
            session.active = fault.field;
            break;
        }
}

} // namespace

Day month_of(Day day) {
    const std::chrono::year_month_day date{day};
    return Day{date.year() / date.month() / 1};
}

void begin(const Setting& setting, Session& session, Steps steps) {
    session.place = Place::Asking;
    session.steps = std::move(steps);
    session.from_check = false;
    session.quick = false;
    enter(setting, session, first_step(session.steps));
}

void begin_quick(const Setting& setting, Session& session) {
    begin(setting, session, quick_interview(*setting.form));
    session.quick = true;
    const record::Answers taken_for_granted = quick_answers(*setting.form);
    for (const auto& [field, values] : taken_for_granted.all())
        if (!session.answers.has(field))
            session.answers.set(field, values);
}

void go_on(const Setting& setting, Session& session) {
    if (at_check(session))
        return;
    if (opens_inner(session)) {
        session.inner = true;
        session.faults.clear();
        return;
    }
    if (go_to_next_line(session))
        return;
    const bool seeks = picked(session) == Pick::Elsewhere || picked(session) == Pick::OtherDay;
    session.faults = session.inner && seeks ? faults_of_inner(setting, session) : forms::Faults{};
    if (session.faults.empty())
        session.faults = faults_of_page(setting, session);
    if (!session.faults.empty()) {
        focus_first_fault(session);
        return;
    }
    if (enter_lines(setting, session))
        return;
    if (session.from_check)
        leave_changed_step(setting, session);
    else
        enter(setting, session,
              next_step(*setting.form, session.steps, session.answers, session.at));
}

bool goes_on_by_itself(const Session& session) {
    const Modes& modes = session.modes;
    return !modes.speech && !modes.keypad && !modes.steady;
}

void go_back(const Setting& setting, Session& session) {
    session.faults.clear();
    if (session.inner) {
        session.inner = false;
        return;
    }
    if (session.part > 0) {
        session.part = 0;
        return;
    }
    if (show_previous_lines(session))
        return;
    if (session.from_check)
        enter_check(setting, session);
    else if (session.at == first_step(session.steps))
        session.place = Place::Start;
    else
        enter(setting, session,
              previous_step(*setting.form, session.steps, session.answers, session.at));
}

void change(const Setting& setting, Session& session, const std::string& field) {
    if (!at_check(session))
        return;
    const std::size_t step = step_of(session.steps, field);
    if (step + 1 == session.steps.size())
        return;
    enter(setting, session, step);
    session.from_check = true;
}

void send(const Setting& setting, Session& session) {
    if (!at_check(session))
        return;
    const forms::Faults faults =
        forms::check(*setting.form, session.answers, circumstances(setting, session));
    session.trouble.clear();
    if (faults.empty()) {
        session.place = Place::Sending;
        return;
    }
    const std::string& field = faults.front().field;
    std::size_t at = step_of(session.steps, field);
    for (std::size_t step = 0; field.empty() && step < session.steps.size(); ++step)
        if (is_contact(*setting.form, session.steps[step]))
            at = step;
    if (at + 1 < session.steps.size()) {
        enter(setting, session, at);
        session.from_check = true;
        session.faults = faults_of_page(setting, session);
    }
    if (session.faults.empty())
        session.faults = faults;
    focus_first_fault(session);
}

void pick_card(const Setting& setting, Session& session, const std::string& field, Pick pick) {
    const bool again = std::exchange(session.picks[field], pick) == pick;
    session.faults.clear();
    switch (pick) {
    case Pick::Listed: // chosen by its name
        break;
    case Pick::Here:
        session.answers.set(field, setting.unit);
        break;
    case Pick::Today:
        session.answers.set(field, iso(setting.today));
        break;
    case Pick::Yesterday:
        session.answers.set(field, iso(setting.today - days{1}));
        break;
    case Pick::Elsewhere:
        if (!again || !session.answers.has(field)) // a row of the search stays chosen
            session.answers.set(field, trimmed(session.search));
        break;
    case Pick::OtherDay:
    case Pick::Unknown:
    case Pick::Skip:
        session.answers.remove(field);
        break;
    }
}

} // namespace tycktill::kiosk
