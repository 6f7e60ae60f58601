#pragma once
/// Who may what: one table of roles and acts, and the one question that every page, query, count, picture, export
/// and command asks.
#include "office/matters/matter.h"
#include "office/matters/person.h"
#include "office/matters/rules.h"

namespace tycktill::matters {

enum class Act {
    SeePublicHalf, ///< register row, due days, counts
    SeeMatter,     ///< words and scans
    OpenContact,
    Register, ///< line, secrecy, void, diary export
    Assign,   ///< assign, hand over, lift
    Note,
    Handle, ///< confirm, measure, reply, close …
    ProposePublishing,
    Publish, ///< approve, withdraw
    MakeReport,
    FreezeReport,
    CopyOut,
    ProposePurge,
    ApprovePurge,
    Administer, ///< people, roles, texts, stations, forms
    ReadAudit,
    TakeIn, ///< write down what came by telephone, visit or letter
    SearchWords,
    PassOn, ///< to the manager of the service, who answers back (the äldreombudsman)
};
constexpr int act_count = 19;

/// How far a role's right goes.
enum class Scope {
    Nothing,
    Own,      ///< assigned to me or my unit; of a reader also what they passed on
    UnitTree, ///< the unit and all below it
    Board,    ///< the whole nämnd
    All,      ///< the whole municipality: never a matter
};
/// The table itself.
Scope scope_of(Role role, Act act);

/// What somebody is allowed, and in which role; stood in for by whom, when it is another's right.
struct Permission {
    Role role = Role::Handler;
    std::string for_whom; ///< "" for oneself
    friend bool operator==(const Permission&, const Permission&) = default;
};

/// All that the answer depends on beside person, act and matter.
struct Workplace {
    const forms::OfficeRules& rules;
    const std::vector<Person>& people;
    Day today;
};

/// The right to do this with this matter, or nothing. The answer for a matter of another nämnd and for one that
/// does not exist are the same.
std::optional<Permission> may(const Person& person, Act act, const Matter& matter,
                              const Workplace& workplace);
/// The same for what concerns no one matter: a report, a take-in, administration. `unit` may be "".
std::optional<Permission> may(const Person& person, Act act, const std::string& board,
                              const std::string& unit, const Workplace& workplace);

/// Which right an event of this kind asks for; nothing for what the program alone may write.
std::optional<Act> act_of(const Kind& kind);

/// An act that was judged and found right: what the matter becomes, and the event to keep, signed by who did it.
struct Acted {
    Matter matter;
    Event event;
};
/// One person's act on a matter from end to end: the right, the order of events, the rules of the file.
tl::expected<Acted, Refusal> act(const Matter& matter, Event event, const Person& person,
                                 const Workplace& workplace);

} // namespace tycktill::matters
