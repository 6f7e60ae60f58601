#include "office/sqlite_archive.h"

#include "office/group_commit.h"
#include "office/sqlite_schema.h"

#include <algorithm>

namespace tycktill {
namespace {

template <std::size_t N>
std::array<std::uint8_t, N> array_of(const Bytes& bytes) {
    std::array<std::uint8_t, N> array{};
    std::copy_n(bytes.begin(), std::min(N, bytes.size()), array.begin());
    return array;
}

Result<std::optional<Day>> day_or_none(const Statement& row, int column) {
    if (row.is_null(column))
        return std::optional<Day>{};
    return std::optional<Day>(TRY(parse_day(row.text(column))));
}

constexpr auto station_columns =
    "SELECT name, key, enrolled, revoked, last_contact, waiting, held, oldest FROM stations ";

Result<Station> station_of(const Statement& row) {
    Station station;
    station.name = row.text(0);
    station.key = TRY(verify_key_of(row.bytes(1)));
    station.enrolled = TRY(parse_day(row.text(2)));
    station.revoked = row.number(3) != 0;
    station.last_contact = TRY(day_or_none(row, 4));
    station.waiting = row.number(5);
    station.held = row.number(6);
    station.oldest_waiting = TRY(day_or_none(row, 7));
    return station;
}

constexpr auto envelope_columns =
    "SELECT id, station, manifest, signature, link, arrived, receipt, purged FROM envelopes ";

Result<ArchivedEnvelope> envelope_of(const Statement& row) {
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

Result<std::vector<Digest>> missing_chunks(const Database& database, const SubmissionId& id) {
    std::vector<Digest> missing;
    auto rows = TRY(database.query(
        "SELECT hash FROM chunks WHERE envelope = ?1 AND bytes IS NULL ORDER BY place",
        {BytesView(id.bytes)}));
    while (TRY(rows.next()))
        missing.push_back(array_of<32>(rows.bytes(0)));
    return missing;
}

Result<std::optional<ArchivedEnvelope>> find_envelope(const Database& database,
                                                      const SubmissionId& id) {
    auto rows =
        TRY(database.query(std::string(envelope_columns) + "WHERE id = ?1", {BytesView(id.bytes)}));
    if (!TRY(rows.next()))
        return std::optional<ArchivedEnvelope>{};
    return std::optional(TRY(envelope_of(rows)));
}

Result<Arrival> announced_before(Database& database, const SignedManifest& manifest, Day today) {
    const auto& id = manifest.manifest.id;
    const auto row = TRY(find_envelope(database, id));
    if (!row)
        return fail("the archive is damaged: an envelope is there and is not");
    if (row->station != manifest.station || row->manifest != manifest.bytes) {
        TRY(database.run("INSERT INTO incidents(station, link, id, manifest, day) "
                         "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                         {std::string_view(manifest.station), BytesView(manifest.link),
                          BytesView(id.bytes), BytesView(manifest.bytes),
                          std::string_view(iso(today))}));
        return Arrival{Conflict{}};
    }
    if (row->arrived)
        return Arrival{Kept{row->receipt}};
    return Arrival{StillMissing{TRY(missing_chunks(database, id))}};
}

/// Inserts the envelope and its chunks; `content` is the only chunk's bytes or nothing.
Result<Arrival> announce_in(Database& database, const SignedManifest& manifest, Day today,
                            const BytesView* content) {
    const auto& id = manifest.manifest.id;
    TRY(database.run("INSERT INTO envelopes(id, station, manifest, signature, link) "
                     "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                     {BytesView(id.bytes), std::string_view(manifest.station),
                      BytesView(manifest.bytes), BytesView(manifest.signature),
                      BytesView(manifest.link)}));
    if (database.changes() == 0)
        return announced_before(database, manifest, today);
    const auto begun =
        TRY(database.number("SELECT count(*) FROM envelopes WHERE station = ?1 AND arrived IS NULL",
                            {std::string_view(manifest.station)}));
    if (begun > most_begun_per_station) {
        TRY(database.run("DELETE FROM envelopes WHERE id = ?1", {BytesView(id.bytes)}));
        return Arrival{TooMany{}};
    }
    std::int64_t place = 0;
    for (const auto& hash : manifest.manifest.chunks)
        TRY(database.run("INSERT INTO chunks(envelope, place, hash, bytes) VALUES(?1, ?2, ?3, ?4)",
                         {BytesView(id.bytes), place++, BytesView(hash),
                          content ? SqlValue(*content) : SqlValue(nullptr)}));
    return Arrival{StillMissing{content ? std::vector<Digest>{} : manifest.manifest.chunks}};
}

Result<Arrival> commit_in(Database& database, const SubmissionId& id, const std::string& station,
                          BytesView receipt, Day today) {
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

Result<std::optional<std::string>> enrol_in(Database& database, const Digest& secret,
                                            const VerifyKey& key, Day today) {
    using Name = std::optional<std::string>;
    std::string station;
    {
        auto rows = TRY(database.query(
            "SELECT station, expires, used_by FROM codes WHERE secret = ?1", {BytesView(secret)}));
        if (!TRY(rows.next()))
            return Name{};
        station = rows.text(0);
        if (!rows.is_null(2))
            return std::equal(key.bytes.begin(), key.bytes.end(), rows.bytes(2).begin())
                       ? Name(station)
                       : Name{};
        if (TRY(parse_day(rows.text(1))) < today)
            return Name{};
    }
    TRY(database.run("UPDATE codes SET used_by = ?2 WHERE secret = ?1",
                     {BytesView(secret), BytesView(key.bytes)}));
    TRY(database.run(
        "INSERT INTO stations(name, key, enrolled) VALUES(?1, ?2, ?3) "
        "ON CONFLICT(name) DO UPDATE SET key = ?2, enrolled = ?3, revoked = 0",
        {std::string_view(station), BytesView(key.bytes), std::string_view(iso(today))}));
    TRY(database.run("INSERT INTO keys(station, key) VALUES(?1, ?2) ON CONFLICT DO NOTHING",
                     {std::string_view(station), BytesView(key.bytes)}));
    return Name(station);
}

class SqliteArchive final : public Archive {
public:
    SqliteArchive(Database writer, Database reader)
        : writer_(std::move(writer)), reader_(std::move(reader)) {}

    Result<void> add_enrol_code(const Digest& secret, const std::string& station,
                                Day expires) override {
        return write([&](Database& database) {
            return database.run(
                "INSERT INTO codes(secret, station, expires) VALUES(?1, ?2, ?3)",
                {BytesView(secret), std::string_view(station), std::string_view(iso(expires))});
        });
    }

    Result<std::optional<std::string>> enrol(const Digest& secret, const VerifyKey& key,
                                             Day today) override {
        return written<std::optional<std::string>>(
            [&](Database& database) { return enrol_in(database, secret, key, today); });
    }

    Result<std::optional<Station>> station(const std::string& name) override {
        const std::lock_guard lock(reading_);
        auto rows = TRY(reader_.query(std::string(station_columns) + "WHERE name = ?1",
                                      {std::string_view(name)}));
        if (!TRY(rows.next()))
            return std::optional<Station>{};
        return std::optional(TRY(station_of(rows)));
    }

    Result<std::vector<Station>> stations() override {
        const std::lock_guard lock(reading_);
        std::vector<Station> all;
        auto rows = TRY(reader_.query(std::string(station_columns) + "ORDER BY name"));
        while (TRY(rows.next()))
            all.push_back(TRY(station_of(rows)));
        return all;
    }

    Result<std::vector<VerifyKey>> keys(const std::string& station) override {
        const std::lock_guard lock(reading_);
        std::vector<VerifyKey> all;
        auto rows = TRY(
            reader_.query("SELECT key FROM keys WHERE station = ?1", {std::string_view(station)}));
        while (TRY(rows.next()))
            all.push_back(TRY(verify_key_of(rows.bytes(0))));
        return all;
    }

    Result<bool> revoke(const std::string& name) override {
        return written<bool>([&](Database& database) -> Result<bool> {
            TRY(database.run("UPDATE stations SET revoked = 1 WHERE name = ?1",
                             {std::string_view(name)}));
            return database.changes() > 0;
        });
    }

    Result<void> note_heartbeat(const Station& said, const std::vector<ChainHead>& heads) override {
        return write([&](Database& database) -> Result<void> {
            const auto day = [](const std::optional<Day>& value) {
                return value ? iso(*value) : std::string();
            };
            TRY(database.run("UPDATE stations SET last_contact = nullif(?2, ''), waiting = ?3, "
                             "held = ?4, oldest = nullif(?5, '') WHERE name = ?1",
                             {std::string_view(said.name), std::string_view(day(said.last_contact)),
                              said.waiting, said.held,
                              std::string_view(day(said.oldest_waiting))}));
            for (const auto& head : heads)
                TRY(database.run(
                    "INSERT INTO heads(station, epoch, seq, link) VALUES(?1, ?2, ?3, ?4) "
                    "ON CONFLICT DO UPDATE SET seq = ?3, link = ?4 WHERE ?3 >= seq",
                    {std::string_view(said.name), BytesView(head.epoch), head.seq,
                     BytesView(head.link)}));
            return {};
        });
    }

    Result<std::vector<ChainHead>> heads(const std::string& station) override {
        const std::lock_guard lock(reading_);
        std::vector<ChainHead> all;
        auto rows = TRY(reader_.query("SELECT epoch, seq, link FROM heads WHERE station = ?1",
                                      {std::string_view(station)}));
        while (TRY(rows.next()))
            all.push_back(
                {array_of<16>(rows.bytes(0)), rows.number(1), array_of<32>(rows.bytes(2))});
        return all;
    }

    Result<Arrival> announce(const SignedManifest& manifest, Day today) override {
        return written<Arrival>(
            [&](Database& database) { return announce_in(database, manifest, today, nullptr); });
    }

    Result<ChunkOutcome> put_chunk(const Digest& hash, BytesView bytes) override {
        return written<ChunkOutcome>([&](Database& database) -> Result<ChunkOutcome> {
            const auto awaited =
                TRY(database.number("SELECT count(*) FROM chunks JOIN envelopes ON id = envelope "
                                    "WHERE hash = ?1 AND purged IS NULL",
                                    {BytesView(hash)}));
            if (awaited == 0)
                return ChunkOutcome::NotAwaited;
            TRY(database.run("UPDATE chunks SET bytes = ?2 WHERE hash = ?1 AND bytes IS NULL AND "
                             "envelope IN (SELECT id FROM envelopes WHERE purged IS NULL)",
                             {BytesView(hash), bytes}));
            return ChunkOutcome::Stored;
        });
    }

    Result<Arrival> commit(const SubmissionId& id, const std::string& station, BytesView receipt,
                           Day today) override {
        return written<Arrival>(
            [&](Database& database) { return commit_in(database, id, station, receipt, today); });
    }

    Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                               BytesView receipt, Day today) override {
        return written<Arrival>([&](Database& database) -> Result<Arrival> {
            Arrival begun = TRY(announce_in(database, manifest, today, &envelope));
            const auto* missing = std::get_if<StillMissing>(&begun);
            if (!missing)
                return begun;
            const auto& id = manifest.manifest.id;
            if (!missing->chunks.empty()) // announced before without its bytes
                TRY(database.run("UPDATE chunks SET bytes = ?2 WHERE envelope = ?1",
                                 {BytesView(id.bytes), envelope}));
            return commit_in(database, id, manifest.station, receipt, today);
        });
    }

    Result<std::vector<ArchivedEnvelope>> envelopes() override {
        const std::lock_guard lock(reading_);
        std::vector<ArchivedEnvelope> all;
        auto rows = TRY(reader_.query(std::string(envelope_columns) + "ORDER BY arrived, id"));
        while (TRY(rows.next()))
            all.push_back(TRY(envelope_of(rows)));
        return all;
    }

    Result<std::optional<ArchivedEnvelope>> envelope(const SubmissionId& id) override {
        const std::lock_guard lock(reading_);
        return find_envelope(reader_, id);
    }

    Result<Bytes> content(const SubmissionId& id) override {
        const std::lock_guard lock(reading_);
        Bytes whole;
        auto rows = TRY(reader_.query(
            "SELECT bytes FROM chunks JOIN envelopes ON id = envelope "
            "WHERE envelope = ?1 AND arrived IS NOT NULL AND bytes IS NOT NULL ORDER BY place",
            {BytesView(id.bytes)}));
        while (TRY(rows.next())) {
            const Bytes chunk = rows.bytes(0);
            whole.insert(whole.end(), chunk.begin(), chunk.end());
        }
        return whole;
    }

    Result<std::vector<Incident>> incidents() override {
        const std::lock_guard lock(reading_);
        std::vector<Incident> all;
        auto rows = TRY(reader_.query(
            "SELECT station, id, manifest, day FROM incidents ORDER BY station, link"));
        while (TRY(rows.next()))
            all.push_back({rows.text(0),
                           {array_of<16>(rows.bytes(1))},
                           rows.bytes(2),
                           TRY(parse_day(rows.text(3)))});
        return all;
    }

    Result<void> add_reply(const Reply& reply) override {
        return write([&](Database& database) {
            return database.run("INSERT INTO replies(id, place, sealed, day) VALUES(?1, "
                                "(SELECT count(*) FROM replies WHERE id = ?1), ?2, ?3)",
                                {BytesView(reply.id.bytes), BytesView(reply.sealed),
                                 std::string_view(iso(reply.day))});
        });
    }

    Result<std::vector<Reply>> replies(const SubmissionId& id) override {
        const std::lock_guard lock(reading_);
        std::vector<Reply> all;
        auto rows = TRY(reader_.query(
            "SELECT sealed, day FROM replies WHERE id = ?1 ORDER BY place", {BytesView(id.bytes)}));
        while (TRY(rows.next()))
            all.push_back({id, rows.bytes(0), TRY(parse_day(rows.text(1)))});
        return all;
    }

    Result<bool> purge(const SubmissionId& id, Day today) override {
        return written<bool>([&](Database& database) -> Result<bool> {
            TRY(database.run("UPDATE envelopes SET purged = ?2 "
                             "WHERE id = ?1 AND arrived IS NOT NULL AND purged IS NULL",
                             {BytesView(id.bytes), std::string_view(iso(today))}));
            if (database.changes() == 0)
                return false;
            TRY(database.run("UPDATE chunks SET bytes = NULL WHERE envelope = ?1",
                             {BytesView(id.bytes)}));
            TRY(database.run("DELETE FROM replies WHERE id = ?1", {BytesView(id.bytes)}));
            return true;
        });
    }

private:
    Result<void> write(const GroupCommit::Work& work) { return writer_.run(work); }

    template <typename T, typename Work>
    Result<T> written(const Work& work) {
        std::optional<T> value;
        TRY(writer_.run([&](Database& database) -> Result<void> {
            value = TRY(work(database));
            return {};
        }));
        return std::move(*value);
    }

    GroupCommit writer_;
    std::mutex reading_;
    Database reader_; ///< under `reading_`
};

} // namespace

Result<std::unique_ptr<Archive>> open_sqlite_archive(const std::filesystem::path& file) {
    DatabaseSettings settings;
    settings.application_id = sqlite_archive_application;
    settings.migrations = {sqlite_archive_schema};
    auto writer = TRY(Database::open(file, settings));
    auto reader = TRY(Database::open(file, settings));
    return std::make_unique<SqliteArchive>(std::move(writer), std::move(reader));
}

} // namespace tycktill
