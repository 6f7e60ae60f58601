#pragma once
/// Somebody who works at the office, as the store keeps them: what they may do (matters::Person), how they come in,
/// and what the pages remember of them. An account is never deleted: what it did stays signed with its id.
///
/// Keys. Each account has a key pair of its own. The private half lies locked with the passphrase alone, so that
/// unlocking it is the proof of the passphrase; the office's keys lie sealed to the public half, and only for who reads
/// matters. So a new key of the office's reaches everybody without anybody's passphrase, and whoever has left gets none.
#include "office/matters/person.h"
#include "shared/base/bytes.h"
#include "shared/record/digest.h"
#include "shared/record/envelope.h"

#include <chrono>
#include <optional>

namespace tycktill::people {

/// When something happens to an account or a session. People at work, not those who write to the office: theirs is
/// a day alone.
using Instant = std::chrono::sys_seconds;

struct Credentials {
    record::PublicKey key;
    Bytes locked_key; ///< the private half, locked with the passphrase; empty: cannot log in
    Bytes office_box; ///< the office's keys sealed to `key`; empty: has none (yet)
    std::int64_t office_version = 0; ///< which of the office's keys they are; counts their renewals
    bool must_change = false;        ///< the passphrase is one that was given
    std::optional<Day> good_until;   ///< the last day of a passphrase that was given
    Bytes totp_secret;               ///< sealed to `key`; empty: no second factor
    std::int64_t totp_last = 0;      ///< the newest time step that was used: a code is good once
    std::vector<record::Digest>
        one_time_codes; ///< the printed ones that are left (second_factor.h)
    friend bool operator==(const Credentials&, const Credentials&) = default;
};

/// Log-ins that failed since the last one that did not.
struct Tries {
    int failed = 0;
    Instant wait_until{};
    friend bool operator==(const Tries&, const Tries&) = default;
};

struct Account {
    matters::Person person; ///< `person.id` is the account's, "karin"
    std::string name;       ///< "Karin Ek"
    std::string email;      ///< "" for none
    bool daily_mail = false;
    std::optional<Day> introduced; ///< when they had seen the introduction
    Credentials credentials;
    Tries tries;
    int revision = 0; ///< 0: not kept yet
    friend bool operator==(const Account&, const Account&) = default;
};

/// 1 to 40 of a-z, 0-9, point and hyphen, beginning with a letter.
bool is_account_id(std::string_view id);
/// May act today: has neither left nor lost every role.
bool is_at_work(const Account& account, Day today);
/// Whether some role that holds today reads matters: only then are the office's keys theirs.
bool reads_matters(const matters::Person& person, Day today);
/// The persons alone, for matters::Workplace.
std::vector<matters::Person> persons_of(const std::vector<Account>& accounts);

struct Session {
    record::Digest id{}; ///< BLAKE2b of what the cookie holds: the store alone lets nobody in
    std::string person;
    Instant started{}, seen{};
    friend bool operator==(const Session&, const Session&) = default;
};

/// Where a draft belongs: one a person, matter and act ("reply").
struct DraftPlace {
    std::string person, matter, act;
    friend bool operator==(const DraftPlace&, const DraftPlace&) = default;
    friend auto operator<=>(const DraftPlace&, const DraftPlace&) = default;
};
struct Draft {
    DraftPlace place;
    Bytes sealed; ///< to the office (draft.h)
    Day day{};
    friend bool operator==(const Draft&, const Draft&) = default;
};

} // namespace tycktill::people
