#include "kiosk/session/editing.h"
#include "kiosk/session/forget.h"
#include "kiosk/session/navigation.h"
#include "kiosk/session/session.h"
#include "shared/record/pin.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

using namespace std::chrono_literals;

bool has_content(const Session& session) {
    return !session.answers.empty() || !session.search.empty() || !session.code.empty();
}

/// Who said yes, or takes the answer by code; without that question, who said who they are.
bool wants_reply(const Setting& setting, const Session& session) {
    const forms::Form& form = *setting.form;
    const forms::Field* reply = form.with_role(forms::FieldRole::Reply);
    if (reply != nullptr && reply->on_screen)
        return session.answers.has(reply->id) && !session.answers.chosen(reply->id, "nej");
    return std::any_of(form.fields.begin(), form.fields.end(), [&](const forms::Field& field) {
        return field.role == forms::FieldRole::Contact && session.answers.has(field.id);
    });
}

bool wants_code(const Setting& setting, const Session& session) {
    const forms::Field* reply = setting.form->with_role(forms::FieldRole::Reply);
    return reply != nullptr && session.answers.chosen(reply->id, "kod");
}

void forget_pin(Session& session) {
    forget(session.pin);
    session.pin_wrong = false;
}

void enter_pin(const Setting& setting, Session& session) {
    if (session.pin_locked > 0ms || setting.pin.empty())
        return forget_pin(session);
    const bool right = record::pin_fits(setting.pin, session.pin);
    forget_pin(session);
    if (right) {
        session = wiped(setting, std::move(session));
        session.place = Place::Staff;
        session.pin_misses = 0;
    } else {
        session.pin_wrong = true;
        session.pin_locked = shut_after(++session.pin_misses);
    }
    session.request = Request::NotePinMisses;
}

bool is_silent(const Setting& setting, const std::string& language) {
    return std::find(setting.silent.begin(), setting.silent.end(), language) !=
           setting.silent.end();
}

void flip(bool& mode) {
    mode = !mode;
}

/// The day of what has not happened is asked of nobody, and kept of nobody.
void forget_unasked_days(const Setting& setting, Session& session) {
    for (const InterviewStep& step : session.steps)
        if (step.kind == StepKind::Date && !is_asked(*setting.form, step, session.answers)) {
            session.answers.remove(step.fields.front());
            session.picks.erase(step.fields.front());
        }
}

/// One overload for each event. Each may take for granted that its event suits the place: step()
/// drops those that do not.
struct Stepper {
    const Setting& setting;
    Session& session;

    void operator()(const Begin&) {
        if (setting.closed == Closed::No)
            begin(setting, session, interview(*setting.form));
    }
    void operator()(const BeginQuick&) {
        if (setting.closed == Closed::No)
            begin_quick(setting, session);
    }
    void operator()(const HaveCode&) { session.place = Place::FollowUp; }
    void operator()(const Next&) { go_on(setting, session); }
    void operator()(const Back&) {
        if (session.place == Place::Asking)
            go_back(setting, session);
        else
            session = wiped_but_modes();
    }
    void operator()(const Choose& event) {
        const forms::Field* field = setting.form->find(event.field);
        if (field == nullptr)
            return;
        session.faults.clear();
        if (field->kind != forms::FieldKind::SeveralChoices) {
            session.answers.set(event.field, event.choice);
            forget_unasked_days(setting, session);
            return lead_on();
        }
        std::vector<std::string> chosen;
        for (const forms::Choice& choice : field->choices)
            if (session.answers.chosen(event.field, choice.id) != (choice.id == event.choice))
                chosen.push_back(choice.id);
        session.answers.set(event.field, std::move(chosen));
        forget_unasked_days(setting, session);
    }
    void operator()(const PickCard& event) {
        pick_card(setting, session, event.field, event.pick);
        lead_on();
    }
    /// A row of the search stays, and another can be pressed in its place: Nästa goes on.
    void operator()(const ChooseUnit& event) {
        if (!session.inner)
            pick_card(setting, session, session.active, Pick::Listed);
        session.answers.set(session.active, event.name);
        session.faults.clear();
        if (!session.inner)
            lead_on();
    }
    void operator()(const ChooseWay& event) {
        if (current(session).kind != StepKind::Ways || !is_of_step(event.field))
            return;
        session.ways = {event.field};
        session.faults.clear();
        lead_on();
    }
    void operator()(const AddWay& event) {
        if (current(session).kind != StepKind::Lines || !is_of_step(event.field))
            return;
        session.ways.push_back(event.field);
        session.active = event.field;
    }
    void operator()(const ChooseDay& event) {
        session.answers.set(session.active, iso(event.day));
        session.faults.clear();
        lead_on();
    }
    void operator()(const ShowMonth& event) {
        session.month = std::min(month_of(event.first), month_of(setting.today));
    }
    void operator()(const ShowFrom& event) { part(session) = event.first; }
    void operator()(const Focus& event) {
        if (is_of_step(event.field))
            session.active = event.field;
    }
    void operator()(const Write& event) { write(setting, session, event.text); }
    void operator()(const Change& event) { change(setting, session, event.field); }
    void operator()(const Send&) { send(setting, session); }
    void operator()(const Sent& event) {
        const bool promised = wants_reply(setting, session), code = wants_code(setting, session);
        Session thanks = wiped_but_modes();
        thanks.place = Place::Thanks;
        thanks.code = event.code;
        thanks.qr = event.qr;
        thanks.qr_text = event.qr_text;
        thanks.reply_promised = promised;
        thanks.reply_by_code = code;
        session = std::move(thanks);
    }
    void operator()(const NotSent& event) {
        session.place = Place::Asking;
        session.trouble = event.why;
    }
    void operator()(const AnswerHowEasy& event) {
        if (session.how_easy)
            return;
        session.how_easy = event.answer;
        session.request = Request::CountHowEasy;
    }
    void operator()(const Ask& event) {
        const bool prints = event.request == Request::Print || event.request == Request::TestPrint;
        if (prints && session.printing == Printing::Going)
            return;
        if (prints)
            session.printing = Printing::Going;
        session.request = event.request;
    }
    void operator()(const Printed& event) {
        if (session.printing == Printing::Going)
            session.printing = event.well ? Printing::Done : Printing::Failed;
    }
    void operator()(const Answered&) { session.request = Request::None; }
    void operator()(const Finish&) { session = wiped(setting, std::move(session)); }
    void operator()(const Show& event) {
        if (event.overlay == Overlay::Cancel && !has_content(session))
            session = wiped(setting, std::move(session));
        else
            session.overlay = event.overlay;
        session.overlay_part = 0;
        forget_pin(session);
    }
    void operator()(const Close&) {
        session.overlay = Overlay::None;
        forget_pin(session);
    }
    void operator()(const Toggle& event) {
        Modes& modes = session.modes;
        switch (event.mode) {
        case Mode::Speech:
            if (!modes.speech && is_silent(setting, session.language))
                session.overlay = Overlay::NoVoice;
            modes.explore = false;
            return flip(modes.speech);
        case Mode::Explore:
            return flip(modes.explore);
        case Mode::LargerText:
            part(session) = 0;
            return flip(modes.larger_text);
        case Mode::Contrast:
            return flip(modes.contrast);
        case Mode::EasyRead:
            part(session) = 0;
            return flip(modes.easy_read);
        case Mode::Lowered:
            return flip(modes.lowered);
        case Mode::Steady:
            return flip(modes.steady);
        case Mode::Keypad:
            modes.keypad = true;
            return;
        }
    }
    void operator()(const Tune& event) {
        Modes& modes = session.modes;
        modes.speed = std::clamp(modes.speed + 30 * event.faster, 90, 330);
        modes.volume = std::clamp(modes.volume + 20 * event.louder, 20, 100);
    }
    void operator()(const SetLanguage& event) {
        session.language = event.tag;
        session.overlay = session.modes.speech && is_silent(setting, event.tag) ? Overlay::NoVoice
                                                                                : Overlay::None;
        session.faults.clear();
    }
    void operator()(const ClearNow&) { session = wiped(setting, std::move(session)); }
    void operator()(const StillHere&) { session.overlay = Overlay::None; }
    void operator()(const HideCode&) { flip(session.code_hidden); }
    void operator()(const LookUp&) {
        forget(session.reply);
        session.part = 0;
        session.faults.clear();
        if (session.code.size() == record::code_length) {
            session.request = Request::LookUpReply;
            return;
        }
        const std::string words = say(setting, language_of(session), "follow.short");
        session.faults = {{"", fill(words, {{"of", std::to_string(record::code_length)},
                                            {"n", std::to_string(session.code.size())}})}};
    }
    void operator()(const FoundReply& event) {
        session.reply = event.text;
        session.code_looked_up = true;
    }
    void operator()(const EnterPin&) { enter_pin(setting, session); }
    void operator()(const Assist&) {
        if (!setting.municipality->staff_may_write)
            return;
        session = wiped(setting, std::move(session));
        session.assisted = true;
        if (setting.closed == Closed::No)
            begin(setting, session, interview(*setting.form));
    }
    void operator()(const Lock&) { session = wiped(setting, std::move(session)); }
    void operator()(const AnyTouch&) {}
    void operator()(const Elapsed& event) {
        session.pin_locked = std::max(0ms, session.pin_locked - event.time);
        if (session.place == Place::Sending || is_untouched(setting, session))
            return;
        session.idle += event.time;
        const bool nothing_to_warn_of = session.place == Place::Start && !has_content(session);
        if (session.idle >= patience(session) + (nothing_to_warn_of ? 0ms : warning(session)))
            session = wiped(setting, std::move(session));
        else if (session.idle >= patience(session))
            session.overlay = Overlay::Time;
    }

    void lead_on() {
        if (goes_on_by_itself(session))
            go_on(setting, session);
    }
    bool is_of_step(const std::string& field) const {
        const auto& fields = current(session).fields;
        return std::find(fields.begin(), fields.end(), field) != fields.end();
    }

    /// A person who is thanked, or goes back to the start, keeps the large text that they chose.
    Session wiped_but_modes() {
        const Modes modes = session.modes;
        const std::string language = session.language;
        Session next = wiped(setting, std::move(session));
        next.modes = modes;
        next.language = language;
        return next;
    }
};

template <typename... Allowed>
bool is_one_of(const Event& event) {
    return (std::holds_alternative<Allowed>(event) || ...);
}

bool is_for_place(const Session& session, const Event& event) {
    if (is_one_of<Elapsed, AnyTouch, ClearNow, Answered, Printed>(event))
        return true;
    if (session.overlay == Overlay::Time)
        return is_one_of<StillHere>(event);
    if (session.overlay == Overlay::Pin && is_one_of<Write, EnterPin>(event))
        return true;
    if (is_one_of<Show, Close, Toggle, Tune, SetLanguage, StillHere>(event))
        return session.place != Place::Sending;
    if (is_one_of<ShowFrom>(event) && session.overlay != Overlay::None)
        return true;
    if (session.overlay != Overlay::None)
        return false;
    switch (session.place) {
    case Place::Start:
        return is_one_of<Begin, BeginQuick, HaveCode>(event);
    case Place::Asking:
        return is_one_of<Next, Back, Choose, PickCard, ChooseUnit, ChooseWay, AddWay, ChooseDay,
                         ShowMonth, ShowFrom, Focus, Write, Change, Send>(event);
    case Place::Sending:
        return is_one_of<Sent, NotSent>(event);
    case Place::Thanks:
        return is_one_of<AnswerHowEasy, Ask, Finish, ShowFrom>(event);
    case Place::FollowUp:
        return is_one_of<Back, Write, HideCode, LookUp, FoundReply, ShowFrom, Finish>(event);
    case Place::Staff:
        return is_one_of<Ask, Assist, Lock>(event);
    }
    return false;
}

} // namespace

bool is_untouched(const Setting& setting, const Session& session) {
    return session.place == Place::Start && session.overlay == Overlay::None &&
           !has_content(session) && session.modes == Modes{} &&
           session.language == setting.language;
}

Session fresh(const Setting& setting) {
    Session session;
    session.language = setting.language;
    session.pin_misses = setting.pin_misses;
    session.pin_locked = shut_after(setting.pin_misses);
    return session;
}

Session wiped(const Setting& setting, Session session) {
    for (std::string* text :
         {&session.active, &session.search, &session.code, &session.pin, &session.reply,
          &session.qr_text, &session.trouble, &session.language})
        forget(*text);
    Session next = fresh(setting);
    next.pin_misses = session.pin_misses;
    next.pin_locked = session.pin_locked;
    return next;
}

Session step(const Setting& setting, Session session, const Event& event) {
    if (!is_for_place(session, event))
        return session;
    if (!is_one_of<Elapsed, Answered, Printed>(event))
        session.idle = 0ms;
    std::visit(Stepper{setting, session}, event);
    return session;
}

} // namespace tycktill::kiosk
