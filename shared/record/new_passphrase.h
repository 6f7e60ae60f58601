#pragma once
/// What a new passphrase must be, and one that is made for who has none. Who steals the locked box guesses at
/// home, as fast as their machines can: eight signs that a person thought of fall in days, these do not.
#include "shared/base/result.h"

#include <string>
#include <string_view>

namespace tycktill::record {

inline constexpr std::size_t shortest_passphrase = 12; ///< signs as people count them

/// Five made words such as «rolam-tivek-dosun-galip-mebor»: 2^90 of them, from the machine's randomness.
std::string made_words();

/// Fails in words when it is too short or of one sign again and again; offers made_words().
Result<void> check_new_passphrase(std::string_view passphrase);

} // namespace tycktill::record
