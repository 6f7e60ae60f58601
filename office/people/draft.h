#pragma once
/// What somebody has begun to write and not sent, sealed to the office like all that is written here.
#include "office/people/people.h"

namespace tycktill::people {

Draft sealed_draft(const DraftPlace& place, const std::string& text, Day day,
                   const record::PublicKey& office);
/// With the first of the office's keys that fits. It opens only in its own place.
Result<std::string> open_draft(const Draft& draft, const std::vector<const record::KeyPair*>& keys);

} // namespace tycktill::people
