#pragma once
/// The table of the SQLite store of papers. Never edited: a change is a new migration.
#include <cstdint>
#include <string_view>

namespace tycktill::papers {

inline constexpr std::int64_t sqlite_papers_application = 0x5454'5041; // "TTPA"

inline constexpr std::string_view sqlite_papers_schema = R"(
CREATE TABLE papers(
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    revision INTEGER NOT NULL,
    final    INTEGER NOT NULL CHECK(final IN (0, 1)),
    facts    TEXT NOT NULL,
    sealed   BLOB NOT NULL,                 -- empty when nothing was written
    PRIMARY KEY(kind, id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER final_stays BEFORE DELETE ON papers WHEN old.final = 1
BEGIN SELECT RAISE(ABORT, 'a final paper stays'); END;
CREATE TRIGGER final_never_moves BEFORE UPDATE ON papers WHEN old.final = 1
BEGIN SELECT RAISE(ABORT, 'a final paper is never changed'); END;
)";

} // namespace tycktill::papers
