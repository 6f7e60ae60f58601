#pragma once
/// Fallible work returns Result<T>: the value, or an Error: a kind for code to act on, and one line that
/// says what went wrong and what to do. Nothing branches on the line, and a person's words come from the kind.
/// Outcomes that are expected (a page without a code, an office that is unreachable) are not errors;
/// they are variants or states of their own.
#include "shared/base/room.h"

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

namespace tycktill::base {

/// A value of some room's own enumeration of what can go wrong at its door (StoreFault, QueueFault …), or none.
class ErrorKind {
public:
    constexpr ErrorKind() = default; ///< nothing acts on it
    template <typename Enum>
    requires std::is_enum_v<Enum>
    constexpr ErrorKind(Enum value) : family_(&family<Enum>), value_(static_cast<int>(value)) {}

    /// The value, when it is one of that enumeration.
    template <typename Enum>
    constexpr std::optional<Enum> as() const {
        return family_ == &family<Enum> ? std::optional(static_cast<Enum>(value_)) : std::nullopt;
    }
    friend constexpr bool operator==(const ErrorKind&, const ErrorKind&) = default;

private:
    template <typename Enum>
    static inline char family = 0; ///< its address is the enumeration's name

    const char* family_ = nullptr;
    int value_ = 0;
};

/// One clear line: what is wrong, then what to do. Never holds personal data.
struct Error {
    std::string what;
    ErrorKind kind = {};
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string what) {
    return tl::make_unexpected(Error{std::move(what), {}});
}
inline tl::unexpected<Error> fail(ErrorKind kind, std::string what) {
    return tl::make_unexpected(Error{std::move(what), kind});
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
