#pragma once
/// Making a station known to its office, once, with a code from `tycktill-office enrol-code`.
#include "shared/courier/transport.h"
#include "shared/store/station.h"
#include "shared/wire/enrol_code.h"

#include <functional>
#include <memory>

namespace tycktill::courier {

/// What to do when something waits here that is sealed to the office before.
struct MoveWish {
    bool leave_waiting = false; ///< leave it, until the station is enrolled there again
    /// A way to the office before, to tell it of what stays here; nothing tells nobody.
    std::function<Result<std::unique_ptr<Transport>>(const store::StationIdentity&)> way_back;
};

struct Enrolled {
    store::StationIdentity identity;
    std::vector<store::Elsewhere> left; ///< what stays here for other offices
    bool told = false;                  ///< the office before was told of what it waits for
};

/// Sends this station's key, takes the office's keys and saves who we are. A lost answer costs
/// nothing: the key is kept beforehand, and the same code with the same key is welcome again. A station
/// that is enrolled anew keeps its key, so that its chain goes on.
///
/// An office is what its receipts are signed with, not its address. When something waits here for another
/// one this fails and changes nothing, unless the wish is to leave it: no other office could open it.
Result<Enrolled> enrol(const std::filesystem::path& data_folder, const std::string& url,
                       const wire::EnrolCode& code, Transport& transport, const MoveWish& wish);
Result<store::StationIdentity> enrol(const std::filesystem::path& data_folder,
                                     const std::string& url, const wire::EnrolCode& code,
                                     Transport& transport);

} // namespace tycktill::courier
