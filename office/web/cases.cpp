#include "office/web/cases.h"

#include <algorithm>

namespace tycktill::web {

std::optional<matters::ClockState> next_clock(const matters::Matter& matter,
                                              const forms::OfficeRules& rules) {
    if (matters::is_closed(matter))
        return std::nullopt;
    std::optional<matters::ClockState> first;
    for (matters::ClockState& clock : matters::clocks_of(matter, rules))
        if (clock.runs() && (!first || clock.due < first->due))
            first = std::move(clock);
    return first;
}

bool due_first(const Case& left, const Case& right) {
    constexpr Day never{std::chrono::days{1'000'000}};
    const auto key = [&](const Case& one) {
        return std::tuple(one.next ? one.next->due : never, one.row.arrived, one.row.board,
                          one.row.number);
    };
    return key(left) < key(right);
}

Result<matters::Matter> Cases::matter_of(const House& house, const std::string& id) {
    const auto now = clock_.steady();
    {
        const std::lock_guard lock(mutex_);
        const auto known = known_.find({&house, id});
        if (known != known_.end() && now - known->second.read < longest_old)
            return known->second.matter;
    }
    auto read = TRY(registry::read_matter(*house.kept, id));
    const std::lock_guard lock(mutex_);
    known_[{&house, id}] = {read.matter, now};
    return std::move(read.matter);
}

Result<std::vector<Case>> Cases::of(const Visit& visit) {
    std::vector<Case> all;
    for (registry::Row& row : TRY(visit.house->kept->rows({}))) {
        if (row.voided)
            continue;
        Case one{std::move(row), {}, {}, false};
        one.matter = TRY(matter_of(*visit.house, one.row.matter));
        if (!visit.may(matters::Act::SeePublicHalf, one.matter))
            continue;
        one.next = next_clock(one.matter, visit.rules());
        one.late = one.next && one.next->late(visit.today);
        all.push_back(std::move(one));
    }
    std::stable_sort(all.begin(), all.end(), due_first);
    return all;
}

void Cases::forget(const House& house, const std::string& matter) {
    const std::lock_guard lock(mutex_);
    known_.erase({&house, matter});
}

} // namespace tycktill::web
