#pragma once
/// Who works at the office: what somebody may do follows from roles, each for one board and perhaps one unit,
/// and each may end on a day. Who is away has a stand-in.
#include "office/matters/event.h"

namespace tycktill::matters {

struct Grant {
    Role role = Role::Handler;
    std::string board; ///< the nämnd; "" only for the administrator and the inspector
    /// Of a handler and a reader the unit that is theirs, of a manager the top of a tree. "" is no unit for the
    /// first two, and the whole board's tree for a manager.
    std::string unit;
    std::optional<Day> until; ///< the last day that it holds
    friend bool operator==(const Grant&, const Grant&) = default;
};

struct Absence {
    Day from{}, to{};     ///< both days included
    std::string stand_in; ///< the account that acts meanwhile
    friend bool operator==(const Absence&, const Absence&) = default;
};

struct Person {
    std::string id; ///< the account, "karin"
    std::vector<Grant> grants;
    std::vector<Absence> away;
    /// Searching all words is a right of its own, for quality work (2001:637 12 § 10), and off by default.
    bool may_search_words = false;
    std::optional<Day> left; ///< the last day at work; nothing holds afterwards
    friend bool operator==(const Person&, const Person&) = default;
};

} // namespace tycktill::matters
