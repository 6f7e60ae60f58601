#include "office/archive/postgres_archive.h"

#include "office/archive/fixed_bytes.h"
#include "office/archive/postgres_envelopes.h"
#include "office/archive/postgres_schema.h"
#include "office/archive/postgres_stations.h"

namespace tycktill::office {
namespace {

constexpr std::size_t most_connections = 16;

class PostgresArchive final : public Archive {
public:
    explicit PostgresArchive(std::string url) : pool_(std::move(url), most_connections) {}

    Result<void> prepare() {
        return pool_.transact<void>([](PgConnection& connection) -> Result<void> {
            // Two receivers that start together must not make the tables twice.
            TRY(connection.run("SELECT pg_advisory_xact_lock(54484645)"));
            // Changing a table waits for all that use it: a receiver that starts must not stop the
            // others. What is made last is there when all is.
            const auto there =
                TRY(connection.run("SELECT (to_regclass('tycktill.replaced') IS NOT NULL)::int"));
            if (there.number(0, 0) == 1)
                return {};
            for (const char* statement : postgres_archive_schema)
                TRY(connection.run(statement));
            return {};
        });
    }

    Result<void> add_enrol_code(const record::Digest& secret, const std::string& station,
                                Day expires, Replace replace = Replace::No) override {
        return run("INSERT INTO tycktill.codes(secret, station, expires, replaces) "
                   "VALUES($1, $2, $3, $4)",
                   {BytesView(secret), station, iso(expires),
                    std::string(replace == Replace::Yes ? "true" : "false")});
    }

    Result<std::optional<std::string>> enrol(const record::Digest& secret,
                                             const record::VerifyKey& key, Day today) override {
        return pool_.transact<std::optional<std::string>>(
            [&](PgConnection& connection) { return enrol_in(connection, secret, key, today); });
    }

    Result<std::optional<Station>> station(const std::string& name) override {
        const auto rows = TRY(ask(POSTGRES_STATION_COLUMNS "WHERE name = $1", {name}));
        if (rows.count() == 0)
            return std::optional<Station>{};
        return std::optional(TRY(station_of(rows, 0)));
    }

    Result<std::vector<Station>> stations() override {
        const auto rows = TRY(ask(POSTGRES_STATION_COLUMNS "ORDER BY name", {}));
        std::vector<Station> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back(TRY(station_of(rows, row)));
        return all;
    }

    Result<std::vector<Station>> replaced() override {
        const auto rows = TRY(ask(POSTGRES_REPLACED_COLUMNS "ORDER BY name, replaced", {}));
        std::vector<Station> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back(TRY(station_of(rows, row)));
        return all;
    }

    Result<std::vector<record::VerifyKey>> keys(const std::string& station) override {
        const auto rows = TRY(ask("SELECT key FROM tycktill.keys WHERE station = $1", {station}));
        std::vector<record::VerifyKey> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back(TRY(record::verify_key_of(rows.bytes(row, 0))));
        return all;
    }

    Result<bool> revoke(const std::string& name) override {
        return pool_.transact<bool>([&](PgConnection& connection) -> Result<bool> {
            TRY(connection.run("UPDATE tycktill.replaced SET revoked = true WHERE name = $1",
                               {name}));
            const auto rows = TRY(connection.run(
                "UPDATE tycktill.stations SET revoked = true WHERE name = $1", {name}));
            return rows.changed() > 0;
        });
    }

    Result<void> note_heartbeat(const Station& said,
                                const std::vector<record::ChainHead>& heads) override {
        return pool_.transact<void>(
            [&](PgConnection& connection) { return note_heartbeat_in(connection, said, heads); });
    }

    Result<std::vector<record::ChainHead>> heads(const std::string& station) override {
        const auto rows =
            TRY(ask("SELECT epoch, seq, link FROM tycktill.heads WHERE station = $1", {station}));
        std::vector<record::ChainHead> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back({array_of<16>(rows.bytes(row, 0)), rows.number(row, 1),
                           array_of<32>(rows.bytes(row, 2))});
        return all;
    }

    Result<std::optional<record::ChainHead>> head(const std::string& station,
                                                  const record::Epoch& epoch) override {
        const auto rows =
            TRY(ask("SELECT seq, link FROM tycktill.heads WHERE station = $1 AND epoch = $2",
                    {station, BytesView(epoch)}));
        if (rows.count() == 0)
            return std::optional<record::ChainHead>{};
        return std::optional(
            record::ChainHead{epoch, rows.number(0, 0), array_of<32>(rows.bytes(0, 1))});
    }

    Result<void> note_incident(const Incident& incident, const record::Digest& link) override {
        return pool_.transact<void>(
            [&](PgConnection& connection) { return note_incident_in(connection, incident, link); });
    }

    Result<Arrival> announce(const SignedManifest& manifest, Day today) override {
        return pool_.transact<Arrival>(
            [&](PgConnection& connection) { return announce_in(connection, manifest, today); });
    }

    Result<ChunkOutcome> put_chunk(const record::Digest& hash, BytesView bytes) override {
        return pool_.with<ChunkOutcome>(
            [&](PgConnection& connection) { return put_chunk_in(connection, hash, bytes); });
    }

    Result<Arrival> commit(const record::SubmissionId& id, const std::string& station,
                           BytesView receipt, Day today) override {
        return pool_.transact<Arrival>([&](PgConnection& connection) {
            return commit_in(connection, id, station, receipt, today);
        });
    }

    Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                               BytesView receipt, Day today) override {
        const auto fresh = TRY(pool_.with<std::optional<Arrival>>([&](PgConnection& connection) {
            return insert_whole(connection, manifest, envelope, receipt, today);
        }));
        if (fresh)
            return *fresh;
        return pool_.transact<Arrival>([&](PgConnection& connection) {
            return complete_whole(connection, manifest, envelope, receipt, today);
        });
    }

    Result<std::vector<ArchivedEnvelope>> envelopes() override {
        const auto rows =
            TRY(ask(POSTGRES_ENVELOPE_COLUMNS "ORDER BY arrived NULLS FIRST, id", {}));
        std::vector<ArchivedEnvelope> all;
        for (int row = 0; row < rows.count(); ++row)
            all.push_back(TRY(envelope_of(rows, row)));
        return all;
    }

    Result<std::optional<ArchivedEnvelope>> envelope(const record::SubmissionId& id) override {
        return pool_.with<std::optional<ArchivedEnvelope>>(
            [&](PgConnection& connection) { return find_envelope(connection, id); });
    }

    Result<Bytes> content(const record::SubmissionId& id) override {
        return bytes_of_chunks("SELECT bytes FROM tycktill.chunks JOIN tycktill.envelopes "
                               "ON id = envelope WHERE envelope = $1 AND arrived IS NOT NULL "
                               "AND bytes IS NOT NULL ORDER BY place",
                               id);
    }

    Result<Bytes> begun(const record::SubmissionId& id) override {
        return bytes_of_chunks("SELECT bytes FROM tycktill.chunks JOIN tycktill.envelopes "
                               "ON id = envelope WHERE envelope = $1 AND receipt IS NULL "
                               "AND bytes IS NOT NULL ORDER BY place",
                               id);
    }

    Result<void> forget_begun(const record::SubmissionId& id) override {
        return pool_.transact<void>(
            [&](PgConnection& connection) { return forget_begun_in(connection, id); });
    }

    Result<std::vector<Incident>> incidents() override {
        const auto rows = TRY(ask("SELECT station, id, manifest, day FROM tycktill.incidents "
                                  "ORDER BY station, link",
                                  {}));
        std::vector<Incident> all;
        for (int row = 0; row < rows.count(); ++row) {
            const Day day = TRY(parse_day(rows.text(row, 3)));
            all.push_back(
                {rows.text(row, 0), {array_of<16>(rows.bytes(row, 1))}, rows.bytes(row, 2), day});
        }
        return all;
    }

    Result<void> add_reply(const Reply& reply) override {
        return run("INSERT INTO tycktill.replies(id, place, sealed, day) SELECT $1, count(*), $2, "
                   "$3 FROM tycktill.replies WHERE id = $1",
                   {BytesView(reply.id.bytes), BytesView(reply.sealed), iso(reply.day)});
    }

    Result<std::vector<Reply>> replies(const record::SubmissionId& id) override {
        const auto rows =
            TRY(ask("SELECT sealed, day FROM tycktill.replies WHERE id = $1 ORDER BY place",
                    {BytesView(id.bytes)}));
        std::vector<Reply> all;
        for (int row = 0; row < rows.count(); ++row) {
            const Day day = TRY(parse_day(rows.text(row, 1)));
            all.push_back({id, rows.bytes(row, 0), day});
        }
        return all;
    }

    Result<bool> purge(const record::SubmissionId& id, Day today) override {
        return pool_.transact<bool>(
            [&](PgConnection& connection) { return purge_in(connection, id, today); });
    }

private:
    Result<PgRows> ask(const char* sql, const std::vector<PgValue>& values) {
        return pool_.with<PgRows>(
            [&](PgConnection& connection) { return connection.run(sql, values); });
    }
    Result<Bytes> bytes_of_chunks(const char* sql, const record::SubmissionId& id) {
        const auto rows = TRY(ask(sql, {BytesView(id.bytes)}));
        Bytes whole;
        for (int row = 0; row < rows.count(); ++row) {
            const Bytes chunk = rows.bytes(row, 0);
            whole.insert(whole.end(), chunk.begin(), chunk.end());
        }
        return whole;
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

} // namespace tycktill::office
