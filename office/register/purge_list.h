#pragma once
/// A numbered list of matters whose time has come: one person proposes it, another approves it, and what it names is then
/// erased. The list stays, as the rows and the chains do.
#include "shared/base/day.h"

#include <optional>
#include <string>
#include <vector>

namespace tycktill::registry {

struct PurgeList {
    std::string id; ///< "2031:1": year, and which of that year's
    std::vector<std::string> matters;
    Day proposed{};
    std::string proposed_by;
    std::optional<Day> approved;
    std::string approved_by;
    std::optional<Day> carried_out;
    int revision = 0; ///< 0: not kept yet
    friend bool operator==(const PurgeList&, const PurgeList&) = default;
};

/// JSON, version 1; the id and the revision stand beside it.
std::string written(const PurgeList& list);
Result<PurgeList> read_purge_list(const std::string& id, int revision, const std::string& text);

} // namespace tycktill::registry
