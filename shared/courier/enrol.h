#pragma once
/// Making a station known to its office, once, with a code from `tycktill-office enrol-code`.
#include "shared/store/station.h"
#include "shared/courier/transport.h"
#include "shared/wire/enrol_code.h"

namespace tycktill::courier {

/// Sends this station's key, takes the office's keys and saves who we are. A lost answer costs
/// nothing: the key is kept beforehand, and the same code with the same key is welcome again. A station
/// that is enrolled anew keeps its key, so that its chain goes on.
Result<store::StationIdentity> enrol(const std::filesystem::path& data_folder, const std::string& url,
                              const wire::EnrolCode& code, Transport& transport);

} // namespace tycktill::courier
