#pragma once
/// The matters of a house as lists need them: rows of the register with the matter that its events make, without a word
/// that anybody wrote. Folded once and kept until something is added; what another program adds is seen when the
/// matter is opened, and in the lists within `longest_old`. Threads: any number.
#include "office/web/visit.h"

#include "office/matters/clocks.h"

#include <mutex>

namespace tycktill::web {

struct Case {
    registry::Row row;
    matters::Matter matter;
    std::optional<matters::ClockState> next; ///< the running clock that ends first
    bool late = false;
};

class Cases {
public:
    static constexpr std::chrono::seconds longest_old{30};

    explicit Cases(const Clock& clock) : clock_(clock) {}

    /// Those that the visitor may know of, in the order that they are due.
    Result<std::vector<Case>> of(const Visit& visit);
    /// One of them, whoever asks; revision 0 when nobody has opened it yet.
    Result<matters::Matter> matter_of(const House& house, const std::string& id);
    /// After an act on it.
    void forget(const House& house, const std::string& matter);

private:
    struct Known {
        matters::Matter matter;
        std::chrono::milliseconds read{};
    };

    const Clock& clock_;
    std::mutex mutex_;
    std::map<std::pair<const House*, std::string>, Known> known_;
};

/// The running clock that ends first.
std::optional<matters::ClockState> next_clock(const matters::Matter& matter,
                                              const forms::OfficeRules& rules);
/// Due day, arrival, number: what must be done first stands first.
bool due_first(const Case& left, const Case& right);

} // namespace tycktill::web
