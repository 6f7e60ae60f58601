#pragma once
/// What a program for tests or benchmarks cannot go on without; a test case says REQUIRE instead.
#include "shared/base/result.h"
#include "tests/support/rooms.h"

#include <stdexcept>

namespace tycktill {

/// The value, or an end with the error's own words.
template <typename T>
T must(Result<T> result) {
    if (!result)
        throw std::runtime_error(result.error().what);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace tycktill
