#pragma once
/// Inside this room: who may change people, and how it is noted.
#include "office/commands/open_office.h"

#include <functional>

namespace tycktill::office {

/// An administrator, or the operator with the office's own passphrase: so the first administrator comes in, and so one who
/// forgot their passphrase comes in again.
Result<Actor> take_administrator(OpenOffice& office, const OfficePlace& place,
                                 const std::string& as);
Result<void> change_person(OpenOffice& office, const Actor& actor, const std::string& id,
                           const std::string& what,
                           const std::function<Result<void>(people::Account&)>& change);

} // namespace tycktill::office
