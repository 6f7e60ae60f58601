#pragma once
/// The tables of the SQLite register. Never edited: a change is a new migration.
/// No table counts its rows as they come, and no row of the register, and no event, can be taken away or rewritten: the
/// store refuses it, whoever asks. Purging takes words alone, and leaves their digest.
#include <cstdint>
#include <string_view>

namespace tycktill::registry {

inline constexpr std::int64_t sqlite_register_application = 0x5454'5247; // "TTRG"

inline constexpr std::string_view sqlite_register_schema = R"(
CREATE TABLE rows(
    board        TEXT NOT NULL,
    year         INTEGER NOT NULL,
    number       INTEGER NOT NULL CHECK(number > 0),
    matter       TEXT NOT NULL UNIQUE,
    arrived      TEXT NOT NULL,
    made         TEXT NOT NULL,
    line         TEXT NOT NULL,
    provision    TEXT NOT NULL DEFAULT '',
    other_number TEXT NOT NULL DEFAULT '',
    void_reason  INTEGER,
    void_day     TEXT,
    void_by      TEXT,
    PRIMARY KEY(board, year, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX rows_made ON rows(made);
CREATE TABLE events(
    matter        TEXT NOT NULL REFERENCES rows(matter),
    revision      INTEGER NOT NULL,
    facts         TEXT NOT NULL,
    sealed        BLOB NOT NULL,            -- empty when nothing was written, or it was purged
    sealed_digest BLOB NOT NULL,
    link          BLOB NOT NULL,
    PRIMARY KEY(matter, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE purge_lists(
    id       TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    list     TEXT NOT NULL                  -- purge_list.h
) STRICT, WITHOUT ROWID;
CREATE TRIGGER lists_stay BEFORE DELETE ON purge_lists
BEGIN SELECT RAISE(ABORT, 'a purge list stays'); END;
CREATE TRIGGER rows_stay BEFORE DELETE ON rows
BEGIN SELECT RAISE(ABORT, 'a row of the register is voided, never deleted'); END;
CREATE TRIGGER numbers_stay BEFORE UPDATE OF board, year, number, matter, made ON rows
BEGIN SELECT RAISE(ABORT, 'a number of the register is given once'); END;
CREATE TRIGGER void_stays BEFORE UPDATE OF void_reason, void_day, void_by ON rows WHEN old.void_day IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a row of the register is voided once'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END;
CREATE TRIGGER facts_stay BEFORE UPDATE ON events
WHEN new.matter IS NOT old.matter OR new.revision IS NOT old.revision OR new.facts IS NOT old.facts
     OR new.sealed_digest IS NOT old.sealed_digest OR new.link IS NOT old.link OR length(new.sealed) > 0
BEGIN SELECT RAISE(ABORT, 'an event is never rewritten'); END;
)";

} // namespace tycktill::registry
