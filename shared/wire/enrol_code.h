#pragma once
/// What an administrator carries from the office to a new station: whom to trust and a secret that is
/// worth one enrolment. Base32 in groups of five, 120 characters: the server's public-key pin (32
/// bytes), the print of the office's root key (24), the secret (16), a check sum (3). Because the pin is in
/// it, already the first contact is with the right office or with nobody; because the root's print is in
/// it, whoever takes that machine over still cannot say whom the station seals to.
#include "shared/record/signing.h"

namespace tycktill::wire {

struct EnrolCode {
    Bytes server_pin; ///< 32 bytes: SHA-256 of the SubjectPublicKeyInfo
    Bytes secret;     ///< 16 random bytes
    Bytes root_print; ///< root_print_of() the office's root key
};

/// 24 bytes: nobody finds another key with the same.
Bytes root_print_of(const record::VerifyKey& root);

/// The pin as libcurl and station.json write it: "sha256//…".
std::string pin_text(BytesView server_pin);

std::string to_text(const EnrolCode& code);
/// Takes any spacing and capitals; fails with words for the person who typed it.
Result<EnrolCode> parse_enrol_code(std::string_view text);

} // namespace tycktill::wire
