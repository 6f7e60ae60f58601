#include "every_screen.h"

#include "forms/print/qr.h"
#include "kiosk/screens/screens.h"
#include "tests/support/rooms.h"

namespace tycktill {
namespace {

constexpr const char* story =
    "I går kväll fick mamma vänta mer än en timme på hjälp. Hon ringde på larmet flera gånger men "
    "ingen kom. Hon blev rädd och ledsen. Ring mig på 070-174 06 35. Mamma är 19121212-1212.";

std::string written_for(const Field& field) {
    switch (field.rule) {
    case TextRule::Name:
        return "Karin Lindberg";
    case TextRule::Address:
        return "Storgatan 5, 714 30 Kopparberg";
    case TextRule::Telephone:
        return "070-174 06 35";
    case TextRule::Postnummer:
        return "714 30";
    case TextRule::Email:
        return "karin.lindberg@exempel.se";
    default:
        return "1234";
    }
}

std::string spoiled_for(const Field& field) {
    return field.rule == TextRule::Email ? "karin.lindberg" : "070";
}

/// Goes through the interview and keeps what it sees on the way.
class Walk {
public:
    Walk(const Setting& setting, bool by_name, std::vector<ScreenState>& seen)
        : setting_(setting), by_name_(by_name), seen_(seen), session_(fresh(setting)) {}

    void go() {
        does(Begin{});
        for (int steps = 0; steps < 40 && session_.place == Place::Asking; ++steps)
            take_step();
    }

private:
    template <typename... Events>
    void does(const Events&... events) {
        ((session_ = step(setting_, std::move(session_), events)), ...);
    }
    const Field& field() const { return *setting_.form->find(current(session_).fields.front()); }
    void keep(const std::string& what) {
        const InterviewStep& now = current(session_);
        const std::string step = now.kind == StepKind::Check ? "kontrollera" : now.fields.front();
        keep_as(step + (what.empty() ? "" : "-" + what));
    }
    void keep_as(std::string name) {
        if (by_name_)
            name += "-namn";
        const bool known = std::any_of(seen_.begin(), seen_.end(),
                                       [&](const ScreenState& one) { return one.name == name; });
        if (!known)
            seen_.push_back({name, setting_, session_});
    }
    /// What the page says to who goes on too soon.
    void keep_fault() {
        const Session before = session_;
        does(Next{});
        if (!session_.faults.empty())
            keep("fel");
        session_ = before;
    }

    void take_step() {
        if (!by_name_) {
            keep("");
            keep_fault();
        }
        const std::size_t at = session_.at;
        switch (current(session_).kind) {
        case StepKind::Choice:
            choose();
            break;
        case StepKind::Choices:
            does(Choose{field().id, field().choices.front().id},
                 Choose{field().id, field().choices.back().id});
            break;
        case StepKind::Unit:
            if (!by_name_)
                look_for_unit();
            does(PickCard{field().id, setting_.unit.empty() ? Pick::Unknown : Pick::Here});
            break;
        case StepKind::Ways:
            does(ChooseWay{current(session_).fields.front()});
            break;
        case StepKind::Text:
            does(Write{story});
            break;
        case StepKind::Date:
            if (!by_name_)
                look_for_day();
            does(PickCard{field().id, Pick::Yesterday});
            break;
        case StepKind::Lines:
            return write_lines();
        case StepKind::Check:
            return end();
        }
        if (at != session_.at) // the card has led on
            does(Back{});
        keep("svarat");
        does(Next{});
        if (at == session_.at && session_.faults.empty() && session_.place == Place::Asking)
            does(Next{});
    }
    void choose() {
        const bool reply = field().role == FieldRole::Reply;
        std::string id = field().choices.front().id;
        for (const Choice& choice : field().choices)
            if (reply && choice.id == (by_name_ ? "ja" : "nej"))
                id = choice.id;
        does(Choose{field().id, id});
    }
    void look_for_unit() {
        const Session before = session_;
        does(PickCard{field().id, Pick::Elsewhere});
        keep("sok");
        keep_fault();
        does(Write{"e"});
        keep("sok-traffar");
        if (!setting_.municipality->units.empty())
            does(ChooseUnit{setting_.municipality->units.back().name});
        keep("sok-vald");
        does(Write{"Ett ställe som ingen har hört talas om"});
        keep("sok-inget");
        session_ = before;
    }
    void look_for_day() {
        const Session before = session_;
        does(PickCard{field().id, Pick::OtherDay});
        keep("kalender");
        keep_fault();
        does(ShowMonth{setting_.today - std::chrono::days{100}});
        keep("kalender-annan");
        does(ChooseDay{setting_.today - std::chrono::days{99}}, Back{},
             PickCard{field().id, Pick::OtherDay});
        keep("kalender-vald");
        session_ = before;
    }
    /// Line after line, each also wrong once; then with every further way that may be added.
    void write_lines() {
        const std::size_t at = session_.at;
        keep("");
        for (std::size_t lines = asked_lines(session_).size(); lines > 0; --lines)
            does(Next{});
        keep("tomt-fel");
        for (const std::string& id : asked_lines(session_))
            write_line(id);
        keep("ifyllt");
        const Session before = session_;
        for (const std::string& way : further_ways(session_))
            does(AddWay{way});
        keep("alla-satt");
        for (const std::string& id : asked_lines(session_))
            write_line(id);
        keep("alla-satt-ifyllt");
        session_ = before;
        for (std::size_t line = 0; line < 9 && session_.at == at; ++line)
            does(Next{});
    }
    void write_line(const std::string& id) {
        const Field& line = *setting_.form->find(id);
        does(Focus{id}, Write{spoiled_for(line)});
        const Session before = session_;
        for (std::size_t next = 0; next < 9 && session_.faults.empty(); ++next)
            does(Next{});
        if (!session_.faults.empty())
            keep(id + "-fel");
        session_ = before;
        does(Write{written_for(line)});
    }
    void end() {
        keep("");
        Session failed = session_;
        does(Send{});
        keep_as("skickar");
        const Session sending = session_;
        does(NotSent{"trouble.keep"});
        keep_as("kontrollera-gick-inte");
        session_ = sending;
        does(Sent{"482915730264", qr_modules(shown_proof()), shown_proof()});
        keep_as("tack");
        setting_.station.printer = PrinterState::Ready;
        does(AnswerHowEasy{HowEasy::Easy});
        keep_as("tack-skrivare");
        does(Ask{Request::Print});
        keep_as("tack-skriver-ut");
        const Session printing = session_;
        does(Printed{true});
        keep_as("tack-utskriven");
        session_ = printing;
        does(Printed{false});
        keep_as("tack-skrivaren-tyst");
    }

    Setting setting_;
    bool by_name_;
    std::vector<ScreenState>& seen_;
    Session session_;
};

void keep_start(const Setting& setting, std::vector<ScreenState>& seen) {
    seen.push_back({"start", setting, fresh(setting)});
    for (const auto& [name, why] :
         {std::pair{"start-okand", Closed::NotEnrolled}, std::pair{"start-full", Closed::NoRoom}}) {
        Setting closed = setting;
        closed.closed = why;
        seen.push_back({name, closed, fresh(closed)});
    }
}

void keep_follow_up(const Setting& setting, std::vector<ScreenState>& seen) {
    Session session = step(setting, fresh(setting), HaveCode{});
    seen.push_back({"kod", setting, session});
    session = step(setting, std::move(session), Write{"482915730264"});
    session = step(setting, std::move(session), HideCode{});
    seen.push_back({"kod-visad", setting, session});
    session = step(setting, std::move(session), LookUp{});
    seen.push_back({"kod-svar", setting, session});
    const auto replied = [&](const char* name, std::size_t sentences) {
        std::string reply = "2026-11-20\n";
        for (std::size_t at = 0; at < sentences; ++at)
            reply += "Vi har lagat lampan i trappan och tackar för att du sade till. ";
        session = step(setting, std::move(session), FoundReply{reply});
        seen.push_back({name, setting, session});
    };
    replied("svar-kort", 1);
    session = step(setting, fresh(setting), HaveCode{});
    session = step(setting, std::move(session), Write{"48291573026"});
    session = step(setting, std::move(session), LookUp{});
    seen.push_back({"kod-kort", setting, session});
}

void keep_staff(const Setting& setting, std::vector<ScreenState>& seen) {
    Session session = fresh(setting);
    session.place = Place::Staff;
    seen.push_back({"personal", setting, session});
    Setting busy = setting;
    busy.station.waiting = 12;
    busy.station.printer = PrinterState::Ready;
    busy.station.last_contact = "21 november";
    seen.push_back({"personal-skrivare", busy, session});
    session = step(setting, fresh(setting), Show{Overlay::Pin});
    seen.push_back({"pin", setting, session});
    session.pin = "471";
    session.pin_locked = std::chrono::seconds(40);
    seen.push_back({"pin-sparrad", setting, session});
}

void keep_overlays(const Setting& setting, std::vector<ScreenState>& seen) {
    Session session = step(setting, fresh(setting), Begin{});
    const Field& type = *setting.form->find(current(session).fields.front());
    if (!type.choices.empty())
        session = step(setting, std::move(session), Choose{type.id, type.choices.front().id});
    for (const auto& [name, overlay] :
         {std::pair{"dorrar", Overlay::OtherDoors}, std::pair{"hjalp", Overlay::Help},
          std::pair{"sprak", Overlay::Language}, std::pair{"mer-hjalp", Overlay::MoreHelp},
          std::pair{"rosten", Overlay::Voice}, std::pair{"ingen-rost", Overlay::NoVoice},
          std::pair{"avbryt", Overlay::Cancel}})
        seen.push_back({name, setting, step(setting, session, Show{overlay})});
    seen.push_back({"tid", setting, step(setting, session, Elapsed{patience(session)})});
}

} // namespace

std::string shown_proof() {
    std::string proof = "TYCKTILL:482915730264:";
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    for (std::size_t at = 0; at < 184; ++at)
        proof += letters[(at * 11 + at / 7) % letters.size()];
    return proof;
}

std::vector<ScreenState> every_screen(const Setting& setting) {
    std::vector<ScreenState> seen;
    keep_start(setting, seen);
    seen.push_back({"snabbt", setting, step(setting, fresh(setting), BeginQuick{})});
    Walk(setting, false, seen).go();
    Walk(setting, true, seen).go();
    keep_follow_up(setting, seen);
    keep_staff(setting, seen);
    keep_overlays(setting, seen);
    return seen;
}

const std::vector<ShownMode>& every_mode() {
    static const std::vector<ShownMode> modes = [] {
        std::vector<ShownMode> all(8);
        all[0].name = "vanligt";
        all[1].name = "storre";
        all[1].modes.larger_text = true;
        all[2].name = "natt";
        all[2].modes.contrast = true;
        all[3].name = "lattlast";
        all[3].modes.easy_read = true;
        all[4].name = "storre-lattlast";
        all[4].modes.larger_text = all[4].modes.easy_read = true;
        all[5].name = "sankt";
        all[5].modes.lowered = true;
        all[6].name = "lugnt";
        all[6].modes.steady = true;
        all[7].name = "storre-lugnt";
        all[7].modes.larger_text = all[7].modes.steady = true;
        return all;
    }();
    return modes;
}

bool can_be_shown(const ScreenState& screen, const ShownMode& mode) {
    return screen.session.place != Place::Staff || mode.modes == Modes{};
}

} // namespace tycktill
