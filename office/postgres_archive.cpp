#include "office/postgres_archive.h"

#include "office/postgres.h"
#include "office/postgres_schema.h"

#include <algorithm>

namespace tycktill {
namespace {

constexpr std::size_t most_connections = 16;

template <std::size_t N>
std::array<std::uint8_t, N> array_of(const Bytes& bytes) {
    std::array<std::uint8_t, N> array{};
    std::copy_n(bytes.begin(), std::min(N, bytes.size()), array.begin());
    return array;
}

PgValue day(const std::optional<Day>& value) {
    return value ? PgValue(iso(*value)) : PgValue(nullptr);
}

Result<std::optional<Day>> day_or_none(const PgRows& rows, int row, int column) {
    if (rows.is_null(row, column))
        return std::optional<Day>{};
    return std::optional<Day>(TRY(parse_day(rows.text(row, column))));
}

#define STATION_COLUMNS                                                                            \
    "SELECT name, key, enrolled, revoked::int, last_contact, waiting, held, oldest "               \
    "FROM tycktill.stations "
#define ENVELOPE_COLUMNS                                                                           \
    "SELECT id, station, manifest, signature, link, arrived, receipt, purged "                     \
    "FROM tycktill.envelopes "

Result<Station> station_of(const PgRows& rows, int row) {
    Station station;
    station.name = rows.text(row, 0);
    station.key = TRY(verify_key_of(rows.bytes(row, 1)));
    station.enrolled = TRY(parse_day(rows.text(row, 2)));
    station.revoked = rows.number(row, 3) != 0;
    station.last_contact = TRY(day_or_none(rows, row, 4));
    station.waiting = rows.number(row, 5);
    station.held = rows.number(row, 6);
    station.oldest_waiting = TRY(day_or_none(rows, row, 7));
    return station;
}

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
                                                      const SubmissionId& id) {
    const auto rows = TRY(connection.run(ENVELOPE_COLUMNS "WHERE id = $1", {BytesView(id.bytes)}));
    if (rows.count() == 0)
        return std::optional<ArchivedEnvelope>{};
    return std::optional(TRY(envelope_of(rows, 0)));
}

Result<std::vector<Digest>> missing_chunks(PgConnection& connection, const SubmissionId& id) {
    const auto rows = TRY(connection.run(
        "SELECT hash FROM tycktill.chunks WHERE envelope = $1 AND bytes IS NULL ORDER BY place",
        {BytesView(id.bytes)}));
    std::vector<Digest> missing;
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
        TRY(connection.run("INSERT INTO tycktill.incidents(station, link, id, manifest, day) "
                           "VALUES($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
                           {manifest.station, BytesView(manifest.link), BytesView(id.bytes),
                            BytesView(manifest.bytes), iso(today)}));
        return Arrival{Conflict{}};
    }
    if (row->arrived)
        return Arrival{Kept{row->receipt}};
    return Arrival{StillMissing{TRY(missing_chunks(connection, id))}};
}

Result<Arrival> announce_in(PgConnection& connection, const SignedManifest& manifest, Day today,
                            const BytesView* content) {
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
        TRY(connection.run(
            "INSERT INTO tycktill.chunks(envelope, place, hash, bytes) VALUES($1, $2, $3, $4)",
            {BytesView(id.bytes), std::to_string(place++), BytesView(hash),
             content ? PgValue(*content) : PgValue(nullptr)}));
    return Arrival{StillMissing{content ? std::vector<Digest>{} : manifest.manifest.chunks}};
}

Result<Arrival> commit_in(PgConnection& connection, const SubmissionId& id,
                          const std::string& station, BytesView receipt, Day today) {
    // Who commits at the same moment waits here for the row, and then finds it done.
    const auto updated =
        TRY(connection.run("UPDATE tycktill.envelopes SET arrived = $3, receipt = $4 "
                           "WHERE id = $1 AND station = $2 AND arrived IS NULL AND NOT EXISTS"
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

Result<std::optional<std::string>> enrol_in(PgConnection& connection, const Digest& secret,
                                            const VerifyKey& key, Day today) {
    using Name = std::optional<std::string>;
    const auto rows = TRY(connection.run(
        "SELECT station, expires, used_by FROM tycktill.codes WHERE secret = $1 FOR UPDATE",
        {BytesView(secret)}));
    if (rows.count() == 0)
        return Name{};
    const std::string station = rows.text(0, 0);
    const Bytes own(key.bytes.begin(), key.bytes.end());
    if (!rows.is_null(0, 2))
        return rows.bytes(0, 2) == own ? Name(station) : Name{};
    if (TRY(parse_day(rows.text(0, 1))) < today)
        return Name{};
    TRY(connection.run("UPDATE tycktill.codes SET used_by = $2 WHERE secret = $1",
                       {BytesView(secret), BytesView(own)}));
    TRY(connection.run("INSERT INTO tycktill.stations(name, key, enrolled) VALUES($1, $2, $3) "
                       "ON CONFLICT(name) DO UPDATE SET key = $2, enrolled = $3, revoked = false",
                       {station, BytesView(own), iso(today)}));
    TRY(connection.run(
        "INSERT INTO tycktill.keys(station, key) VALUES($1, $2) ON CONFLICT DO NOTHING",
        {station, BytesView(own)}));
    return Name(station);
}

class PostgresArchive final : public Archive {
public:
    explicit PostgresArchive(std::string url) : pool_(std::move(url), most_connections) {}

    Result<void> prepare() {
        return pool_.transact<void>([](PgConnection& connection) -> Result<void> {
            // Two receivers that start together must not make the tables twice.
            TRY(connection.run("SELECT pg_advisory_xact_lock(54484645)"));
            for (const char* statement : postgres_archive_schema)
                TRY(connection.run(statement));
            return {};
        });
    }

    Result<void> add_enrol_code(const Digest& secret, const std::string& station,
                                Day expires) override {
        return run("INSERT INTO tycktill.codes(secret, station, expires) VALUES($1, $2, $3)",
                   {BytesView(secret), station, iso(expires)});
    }

    Result<std::optional<std::string>> enrol(const Digest& secret, const VerifyKey& key,
                                             Day today) override {
        return pool_.transact<std::optional<std::string>>(
            [&](PgConnection& connection) { return enrol_in(connection, secret, key, today); });
    }

    Result<std::optional<Station>> station(const std::string& name) override {
        const auto rows = TRY(ask(STATION_COLUMNS "WHERE name = $1", {name}));
        if (rows.count() == 0)
            return std::optional<Station>{};
        return std::optional(TRY(station_of(rows, 0)));
    }

    Result<std::vector<Station>> stations() override {
        const auto rows = TRY(ask(STATION_COLUMNS "ORDER BY name", {}));
        std::vector<Station> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back(TRY(station_of(rows, row)));
        return all;
    }

    Result<std::vector<VerifyKey>> keys(const std::string& station) override {
        const auto rows = TRY(ask("SELECT key FROM tycktill.keys WHERE station = $1", {station}));
        std::vector<VerifyKey> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back(TRY(verify_key_of(rows.bytes(row, 0))));
        return all;
    }

    Result<bool> revoke(const std::string& name) override {
        const auto rows =
            TRY(ask("UPDATE tycktill.stations SET revoked = true WHERE name = $1", {name}));
        return rows.changed() > 0;
    }

    Result<void> note_heartbeat(const Station& said, const std::vector<ChainHead>& heads) override {
        return pool_.transact<void>([&](PgConnection& connection) -> Result<void> {
            TRY(connection.run("UPDATE tycktill.stations SET last_contact = $2, waiting = $3, "
                               "held = $4, oldest = $5 WHERE name = $1",
                               {said.name, day(said.last_contact), std::to_string(said.waiting),
                                std::to_string(said.held), day(said.oldest_waiting)}));
            for (const auto& head : heads)
                TRY(connection.run(
                    "INSERT INTO tycktill.heads AS known(station, epoch, seq, link) "
                    "VALUES($1, $2, $3, $4) ON CONFLICT(station, epoch) DO UPDATE "
                    "SET seq = excluded.seq, link = excluded.link WHERE excluded.seq >= known.seq",
                    {said.name, BytesView(head.epoch), std::to_string(head.seq),
                     BytesView(head.link)}));
            return {};
        });
    }

    Result<std::vector<ChainHead>> heads(const std::string& station) override {
        const auto rows =
            TRY(ask("SELECT epoch, seq, link FROM tycktill.heads WHERE station = $1", {station}));
        std::vector<ChainHead> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back({array_of<16>(rows.bytes(row, 0)), rows.number(row, 1),
                           array_of<32>(rows.bytes(row, 2))});
        return all;
    }

    Result<Arrival> announce(const SignedManifest& manifest, Day today) override {
        return pool_.transact<Arrival>([&](PgConnection& connection) {
            return announce_in(connection, manifest, today, nullptr);
        });
    }

    Result<ChunkOutcome> put_chunk(const Digest& hash, BytesView bytes) override {
        return pool_.transact<ChunkOutcome>([&](PgConnection& connection) -> Result<ChunkOutcome> {
            const auto awaited = TRY(connection.run(
                "SELECT count(*) FROM tycktill.chunks JOIN tycktill.envelopes ON id = envelope "
                "WHERE hash = $1 AND purged IS NULL",
                {BytesView(hash)}));
            if (awaited.number(0, 0) == 0)
                return ChunkOutcome::NotAwaited;
            TRY(connection.run(
                "UPDATE tycktill.chunks SET bytes = $2 WHERE hash = $1 AND bytes IS NULL AND "
                "envelope IN (SELECT id FROM tycktill.envelopes WHERE purged IS NULL)",
                {BytesView(hash), bytes}));
            return ChunkOutcome::Stored;
        });
    }

    Result<Arrival> commit(const SubmissionId& id, const std::string& station, BytesView receipt,
                           Day today) override {
        return pool_.transact<Arrival>([&](PgConnection& connection) {
            return commit_in(connection, id, station, receipt, today);
        });
    }

    Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                               BytesView receipt, Day today) override {
        return pool_.transact<Arrival>([&](PgConnection& connection) -> Result<Arrival> {
            Arrival begun = TRY(announce_in(connection, manifest, today, &envelope));
            const auto* missing = std::get_if<StillMissing>(&begun);
            if (!missing)
                return begun;
            const auto& id = manifest.manifest.id;
            if (!missing->chunks.empty()) // announced before without its bytes
                TRY(connection.run("UPDATE tycktill.chunks SET bytes = $2 WHERE envelope = $1",
                                   {BytesView(id.bytes), envelope}));
            return commit_in(connection, id, manifest.station, receipt, today);
        });
    }

    Result<std::vector<ArchivedEnvelope>> envelopes() override {
        const auto rows = TRY(ask(ENVELOPE_COLUMNS "ORDER BY arrived NULLS FIRST, id", {}));
        std::vector<ArchivedEnvelope> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back(TRY(envelope_of(rows, row)));
        return all;
    }

    Result<std::optional<ArchivedEnvelope>> envelope(const SubmissionId& id) override {
        return pool_.transact<std::optional<ArchivedEnvelope>>(
            [&](PgConnection& connection) { return find_envelope(connection, id); });
    }

    Result<Bytes> content(const SubmissionId& id) override {
        const auto rows = TRY(ask("SELECT bytes FROM tycktill.chunks JOIN tycktill.envelopes "
                                  "ON id = envelope WHERE envelope = $1 AND arrived IS NOT NULL "
                                  "AND bytes IS NOT NULL ORDER BY place",
                                  {BytesView(id.bytes)}));
        Bytes whole;
        for (int row = 0; row < rows.count(); ++row) {
            const Bytes chunk = rows.bytes(row, 0);
            whole.insert(whole.end(), chunk.begin(), chunk.end());
        }
        return whole;
    }

    Result<std::vector<Incident>> incidents() override {
        const auto rows = TRY(ask("SELECT station, id, manifest, day FROM tycktill.incidents "
                                  "ORDER BY station, link",
                                  {}));
        std::vector<Incident> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back({rows.text(row, 0),
                           {array_of<16>(rows.bytes(row, 1))},
                           rows.bytes(row, 2),
                           TRY(parse_day(rows.text(row, 3)))});
        return all;
    }

    Result<void> add_reply(const Reply& reply) override {
        return run("INSERT INTO tycktill.replies(id, place, sealed, day) SELECT $1, count(*), $2, "
                   "$3 FROM tycktill.replies WHERE id = $1",
                   {BytesView(reply.id.bytes), BytesView(reply.sealed), iso(reply.day)});
    }

    Result<std::vector<Reply>> replies(const SubmissionId& id) override {
        const auto rows =
            TRY(ask("SELECT sealed, day FROM tycktill.replies WHERE id = $1 ORDER BY place",
                    {BytesView(id.bytes)}));
        std::vector<Reply> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back({id, rows.bytes(row, 0), TRY(parse_day(rows.text(row, 1)))});
        return all;
    }

    Result<bool> purge(const SubmissionId& id, Day today) override {
        return pool_.transact<bool>([&](PgConnection& connection) -> Result<bool> {
            const auto updated =
                TRY(connection.run("UPDATE tycktill.envelopes SET purged = $2 "
                                   "WHERE id = $1 AND arrived IS NOT NULL AND purged IS NULL",
                                   {BytesView(id.bytes), iso(today)}));
            if (updated.changed() == 0)
                return false;
            TRY(connection.run("UPDATE tycktill.chunks SET bytes = NULL WHERE envelope = $1",
                               {BytesView(id.bytes)}));
            TRY(connection.run("DELETE FROM tycktill.replies WHERE id = $1",
                               {BytesView(id.bytes)}));
            return true;
        });
    }

private:
    Result<PgRows> ask(const char* sql, const std::vector<PgValue>& values) {
        return pool_.transact<PgRows>(
            [&](PgConnection& connection) { return connection.run(sql, values); });
    }
    Result<void> run(const char* sql, const std::vector<PgValue>& values) {
        TRY(ask(sql, values));
        return {};
    }

    PgPool pool_;
};

} // namespace

Result<std::unique_ptr<Archive>> open_postgres_archive(const std::string& url) {
    auto archive = std::make_unique<PostgresArchive>(url);
    TRY(archive->prepare());
    return archive;
}

} // namespace tycktill
