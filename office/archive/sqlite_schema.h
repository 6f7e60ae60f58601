#pragma once
/// The tables of the SQLite archive. Never edited: a change is a new migration.
/// No table counts its rows as they come: the order in which anonymous submissions came is not kept
/// anywhere.
#include <cstdint>
#include <string_view>

namespace tycktill::office {

inline constexpr std::int64_t sqlite_archive_application = 0x5454'4f46; // "TTOF"

inline constexpr std::string_view sqlite_archive_schema = R"(
CREATE TABLE codes(
    secret  BLOB PRIMARY KEY,           -- BLAKE2b-256 of the one-time secret
    station TEXT NOT NULL,
    expires TEXT NOT NULL,
    used_by BLOB                        -- the key that was enrolled with it
) STRICT, WITHOUT ROWID;
CREATE TABLE stations(
    name         TEXT PRIMARY KEY,
    key          BLOB NOT NULL,
    enrolled     TEXT NOT NULL,
    revoked      INTEGER NOT NULL DEFAULT 0,
    last_contact TEXT,
    waiting      INTEGER NOT NULL DEFAULT 0,
    held         INTEGER NOT NULL DEFAULT 0,
    oldest       TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE keys(                      -- every key a station ever had
    station TEXT NOT NULL REFERENCES stations,
    key     BLOB NOT NULL,
    PRIMARY KEY(station, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE heads(
    station TEXT NOT NULL REFERENCES stations,
    epoch   BLOB NOT NULL,
    seq     INTEGER NOT NULL,
    link    BLOB NOT NULL,
    PRIMARY KEY(station, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE envelopes(
    id        BLOB PRIMARY KEY,
    station   TEXT NOT NULL REFERENCES stations,
    manifest  BLOB NOT NULL,
    signature BLOB NOT NULL,
    link      BLOB NOT NULL,
    arrived   TEXT,                     -- NULL until it is complete
    receipt   BLOB,
    purged    TEXT,
    CHECK((arrived IS NULL) = (receipt IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX begun ON envelopes(station) WHERE arrived IS NULL;
CREATE TABLE chunks(
    envelope BLOB NOT NULL REFERENCES envelopes,
    place    INTEGER NOT NULL,
    hash     BLOB NOT NULL,
    bytes    BLOB,                      -- NULL until it came, and after purging
    PRIMARY KEY(envelope, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX chunks_by_hash ON chunks(hash);
CREATE TABLE incidents(
    station  TEXT NOT NULL,
    link     BLOB NOT NULL,
    id       BLOB NOT NULL,
    manifest BLOB NOT NULL,
    day      TEXT NOT NULL,
    PRIMARY KEY(station, link, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE replies(
    id     BLOB NOT NULL,
    place  INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    day    TEXT NOT NULL,
    PRIMARY KEY(id, place)
) STRICT, WITHOUT ROWID;
)";

/// Version 2: the bytes leave the index. A table without rowids is one, and each step of a search in it
/// reads the whole row that it passes, 256 KiB of sealed bytes at a time.
inline constexpr std::string_view sqlite_archive_schema_2 = R"(
CREATE TABLE blobs(
    number INTEGER PRIMARY KEY,         -- random
    bytes  BLOB NOT NULL
) STRICT;
CREATE TABLE chunks_2(
    envelope BLOB NOT NULL REFERENCES envelopes,
    place    INTEGER NOT NULL,
    hash     BLOB NOT NULL,
    blob     INTEGER,                   -- in blobs; NULL until it came, and after purging
    PRIMARY KEY(envelope, place)
) STRICT, WITHOUT ROWID;
INSERT INTO chunks_2(envelope, place, hash, blob)
    SELECT envelope, place, hash, CASE WHEN bytes IS NULL THEN NULL ELSE random() END FROM chunks;
INSERT INTO blobs(number, bytes)
    SELECT blob, bytes FROM chunks_2 JOIN chunks USING(envelope, place) WHERE blob IS NOT NULL;
DROP TABLE chunks;
ALTER TABLE chunks_2 RENAME TO chunks;
CREATE INDEX chunks_by_hash ON chunks(hash);
)";

/// Version 3: stations whose name another one has now, what waits elsewhere, and clocks that are wrong.
inline constexpr std::string_view sqlite_archive_schema_3 = R"(
ALTER TABLE codes ADD COLUMN replaces INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stations ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stations ADD COLUMN clock_ahead INTEGER;
CREATE TABLE replaced(
    name         TEXT NOT NULL REFERENCES stations,
    key          BLOB NOT NULL,
    enrolled     TEXT NOT NULL,
    revoked      INTEGER NOT NULL DEFAULT 0,
    last_contact TEXT,
    waiting      INTEGER NOT NULL DEFAULT 0,
    held         INTEGER NOT NULL DEFAULT 0,
    oldest       TEXT,
    elsewhere    INTEGER NOT NULL DEFAULT 0,
    clock_ahead  INTEGER,
    replaced     TEXT NOT NULL,
    heard_since  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(name, key)
) STRICT, WITHOUT ROWID;
)";

/// Version 4: which keys each station says that it seals to ("VERSION FINGERPRINT").
inline constexpr std::string_view sqlite_archive_schema_4 = R"(
ALTER TABLE stations ADD COLUMN told_keys TEXT;
ALTER TABLE replaced ADD COLUMN told_keys TEXT;
)";

} // namespace tycktill::office
