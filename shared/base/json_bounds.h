#pragma once
/// The door for JSON that somebody else wrote: how deep, how large and of how many pieces it is, told before
/// any tree is built. A parser builds what it is given, and a few hundred kilobytes of «[» end a program.
#include "shared/base/result.h"

#include <cstddef>
#include <string_view>

namespace tycktill::base {

struct JsonBounds {
    std::size_t bytes = 1 << 20;
    std::size_t depth = 8;       ///< arrays and objects in one another
    std::size_t pieces = 20'000; ///< values and names
};

/// Fails when it is outside; says nothing of whether it is JSON.
Result<void> check_json_bounds(std::string_view text, const JsonBounds& bounds = {});

} // namespace tycktill::base
