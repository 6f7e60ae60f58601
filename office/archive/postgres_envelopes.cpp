#include "office/archive/postgres_envelopes.h"

#include "office/archive/fixed_bytes.h"

namespace tycktill::office {
namespace {

Result<std::optional<Day>> day_or_none(const PgRows& rows, int row, int column) {
    if (rows.is_null(row, column))
        return std::optional<Day>{};
    return std::optional<Day>(TRY(parse_day(rows.text(row, column))));
}

Result<std::vector<record::Digest>> missing_chunks(PgConnection& connection,
                                                   const record::SubmissionId& id) {
    const auto rows = TRY(connection.run(
        "SELECT hash FROM tycktill.chunks WHERE envelope = $1 AND bytes IS NULL ORDER BY place",
        {BytesView(id.bytes)}));
    std::vector<record::Digest> missing;
    for (int row = 0; row < rows.count(); ++row)
        missing.push_back(array_of<32>(rows.bytes(row, 0)));
    return missing;
}

Result<Arrival> announced_before(PgConnection& connection, const SignedManifest& manifest,
                                 Day today) {
    const auto& id = manifest.manifest.id;
    const auto row = TRY(find_envelope(connection, id));
    if (!row)
        return fail("the archive is damaged: an envelope is there and is not");
    if (row->station != manifest.station || row->manifest != manifest.bytes) {
        TRY(note_incident_in(connection, {manifest.station, id, manifest.bytes, today},
                             manifest.link));
        return Arrival{Conflict{}};
    }
    if (row->arrived)
        return Arrival{Kept{row->receipt}};
    return Arrival{StillMissing{TRY(missing_chunks(connection, id))}};
}

} // namespace

Result<ArchivedEnvelope> envelope_of(const PgRows& rows, int row) {
    ArchivedEnvelope envelope;
    envelope.id.bytes = array_of<16>(rows.bytes(row, 0));
    envelope.station = rows.text(row, 1);
    envelope.manifest = rows.bytes(row, 2);
    envelope.signature = array_of<64>(rows.bytes(row, 3));
    envelope.link = array_of<32>(rows.bytes(row, 4));
    envelope.arrived = TRY(day_or_none(rows, row, 5));
    envelope.receipt = rows.is_null(row, 6) ? Bytes{} : rows.bytes(row, 6);
    envelope.purged = TRY(day_or_none(rows, row, 7));
    return envelope;
}

Result<std::optional<ArchivedEnvelope>> find_envelope(PgConnection& connection,
                                                      const record::SubmissionId& id) {
    const auto rows =
        TRY(connection.run(POSTGRES_ENVELOPE_COLUMNS "WHERE id = $1", {BytesView(id.bytes)}));
    if (rows.count() == 0)
        return std::optional<ArchivedEnvelope>{};
    return std::optional(TRY(envelope_of(rows, 0)));
}

Result<void> note_incident_in(PgConnection& connection, const Incident& incident,
                              const record::Digest& link) {
    TRY(connection.run(
        "INSERT INTO tycktill.incidents(station, link, id, manifest, day) "
        "SELECT $1, $2, $3, $4, $5::date WHERE (SELECT count(*) FROM tycktill.incidents "
        "WHERE station = $1) < $6::bigint ON CONFLICT DO NOTHING",
        {incident.station, BytesView(link), BytesView(incident.id.bytes),
         BytesView(incident.manifest), iso(incident.day),
         std::to_string(most_incidents_per_station)}));
    return {};
}

Result<Arrival> announce_in(PgConnection& connection, const SignedManifest& manifest, Day today) {
    const auto& id = manifest.manifest.id;
    const auto inserted =
        TRY(connection.run("INSERT INTO tycktill.envelopes(id, station, manifest, signature, link) "
                           "VALUES($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                           {BytesView(id.bytes), manifest.station, BytesView(manifest.bytes),
                            BytesView(manifest.signature), BytesView(manifest.link)}));
    if (inserted.changed() == 0)
        return announced_before(connection, manifest, today);
    const auto begun = TRY(connection.run(
        "SELECT count(*) FROM tycktill.envelopes WHERE station = $1 AND arrived IS NULL",
        {manifest.station}));
    if (begun.number(0, 0) > most_begun_per_station) {
        TRY(connection.run("DELETE FROM tycktill.envelopes WHERE id = $1", {BytesView(id.bytes)}));
        return Arrival{TooMany{}};
    }
    int place = 0;
    for (const auto& hash : manifest.manifest.chunks)
        TRY(connection.run("INSERT INTO tycktill.chunks(envelope, place, hash) VALUES($1, $2, $3)",
                           {BytesView(id.bytes), std::to_string(place++), BytesView(hash)}));
    return Arrival{StillMissing{manifest.manifest.chunks}};
}

Result<ChunkOutcome> put_chunk_in(PgConnection& connection, const record::Digest& hash,
                                  BytesView bytes) {
    // The count sees what was there before the update: also a chunk that has its bytes is awaited.
    // Each envelope is asked for by its key: a join that is planned while the table is small would
    // read all of it for every chunk when it is large.
    const auto awaited = TRY(connection.run(
        "WITH wanted AS (SELECT envelope, place FROM tycktill.chunks WHERE hash = $1 AND "
        "(SELECT purged FROM tycktill.envelopes WHERE id = envelope) IS NULL), "
        "put AS (UPDATE tycktill.chunks SET bytes = $2 WHERE hash = $1 AND bytes IS NULL AND "
        "(SELECT purged FROM tycktill.envelopes WHERE id = envelope) IS NULL) "
        "SELECT count(*) FROM wanted",
        {BytesView(hash), bytes}));
    return awaited.number(0, 0) == 0 ? ChunkOutcome::NotAwaited : ChunkOutcome::Stored;
}

Result<Arrival> commit_in(PgConnection& connection, const record::SubmissionId& id,
                          const std::string& station, BytesView receipt, Day today) {
    // Who commits at the same moment waits here for the row, and then finds it done. What has no
    // receipt has not arrived; asked so, the key finds it and not the index of what is begun.
    const auto updated =
        TRY(connection.run("UPDATE tycktill.envelopes SET arrived = $3, receipt = $4 "
                           "WHERE id = $1 AND station = $2 AND receipt IS NULL AND NOT EXISTS"
                           "(SELECT 1 FROM tycktill.chunks WHERE envelope = $1 AND bytes IS NULL)",
                           {BytesView(id.bytes), station, iso(today), receipt}));
    if (updated.changed() == 1)
        return Arrival{Kept{{receipt.begin(), receipt.end()}}};
    const auto row = TRY(find_envelope(connection, id));
    if (!row || row->station != station)
        return Arrival{Unknown{}};
    if (row->arrived)
        return Arrival{Kept{row->receipt}};
    return Arrival{StillMissing{TRY(missing_chunks(connection, id))}};
}

Result<std::optional<Arrival>> insert_whole(PgConnection& connection,
                                            const SignedManifest& manifest, BytesView envelope,
                                            BytesView receipt, Day today) {
    const auto inserted = TRY(connection.run(
        "WITH fresh AS (INSERT INTO tycktill.envelopes"
        "(id, station, manifest, signature, link, arrived, receipt) "
        "VALUES($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id) "
        "INSERT INTO tycktill.chunks(envelope, place, hash, bytes) SELECT id, 0, $8, $9 FROM fresh",
        {BytesView(manifest.manifest.id.bytes), manifest.station, BytesView(manifest.bytes),
         BytesView(manifest.signature), BytesView(manifest.link), iso(today), receipt,
         BytesView(manifest.manifest.chunks.front()), envelope}));
    if (inserted.changed() == 0)
        return std::optional<Arrival>{};
    return std::optional<Arrival>(Kept{{receipt.begin(), receipt.end()}});
}

Result<Arrival> complete_whole(PgConnection& connection, const SignedManifest& manifest,
                               BytesView envelope, BytesView receipt, Day today) {
    Arrival before = TRY(announced_before(connection, manifest, today));
    if (!std::holds_alternative<StillMissing>(before))
        return before;
    const auto& id = manifest.manifest.id; // announced before without its bytes
    TRY(connection.run("UPDATE tycktill.chunks SET bytes = $2 WHERE envelope = $1",
                       {BytesView(id.bytes), envelope}));
    return commit_in(connection, id, manifest.station, receipt, today);
}

Result<void> forget_begun_in(PgConnection& connection, const record::SubmissionId& id) {
    const auto gone = TRY(connection.run(
        "DELETE FROM tycktill.envelopes WHERE id = $1 AND arrived IS NULL", {BytesView(id.bytes)}));
    if (gone.changed() > 0)
        TRY(connection.run("DELETE FROM tycktill.chunks WHERE envelope = $1",
                           {BytesView(id.bytes)}));
    return {};
}

Result<bool> purge_in(PgConnection& connection, const record::SubmissionId& id, Day today) {
    const auto updated =
        TRY(connection.run("UPDATE tycktill.envelopes SET purged = $2 "
                           "WHERE id = $1 AND arrived IS NOT NULL AND purged IS NULL",
                           {BytesView(id.bytes), iso(today)}));
    if (updated.changed() == 0)
        return false;
    TRY(connection.run("UPDATE tycktill.chunks SET bytes = NULL WHERE envelope = $1",
                       {BytesView(id.bytes)}));
    TRY(connection.run("DELETE FROM tycktill.replies WHERE id = $1", {BytesView(id.bytes)}));
    return true;
}

} // namespace tycktill::office
