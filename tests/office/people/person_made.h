#pragma once
/// Accounts for tests, with a passphrase that costs nothing to work: the box says itself how much work it takes.
#include "office/people/log_in.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <sodium.h>

namespace tycktill::people {

inline const std::string good_passphrase = "sju blå kaffekoppar";

inline Account account_of(const std::string& id, matters::Role role,
                          const std::string& board = "socialnamnden",
                          const std::string& unit = "hemtjansten") {
    Account account;
    account.person.id = id;
    const bool everywhere =
        role == matters::Role::Administrator || role == matters::Role::Inspector;
    account.person.grants = {{role, everywhere ? "" : board, everywhere ? "" : unit, {}}};
    account.name = "Karin Ek";
    return account;
}

/// A box of the same format as lock_with_passphrase() makes, with the least work that Argon2id takes.
inline Bytes quick_box(const std::string& passphrase, BytesView plain, const std::string& name) {
    const Bytes salt(crypto_pwhash_SALTBYTES, 7);
    record::BoxKey key{record::SecretBytes(32)};
    REQUIRE(sodium_init() >= 0);
    REQUIRE(crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(),
                          salt.data(), 1, 8192, crypto_pwhash_ALG_ARGON2ID13) == 0);
    Bytes box{2};
    box.insert(box.end(), salt.begin(), salt.end());
    box.insert(box.end(), {1, 0, 0, 0, 8, 0, 0, 0});
    const Bytes locked = record::lock(key, plain, name);
    box.insert(box.end(), locked.begin(), locked.end());
    return box;
}

inline void give_quick_passphrase(Account& account, const std::string& passphrase) {
    const record::KeyPair own = record::make_key_pair();
    account.credentials = {};
    account.credentials.key = own.public_key;
    account.credentials.locked_key =
        quick_box(passphrase, BytesView(own.private_key.data(), own.private_key.size()),
                  "account key " + account.person.id);
}

/// Kept, with the passphrase above.
inline Account kept_account(People& people, const std::string& id,
                            matters::Role role = matters::Role::Handler) {
    Account account = account_of(id, role);
    give_quick_passphrase(account, good_passphrase);
    REQUIRE(people.save(account).value());
    return *people.account(id).value();
}

} // namespace tycktill::people
