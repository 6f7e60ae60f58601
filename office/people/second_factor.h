#pragma once
/// The second factor: six digits from an app on the telephone (TOTP, RFC 6238: HMAC-SHA-1, 30 seconds, since no
/// common app does better), or a printed code that is good once.
#include "office/people/account.h"
#include "shared/record/secret.h"

namespace tycktill::people {

inline constexpr std::int64_t totp_step_seconds = 30;

/// The code of a time step (seconds since 1970 / 30), "042137".
std::string totp_code(BytesView secret, std::int64_t step);
/// The step in which the code is right, at `now` or one step beside it, and after `last`; nothing when it is wrong
/// or was used.
std::optional<std::int64_t> totp_step_of(BytesView secret, std::string_view code, Instant now,
                                         std::int64_t last);

/// RFC 4648 without padding: how a secret is typed into an app.
std::string base32(BytesView bytes);
/// What the app reads from a QR code: "otpauth://totp/…".
std::string totp_address(BytesView secret, const std::string& issuer, const std::string& account);

/// A code without letters that look alike, in groups: "k7mq-2d4r-x9tb". About 5 bits a letter.
std::string random_code(int groups, int letters_in_group);
/// Without hyphens and spaces, in small letters: as it is compared.
std::string plain_code(std::string_view typed);

} // namespace tycktill::people
