#pragma once
/// Inside the PostgreSQL archive only: envelopes and their chunks. Every function runs in the
/// caller's transaction.
#include "office/archive/archive.h"
#include "office/archive/postgres.h"

namespace tycktill::office {

/// The columns that envelope_of() reads, and their table.
#define POSTGRES_ENVELOPE_COLUMNS                                                                  \
    "SELECT id, station, manifest, signature, link, arrived, receipt, purged "                     \
    "FROM tycktill.envelopes "
Result<ArchivedEnvelope> envelope_of(const PgRows& rows, int row);
Result<std::optional<ArchivedEnvelope>> find_envelope(PgConnection& connection,
                                                      const record::SubmissionId& id);
Result<void> note_incident_in(PgConnection& connection, const Incident& incident,
                              const record::Digest& link);
Result<Arrival> announce_in(PgConnection& connection, const SignedManifest& manifest, Day today);
/// One statement: needs no transaction around it.
Result<ChunkOutcome> put_chunk_in(PgConnection& connection, const record::Digest& hash,
                                  BytesView bytes);
Result<Arrival> commit_in(PgConnection& connection, const record::SubmissionId& id,
                          const std::string& station, BytesView receipt, Day today);
/// One statement, and so one journey and one flush, for what comes for the first time: nothing when
/// the id is there already. Needs no transaction around it.
Result<std::optional<Arrival>> insert_whole(PgConnection& connection,
                                            const SignedManifest& manifest, BytesView envelope,
                                            BytesView receipt, Day today);
/// For what insert_whole() found there.
Result<Arrival> complete_whole(PgConnection& connection, const SignedManifest& manifest,
                               BytesView envelope, BytesView receipt, Day today);
Result<void> forget_begun_in(PgConnection& connection, const record::SubmissionId& id);
Result<bool> purge_in(PgConnection& connection, const record::SubmissionId& id, Day today);

} // namespace tycktill::office
