#pragma once
/// Inside the SQLite archive only: stations, their codes and what they said of their chains. Every
/// function that changes something runs in the caller's transaction.
#include "office/archive/archive.h"
#include "shared/store/database.h"

namespace tycktill::office {

/// The columns that station_of() reads, and their table.
inline constexpr auto sqlite_station_columns =
    "SELECT name, key, enrolled, revoked, last_contact, waiting, held, oldest, elsewhere, "
    "clock_ahead, NULL, 0, told_keys FROM stations ";
inline constexpr auto sqlite_replaced_columns =
    "SELECT name, key, enrolled, revoked, last_contact, waiting, held, oldest, elsewhere, "
    "clock_ahead, replaced, heard_since, told_keys FROM replaced ";
Result<Station> station_of(const store::Statement& row);
Result<std::optional<std::string>> enrol_in(store::Database& database, const record::Digest& secret,
                                            const record::VerifyKey& key, Day today);
Result<void> note_heartbeat_in(store::Database& database, const Station& said,
                               const std::vector<record::ChainHead>& heads);

} // namespace tycktill::office
