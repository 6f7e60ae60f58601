#pragma once
/// Fallible work returns Result<T>: the value, or one line that says what went wrong and what to do.
/// Outcomes that are expected (a page without a code, an office that is unreachable) are not errors;
/// they are variants or states of their own.
#include "shared/base/room.h"

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace tycktill::base {

/// One clear line for a person: what is wrong, then what to do. Never holds personal data.
struct Error {
    std::string what;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string what) {
    return tl::make_unexpected(Error{std::move(what)});
}

namespace detail {
template <typename T>
T take(Result<T>&& result) {
    return std::move(*result);
}
inline void take(Result<void>&&) {}
} // namespace detail

} // namespace tycktill::base

#define TYCKTILL_JOIN_(left, right) left##right
#define TYCKTILL_JOIN(left, right) TYCKTILL_JOIN_(left, right)
#define TYCKTILL_TRY(expression, result)                                                           \
    __extension__({                                                                                \
        auto result = (expression);                                                                \
        if (!result)                                                                               \
            return tl::make_unexpected(std::move(result).error());                                 \
        ::tycktill::base::detail::take(std::move(result));                                         \
    })

/// The value of a Result, or an early return of its error: `auto form = TRY(parse_form(text));`
/// The counter gives each its own name, so that one may stand inside another. What the same statement has
/// made before it is never destroyed on that return (GCC and clang alike): nothing that owns memory, a key or
/// a lock may stand beside it in one list or one call, so take its value in a statement before.
#define TRY(expression) TYCKTILL_TRY(expression, TYCKTILL_JOIN(try_result_, __COUNTER__))
