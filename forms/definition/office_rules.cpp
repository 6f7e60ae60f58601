#include "forms/definition/office_rules.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

template <typename T>
const T* with_id(const std::vector<T>& all, const std::string& id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const ClockRule* OfficeRules::clock(const std::string& id) const {
    return with_id(clocks, id);
}

const OfficeUnit* OfficeRules::unit(const std::string& id) const {
    return with_id(units, id);
}

const Department* OfficeRules::department(const std::string& id) const {
    return with_id(departments, id);
}

const Board* OfficeRules::board(const std::string& id) const {
    return with_id(boards, id);
}

const std::string& OfficeRules::board_of(const std::string& id) const {
    static const std::string none;
    if (const OfficeUnit* found = unit(id))
        return found->board;
    return boards.empty() ? none : boards.front().id;
}

bool OfficeRules::is_within(const std::string& id, const std::string& top) const {
    const OfficeUnit* at = unit(id);
    // A tree is never deeper than it has units, so that a circle in broken data ends too.
    for (std::size_t step = 0; at && step <= units.size(); ++step) {
        if (at->id == top)
            return true;
        at = unit(at->under);
    }
    return false;
}

} // namespace tycktill::forms
