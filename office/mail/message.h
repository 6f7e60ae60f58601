#pragma once
/// A mail as bytes for SMTP (RFC 5322, 2045, 2047): plain text, UTF-8 in base64, so that no line is too long and none
/// begins with a dot.
#include "office/mail/mail.h"

namespace tycktill::mail {

/// The same mail has the same Message-ID, so that a receiver that gets it twice may know it.
std::string message_of(const Mail& mail, const std::string& from, Instant now);

} // namespace tycktill::mail
