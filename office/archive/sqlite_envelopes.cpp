#include "office/archive/sqlite_envelopes.h"

#include "office/archive/fixed_bytes.h"

namespace tycktill::office {
namespace {

Result<std::optional<Day>> day_or_none(const store::Statement& row, int column) {
    if (row.is_null(column))
        return std::optional<Day>{};
    return std::optional<Day>(TRY(parse_day(row.text(column))));
}

Result<std::vector<record::Digest>> missing_chunks(const store::Database& database,
                                                   const record::SubmissionId& id) {
    std::vector<record::Digest> missing;
    auto rows = TRY(database.query(
        "SELECT hash FROM chunks WHERE envelope = ?1 AND blob IS NULL ORDER BY place",
        {BytesView(id.bytes)}));
    while (TRY(rows.next()))
        missing.push_back(array_of<32>(rows.bytes(0)));
    return missing;
}

Result<Arrival> announced_before(store::Database& database, const SignedManifest& manifest,
                                 Day today) {
    const auto& id = manifest.manifest.id;
    const auto row = TRY(find_envelope(database, id));
    if (!row)
        return fail("the archive is damaged: an envelope is there and is not");
    if (row->station != manifest.station || row->manifest != manifest.bytes) {
        TRY(note_incident_in(database, {manifest.station, id, manifest.bytes, today},
                             manifest.link));
        return Arrival{Conflict{}};
    }
    if (row->arrived)
        return Arrival{Kept{row->receipt}};
    return Arrival{StillMissing{TRY(missing_chunks(database, id))}};
}

/// Begun and not finished, this one among them, is more than a station may have.
Result<bool> is_too_much(const store::Database& database, const std::string& station) {
    return TRY(database.number(
               "SELECT count(*) FROM envelopes WHERE station = ?1 AND arrived IS NULL",
               {std::string_view(station)})) > most_begun_per_station;
}

/// The bytes, under a random number that the next statement takes from last_insert_rowid().
Result<void> insert_blob(store::Database& database, BytesView bytes) {
    return database.run("INSERT INTO blobs(number, bytes) VALUES(random(), ?1)", {bytes});
}

/// Nothing is inserted when the id is taken: the constraint decides, never a look before.
Result<bool> insert_whole(store::Database& database, const SignedManifest& manifest,
                          BytesView envelope, BytesView receipt, Day today) {
    const BytesView id(manifest.manifest.id.bytes);
    TRY(database.run(
        "INSERT INTO envelopes(id, station, manifest, signature, link, arrived, receipt) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
        {id, std::string_view(manifest.station), BytesView(manifest.bytes),
         BytesView(manifest.signature), BytesView(manifest.link), std::string_view(iso(today)),
         receipt}));
    if (database.changes() == 0)
        return false;
    TRY(insert_blob(database, envelope));
    TRY(database.run("INSERT INTO chunks(envelope, place, hash, blob) "
                     "VALUES(?1, 0, ?2, last_insert_rowid())",
                     {id, BytesView(manifest.manifest.chunks.front())}));
    return true;
}

} // namespace

Result<ArchivedEnvelope> envelope_of(const store::Statement& row) {
    ArchivedEnvelope envelope;
    envelope.id.bytes = array_of<16>(row.bytes(0));
    envelope.station = row.text(1);
    envelope.manifest = row.bytes(2);
    envelope.signature = array_of<64>(row.bytes(3));
    envelope.link = array_of<32>(row.bytes(4));
    envelope.arrived = TRY(day_or_none(row, 5));
    envelope.receipt = row.is_null(6) ? Bytes{} : row.bytes(6);
    envelope.purged = TRY(day_or_none(row, 7));
    return envelope;
}

Result<std::optional<ArchivedEnvelope>> find_envelope(const store::Database& database,
                                                      const record::SubmissionId& id) {
    auto rows = TRY(database.query(std::string(sqlite_envelope_columns) + "WHERE id = ?1",
                                   {BytesView(id.bytes)}));
    if (!TRY(rows.next()))
        return std::optional<ArchivedEnvelope>{};
    return std::optional(TRY(envelope_of(rows)));
}

Result<void> note_incident_in(store::Database& database, const Incident& incident,
                              const record::Digest& link) {
    return database.run(
        "INSERT INTO incidents(station, link, id, manifest, day) SELECT ?1, ?2, ?3, ?4, ?5 "
        "WHERE (SELECT count(*) FROM incidents WHERE station = ?1) < ?6 ON CONFLICT DO NOTHING",
        {std::string_view(incident.station), BytesView(link), BytesView(incident.id.bytes),
         BytesView(incident.manifest), std::string_view(iso(incident.day)),
         std::int64_t{most_incidents_per_station}});
}

Result<Arrival> announce_in(store::Database& database, const SignedManifest& manifest, Day today) {
    const auto& id = manifest.manifest.id;
    TRY(database.run("INSERT INTO envelopes(id, station, manifest, signature, link) "
                     "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                     {BytesView(id.bytes), std::string_view(manifest.station),
                      BytesView(manifest.bytes), BytesView(manifest.signature),
                      BytesView(manifest.link)}));
    if (database.changes() == 0)
        return announced_before(database, manifest, today);
    if (TRY(is_too_much(database, manifest.station))) {
        TRY(database.run("DELETE FROM envelopes WHERE id = ?1", {BytesView(id.bytes)}));
        return Arrival{TooMany{}};
    }
    std::int64_t place = 0;
    for (const auto& hash : manifest.manifest.chunks)
        TRY(database.run("INSERT INTO chunks(envelope, place, hash) VALUES(?1, ?2, ?3)",
                         {BytesView(id.bytes), place++, BytesView(hash)}));
    return Arrival{StillMissing{manifest.manifest.chunks}};
}

Result<ChunkOutcome> put_chunk_in(store::Database& database, const record::Digest& hash,
                                  BytesView bytes) {
    struct Place {
        Bytes envelope;
        std::int64_t number;
    };
    std::vector<Place> empty; // nearly always one: sealed bytes are never alike
    bool awaited = false;
    {
        auto rows = TRY(database.query("SELECT envelope, place, blob FROM chunks JOIN envelopes "
                                       "ON id = envelope WHERE hash = ?1 AND purged IS NULL",
                                       {BytesView(hash)}));
        for (; TRY(rows.next()); awaited = true)
            if (rows.is_null(2))
                empty.push_back({rows.bytes(0), rows.number(1)});
    }
    for (const auto& place : empty) {
        TRY(insert_blob(database, bytes));
        TRY(database.run("UPDATE chunks SET blob = last_insert_rowid() "
                         "WHERE envelope = ?1 AND place = ?2",
                         {BytesView(place.envelope), place.number}));
    }
    return awaited ? ChunkOutcome::Stored : ChunkOutcome::NotAwaited;
}

Result<Arrival> commit_in(store::Database& database, const record::SubmissionId& id,
                          const std::string& station, BytesView receipt, Day today) {
    const auto row = TRY(find_envelope(database, id));
    if (!row || row->station != station)
        return Arrival{Unknown{}};
    if (row->arrived)
        return Arrival{Kept{row->receipt}};
    if (auto missing = TRY(missing_chunks(database, id)); !missing.empty())
        return Arrival{StillMissing{std::move(missing)}};
    TRY(database.run("UPDATE envelopes SET arrived = ?2, receipt = ?3 WHERE id = ?1",
                     {BytesView(id.bytes), std::string_view(iso(today)), receipt}));
    return Arrival{Kept{{receipt.begin(), receipt.end()}}};
}

Result<Arrival> keep_whole_in(store::Database& database, const SignedManifest& manifest,
                              BytesView envelope, BytesView receipt, Day today) {
    if (TRY(insert_whole(database, manifest, envelope, receipt, today)))
        return Arrival{Kept{{receipt.begin(), receipt.end()}}};
    Arrival before = TRY(announced_before(database, manifest, today));
    if (!std::holds_alternative<StillMissing>(before))
        return before;
    const auto& id = manifest.manifest.id; // announced before without its bytes
    TRY(insert_blob(database, envelope));
    TRY(database.run("UPDATE chunks SET blob = last_insert_rowid() WHERE envelope = ?1",
                     {BytesView(id.bytes)}));
    return commit_in(database, id, manifest.station, receipt, today);
}

Result<void> forget_begun_in(store::Database& database, const record::SubmissionId& id) {
    const BytesView which(id.bytes);
    if (TRY(database.number("SELECT count(*) FROM envelopes WHERE id = ?1 AND arrived IS NULL",
                            {which})) == 0)
        return {};
    TRY(database.run("DELETE FROM blobs WHERE number IN "
                     "(SELECT blob FROM chunks WHERE envelope = ?1)",
                     {which}));
    TRY(database.run("DELETE FROM chunks WHERE envelope = ?1", {which}));
    return database.run("DELETE FROM envelopes WHERE id = ?1", {which});
}

Result<bool> purge_in(store::Database& database, const record::SubmissionId& id, Day today) {
    TRY(database.run("UPDATE envelopes SET purged = ?2 "
                     "WHERE id = ?1 AND arrived IS NOT NULL AND purged IS NULL",
                     {BytesView(id.bytes), std::string_view(iso(today))}));
    if (database.changes() == 0)
        return false;
    TRY(database.run("DELETE FROM blobs WHERE number IN "
                     "(SELECT blob FROM chunks WHERE envelope = ?1)",
                     {BytesView(id.bytes)}));
    TRY(database.run("UPDATE chunks SET blob = NULL WHERE envelope = ?1", {BytesView(id.bytes)}));
    TRY(database.run("DELETE FROM replies WHERE id = ?1", {BytesView(id.bytes)}));
    return true;
}

} // namespace tycktill::office
