#pragma once
/// Accounts for tests, with passphrases that are quick to work.
#include "office/people/log_in.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

namespace tycktill::people {

inline const std::string good_passphrase = "sju blå kaffekoppar";

inline Account account_of(const std::string& id, matters::Role role,
                          const std::string& board = "socialnamnden") {
    Account account;
    account.person.id = id;
    account.person.grants = {{role, board, "hemtjansten", {}}};
    account.name = "Karin Ek";
    return account;
}

/// Kept, with the passphrase above.
inline Account kept_account(People& people, const std::string& id,
                            matters::Role role = matters::Role::Handler) {
    Account account = account_of(id, role);
    REQUIRE(set_passphrase(account, good_passphrase, record::GuessCost::Interactive));
    REQUIRE(people.save(account).value());
    return *people.account(id).value();
}

} // namespace tycktill::people
