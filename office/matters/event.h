#pragma once
/// What can happen to a matter (ärende): each kind is one act, by one person, on one day. A matter is nothing but
/// its events in their order; state, lateness and figures are computed from them (state.h, clocks.h).
///
/// A kind holds facts that may be read without the office's key: ids, days, choices. What a person wrote stands
/// in a Wording, which is sealed in the store: who folds events without the key knows that something was
/// said, not what.
#include "shared/base/day.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tycktill::matters {

/// As whom somebody acts. System is the program itself: what arrives, and the hints that it finds.
enum class Role {
    System,
    Registrar,
    Handler,
    Manager,
    Secretary,
    Reader,
    Administrator,
    Inspector
};

struct Wording {
    bool said = false;
    std::string text; ///< "" too while it is sealed
    friend bool operator==(const Wording&, const Wording&) = default;
};
inline Wording say(std::string text) {
    const bool said = !text.empty();
    return {said, std::move(text)};
}

/// How it came in.
enum class Way { Kiosk, Paper, Telephone, Visit, Letter, Email, Sms, Web, Ombudsman };
/// How a word reaches the person.
enum class Means { Letter, Email, Code, ByMouth };
/// What the person asked for. ByCode is anonymous and yet answered.
enum class ReplyWish { None, ByCode, ByContact };
/// What may hide in a text. A hint decides nothing: a person answers it.
enum class Hint { Appeal, LexSarah, ChildConcern, FaultReport, Personnummer, Threat };
/// How the person took the answer.
enum class Reception { Content, Partly, NotContent, Unknown };

/// Ways of contact that the person left, without the details themselves.
struct ContactWays {
    bool post = false, telephone = false, email = false;
    friend bool operator==(const ContactWays&, const ContactWays&) = default;
};

/// A day that the person was told when it came in, by the clock's id.
struct PromisedDay {
    std::string clock;
    Day day{};
    friend bool operator==(const PromisedDay&, const PromisedDay&) = default;
};

struct Arrived {
    std::string type;  ///< the form's choice, "klagomal"; may be ""
    std::string board; ///< the nämnd that it concerns
    std::string unit;  ///< "" when the person didn't know or wrote words of their own
    Way way = Way::Kiosk;
    ReplyWish wish = ReplyWish::None;
    ContactWays ways;
    bool hidden_person = false; ///< skyddade uppgifter: only the registrar opens the contact
    bool praise = false;        ///< beröm, to be passed on
    std::vector<PromisedDay> promised;
    friend bool operator==(const Arrived&, const Arrived&) = default;
};
/// A person has seen the row: its number, its neutral line, perhaps a first mark of secrecy. Again: reworded.
struct Registered {
    std::string number;
    std::string line;
    std::string provision; ///< id, or ""
    friend bool operator==(const Registered&, const Registered&) = default;
};
/// The person was told that it has come, who handles it, and perhaps by when.
struct Confirmed {
    Means means = Means::Letter;
    std::optional<Day> agreed;
    friend bool operator==(const Confirmed&, const Confirmed&) = default;
};
struct Assigned {
    std::string unit;
    std::string handler; ///< "" to the unit as a whole
    friend bool operator==(const Assigned&, const Assigned&) = default;
};
struct Taken {
    friend bool operator==(const Taken&, const Taken&) = default;
};
/// To another unit; the words are the reason.
struct HandedOver {
    std::string unit;
    std::string board;
    friend bool operator==(const HandedOver&, const HandedOver&) = default;
};
/// To a higher level; the words are the reason.
struct Lifted {
    enum class Because { NotContent, NotSolved, Serious };
    int level = 2;
    Because because = Because::NotContent;
    Wording tried; ///< not asked for what is serious
    friend bool operator==(const Lifted&, const Lifted&) = default;
};
/// Tjänsteanteckning: a fact that stays.
struct Noted {
    friend bool operator==(const Noted&, const Noted&) = default;
};
/// Minnesanteckning: a working note, weeded at closing (TF 2:12).
struct Jotted {
    friend bool operator==(const Jotted&, const Jotted&) = default;
};
/// The words say for whom. The clocks go on.
struct WaitsFor {
    Day until{};
    friend bool operator==(const WaitsFor&, const WaitsFor&) = default;
};
/// Only together with a word to the person, before the old day is out.
struct NewDayAgreed {
    Day agreed{};
    Means means = Means::Letter;
    friend bool operator==(const NewDayAgreed&, const NewDayAgreed&) = default;
};
struct MeasureTaken {
    bool done = true; ///< or planned
    std::string cause, dimension;
    std::string told_unit; ///< fed back to that unit, or ""
    friend bool operator==(const MeasureTaken&, const MeasureTaken&) = default;
};
/// The words say to whom.
struct PraisePassedOn {
    friend bool operator==(const PraisePassedOn&, const PraisePassedOn&) = default;
};
/// Has left the house, or was said.
struct Replied {
    Means means = Means::Letter;
    friend bool operator==(const Replied&, const Replied&) = default;
};
/// No reply can be given; the words say why.
struct ReplyHindered {
    enum class By { Secrecy, NotFound, NotWanted };
    By by = By::Secrecy;
    friend bool operator==(const ReplyHindered&, const ReplyHindered&) = default;
};
struct Heard {
    Reception reception = Reception::Unknown;
    friend bool operator==(const Heard&, const Heard&) = default;
};
struct HintRaised {
    Hint hint = Hint::Appeal;
    friend bool operator==(const HintRaised&, const HintRaised&) = default;
};
struct HintAnswered {
    Hint hint = Hint::Appeal;
    bool applies = false; ///< it is one; the words say what was done
    friend bool operator==(const HintAnswered&, const HintAnswered&) = default;
};
/// To another door; who can be told has been told.
struct Referred {
    std::string door;
    bool told = false;
    friend bool operator==(const Referred&, const Referred&) = default;
};
/// Two complaints are two matters, always: linked, never merged.
struct Linked {
    std::string other;
    friend bool operator==(const Linked&, const Linked&) = default;
};
struct Closed {
    enum class Jottings { Weed, Keep };
    std::string outcome;
    std::optional<Jottings> jottings; ///< asked only where there are any
    bool propose_publishing = false;
    friend bool operator==(const Closed&, const Closed&) = default;
};
struct Reopened {
    friend bool operator==(const Reopened&, const Reopened&) = default;
};
struct ReadBy {
    friend bool operator==(const ReadBy&, const ReadBy&) = default;
};
struct ContactOpened {
    friend bool operator==(const ContactOpened&, const ContactOpened&) = default;
};
/// A copy was handed out; nobody notes to whom.
struct CopiedOut {
    friend bool operator==(const CopiedOut&, const CopiedOut&) = default;
};
struct Published {
    friend bool operator==(const Published&, const Published&) = default;
};
struct Withdrawn {
    friend bool operator==(const Withdrawn&, const Withdrawn&) = default;
};
/// By a numbered list that two people approved.
struct Purged {
    std::string list;
    std::string proposed_by, approved_by;
    friend bool operator==(const Purged&, const Purged&) = default;
};
/// The äldreombudsman passes it on to the manager of the service, who answers her too.
struct SentToManager {
    std::string unit;
    friend bool operator==(const SentToManager&, const SentToManager&) = default;
};
struct FedBack {
    friend bool operator==(const FedBack&, const FedBack&) = default;
};

using Kind =
    std::variant<Arrived, Registered, Confirmed, Assigned, Taken, HandedOver, Lifted, Noted, Jotted,
                 WaitsFor, NewDayAgreed, MeasureTaken, PraisePassedOn, Replied, ReplyHindered,
                 Heard, HintRaised, HintAnswered, Referred, Linked, Closed, Reopened, ReadBy,
                 ContactOpened, CopiedOut, Published, Withdrawn, Purged, SentToManager, FedBack>;

struct Event {
    Day day{};      ///< of the act; of Arrived, the day of arrival
    Day entered{};  ///< when it was written down here
    std::string by; ///< the account's id; "" for the program
    Role role = Role::System;
    Kind kind;
    Wording words{};
    friend bool operator==(const Event&, const Event&) = default;
};

} // namespace tycktill::matters
