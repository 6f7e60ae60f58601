#pragma once
/// What a person comes in with, and what it opens. A passphrase unlocks the account's own key (Argon2id, its work kept
/// beside it), and that key opens the office's.
#include "office/people/people.h"
#include "shared/record/locked_box.h"

namespace tycktill::people {

inline constexpr std::size_t shortest_passphrase = 12; ///< characters
inline constexpr int starting_days = 14; ///< how long a passphrase that was given is good

enum class CredentialFault {
    TooShort,
    TheSameAgain,
    Wrong,   ///< passphrase or code
    TooLate, ///< a passphrase that was given and not changed in time
};

/// A key pair of its own behind a passphrase. Whatever opened with the one before is gone: the second factor and the
/// office's keys are given anew.
Result<void> set_passphrase(Account& account, std::string_view passphrase,
                            record::GuessCost cost = record::GuessCost::Moderate);
/// The same with a passphrase that is drawn, to be handed over and changed at the first log-in.
Result<std::string> give_passphrase(Account& account, Day today,
                                    record::GuessCost cost = record::GuessCost::Moderate);
/// Keeps the key, and so all that it opens. CredentialFault tells which of the two is not right.
Result<void> change_passphrase(Account& account, std::string_view old, std::string_view passphrase,
                               record::GuessCost cost = record::GuessCost::Moderate);
/// The account's own key. One at a time in a program: each guess takes much memory.
Result<record::KeyPair> unlock_account(const Account& account, std::string_view passphrase);

/// The office's keys, as their own room writes them (office/keys/key_ring.h).
using OfficeKeys = record::SecretBytes;
void give_office_keys(Account& account, const OfficeKeys& keys, std::int64_t version);
/// Empty when the account has none.
Result<OfficeKeys> office_keys_of(const Account& account, const record::KeyPair& own);
/// Gives them to everybody who reads matters and hasn't this version, and takes them from everybody who doesn't read
/// matters. How many accounts changed.
Result<int> share_office_keys(People& people, const OfficeKeys& keys, std::int64_t version,
                              Day today);

/// A secret for an app, not in force yet.
record::SecretBytes draw_totp_secret();
/// In force when the person shows that the app has it. The printed codes, to be shown once.
Result<std::vector<std::string>> turn_on_second_factor(Account& account, const record::KeyPair& own,
                                                       const record::SecretBytes& secret,
                                                       std::string_view code, Instant now);
void turn_off_second_factor(Account& account);
bool has_second_factor(const Account& account);
/// Whether the code is right; it is then used up in the account, which must be saved.
Result<bool> use_code(Account& account, const record::KeyPair& own, std::string_view code,
                      Instant now);

} // namespace tycktill::people
