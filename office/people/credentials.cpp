#include "office/people/credentials.h"

#include "office/people/second_factor.h"
#include "shared/base/text.h"
#include "shared/record/sealed_box.h"

#include <algorithm>
#include <mutex>

namespace tycktill::people {
namespace {

constexpr int printed_codes = 10;
constexpr std::size_t totp_secret_bytes = 20;

std::string key_place(const Account& account) {
    return "account key " + account.person.id;
}
std::string office_place(const Account& account) {
    return "office keys " + account.person.id;
}
std::string totp_place(const Account& account) {
    return "second factor " + account.person.id;
}

Result<void> is_long_enough(std::string_view passphrase) {
    if (length_of(passphrase) < shortest_passphrase)
        return fail(CredentialFault::TooShort,
                    "the passphrase is too short; use at least 12 characters, several words");
    return {};
}

Result<void> lock_own_key(Account& account, const record::KeyPair& own, std::string_view passphrase,
                          record::GuessCost cost) {
    account.credentials.locked_key =
        TRY(record::lock_with_passphrase(passphrase, own.private_key, key_place(account), cost));
    return {};
}

/// With the account's own key among what is hashed, so that the store alone cannot be guessed at.
record::Digest digest_of_code(const record::KeyPair& own, std::string_view code) {
    static constexpr std::string_view purpose = "one-time code";
    return record::blake2b({BytesView(own.private_key.data(), own.private_key.size()),
                            bytes_of(purpose), bytes_of(plain_code(code))});
}

} // namespace

Result<void> set_passphrase(Account& account, std::string_view passphrase, record::GuessCost cost) {
    TRY(is_long_enough(passphrase));
    const record::KeyPair own = record::make_key_pair();
    account.credentials = {};
    account.credentials.key = own.public_key;
    return lock_own_key(account, own, passphrase, cost);
}

Result<std::string> give_passphrase(Account& account, Day today, record::GuessCost cost) {
    std::string passphrase = random_code(4, 5);
    TRY(set_passphrase(account, passphrase, cost));
    account.credentials.must_change = true;
    account.credentials.good_until = today + std::chrono::days(starting_days);
    account.tries = {};
    return passphrase;
}

Result<void> change_passphrase(Account& account, std::string_view old, std::string_view passphrase,
                               record::GuessCost cost) {
    TRY(is_long_enough(passphrase));
    if (old == passphrase)
        return fail(CredentialFault::TheSameAgain, "the new passphrase is the old one");
    const record::KeyPair own = TRY(unlock_account(account, old));
    TRY(lock_own_key(account, own, passphrase, cost));
    account.credentials.must_change = false;
    account.credentials.good_until.reset();
    return {};
}

Result<record::KeyPair> unlock_account(const Account& account, std::string_view passphrase) {
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    const auto opened = record::unlock_with_passphrase(passphrase, account.credentials.locked_key,
                                                       key_place(account));
    if (!opened)
        return fail(CredentialFault::Wrong, "the passphrase does not open the account");
    return record::key_pair_of(BytesView(opened->data(), opened->size()));
}

void give_office_keys(Account& account, const OfficeKeys& keys, std::int64_t version) {
    account.credentials.office_box = record::seal_box(
        account.credentials.key, BytesView(keys.data(), keys.size()), office_place(account));
    account.credentials.office_version = version;
}

Result<OfficeKeys> office_keys_of(const Account& account, const record::KeyPair& own) {
    if (account.credentials.office_box.empty())
        return OfficeKeys{};
    Bytes plain = TRY(record::open_box(own, account.credentials.office_box, office_place(account)));
    OfficeKeys keys(plain.begin(), plain.end());
    record::wipe(plain.data(), plain.size());
    return keys;
}

Result<int> share_office_keys(People& people, const OfficeKeys& keys, std::int64_t version,
                              Day today) {
    int changed = 0;
    const std::vector<Account> all = TRY(people.accounts());
    for (const Account& each : all) {
        const auto change = [&](Account& account) -> Result<void> {
            Credentials& has = account.credentials;
            const bool may_have = reads_matters(account.person, today) && !has.locked_key.empty();
            if (may_have && (has.office_box.empty() || has.office_version != version))
                give_office_keys(account, keys, version);
            else if (!may_have && !has.office_box.empty())
                has.office_box.clear(), has.office_version = 0;
            else
                return fail("nothing changes");
            return {};
        };
        Account as_read = each;
        if (!change(as_read))
            continue;
        // Somebody who was changed in between is seen as they are now.
        if (!TRY(people.save(as_read)))
            TRY(change_account(people, each.person.id, [&](Account& account) -> Result<void> {
                (void)change(account);
                return {};
            }));
        ++changed;
    }
    return changed;
}

record::SecretBytes draw_totp_secret() {
    record::SecretBytes secret = record::make_box_key().bytes;
    secret.resize(totp_secret_bytes);
    return secret;
}

Result<std::vector<std::string>> turn_on_second_factor(Account& account, const record::KeyPair& own,
                                                       const record::SecretBytes& secret,
                                                       std::string_view code, Instant now) {
    const BytesView bytes(secret.data(), secret.size());
    const auto step = totp_step_of(bytes, plain_code(code), now, 0);
    if (!step)
        return fail(CredentialFault::Wrong, "the code is not the app's; look at the clock of the "
                                            "telephone and type the next one");
    std::vector<std::string> codes;
    account.credentials.one_time_codes.clear();
    for (int i = 0; i < printed_codes; ++i) {
        codes.push_back(random_code(3, 4));
        account.credentials.one_time_codes.push_back(digest_of_code(own, codes.back()));
    }
    account.credentials.totp_secret =
        record::seal_box(account.credentials.key, bytes, totp_place(account));
    account.credentials.totp_last = *step;
    return codes;
}

void turn_off_second_factor(Account& account) {
    account.credentials.totp_secret.clear();
    account.credentials.totp_last = 0;
    account.credentials.one_time_codes.clear();
}

bool has_second_factor(const Account& account) {
    return !account.credentials.totp_secret.empty();
}

Result<bool> use_code(Account& account, const record::KeyPair& own, std::string_view code,
                      Instant now) {
    Credentials& has = account.credentials;
    const Bytes secret = TRY(record::open_box(own, has.totp_secret, totp_place(account)));
    if (const auto step = totp_step_of(secret, plain_code(code), now, has.totp_last)) {
        has.totp_last = *step;
        return true;
    }
    return std::erase(has.one_time_codes, digest_of_code(own, code)) > 0;
}

} // namespace tycktill::people
