#pragma once
/// Inside the PostgreSQL archive only: stations, their codes and what they said of their chains.
/// Every function runs in the caller's transaction.
#include "office/archive/archive.h"
#include "office/archive/postgres.h"

namespace tycktill::office {

/// The columns that station_of() reads, and their table.
#define POSTGRES_STATION_COLUMNS                                                                   \
    "SELECT name, key, enrolled, revoked::int, last_contact, waiting, held, oldest, elsewhere, "   \
    "clock_ahead, NULL::date, 0, told_keys FROM tycktill.stations "
#define POSTGRES_REPLACED_COLUMNS                                                                  \
    "SELECT name, key, enrolled, revoked::int, last_contact, waiting, held, oldest, elsewhere, "   \
    "clock_ahead, replaced, heard_since::int, told_keys FROM tycktill.replaced "
Result<Station> station_of(const PgRows& rows, int row);
Result<std::optional<std::string>> enrol_in(PgConnection& connection, const record::Digest& secret,
                                            const record::VerifyKey& key, Day today);
Result<void> note_heartbeat_in(PgConnection& connection, const Station& said,
                               const std::vector<record::ChainHead>& heads);

} // namespace tycktill::office
