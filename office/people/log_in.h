#pragma once
/// Coming in and going out. A log-in that fails makes the next one wait longer, an account at a time; a session is a
/// random number of 256 bits that the browser holds and the store knows only hashed.
#include "office/people/credentials.h"

#include <variant>

namespace tycktill::people {

inline constexpr std::chrono::minutes longest_idle{30};
inline constexpr std::chrono::hours longest_session{10};

struct LogInTry {
    std::string account, passphrase;
    std::string code = ""; ///< of the second factor; "" the first time
};

/// The time of a log-in: the instant, and the day in Sweden that rights are judged by.
struct Present {
    Instant now{};
    Day today{};
};

/// Who they say: the account as it is now, its own key, and the office's keys (empty for who doesn't read matters, or
/// until they were given).
struct Proved {
    Account account;
    record::KeyPair own;
    OfficeKeys office;
};
/// The passphrase was right, and a code is asked for.
struct CodeWanted {};
/// Account, passphrase or code: which one is not told.
struct NotRight {};
/// Too many tries.
struct WaitUntil {
    Instant until{};
};
using Proof = std::variant<Proved, CodeWanted, NotRight, WaitUntil>;

/// Each try is written down before it is judged, so that nobody guesses many times at once.
Result<Proof> prove(People& people, const LogInTry& tried, const Present& present);
/// How long to wait after so many failures in a row: nothing for the first four, then 1, 2, 4 … 60 minutes.
std::chrono::minutes wait_after(int failures);
/// Lets somebody try again at once, by who administers.
Result<bool> forgive_tries(People& people, const std::string& account);

/// What the cookie holds: 64 hexadecimal digits, new at each log-in.
Result<std::string> begin_session(People& people, const std::string& account, Instant now);
/// Whose session it is, and that it was seen now. Nothing when it has ended, was idle too long or lasted too long, or
/// when the person is no longer at work.
Result<std::optional<Account>> who_is(People& people, const std::string& session,
                                      const Present& present);
Result<void> log_out(People& people, const std::string& session);
/// What a form carries, so that another site cannot send it in this session's name.
std::string form_proof(const std::string& session);

} // namespace tycktill::people
