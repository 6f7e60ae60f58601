#pragma once
/// What a municipality's file says of the office: its clocks, who its people are, and the words that a matter
/// is handled and answered with. The kiosk and the paper know nothing of it. Ids are unique in their own list;
/// a reference is an id that the same file holds, or "" where it may be left out.
#include "forms/definition/form.h"

namespace tycktill::forms {

/// How long something may take in a matter. A clock is stopped by its own act, never by a flag.
struct ClockRule {
    enum class Start { Arrived, Confirmed, SentToManager };
    enum class Stop { Registered, Confirmed, Replied, FedBack, Closed };
    /// AgreedDay counts nothing: the day is the one that the person was told.
    enum class Unit { Days, WorkingDays, Weeks, Months, AgreedDay };
    /// Reachable: who wants a reply and left a way to give one, a code included.
    enum class Runs { ForEveryone, ForReachable };
    std::string id;
    std::string name; ///< "Svar till personen"
    Start starts = Start::Arrived;
    Stop stops = Stop::Replied;
    int count = 0; ///< 0 with AgreedDay
    Unit unit = Unit::Days;
    Runs runs = Runs::ForEveryone;
    /// What the person is told at the beginning, "{dag}" for the day; empty when nothing is promised.
    Words promise;
    friend bool operator==(const ClockRule&, const ClockRule&) = default;
};

/// A day on which the municipality's own offices are closed. Clocks that had stopped, and days that were
/// promised, before it was decided keep what they had.
struct ClosedDay {
    Day day{};
    std::string name; ///< "Klämdag"
    Day decided{};
    friend bool operator==(const ClosedDay&, const ClosedDay&) = default;
};

/// A nämnd: an authority with a register of its own.
struct Board {
    std::string id;
    std::string name;   ///< "Socialnämnden"
    std::string series; ///< "SN"
    /// How a number is written: "{serie} {år}/{nr}".
    std::string number_form;
    friend bool operator==(const Board&, const Board&) = default;
};

/// A förvaltning: the people who work for a board.
struct Department {
    std::string id;
    std::string name;
    std::string board;
    friend bool operator==(const Department&, const Department&) = default;
};

/// A unit in the tree of those who work. A [[unit]] of the kiosk is one too; others stand below it.
struct OfficeUnit {
    std::string id;
    std::string name;
    std::string department;
    std::string under;  ///< the unit above; "" right below the department
    std::string board;  ///< the department's, or another that it works for
    std::string run_by; ///< the utförare with a contract; "" when the municipality runs it itself
    friend bool operator==(const OfficeUnit&, const OfficeUnit&) = default;
};

/// Who receives what concerns a unit, by title: "Rektor".
struct AreaReceiver {
    std::string unit;
    std::string title;
    friend bool operator==(const AreaReceiver&, const AreaReceiver&) = default;
};

/// The steps that a matter is lifted by when the person is not content; the first is where it begins.
struct RouteLevel {
    enum class Place { Unit, UnitAbove, Department, Board };
    std::string name; ///< "Förvaltningschefen"
    Place place = Place::Unit;
    friend bool operator==(const RouteLevel&, const RouteLevel&) = default;
};

/// What does not go to the unit that it names: "myndighetsutövning" goes to the förvaltning.
struct SpecialRoute {
    enum class Concerns { Authority, ElderlyOmbudsman };
    Concerns concerns = Concerns::Authority;
    std::string unit; ///< where it goes
    std::string words;
    friend bool operator==(const SpecialRoute&, const SpecialRoute&) = default;
};

/// What a handler says that it was about. Those of the form's own field come first.
struct QualityDimension {
    std::string id;
    std::string label;
    std::string department; ///< of one förvaltning alone; "" for the whole municipality
    friend bool operator==(const QualityDimension&, const QualityDimension&) = default;
};

/// How a matter ended: "Åtgärdat".
struct ClosingOutcome {
    std::string id;
    std::string label;
    bool needs_measure = false; ///< what was done must have been written
    friend bool operator==(const ClosingOutcome&, const ClosingOutcome&) = default;
};

/// Why it happened: "Bemanning".
struct MatterCause {
    std::string id;
    std::string label;
    friend bool operator==(const MatterCause&, const MatterCause&) = default;
};

/// A provision that may hinder that a document is handed out: always a first judgement, tried at each request.
struct SecrecyProvision {
    std::string id;                  ///< "osl-26-1"
    std::string lagrum;              ///< "26 kap. 1 § offentlighets- och sekretesslagen"
    std::string protects;            ///< "enskild i socialtjänsten"
    std::vector<std::string> boards; ///< where it is suggested; none where it is only in the list
    friend bool operator==(const SecrecyProvision&, const SecrecyProvision&) = default;
};

/// When something may be purged. Without a rule nothing ever is.
struct RetentionRule {
    enum class From { Arrived, Closed };
    std::string board;
    std::string type; ///< the form's choice, "klagomal"; "" for all
    int years = 0;
    From from = From::Closed;
    std::string decision; ///< the board's own, "SN § 12/2026"
    friend bool operator==(const RetentionRule&, const RetentionRule&) = default;
};

/// The words of a letter, for the handler to go on from. Marks: {namn} {nummer} {dag} {handläggare}
/// {telefon} {enhet} {kommun} {steg}.
struct LetterText {
    enum class Kind { Confirmation, Reply, NewDay, Referral };
    std::string id;
    std::string name; ///< in the handler's list: "Vi har tagit emot det"
    Kind kind = Kind::Reply;
    Words text;
    friend bool operator==(const LetterText&, const LetterText&) = default;
};

struct OfficeRules {
    std::string municipality; ///< id
    std::vector<ClockRule> clocks;
    std::vector<ClosedDay> closed_days;
    std::vector<Board> boards;           ///< never empty
    std::vector<Department> departments; ///< never empty
    std::vector<OfficeUnit> units;       ///< each [[unit]] of the file is among them
    std::vector<AreaReceiver> receivers;
    std::vector<RouteLevel> levels; ///< never empty
    std::vector<SpecialRoute> routes;
    std::vector<QualityDimension> dimensions;
    std::vector<ClosingOutcome> outcomes;
    std::vector<MatterCause> causes;
    std::vector<SecrecyProvision> provisions;
    std::vector<RetentionRule> retention;
    std::vector<LetterText> letters;

    const ClockRule* clock(const std::string& id) const;
    const OfficeUnit* unit(const std::string& id) const;
    const Department* department(const std::string& id) const;
    const Board* board(const std::string& id) const;
    /// The board that answers for a unit; the first one for "" and for a unit that the file does not know.
    const std::string& board_of(const std::string& unit) const;
    /// Whether `unit` is `top` or stands somewhere below it.
    bool is_within(const std::string& unit, const std::string& top) const;
    friend bool operator==(const OfficeRules&, const OfficeRules&) = default;
};

} // namespace tycktill::forms
