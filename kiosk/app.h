#pragma once
/// The app joins the session, the screens and the world outside: each frame it lets time pass, draws,
/// takes one event and does what the session then asks for. It owns the only session there is.
#include "kiosk/aloud/listening.h"

#include <functional>

namespace tycktill::kiosk {

/// What the app cannot do by itself. Each may be left empty in a test that does not need it.
struct Outside {
    /// Finalizes, seals and keeps; returns Sent or NotSent.
    std::function<Event(const Setting&, const Session&)> send = {};
    /// Once the check page is on the glass: what Skicka would have to wait for.
    std::function<void()> before_send = {};
    /// Once the thanks are on the glass: what nobody needs to wait for.
    std::function<void()> after_thanks;
    std::function<void(Request, const Setting&, const Session&)> carry_out;
    /// Called before a person begins: the day, whether there is room, how the station is.
    std::function<void(Setting&)> refresh;
    /// The reply that the code opens, or "". Slow on purpose, and as slow for a wrong code.
    std::function<std::string(const Setting&, const std::string& code)> look_up = {};
    /// Once for each slip that was asked for: has it come out? Never waits.
    std::function<std::optional<bool>()> printed = {};
    /// Is a headset in? Asked often; left empty where it cannot come and go.
    std::function<bool()> headset = {};
};

class App {
public:
    App(Setting setting, Outside outside, touch::Voice* voice = nullptr);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    void draw(touch::Ui& ui);
    const Session& session() const { return session_; }
    const Setting& setting() const { return setting_; }

private:
    void take(const Event& event);
    void look_outside();
    void pass_time(touch::Ui& ui);
    void forget_if_wiped(touch::Ui& ui);
    void do_what_is_asked(touch::Ui& ui);
    void before_send(touch::Ui& ui);
    void after_thanks(touch::Ui& ui);
    void plan_next_frame(touch::Ui& ui);
    void look_for_headset(touch::Ui& ui);
    void look_for_slip(touch::Ui& ui);
    std::optional<Event> pad_key(const touch::Ui& ui);

    Setting setting_;
    Outside outside_;
    Listening listening_;
    Session session_;
    std::optional<touch::Moment> last_;
    touch::Moment looked_{};
    bool wiped_ = false;
    int frames_to_thanks_ = 0; ///< until the thanks are on the glass
    int frames_of_check_ = 0;  ///< since the check page came; two of them and it is on the glass
};

/// The colours of a municipality, in light or at night.
touch::Look look_of(const Setting& setting, const Session& session);

} // namespace tycktill::kiosk
