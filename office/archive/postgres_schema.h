#pragma once
/// The tables of the PostgreSQL archive, version 3: the same as SQLite's (office/archive/sqlite_schema.h), in
/// a schema of their own so that a database may be shared. Everything has its key in its rows and no
/// sequence, so it can be spread over machines (Citus: by envelope id; YugabyteDB: as it is).
namespace tycktill::office {

inline constexpr const char* postgres_archive_schema[] = {
    "CREATE SCHEMA IF NOT EXISTS tycktill",
    "CREATE TABLE IF NOT EXISTS tycktill.codes(secret bytea PRIMARY KEY, station text NOT NULL, "
    "expires date NOT NULL, used_by bytea)",
    "CREATE TABLE IF NOT EXISTS tycktill.stations(name text PRIMARY KEY, key bytea NOT NULL, "
    "enrolled date NOT NULL, revoked boolean NOT NULL DEFAULT false, last_contact date, "
    "waiting bigint NOT NULL DEFAULT 0, held bigint NOT NULL DEFAULT 0, oldest date)",
    "CREATE TABLE IF NOT EXISTS tycktill.keys(station text NOT NULL, key bytea NOT NULL, "
    "PRIMARY KEY(station, key))",
    "CREATE TABLE IF NOT EXISTS tycktill.heads(station text NOT NULL, epoch bytea NOT NULL, "
    "seq bigint NOT NULL, link bytea NOT NULL, PRIMARY KEY(station, epoch))",
    "CREATE TABLE IF NOT EXISTS tycktill.envelopes(id bytea PRIMARY KEY, station text NOT NULL, "
    "manifest bytea NOT NULL, signature bytea NOT NULL, link bytea NOT NULL, arrived date, "
    "receipt bytea, purged date, CHECK((arrived IS NULL) = (receipt IS NULL)))",
    "CREATE INDEX IF NOT EXISTS begun ON tycktill.envelopes(station) WHERE arrived IS NULL",
    "CREATE TABLE IF NOT EXISTS tycktill.chunks(envelope bytea NOT NULL, place int NOT NULL, "
    "hash bytea NOT NULL, bytes bytea, PRIMARY KEY(envelope, place))",
    // Sealed bytes do not compress; do not try.
    "ALTER TABLE tycktill.chunks ALTER COLUMN bytes SET STORAGE EXTERNAL",
    "CREATE INDEX IF NOT EXISTS chunks_by_hash ON tycktill.chunks(hash)",
    "CREATE TABLE IF NOT EXISTS tycktill.incidents(station text NOT NULL, link bytea NOT NULL, "
    "id bytea NOT NULL, manifest bytea NOT NULL, day date NOT NULL, "
    "PRIMARY KEY(station, link, id))",
    "CREATE TABLE IF NOT EXISTS tycktill.replies(id bytea NOT NULL, place int NOT NULL, "
    "sealed bytea NOT NULL, day date NOT NULL, PRIMARY KEY(id, place))",
    // Version 2, as SQLite's version 3.
    "ALTER TABLE tycktill.codes ADD COLUMN IF NOT EXISTS replaces boolean NOT NULL DEFAULT false",
    "ALTER TABLE tycktill.stations ADD COLUMN IF NOT EXISTS elsewhere bigint NOT NULL DEFAULT 0",
    "ALTER TABLE tycktill.stations ADD COLUMN IF NOT EXISTS clock_ahead bigint",
    "CREATE TABLE IF NOT EXISTS tycktill.replaced(name text NOT NULL, key bytea NOT NULL, "
    "enrolled date NOT NULL, revoked boolean NOT NULL DEFAULT false, last_contact date, "
    "waiting bigint NOT NULL DEFAULT 0, held bigint NOT NULL DEFAULT 0, oldest date, "
    "elsewhere bigint NOT NULL DEFAULT 0, clock_ahead bigint, replaced date NOT NULL, "
    "heard_since boolean NOT NULL DEFAULT false, PRIMARY KEY(name, key))",
    // Version 3, as SQLite's version 4.
    "ALTER TABLE tycktill.stations ADD COLUMN IF NOT EXISTS told_keys text",
    "ALTER TABLE tycktill.replaced ADD COLUMN IF NOT EXISTS told_keys text",
};

} // namespace tycktill::office
