#pragma once
/// The courier carries sealed submissions from the outbox to the office. It meets the kiosk and the
/// desk only in the outbox, sees only sealed bytes, and is the only program of a station that opens a
/// socket.
#include "shared/sync/office_client.h"

namespace tycktill {

/// What came of one round. A round that met trouble ends there; what was delivered stays delivered.
struct Round {
    int delivered = 0;
    int held = 0;                       ///< refused for good, each by itself
    std::optional<Unreachable> trouble; ///< try again later (next_attempt)
    std::optional<Refused> alarm;       ///< the station itself is refused: stop and call somebody
};

/// One probe, then everything that is released, one by one; every step is recorded before the network
/// is tried. Fails only when the outbox itself does.
Result<Round> deliver_waiting(Outbox& outbox, OfficeClient& office, const std::string& station,
                              const Clock& clock);

/// Takes the office's newer keys, if it has any, into the station's identity: what is sealed from now on
/// is sealed to them. True when there were some.
Result<bool> take_new_recipients(const std::filesystem::path& data_folder, OfficeClient& office);

} // namespace tycktill
