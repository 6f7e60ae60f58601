#include "office/archive/sqlite_archive.h"

#include "office/archive/fixed_bytes.h"
#include "office/archive/group_commit.h"
#include "office/archive/sqlite_envelopes.h"
#include "office/archive/sqlite_schema.h"
#include "office/archive/sqlite_stations.h"
#include "shared/base/files.h"

#include <fcntl.h>
#include <unistd.h>

namespace tycktill::office {
namespace {

class SqliteArchive final : public Archive {
public:
    SqliteArchive(store::Database writer, store::Database reader)
        : writer_(std::move(writer)), reader_(std::move(reader)) {}

    Result<void> add_enrol_code(const record::Digest& secret, const std::string& station,
                                Day expires, Replace replace = Replace::No) override {
        const std::string last = iso(expires);
        return write([&](store::Database& database) {
            return database.run(
                "INSERT INTO codes(secret, station, expires, replaces) VALUES(?1, ?2, ?3, ?4)",
                {BytesView(secret), std::string_view(station), std::string_view(last),
                 std::int64_t{replace == Replace::Yes ? 1 : 0}});
        });
    }

    Result<std::optional<std::string>> enrol(const record::Digest& secret,
                                             const record::VerifyKey& key, Day today) override {
        return written<std::optional<std::string>>(
            [&](store::Database& database) { return enrol_in(database, secret, key, today); });
    }

    Result<std::optional<Station>> station(const std::string& name) override {
        const std::lock_guard lock(reading_);
        auto rows = TRY(reader_.query(std::string(sqlite_station_columns) + "WHERE name = ?1",
                                      {std::string_view(name)}));
        if (!TRY(rows.next()))
            return std::optional<Station>{};
        return std::optional(TRY(station_of(rows)));
    }

    Result<std::vector<Station>> stations() override {
        const std::lock_guard lock(reading_);
        std::vector<Station> all;
        auto rows = TRY(reader_.query(std::string(sqlite_station_columns) + "ORDER BY name"));
        while (TRY(rows.next()))
            all.push_back(TRY(station_of(rows)));
        return all;
    }

    Result<std::vector<Station>> replaced() override {
        const std::lock_guard lock(reading_);
        std::vector<Station> all;
        auto rows =
            TRY(reader_.query(std::string(sqlite_replaced_columns) + "ORDER BY name, replaced"));
        while (TRY(rows.next()))
            all.push_back(TRY(station_of(rows)));
        return all;
    }

    Result<std::vector<record::VerifyKey>> keys(const std::string& station) override {
        const std::lock_guard lock(reading_);
        std::vector<record::VerifyKey> all;
        auto rows = TRY(
            reader_.query("SELECT key FROM keys WHERE station = ?1", {std::string_view(station)}));
        while (TRY(rows.next()))
            all.push_back(TRY(record::verify_key_of(rows.bytes(0))));
        return all;
    }

    Result<bool> revoke(const std::string& name) override {
        return written<bool>([&](store::Database& database) -> Result<bool> {
            TRY(database.run("UPDATE stations SET revoked = 1 WHERE name = ?1",
                             {std::string_view(name)}));
            const bool known = database.changes() > 0;
            TRY(database.run("UPDATE replaced SET revoked = 1 WHERE name = ?1",
                             {std::string_view(name)}));
            return known;
        });
    }

    Result<void> note_heartbeat(const Station& said,
                                const std::vector<record::ChainHead>& heads) override {
        return write(
            [&](store::Database& database) { return note_heartbeat_in(database, said, heads); });
    }

    Result<std::vector<record::ChainHead>> heads(const std::string& station) override {
        const std::lock_guard lock(reading_);
        std::vector<record::ChainHead> all;
        auto rows = TRY(reader_.query("SELECT epoch, seq, link FROM heads WHERE station = ?1",
                                      {std::string_view(station)}));
        while (TRY(rows.next()))
            all.push_back(
                {array_of<16>(rows.bytes(0)), rows.number(1), array_of<32>(rows.bytes(2))});
        return all;
    }

    Result<std::optional<record::ChainHead>> head(const std::string& station,
                                                  const record::Epoch& epoch) override {
        const std::lock_guard lock(reading_);
        auto rows =
            TRY(reader_.query("SELECT seq, link FROM heads WHERE station = ?1 AND epoch = ?2",
                              {std::string_view(station), BytesView(epoch)}));
        if (!TRY(rows.next()))
            return std::optional<record::ChainHead>{};
        return std::optional(record::ChainHead{epoch, rows.number(0), array_of<32>(rows.bytes(1))});
    }

    Result<void> note_incident(const Incident& incident, const record::Digest& link) override {
        return write(
            [&](store::Database& database) { return note_incident_in(database, incident, link); });
    }

    Result<Arrival> announce(const SignedManifest& manifest, Day today) override {
        return written<Arrival>(
            [&](store::Database& database) { return announce_in(database, manifest, today); });
    }

    Result<ChunkOutcome> put_chunk(const record::Digest& hash, BytesView bytes) override {
        return written<ChunkOutcome>(
            [&](store::Database& database) { return put_chunk_in(database, hash, bytes); });
    }

    Result<Arrival> commit(const record::SubmissionId& id, const std::string& station,
                           BytesView receipt, Day today) override {
        return written<Arrival>([&](store::Database& database) {
            return commit_in(database, id, station, receipt, today);
        });
    }

    Result<Arrival> keep_whole(const SignedManifest& manifest, BytesView envelope,
                               BytesView receipt, Day today) override {
        return written<Arrival>([&](store::Database& database) {
            return keep_whole_in(database, manifest, envelope, receipt, today);
        });
    }

    Result<std::vector<ArchivedEnvelope>> envelopes() override {
        const std::lock_guard lock(reading_);
        std::vector<ArchivedEnvelope> all;
        auto rows =
            TRY(reader_.query(std::string(sqlite_envelope_columns) + "ORDER BY arrived, id"));
        while (TRY(rows.next()))
            all.push_back(TRY(envelope_of(rows)));
        return all;
    }

    Result<std::optional<ArchivedEnvelope>> envelope(const record::SubmissionId& id) override {
        const std::lock_guard lock(reading_);
        return find_envelope(reader_, id);
    }

    Result<Bytes> content(const record::SubmissionId& id) override {
        return bytes_of_chunks("SELECT bytes FROM chunks JOIN envelopes ON id = envelope JOIN "
                               "blobs ON number = blob WHERE envelope = ?1 AND arrived IS NOT NULL "
                               "ORDER BY place",
                               id);
    }

    Result<Bytes> begun(const record::SubmissionId& id) override {
        return bytes_of_chunks("SELECT bytes FROM chunks JOIN envelopes ON id = envelope JOIN "
                               "blobs ON number = blob WHERE envelope = ?1 AND arrived IS NULL "
                               "ORDER BY place",
                               id);
    }

    Result<void> forget_begun(const record::SubmissionId& id) override {
        return write([&](store::Database& database) { return forget_begun_in(database, id); });
    }

    Result<std::vector<Incident>> incidents() override {
        const std::lock_guard lock(reading_);
        std::vector<Incident> all;
        auto rows = TRY(reader_.query(
            "SELECT station, id, manifest, day FROM incidents ORDER BY station, link"));
        while (TRY(rows.next())) {
            const Day day = TRY(parse_day(rows.text(3)));
            all.push_back({rows.text(0), {array_of<16>(rows.bytes(1))}, rows.bytes(2), day});
        }
        return all;
    }

    Result<void> add_reply(const Reply& reply) override {
        return write([&](store::Database& database) {
            return database.run("INSERT INTO replies(id, place, sealed, day) VALUES(?1, "
                                "(SELECT count(*) FROM replies WHERE id = ?1), ?2, ?3)",
                                {BytesView(reply.id.bytes), BytesView(reply.sealed),
                                 std::string_view(iso(reply.day))});
        });
    }

    Result<std::vector<Reply>> replies(const record::SubmissionId& id) override {
        const std::lock_guard lock(reading_);
        std::vector<Reply> all;
        auto rows = TRY(reader_.query(
            "SELECT sealed, day FROM replies WHERE id = ?1 ORDER BY place", {BytesView(id.bytes)}));
        while (TRY(rows.next())) {
            const Day day = TRY(parse_day(rows.text(1)));
            all.push_back({id, rows.bytes(0), day});
        }
        return all;
    }

    Result<bool> purge(const record::SubmissionId& id, Day today) override {
        return written<bool>(
            [&](store::Database& database) { return purge_in(database, id, today); });
    }

private:
    Result<void> write(const GroupCommit::Work& work) { return writer_.run(work); }

    Result<Bytes> bytes_of_chunks(const char* sql, const record::SubmissionId& id) {
        const std::lock_guard lock(reading_);
        Bytes whole;
        auto rows = TRY(reader_.query(sql, {BytesView(id.bytes)}));
        while (TRY(rows.next())) {
            const Bytes chunk = rows.bytes(0);
            whole.insert(whole.end(), chunk.begin(), chunk.end());
        }
        return whole;
    }

    template <typename T, typename Work>
    Result<T> written(const Work& work) {
        std::optional<T> value;
        TRY(writer_.run([&](store::Database& database) -> Result<void> {
            value = TRY(work(database));
            return {};
        }));
        return std::move(*value);
    }

    GroupCommit writer_;
    std::mutex reading_;
    store::Database reader_; ///< under `reading_`
};

} // namespace

Result<std::unique_ptr<Archive>> open_sqlite_archive(const std::filesystem::path& file) {
    store::DatabaseSettings settings;
    settings.application_id = sqlite_archive_application;
    settings.migrations = {sqlite_archive_schema, sqlite_archive_schema_2, sqlite_archive_schema_3,
                           sqlite_archive_schema_4};
    auto writer = TRY(store::Database::open(file, settings));
    auto reader = TRY(store::Database::open(file, settings));
    return std::make_unique<SqliteArchive>(std::move(writer), std::move(reader));
}

Result<void> copy_sqlite_archive(const std::filesystem::path& from,
                                 const std::filesystem::path& to) {
    if (!std::filesystem::exists(from))
        return fail(from.string() + ": is missing");
    auto database = TRY(store::Database::open_read_only(from));
    TRY(database.run("VACUUM INTO ?1", {std::string_view(to.string())}));
    const int file = ::open(to.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!synced)
        return fail(to.string() + ": cannot be synced; check the disk");
    return sync_folder_of(to);
}

} // namespace tycktill::office
