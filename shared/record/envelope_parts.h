#pragma once
/// An envelope part by part: who reads the words need not wait for forty pages, and who looks at one page opens
/// no other.
#include "shared/record/envelope.h"

namespace tycktill::record {

/// The matter alone: no contact details, no attachments.
Result<Submission> open_words(const Envelope& envelope, const KeyPair& key);
/// The matter and the contact details, no attachments.
Result<Submission> open_contact(const Envelope& envelope, const KeyPair& key);
std::size_t attachments_in(const Envelope& envelope);
/// One attachment, from 0. Fails when there is no such one.
Result<Attachment> open_attachment(const Envelope& envelope, const KeyPair& key,
                                   std::size_t number);

} // namespace tycktill::record
