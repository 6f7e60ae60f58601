#pragma once
/// A session is one person's time at the kiosk: what has been answered, which page is shown and how.
/// It lives in memory alone. step() is the only way it changes; it is pure, so that every rule here
/// is tested without a window and without waiting.
#include "forms/rules/finalize.h"
#include "kiosk/session/interview.h"
#include "kiosk/session/setting.h"
#include "shared/record/code.h"

#include <variant>

namespace tycktill::kiosk {

enum class Place {
    Start,
    Asking,   ///< a step of the interview
    Sending,  ///< the program shall finalize, seal and keep, then say Sent or NotSent
    Thanks,   ///< it is kept: never shown before that
    FollowUp, ///< «Skriv din kod»
    Staff,
};

enum class Overlay {
    None,
    OtherDoors,
    Help,
    Language,
    MoreHelp,
    Pin,
    Cancel,
    Time,
    Voice,
    NoVoice
};

/// A card of the two steps whose cards are not the form's own choices.
enum class Pick { Here, Listed, Elsewhere, Unknown, Today, Yesterday, OtherDay, Skip };

enum class Mode { Speech, LargerText, Contrast, EasyRead, Lowered, Steady, Keypad, Explore };

struct Modes {
    bool speech = false, larger_text = false, contrast = false, easy_read = false;
    bool lowered = false; ///< «Sänk skärmen»
    bool steady = false;  ///< «Lugnare tryck», for an unsteady hand: EN 301 549 5.8
    bool keypad = false;  ///< the six-key pad has been used
    bool explore = false; ///< «Känn dig fram»: a finger hears what it is on, two taps press
    int speed = 150;      ///< of the voice, words a minute
    int volume = 60;      ///< of the voice, percent
    friend bool operator==(const Modes&, const Modes&) = default;
};

/// Of the slip that was asked for last.
enum class Printing { No, Going, Done, Failed };

enum class HowEasy { Easy, SoSo, Hard };

/// What the program does outside the session, once, when the session asks for it.
enum class Request {
    None,
    LookUpReply,
    Print,
    TestPrint,
    ChangeLanguage,
    Restart,
    CountHowEasy,
    NotePinMisses
};

struct Session {
    Place place = Place::Start;
    Overlay overlay = Overlay::None;
    Modes modes;
    std::string language = "sv"; ///< without "@lattlast": that is a mode

    Steps steps;
    std::size_t at = 0;           ///< in steps
    std::size_t part = 0;         ///< the first card or row shown, when not all fit
    std::size_t overlay_part = 0; ///< the same of the overlay
    bool inner = false;           ///< the search or the calendar inside a step
    bool from_check = false;      ///< came by Ändra: Nästa goes back to the check
    bool quick = false;           ///< «Snabbt: en mening»
    record::Answers answers;
    std::map<std::string, Pick> picks;
    std::vector<std::string> ways; ///< the lines that the person wants to be reached by
    std::string active;            ///< the field of this step that keys write to
    std::string search;            ///< for a unit
    Day month{};                   ///< the first day of the calendar's month
    forms::Faults faults;          ///< of the last Nästa, for the page shown

    std::chrono::milliseconds idle{0}; ///< since the last touch, or into the warning

    std::string code; ///< given on the thank-you page, typed on the follow-up page; digits alone
    std::vector<std::vector<bool>> qr; ///< of the code: rows of modules, dark is true
    std::string qr_text;               ///< for the printer, which draws its own
    bool reply_promised = false;       ///< of the thank-you page: the deadline is theirs to hear
    bool reply_by_code = false;        ///< likewise: the code opens the reply, here
    bool code_hidden = false;          ///< «Dölj»: others may look over a shoulder
    bool code_looked_up = false;
    std::string reply; ///< that the code opened, or ""
    Printing printing = Printing::No;
    std::optional<HowEasy> how_easy;
    std::string trouble; ///< why nothing could be sent, a key of the phrasebook

    bool assisted = false; ///< staff write down what the person says
    std::string pin;
    bool pin_wrong = false; ///< the last one did not fit
    int pin_misses = 0;     ///< since the last that fitted
    std::chrono::milliseconds pin_locked{0};

    Request request = Request::None;
    friend bool operator==(const Session&, const Session&) = default;
};

// What a person, the clock or the program does.
struct Begin {};
struct BeginQuick {};
struct HaveCode {};
struct Next {};
struct Back {};
struct Choose {
    std::string field, choice;
};
struct PickCard {
    std::string field;
    Pick pick;
};
/// By its card, or by its row of the search.
struct ChooseUnit {
    std::string name;
};
/// «Telefon», «E-post», «Brev»: that line is shown.
struct ChooseWay {
    std::string field;
};
/// That line too, on the page of the lines.
struct AddWay {
    std::string field;
};
struct ChooseDay {
    Day day;
};
struct ShowMonth {
    Day first;
};
/// Cards or rows from that one on; the screen knows how many fit.
struct ShowFrom {
    std::size_t first;
};
struct Focus {
    std::string field;
};
/// The whole text that now stands where keys write.
struct Write {
    std::string text;
};
struct Change {
    std::string field;
};
struct Send {};
struct Sent {
    std::string code;
    std::vector<std::vector<bool>> qr{};
    std::string qr_text{}; ///< what it says: the code, and the proof that it arrived
};
struct NotSent {
    std::string why; ///< a key of the phrasebook
};
struct AnswerHowEasy {
    HowEasy answer;
};
struct Ask {
    Request request;
};
/// The slip has come out, or it has not.
struct Printed {
    bool well;
};
struct Answered {}; ///< the program has done what was asked for
struct Finish {};
struct Show {
    Overlay overlay;
};
struct Close {};
struct Toggle {
    Mode mode;
};
/// The voice, so many steps faster and louder.
struct Tune {
    int faster = 0, louder = 0;
};
struct SetLanguage {
    std::string tag;
};
struct ClearNow {};
struct StillHere {};
struct HideCode {};
struct LookUp {};
/// What the program found for the code: "" when it opens nothing, whatever the reason.
struct FoundReply {
    std::string text;
};
struct EnterPin {};
struct Assist {}; ///< «Skriv åt någon»
struct Lock {};
struct AnyTouch {}; ///< a touch or key that means nothing else
struct Elapsed {
    std::chrono::milliseconds time;
};

using Event = std::variant<Begin, BeginQuick, HaveCode, Next, Back, Choose, PickCard, ChooseUnit,
                           ChooseWay, AddWay, ChooseDay, ShowMonth, ShowFrom, Focus, Write, Change,
                           Send, Sent, NotSent, AnswerHowEasy, Ask, Answered, Printed, Finish, Show,
                           Close, Toggle, Tune, SetLanguage, ClearNow, StillHere, HideCode, LookUp,
                           FoundReply, EnterPin, Assist, Lock, AnyTouch, Elapsed>;

/// A new person's session.
Session fresh(const Setting& setting);

/// Nobody has begun, opened or chosen anything: the start page may stand like this for ever.
bool is_untouched(const Setting& setting, const Session& session);

Session step(const Setting& setting, Session session, const Event& event);

/// Overwrites every text and starts anew.
Session wiped(const Setting& setting, Session session);

const InterviewStep& current(const Session& session);
/// The language tag for texts: "sv", "sv@lattlast" when easy to read, "en" …
std::string language_of(const Session& session);
forms::Circumstances circumstances(const Setting& setting, const Session& session);

/// What stands in the way on the page that is shown, as finalize() would see it.
forms::Faults faults_of_page(const Setting& setting, const Session& session);

/// What is said of the slip that was asked for, a key of the phrasebook; "" when none was.
std::string printing_word(const Session& session);

/// The first card, row or paragraph shown, of the overlay when there is one.
std::size_t& part(Session& session);
std::size_t part(const Session& session);

/// Of a step of lines: those that the person is asked for, without the ways that were not chosen.
std::vector<std::string> asked_lines(const Session& session);
/// Those of them that are shown, at most four: the page with the active one.
std::vector<std::string> shown_lines(const Session& session);
/// The ways that may be added to the lines shown.
std::vector<std::string> further_ways(const Session& session);

/// What keys write to now: a field, the search, the code or the PIN; nullopt when nothing takes keys.
enum class Keys { Field, Search, Code, Pin };
std::optional<Keys> keys_go_to(const Session& session);
/// The text that keys write to, "" when there is none.
std::string typed(const Session& session);

/// How long without a touch before the warning, and how long the warning lasts. Twice as long for
/// who listens, reads easy or large text, or uses the keypad (EN 301 549, WCAG 2.2.1).
std::chrono::milliseconds patience(const Session& session);
std::chrono::milliseconds warning(const Session& session);
/// Seconds before the screen is cleared, while the warning shows.
int seconds_left(const Session& session);

/// How long the staff page stays shut after so many wrong PINs in a row: nothing for two, then 1, 2, 4,
/// 8 and at most 15 minutes. Ten thousand PINs then take a hundred days.
std::chrono::milliseconds shut_after(int pin_misses);

} // namespace tycktill::kiosk
