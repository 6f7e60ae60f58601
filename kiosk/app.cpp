#include "kiosk/app.h"

#include "kiosk/screens/screens.h"
#include "kiosk/session/forget.h"

namespace tycktill::kiosk {
namespace {

/// How old may what the start page says be: whether there is room, and what day it is.
constexpr touch::Moment look_again{60'000};
constexpr touch::Moment look_for_headset_again{1'000};
constexpr touch::Moment look_for_slip_again{200};

} // namespace
touch::Look look_of(const Setting& setting, const Session& session) {
    const forms::Accent& accent = setting.municipality->accent;
    touch::Look look;
    if (session.modes.contrast)
        look.theme =
            touch::kiosk_theme(touch::Contrast::Night,
                               {touch::rgb(accent.night_accent), touch::rgb(accent.night_pressed),
                                touch::rgb(accent.night_tint), touch::rgb(accent.night_tint),
                                touch::rgb(accent.night_on)});
    else
        look.theme = touch::kiosk_theme(touch::Contrast::Light,
                                        {touch::rgb(accent.accent), touch::rgb(accent.pressed),
                                         touch::rgb(accent.tint), touch::rgb(accent.mid),
                                         touch::rgb(accent.on)});
    look.larger = session.modes.larger_text;
    look.steady = session.modes.steady;
    look.double_strike = look.steady ? touch::Moment{500} : touch::Moment{150};
    look.mirrored = session.language == "ar";
    look.listening = session.modes.speech;
    look.explore = session.modes.explore;
    return look;
}

App::App(Setting setting, Outside outside, touch::Voice* voice)
    : setting_(std::move(setting)), outside_(std::move(outside)), listening_(voice) {
    if (outside_.refresh)
        outside_.refresh(setting_);
    for (const std::string& tag : setting_.form->languages)
        if (voice != nullptr && !voice->speaks(tag))
            setting_.silent.push_back(tag);
    session_ = fresh(setting_);
}

App::~App() {
    session_ = wiped(setting_, std::move(session_));
}

void App::take(const Event& event) {
    const Place before = session_.place;
    if (std::holds_alternative<Begin>(event) || std::holds_alternative<BeginQuick>(event))
        look_outside(); // nobody types before it is known that there is room
    const bool had_something = !is_untouched(setting_, session_);
    session_ = step(setting_, std::move(session_), event);
    const bool left_interview = before != session_.place && session_.place != Place::Asking &&
                                session_.place != Place::Sending;
    if ((had_something && is_untouched(setting_, session_)) || left_interview)
        wiped_ = true;
    if (wiped_ && session_.place != Place::Thanks)
        look_outside();
}

void App::look_outside() {
    looked_ = last_.value_or(touch::Moment{0});
    if (outside_.refresh)
        outside_.refresh(setting_);
}

void App::pass_time(touch::Ui& ui) {
    const touch::Moment now = ui.now();
    const touch::Moment passed = last_ ? now - *last_ : touch::Moment{0};
    last_ = now;
    if (passed.count() > 0)
        take(Elapsed{passed});
    if (session_.place == Place::Start && now - looked_ >= look_again)
        look_outside();
    if (ui.touched())
        take(AnyTouch{});
    if (!ui.ring_shown() || session_.modes.keypad)
        return;
    take(Toggle{Mode::Keypad});
    if (setting_.private_listening && !session_.modes.speech)
        take(Toggle{Mode::Speech});
}

void App::forget_if_wiped(touch::Ui& ui) {
    if (!wiped_)
        return;
    wiped_ = false;
    ui.forget();
    listening_.forget();
    forget_stack();
}

void App::do_what_is_asked(touch::Ui& ui) {
    if (session_.place == Place::Sending && outside_.send) {
        take(outside_.send(setting_, session_));
        frames_to_thanks_ = 2;
    }
    if (session_.request == Request::LookUpReply) {
        FoundReply found;
        if (outside_.look_up)
            found.text = outside_.look_up(setting_, session_.code);
        take(found);
        forget(found.text);
        take(Answered{});
    } else if (session_.request != Request::None) {
        if (outside_.carry_out)
            outside_.carry_out(session_.request, setting_, session_);
        take(Answered{});
        if (session_.place == Place::Staff)
            look_outside(); // what staff did shows
    }
    ui.wake_at(ui.now()); // the event of this frame shows in the next
}

void App::before_send(touch::Ui& ui) {
    const bool checks =
        session_.place == Place::Asking && current(session_).kind == StepKind::Check;
    if (!checks)
        frames_of_check_ = 0;
    else if (++frames_of_check_ == 1)
        ui.wake_at(ui.now());
    else if (frames_of_check_ == 2 && outside_.before_send)
        outside_.before_send();
}

/// The frame after Skicka draws the thanks; with the next they are on the glass.
void App::after_thanks(touch::Ui& ui) {
    if (frames_to_thanks_ == 0)
        return;
    if (--frames_to_thanks_ > 0)
        ui.wake_at(ui.now());
    else if (outside_.after_thanks)
        outside_.after_thanks();
}

/// Time-outs come without a touch.
void App::plan_next_frame(touch::Ui& ui) {
    if (session_.place == Place::Start)
        ui.wake_at(looked_ + look_again);
    if (session_.overlay == Overlay::Pin && session_.pin_locked > touch::Moment{0})
        ui.wake_at(ui.now() + touch::Moment{1000});
    if (is_untouched(setting_, session_) || session_.place == Place::Sending)
        return;
    const auto until = session_.overlay == Overlay::Time ? touch::Moment{1000}
                                                         : patience(session_) - session_.idle;
    ui.wake_at(ui.now() + std::max(touch::Moment{1}, until));
}

/// The keys of the pad that are not of the focus (tillbaka, hjälp, upprepa), and those of a voice.
std::optional<Event> App::pad_key(const touch::Ui& ui) {
    if (ui.pressed(touch::Key::Escape) && session_.overlay == Overlay::Time)
        return StillHere{};
    if (ui.pressed(touch::Key::Escape))
        return session_.overlay == Overlay::None ? Event(Back{}) : Event(Close{});
    if (ui.pressed(touch::Key::F1))
        return Show{Overlay::Help};
    if (ui.pressed(touch::Key::F2) && !session_.modes.speech)
        return Toggle{Mode::Speech};
    if (ui.pressed(touch::Key::F2))
        listening_.repeat();
    if (ui.pressed(touch::Key::F3))
        listening_.stop();
    if (ui.pressed(touch::Key::F4) || ui.pressed(touch::Key::F5))
        return Tune{ui.pressed(touch::Key::F4) ? -1 : 1, 0};
    if (ui.pressed(touch::Key::F6) || ui.pressed(touch::Key::F7))
        return Tune{0, ui.pressed(touch::Key::F6) ? -1 : 1};
    return std::nullopt;
}

/// Who puts a headset in wants to listen.
void App::look_for_headset(touch::Ui& ui) {
    if (!outside_.headset)
        return;
    const bool was = setting_.private_listening;
    setting_.private_listening = outside_.headset();
    if (setting_.private_listening && !was && !session_.modes.speech)
        take(Toggle{Mode::Speech});
    ui.wake_at(ui.now() + look_for_headset_again);
}

void App::look_for_slip(touch::Ui& ui) {
    if (!outside_.printed || session_.printing != Printing::Going)
        return;
    if (const auto well = outside_.printed())
        take(Printed{*well});
    else
        ui.wake_at(ui.now() + look_for_slip_again);
}

void App::draw(touch::Ui& ui) {
    forget_if_wiped(ui);
    pass_time(ui);
    look_for_headset(ui);
    look_for_slip(ui);
    ui.set_look(look_of(setting_, session_));
    Said said = draw_kiosk({ui, setting_, session_});
    listening_.hear(ui, setting_, session_);
    if (!said)
        said = pad_key(ui);
    if (said)
        take(*said);
    if (said || session_.place == Place::Sending || wiped_)
        do_what_is_asked(ui);
    else {
        before_send(ui);
        after_thanks(ui);
    }
    plan_next_frame(ui);
}

} // namespace tycktill::kiosk
