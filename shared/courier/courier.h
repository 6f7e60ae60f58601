#pragma once
/// The courier carries sealed submissions from the outbox to the office. It meets the kiosk and the
/// desk only in the outbox, sees only sealed bytes, and is the only program of a station that opens a
/// socket.
#include "shared/courier/office_client.h"

namespace tycktill::courier {

/// What came of one round. A round that met trouble ends there; what was delivered stays delivered.
struct Round {
    int delivered = 0;
    int held = 0;                       ///< refused by the office's signature, each by itself
    int put_off = 0;                    ///< refused by nobody's signature: tried again later
    std::optional<Unreachable> trouble; ///< try again later (next_attempt)
    std::optional<Refused> alarm;       ///< the station itself is refused: stop and call somebody
    bool replaced = false; ///< another station has its name; what waits here still goes
};

/// A heartbeat alone. Before the first release after a start: whether the office knows more of this chain
/// than the store does is then known before a place is given twice.
Result<Round> greet(store::Outbox& outbox, OfficeClient& office, const std::string& station,
                    const Clock& clock);

/// The outbox must be addressed to the office (Outbox::address_to): what is sealed to another stays.
/// One probe, then everything that is released; every step is recorded before the network is tried. As
/// many are in flight at once as there are ways to the office, each with a connection of its own; the
/// first of them probes. Fails only when the outbox itself does.
Result<Round> deliver_waiting(store::Outbox& outbox, const std::vector<OfficeClient*>& ways,
                              const std::string& station, const Clock& clock);
/// One at a time.
Result<Round> deliver_waiting(store::Outbox& outbox, OfficeClient& office,
                              const std::string& station, const Clock& clock);

/// Takes the office's newer keys, if its root has signed some: what is sealed from now on is sealed to them.
/// True when there were some.
Result<bool> take_new_recipients(const std::filesystem::path& data_folder, OfficeClient& office);

/// The replies to codes, fetched anew in every round, whether there are any or not: the file is written
/// each time. The last ones stay when the office does not answer; why it did not is the error.
Result<void> fetch_replies(const std::filesystem::path& data_folder, OfficeClient& office,
                           const std::string& municipality);

} // namespace tycktill::courier
