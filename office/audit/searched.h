#pragma once
/// What somebody searched for, in the log: personal data, so it lies sealed to the office and is told to nobody who reads
/// the log without its key.
#include "office/audit/audit.h"
#include "shared/record/envelope.h"

namespace tycktill::audit {

/// For Entry::sealed of a Search. Bound to who searched.
Bytes sealed_search(const std::string& by, std::string_view words, const record::PublicKey& office);
/// Fails in one line for what isn't a search, and when none of the keys opens it.
Result<std::string> open_search(const Entry& entry,
                                const std::vector<const record::KeyPair*>& keys);

} // namespace tycktill::audit
