#include "office/archive/postgres_stations.h"

namespace tycktill::office {
namespace {

PgValue day(const std::optional<Day>& value) {
    return value ? PgValue(iso(*value)) : PgValue(nullptr);
}

Result<std::optional<Day>> day_or_none(const PgRows& rows, int row, int column) {
    if (rows.is_null(row, column))
        return std::optional<Day>{};
    return std::optional<Day>(TRY(parse_day(rows.text(row, column))));
}

} // namespace

Result<Station> station_of(const PgRows& rows, int row) {
    Station station;
    station.name = rows.text(row, 0);
    station.key = TRY(record::verify_key_of(rows.bytes(row, 1)));
    station.enrolled = TRY(parse_day(rows.text(row, 2)));
    station.revoked = rows.number(row, 3) != 0;
    station.last_contact = TRY(day_or_none(rows, row, 4));
    station.waiting = rows.number(row, 5);
    station.held = rows.number(row, 6);
    station.oldest_waiting = TRY(day_or_none(rows, row, 7));
    station.elsewhere = rows.number(row, 8);
    if (!rows.is_null(row, 9))
        station.clock_ahead = std::chrono::seconds(rows.number(row, 9));
    station.replaced = TRY(day_or_none(rows, row, 10));
    station.heard_since = rows.number(row, 11) != 0;
    if (!rows.is_null(row, 12))
        station.keys = wire::parse_told_keys(rows.text(row, 12));
    return station;
}

Result<std::optional<std::string>> enrol_in(PgConnection& connection, const record::Digest& secret,
                                            const record::VerifyKey& key, Day today) {
    using Name = std::optional<std::string>;
    const auto rows = TRY(connection.run("SELECT station, expires, used_by, replaces::int FROM "
                                         "tycktill.codes WHERE secret = $1 FOR UPDATE",
                                         {BytesView(secret)}));
    if (rows.count() == 0)
        return Name{};
    const std::string station = rows.text(0, 0);
    const Bytes own(key.bytes.begin(), key.bytes.end());
    if (!rows.is_null(0, 2))
        return rows.bytes(0, 2) == own ? Name(station) : Name{};
    if (TRY(parse_day(rows.text(0, 1))) < today)
        return Name{};
    const std::vector<PgValue> who{station, BytesView(own)};
    const auto at_work = TRY(connection.run("SELECT 1 FROM tycktill.stations WHERE name = $1 AND "
                                            "key <> $2 AND NOT revoked FOR UPDATE",
                                            who));
    if (at_work.count() > 0 && rows.number(0, 3) == 0)
        return Name{};
    TRY(connection.run("DELETE FROM tycktill.replaced WHERE name = $1 AND key = $2", who));
    TRY(connection.run("INSERT INTO tycktill.replaced(name, key, enrolled, revoked, last_contact, "
                       "waiting, held, oldest, elsewhere, clock_ahead, told_keys, replaced) SELECT "
                       "name, key, enrolled, revoked, last_contact, waiting, held, oldest, "
                       "elsewhere, clock_ahead, told_keys, $3 FROM tycktill.stations WHERE name = "
                       "$1 AND key <> $2",
                       {station, BytesView(own), iso(today)}));
    TRY(connection.run("UPDATE tycktill.stations SET last_contact = NULL, waiting = 0, held = 0, "
                       "oldest = NULL, elsewhere = 0, clock_ahead = NULL, told_keys = NULL "
                       "WHERE name = $1 AND key <> $2",
                       who));
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

Result<void> note_heartbeat_in(PgConnection& connection, const Station& said,
                               const std::vector<record::ChainHead>& heads) {
    const std::vector<PgValue> values{
        said.name,
        day(said.last_contact),
        std::to_string(said.waiting),
        std::to_string(said.held),
        day(said.oldest_waiting),
        std::to_string(said.elsewhere),
        said.clock_ahead ? PgValue(std::to_string(said.clock_ahead->count())) : PgValue(nullptr),
        BytesView(said.key.bytes),
        said.keys ? PgValue(to_text(*said.keys)) : PgValue(nullptr)};
    TRY(connection.run("UPDATE tycktill.stations SET last_contact = $2, waiting = $3, held = $4, "
                       "oldest = $5, elsewhere = $6, clock_ahead = $7, told_keys = $9 "
                       "WHERE name = $1 AND key = $8",
                       values));
    TRY(connection.run(
        "UPDATE tycktill.replaced SET last_contact = $2, waiting = $3, held = $4, "
        "oldest = $5, elsewhere = $6, clock_ahead = $7, told_keys = $9, heard_since = true "
        "WHERE name = $1 AND key = $8",
        values));
    for (const auto& head : heads)
        TRY(connection.run(
            "INSERT INTO tycktill.heads AS known(station, epoch, seq, link) "
            "SELECT $1, $2, $3::bigint, $4 WHERE (SELECT count(*) FROM tycktill.heads "
            "WHERE station = $1) < $5::bigint OR EXISTS(SELECT 1 FROM tycktill.heads "
            "WHERE station = $1 AND epoch = $2) ON CONFLICT(station, epoch) DO UPDATE "
            "SET seq = excluded.seq, link = excluded.link WHERE excluded.seq >= known.seq",
            {said.name, BytesView(head.epoch), std::to_string(head.seq), BytesView(head.link),
             std::to_string(most_chains_per_station)}));
    return {};
}

} // namespace tycktill::office
