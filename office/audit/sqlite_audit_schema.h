#pragma once
/// The tables of the SQLite log. Never edited: a change is a new migration. The store itself refuses to take away or
/// rewrite, whoever asks; who goes round it is found by the chain.
#include <cstdint>
#include <string_view>

namespace tycktill::audit {

inline constexpr std::int64_t sqlite_audit_application = 0x5454'414C; // "TTAL"

inline constexpr std::string_view sqlite_audit_schema = R"(
CREATE TABLE entries(
    number    INTEGER PRIMARY KEY,
    facts     TEXT NOT NULL,
    sealed    BLOB NOT NULL,
    link      BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE TABLE head(                          -- of the newest entry, apart: a log that was cut at its end is seen
    one       INTEGER PRIMARY KEY CHECK(one = 1),
    number    INTEGER NOT NULL,
    link      BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER facts_stay BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER head_stays BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER head_grows BEFORE UPDATE ON head WHEN new.number <> old.number + 1
BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
)";

} // namespace tycktill::audit
