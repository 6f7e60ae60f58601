#pragma once
/// The tables of the SQLite store of people. Never edited: a change is a new migration.
#include <cstdint>
#include <string_view>

namespace tycktill::people {

inline constexpr std::int64_t sqlite_people_application = 0x5454'5050; // "TTPP"

inline constexpr std::string_view sqlite_people_schema = R"(
CREATE TABLE accounts(
    id       TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    account  TEXT NOT NULL                  -- account_codec.h
) STRICT, WITHOUT ROWID;
CREATE TRIGGER accounts_stay BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'an account ends, and is never deleted'); END;
CREATE TABLE sessions(
    id      BLOB PRIMARY KEY,               -- hashed
    person  TEXT NOT NULL REFERENCES accounts(id),
    started INTEGER NOT NULL,               -- seconds since 1970
    seen    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_of ON sessions(person);
CREATE TABLE drafts(
    person TEXT NOT NULL,
    matter TEXT NOT NULL,
    act    TEXT NOT NULL,
    sealed BLOB NOT NULL,
    day    TEXT NOT NULL,
    PRIMARY KEY(person, matter, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX drafts_about ON drafts(matter);
)";

} // namespace tycktill::people
