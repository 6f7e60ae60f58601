#pragma once
/// Inside the SQLite archive only: envelopes and their chunks. Every function that changes something
/// runs in the caller's transaction.
#include "office/archive.h"
#include "shared/store/database.h"

namespace tycktill {

/// The columns that envelope_of() reads, and their table.
inline constexpr auto sqlite_envelope_columns =
    "SELECT id, station, manifest, signature, link, arrived, receipt, purged FROM envelopes ";
Result<ArchivedEnvelope> envelope_of(const Statement& row);
Result<std::optional<ArchivedEnvelope>> find_envelope(const Database& database,
                                                      const SubmissionId& id);
Result<void> note_incident_in(Database& database, const Incident& incident, const Digest& link);
Result<Arrival> announce_in(Database& database, const SignedManifest& manifest, Day today);
Result<ChunkOutcome> put_chunk_in(Database& database, const Digest& hash, BytesView bytes);
Result<Arrival> commit_in(Database& database, const SubmissionId& id, const std::string& station,
                          BytesView receipt, Day today);
Result<Arrival> keep_whole_in(Database& database, const SignedManifest& manifest,
                              BytesView envelope, BytesView receipt, Day today);
Result<bool> purge_in(Database& database, const SubmissionId& id, Day today);

} // namespace tycktill
