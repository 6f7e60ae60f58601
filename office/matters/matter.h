#pragma once
/// A matter is what its events have made of it so far. Everything here is a fact that some event said, with its
/// day; what state it is in and what is late is computed from these (state.h, clocks.h) and stored nowhere.
#include "office/matters/refusal.h"

#include <set>

namespace tycktill::matters {

/// When something happened: on which day, and as which of its events (from 1; 0: it has not).
struct Moment {
    int at = 0;
    Day day{};
    bool happened() const { return at > 0; }
    bool after(const Moment& other) const { return at > other.at; }
    friend bool operator==(const Moment&, const Moment&) = default;
};

/// A day that the person was told, and when.
struct Agreement {
    Moment told;
    Day day{};
    friend bool operator==(const Agreement&, const Agreement&) = default;
};

/// From arrival or reopening to closing: what must be done again when a matter is opened again.
struct Round {
    Moment began;
    std::vector<Agreement> agreed;
    Moment replied; ///< the first reply of this round, or a reference to another door that was told
    Moment hindered; ///< no reply, with a reason
    Moment closed;
    friend bool operator==(const Round&, const Round&) = default;
};

struct Matter {
    std::string id;   ///< the submission's
    int revision = 0; ///< how many events it has; nobody adds to another revision than they saw
    Day entered{};    ///< of the newest event
    Arrived arrival;
    Day arrived{};
    std::string number, line, provision;
    std::string board, unit;
    std::string handler; ///< "" when nobody has it
    int level = 1;
    bool serious = false;
    int hand_overs = 0;
    Moment registered; ///< the first time
    Moment confirmed, assigned, begun, lifted, heard, sent_to_manager, fed_back, praise_passed_on;
    Moment last_reply, last_hindrance; ///< of all rounds
    Moment last_close, purged, published, withdrawn;
    Moment waiting; ///< until `waits_until`, or until something is done
    Day waits_until{};
    Reception reception = Reception::Unknown;
    std::set<Hint> open_hints;
    int measures = 0;
    int jottings = 0;
    std::string outcome;
    std::string sent_by; ///< the äldreombudsman who passed it on
    std::set<std::string> links;
    std::set<std::string> contact_opened_by;
    std::vector<Round> rounds; ///< one from the arrival on

    const Round& round() const { return rounds.back(); }
    friend bool operator==(const Matter&, const Matter&) = default;
};

/// Whether a word can reach the person at all, by contact or by code.
bool is_reachable(const Matter& matter);
bool is_closed(const Matter& matter);
/// Reachable, and neither answered nor excused since it came, was opened again or was lifted.
bool owes_reply(const Matter& matter);
/// What must be done before `closed` (its words left out: the outcome is asked with it) can be the next event.
/// `measures_needed` when the outcome says that something was done.
std::vector<ClosingNeed> closing_needs(const Matter& matter, const Closed& closed, Role by);

/// Why the event cannot be the matter's next one; nothing when it can.
std::optional<Refusal> refusal_of(const Matter& matter, const Event& event);

/// The matter with one more event, or why that is impossible.
tl::expected<Matter, Refusal> step(const Matter& matter, const Event& event);

/// The matter as its kept events made it. They were judged when they happened, so nothing is refused: this is for
/// events that are read back.
Matter fold(Matter matter, const std::vector<Event>& events);

} // namespace tycktill::matters
