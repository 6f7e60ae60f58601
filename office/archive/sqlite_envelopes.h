#pragma once
/// Inside the SQLite archive only: envelopes and their chunks. Every function that changes something
/// runs in the caller's transaction.
#include "office/archive/archive.h"
#include "shared/store/database.h"

namespace tycktill::office {

/// The columns that envelope_of() reads, and their table.
inline constexpr auto sqlite_envelope_columns =
    "SELECT id, station, manifest, signature, link, arrived, receipt, purged FROM envelopes ";
Result<ArchivedEnvelope> envelope_of(const store::Statement& row);
Result<std::optional<ArchivedEnvelope>> find_envelope(const store::Database& database,
                                                      const record::SubmissionId& id);
Result<void> note_incident_in(store::Database& database, const Incident& incident,
                              const record::Digest& link);
Result<Arrival> announce_in(store::Database& database, const SignedManifest& manifest, Day today);
Result<ChunkOutcome> put_chunk_in(store::Database& database, const record::Digest& hash,
                                  BytesView bytes);
Result<Arrival> commit_in(store::Database& database, const record::SubmissionId& id,
                          const std::string& station, BytesView receipt, Day today);
Result<Arrival> keep_whole_in(store::Database& database, const SignedManifest& manifest,
                              BytesView envelope, BytesView receipt, Day today);
Result<void> forget_begun_in(store::Database& database, const record::SubmissionId& id);
Result<bool> purge_in(store::Database& database, const record::SubmissionId& id, Day today);

} // namespace tycktill::office
