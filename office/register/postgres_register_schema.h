#pragma once
/// The tables of the PostgreSQL register, version 1: the same as SQLite's (sqlite_register_schema.h), with the same
/// refusals. Never edited: a change is a new statement at the end.
namespace tycktill::registry {

inline constexpr const char* postgres_register_schema[] = {
    "CREATE SCHEMA IF NOT EXISTS tycktill",
    "CREATE TABLE IF NOT EXISTS tycktill.register_rows(board text NOT NULL, year int NOT NULL, "
    "number int NOT NULL CHECK(number > 0), matter text NOT NULL UNIQUE, arrived date NOT NULL, "
    "made date NOT NULL, line text NOT NULL, provision text NOT NULL DEFAULT '', other_number text "
    "NOT NULL DEFAULT '', void_reason int, void_day date, void_by text, "
    "PRIMARY KEY(board, year, number))",
    "CREATE INDEX IF NOT EXISTS register_rows_made ON tycktill.register_rows(made)",
    "CREATE TABLE IF NOT EXISTS tycktill.register_events(matter text NOT NULL REFERENCES "
    "tycktill.register_rows(matter), revision int NOT NULL, facts text NOT NULL, sealed bytea NOT "
    "NULL, sealed_digest bytea NOT NULL, link bytea NOT NULL, PRIMARY KEY(matter, revision))",
    "CREATE TABLE IF NOT EXISTS tycktill.purge_lists(id text PRIMARY KEY, revision int NOT NULL, "
    "list text NOT NULL)",
    "CREATE OR REPLACE FUNCTION tycktill.register_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION ''the register is added to, never taken from or rewritten''; END'",
    "CREATE OR REPLACE TRIGGER rows_stay BEFORE DELETE OR UPDATE OF board, year, number, matter, "
    "made ON tycktill.register_rows FOR EACH ROW EXECUTE FUNCTION tycktill.register_stays()",
    "CREATE OR REPLACE TRIGGER void_stays BEFORE UPDATE OF void_reason, void_day, void_by ON "
    "tycktill.register_rows FOR EACH ROW WHEN (old.void_day IS NOT NULL) "
    "EXECUTE FUNCTION tycktill.register_stays()",
    "CREATE OR REPLACE TRIGGER lists_stay BEFORE DELETE ON tycktill.purge_lists "
    "FOR EACH ROW EXECUTE FUNCTION tycktill.register_stays()",
    "CREATE OR REPLACE TRIGGER events_stay BEFORE DELETE ON tycktill.register_events "
    "FOR EACH ROW EXECUTE FUNCTION tycktill.register_stays()",
    "CREATE OR REPLACE TRIGGER facts_stay BEFORE UPDATE ON tycktill.register_events FOR EACH ROW "
    "WHEN (new.matter <> old.matter OR new.revision <> old.revision OR new.facts <> old.facts OR "
    "new.sealed_digest <> old.sealed_digest OR new.link <> old.link OR length(new.sealed) > 0) "
    "EXECUTE FUNCTION tycktill.register_stays()",
};

} // namespace tycktill::registry
