#include "office/matters/may.h"

#include "office/matters/state.h"

#include <algorithm>
#include <array>

namespace tycktill::matters {
namespace {

constexpr Scope none = Scope::Nothing, own = Scope::Own, tree = Scope::UnitTree,
                board = Scope::Board, all = Scope::All;

struct Row {
    Act act;
    Scope registrar, handler, manager, secretary, reader, administrator, inspector;
};

// clang-format off
constexpr std::array<Row, act_count> table{{
    // act                   registrar handler manager secretary reader administrator inspector
    {Act::SeePublicHalf,     board,    own,    tree,   board,    own,   none,         none},
    {Act::SeeMatter,         board,    own,    tree,   board,    own,   none,         none},
    {Act::OpenContact,       board,    own,    tree,   none,     none,  none,         none},
    {Act::Register,          board,    none,   none,   none,     none,  none,         none},
    {Act::Assign,            board,    own,    tree,   none,     none,  none,         none},
    {Act::Note,              board,    own,    tree,   none,     none,  none,         none},
    {Act::Handle,            none,     own,    tree,   none,     none,  none,         none},
    {Act::ProposePublishing, board,    own,    tree,   board,    none,  none,         none},
    {Act::Publish,           none,     none,   tree,   board,    none,  none,         none},
    {Act::MakeReport,        board,    own,    tree,   board,    none,  none,         none},
    {Act::FreezeReport,      none,     none,   none,   board,    none,  none,         none},
    {Act::CopyOut,           board,    own,    tree,   none,     none,  none,         none},
    {Act::ProposePurge,      board,    none,   none,   none,     none,  none,         none},
    {Act::ApprovePurge,      none,     none,   tree,   none,     none,  none,         none},
    {Act::Administer,        none,     none,   none,   none,     none,  all,          none},
    {Act::ReadAudit,         board,    own,    tree,   none,     none,  none,         all},
    {Act::TakeIn,            board,    own,    tree,   none,     none,  none,         none},
    {Act::SearchWords,       board,    own,    tree,   board,    own,   none,         none},
    {Act::PassOn,            board,    none,   none,   board,    own,   none,         none},
}};
// clang-format on

/// What is asked for: where it stands, and whose it is.
struct Target {
    std::string board, unit, handler, sent_by;
    bool is_matter = false;
};

bool holds(const Grant& grant, Day today) {
    return !grant.until || today <= *grant.until;
}

bool works(const Person& person, Day today) {
    return !person.left || today <= *person.left;
}

bool reaches(const Grant& grant, Scope scope, const Person& holder, const Target& target,
             const forms::OfficeRules& rules) {
    if (scope == Scope::All)
        return !target.is_matter;
    if (scope == Scope::Nothing || grant.board.empty() || grant.board != target.board)
        return false;
    if (scope == Scope::Board)
        return true;
    if (scope == Scope::UnitTree)
        return grant.unit.empty() || rules.is_within(target.unit, grant.unit);
    const bool my_unit = !grant.unit.empty() && grant.unit == target.unit;
    const bool mine =
        grant.role == Role::Handler && !target.handler.empty() && target.handler == holder.id;
    const bool passed_on_by_me =
        grant.role == Role::Reader && !target.sent_by.empty() && target.sent_by == holder.id;
    return my_unit || mine || passed_on_by_me;
}

/// The role by which this person, for themselves, has the right.
std::optional<Role> role_for(const Person& person, Act act, const Target& target,
                             const Workplace& workplace) {
    if (!works(person, workplace.today))
        return std::nullopt;
    if (act == Act::SearchWords && !person.may_search_words)
        return std::nullopt;
    for (const Grant& grant : person.grants) {
        if (holds(grant, workplace.today) &&
            reaches(grant, scope_of(grant.role, act), person, target, workplace.rules))
            return grant.role;
    }
    return std::nullopt;
}

bool stands_in_for(const Person& person, const Person& other, Day today) {
    return std::any_of(other.away.begin(), other.away.end(), [&](const Absence& absence) {
        return absence.stand_in == person.id && absence.from <= today && today <= absence.to;
    });
}

/// Rights that stay with the person: nobody administers, or searches words, in another's name.
bool can_be_lent(Act act) {
    return act != Act::Administer && act != Act::SearchWords && act != Act::ReadAudit;
}

std::optional<Permission> permission_for(const Person& person, Act act, const Target& target,
                                         const Workplace& workplace) {
    if (const auto role = role_for(person, act, target, workplace))
        return Permission{*role, ""};
    if (!can_be_lent(act) || !works(person, workplace.today))
        return std::nullopt;
    for (const Person& other : workplace.people) {
        if (other.id == person.id || !stands_in_for(person, other, workplace.today))
            continue;
        if (const auto role = role_for(other, act, target, workplace))
            return Permission{*role, other.id};
    }
    return std::nullopt;
}

/// The registrar opens a contact to register or to pass on, and to post what goes to a hidden person; the handler
/// when a reply is wanted.
bool has_reason_to_open(Role role, const Matter& matter) {
    if (matter.arrival.wish != ReplyWish::ByContact)
        return false;
    if (role == Role::Registrar)
        return !matter.registered.happened() || !matter.assigned.happened() ||
               matter.arrival.hidden_person;
    return !matter.arrival.hidden_person;
}

struct ActOfKind {
    using Answer = std::optional<Act>;
    Answer operator()(const Arrived&) { return Act::TakeIn; }
    Answer operator()(const Registered&) { return Act::Register; }
    Answer operator()(const Assigned&) { return Act::Assign; }
    Answer operator()(const HandedOver&) { return Act::Assign; }
    Answer operator()(const Lifted&) { return Act::Assign; }
    Answer operator()(const Noted&) { return Act::Note; }
    Answer operator()(const Jotted&) { return Act::Note; }
    Answer operator()(const Linked&) { return Act::Note; }
    Answer operator()(const HintRaised&) { return Act::Note; }
    Answer operator()(const HintAnswered&) { return Act::Note; }
    Answer operator()(const ReadBy&) { return Act::SeeMatter; }
    Answer operator()(const SentToManager&) { return Act::PassOn; }
    Answer operator()(const ContactOpened&) { return Act::OpenContact; }
    Answer operator()(const CopiedOut&) { return Act::CopyOut; }
    Answer operator()(const Published&) { return Act::Publish; }
    Answer operator()(const Withdrawn&) { return Act::Publish; }
    Answer operator()(const Purged&) { return Act::ApprovePurge; }
    template <typename Other>
    Answer operator()(const Other&) {
        return Act::Handle;
    }
};

} // namespace

Scope scope_of(Role role, Act act) {
    const Row& row = table[static_cast<std::size_t>(act)];
    switch (role) {
    case Role::System:
        return Scope::Nothing;
    case Role::Registrar:
        return row.registrar;
    case Role::Handler:
        return row.handler;
    case Role::Manager:
        return row.manager;
    case Role::Secretary:
        return row.secretary;
    case Role::Reader:
        return row.reader;
    case Role::Administrator:
        return row.administrator;
    case Role::Inspector:
        return row.inspector;
    }
    return Scope::Nothing;
}

std::optional<Permission> may(const Person& person, Act act, const Matter& matter,
                              const Workplace& workplace) {
    if (matter.revision == 0)
        return std::nullopt;
    const Target target{matter.board, matter.unit, matter.handler, matter.sent_by, true};
    auto permission = permission_for(person, act, target, workplace);
    if (permission && act == Act::OpenContact && !has_reason_to_open(permission->role, matter))
        return std::nullopt;
    return permission;
}

std::optional<Permission> may(const Person& person, Act act, const std::string& of_board,
                              const std::string& unit, const Workplace& workplace) {
    return permission_for(person, act, Target{of_board, unit, "", "", false}, workplace);
}

std::optional<Act> act_of(const Kind& kind) {
    return std::visit(ActOfKind{}, kind);
}

tl::expected<Acted, Refusal> act(const Matter& matter, Event event, const Person& person,
                                 const Workplace& workplace) {
    const auto right = act_of(event.kind);
    const auto* arrived = std::get_if<Arrived>(&event.kind);
    const auto permission = !right ? std::nullopt
                            : arrived
                                ? may(person, *right, arrived->board, arrived->unit, workplace)
                                : may(person, *right, matter, workplace);
    if (!permission)
        return tl::make_unexpected(Refusal{Why::NotAllowed, {}});
    event.by = person.id;
    event.role = permission->role;
    auto next = step(matter, event);
    if (!next)
        return tl::make_unexpected(next.error());
    if (auto refusal = against_rules(matter, event, workplace.rules))
        return tl::make_unexpected(std::move(*refusal));
    return Acted{std::move(*next), std::move(event)};
}

} // namespace tycktill::matters
