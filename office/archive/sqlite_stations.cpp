#include "office/archive/sqlite_stations.h"

#include <algorithm>

namespace tycktill::office {
namespace {

Result<std::optional<Day>> day_or_none(const store::Statement& row, int column) {
    if (row.is_null(column))
        return std::optional<Day>{};
    return std::optional<Day>(TRY(parse_day(row.text(column))));
}

} // namespace

Result<Station> station_of(const store::Statement& row) {
    Station station;
    station.name = row.text(0);
    station.key = TRY(record::verify_key_of(row.bytes(1)));
    station.enrolled = TRY(parse_day(row.text(2)));
    station.revoked = row.number(3) != 0;
    station.last_contact = TRY(day_or_none(row, 4));
    station.waiting = row.number(5);
    station.held = row.number(6);
    station.oldest_waiting = TRY(day_or_none(row, 7));
    station.elsewhere = row.number(8);
    if (!row.is_null(9))
        station.clock_ahead = std::chrono::seconds(row.number(9));
    station.replaced = TRY(day_or_none(row, 10));
    station.heard_since = row.number(11) != 0;
    station.keys = wire::parse_told_keys(row.text(12));
    return station;
}

Result<std::optional<std::string>> enrol_in(store::Database& database, const record::Digest& secret,
                                            const record::VerifyKey& key, Day today) {
    using Name = std::optional<std::string>;
    std::string station;
    bool replaces = false;
    {
        auto rows = TRY(database.query(
            "SELECT station, expires, used_by, replaces FROM codes WHERE secret = ?1",
            {BytesView(secret)}));
        if (!TRY(rows.next()))
            return Name{};
        station = rows.text(0);
        if (!rows.is_null(2))
            return std::equal(key.bytes.begin(), key.bytes.end(), rows.bytes(2).begin())
                       ? Name(station)
                       : Name{};
        if (TRY(parse_day(rows.text(1))) < today)
            return Name{};
        replaces = rows.number(3) != 0;
    }
    const std::string_view name = station;
    const std::string day = iso(today);
    const bool at_work = TRY(database.number("SELECT count(*) FROM stations WHERE name = ?1 AND "
                                             "key <> ?2 AND revoked = 0",
                                             {name, BytesView(key.bytes)})) > 0;
    if (at_work && !replaces)
        return Name{};
    TRY(database.run("DELETE FROM replaced WHERE name = ?1 AND key = ?2",
                     {name, BytesView(key.bytes)}));
    TRY(database.run("INSERT INTO replaced(name, key, enrolled, revoked, last_contact, waiting, "
                     "held, oldest, elsewhere, clock_ahead, told_keys, replaced) SELECT name, key, "
                     "enrolled, revoked, last_contact, waiting, held, oldest, elsewhere, "
                     "clock_ahead, told_keys, ?3 "
                     "FROM stations WHERE name = ?1 AND key <> ?2",
                     {name, BytesView(key.bytes), std::string_view(day)}));
    TRY(database.run("UPDATE stations SET last_contact = NULL, waiting = 0, held = 0, "
                     "oldest = NULL, elsewhere = 0, clock_ahead = NULL, told_keys = NULL "
                     "WHERE name = ?1 AND key <> ?2",
                     {name, BytesView(key.bytes)}));
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

Result<void> note_heartbeat_in(store::Database& database, const Station& said,
                               const std::vector<record::ChainHead>& heads) {
    const auto day = [](const std::optional<Day>& value) {
        return value ? iso(*value) : std::string();
    };
    const std::string contact = day(said.last_contact), oldest = day(said.oldest_waiting),
                      keys = said.keys ? to_text(*said.keys) : std::string();
    const store::SqlValue ahead = said.clock_ahead
                                      ? store::SqlValue(std::int64_t{said.clock_ahead->count()})
                                      : store::SqlValue(nullptr);
    const std::string change = "SET last_contact = nullif(?2, ''), waiting = ?3, held = ?4, "
                               "oldest = nullif(?5, ''), elsewhere = ?6, clock_ahead = ?7, "
                               "told_keys = nullif(?9, '')";
    for (const std::string& sql :
         {"UPDATE stations " + change, "UPDATE replaced " + change + ", heard_since = 1"})
        TRY(database.run(sql + " WHERE name = ?1 AND key = ?8",
                         {std::string_view(said.name), std::string_view(contact), said.waiting,
                          said.held, std::string_view(oldest), said.elsewhere, ahead,
                          BytesView(said.key.bytes), std::string_view(keys)}));
    for (const auto& head : heads)
        TRY(database.run("INSERT INTO heads(station, epoch, seq, link) SELECT ?1, ?2, ?3, ?4 "
                         "WHERE (SELECT count(*) FROM heads WHERE station = ?1) < ?5 OR "
                         "EXISTS(SELECT 1 FROM heads WHERE station = ?1 AND epoch = ?2) "
                         "ON CONFLICT DO UPDATE SET seq = ?3, link = ?4 WHERE ?3 >= seq",
                         {std::string_view(said.name), BytesView(head.epoch), head.seq,
                          BytesView(head.link), std::int64_t{most_chains_per_station}}));
    return {};
}

} // namespace tycktill::office
