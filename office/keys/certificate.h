#pragma once
/// The office's TLS key and its self-signed certificate. Stations know the office by the key alone:
/// SHA-256 over its SubjectPublicKeyInfo, given to them in the enrolment code. The door to GnuTLS.
#include "shared/base/bytes.h"

namespace tycktill::office {

struct Certificate {
    std::string key_pem; ///< private: only the owner may read its file
    std::string certificate_pem;
};

/// A new P-256 key and a certificate that is valid for 20 years: the pin is the trust, and a kiosk
/// must not fall silent on a date that nobody remembers.
Result<Certificate> make_certificate();

/// 32 bytes: what the enrolment code carries.
Result<Bytes> public_key_pin(const Certificate& certificate);

} // namespace tycktill::office
