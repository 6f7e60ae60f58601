#include "office/people/log_in.h"

#include <algorithm>

namespace tycktill::people {
namespace {

using namespace std::chrono;

constexpr int free_failures = 4;
constexpr minutes longest_wait{60};
/// A session that is used is written down this often, not at every picture of a page.
constexpr seconds touched_every{60};

/// What a log-in costs is paid for an unknown account too, so that the time does not tell which ones there are.
void work_for_nothing(std::string_view passphrase) {
    const Bytes salt(16, 0);
    (void)record::key_from_passphrase(passphrase, salt, record::GuessCost::Moderate);
}

bool can_log_in(const Account& account, Day today) {
    const auto& good_until = account.credentials.good_until;
    return is_at_work(account, today) && !account.credentials.locked_key.empty() &&
           (!good_until || today <= *good_until);
}

/// The account with one try more, or how long to wait, or nothing when it cannot log in.
using Claim = std::variant<Account, WaitUntil, NotRight>;

Result<Claim> claim_try(People& people, const std::string& id, const Present& present) {
    for (;;) {
        const auto kept = TRY(people.account(id));
        if (!kept || !can_log_in(*kept, present.today))
            return Claim{NotRight{}};
        // A clock that was set back must not lock anybody out for long.
        const Instant until = std::min(kept->tries.wait_until, present.now + longest_wait);
        if (present.now < until)
            return Claim{WaitUntil{until}};
        Account account = *kept;
        ++account.tries.failed;
        account.tries.wait_until = present.now + wait_after(account.tries.failed);
        if (TRY(people.save(account))) {
            ++account.revision;
            return Claim{std::move(account)};
        }
    }
}

/// Gives the try back: all of them when the person came in, else this one.
Result<void> give_back(People& people, const std::string& id, bool all) {
    TRY(change_account(people, id, [&](Account& account) -> Result<void> {
        account.tries.failed = all ? 0 : std::max(0, account.tries.failed - 1);
        account.tries.wait_until = {};
        return {};
    }));
    return {};
}

record::Digest hashed(const std::string& session) {
    return record::blake2b(bytes_of(session));
}

bool goes_on(const Session& session, Instant now) {
    return session.started <= now && session.seen <= now + longest_idle &&
           now - session.started < longest_session && now - session.seen < longest_idle;
}

} // namespace

minutes wait_after(int failures) {
    const int beyond = failures - free_failures;
    if (beyond <= 0)
        return minutes{0};
    constexpr int doublings = 6; // 64 minutes
    return std::min(longest_wait, minutes{1 << std::min(beyond - 1, doublings)});
}

Result<Proof> prove(People& people, const LogInTry& tried, const Present& present) {
    Claim claim = TRY(claim_try(people, tried.account, present));
    if (const auto* wait = std::get_if<WaitUntil>(&claim))
        return Proof{*wait};
    if (std::holds_alternative<NotRight>(claim)) {
        work_for_nothing(tried.passphrase);
        return Proof{NotRight{}};
    }
    Account account = std::get<Account>(std::move(claim));
    const std::string id = account.person.id;
    auto own = unlock_account(account, tried.passphrase);
    if (!own && own.error().kind != CredentialFault::Wrong)
        return tl::make_unexpected(own.error());
    if (!own)
        return Proof{NotRight{}};
    if (has_second_factor(account)) {
        if (tried.code.empty()) {
            TRY(give_back(people, id, false));
            return Proof{CodeWanted{}};
        }
        bool right = false;
        // A code is used up by one of two who send it at the same time.
        TRY(change_account(people, id, [&](Account& kept) -> Result<void> {
            right = TRY(use_code(kept, *own, tried.code, present.now));
            return {};
        }));
        if (!right)
            return Proof{NotRight{}};
    }
    TRY(give_back(people, id, true));
    const auto now = TRY(people.account(id));
    if (!now)
        return Proof{NotRight{}};
    OfficeKeys office =
        reads_matters(now->person, present.today) ? TRY(office_keys_of(*now, *own)) : OfficeKeys{};
    return Proof{Proved{*now, std::move(*own), std::move(office)}};
}

Result<bool> forgive_tries(People& people, const std::string& account) {
    return change_account(people, account, [](Account& kept) -> Result<void> {
        kept.tries = {};
        return {};
    });
}

Result<std::string> begin_session(People& people, const std::string& account, Instant now) {
    const record::SecretBytes drawn = record::make_box_key().bytes; // 256 bits
    std::string session = to_hex(BytesView(drawn.data(), drawn.size()));
    TRY(people.end_sessions_before(now - longest_session, now - longest_idle));
    TRY(people.add_session({hashed(session), account, now, now}));
    return session;
}

Result<std::optional<Account>> who_is(People& people, const std::string& session,
                                      const Present& present) {
    const record::Digest id = hashed(session);
    const auto kept = TRY(people.session(id));
    if (!kept)
        return std::optional<Account>{};
    auto account = TRY(people.account(kept->person));
    if (!goes_on(*kept, present.now) || !account || !is_at_work(*account, present.today)) {
        TRY(people.end_session(id));
        return std::optional<Account>{};
    }
    if (present.now - kept->seen >= touched_every)
        TRY(people.touch_session(id, present.now));
    return account;
}

Result<void> log_out(People& people, const std::string& session) {
    return people.end_session(hashed(session));
}

std::string form_proof(const std::string& session) {
    return to_hex(record::blake2b({bytes_of("form of session"), bytes_of(session)}));
}

} // namespace tycktill::people
