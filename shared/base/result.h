#pragma once
/// Fallible work returns Result<T>: the value, or one line that says what went wrong and what to do.
/// Outcomes that are expected (a page without a code, an office that is unreachable) are not errors;
/// they are variants or states of their own.
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace tycktill {

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

} // namespace tycktill

/// The value of a Result, or an early return of its error: `auto form = TRY(parse_form(text));`
#define TRY(expression)                                                                            \
    __extension__({                                                                                \
        auto try_result = (expression);                                                            \
        if (!try_result)                                                                           \
            return tl::make_unexpected(std::move(try_result).error());                             \
        ::tycktill::detail::take(std::move(try_result));                                           \
    })
