#pragma once
/// The table of the mails' queue. Never edited: a change is a new migration.
#include <cstdint>
#include <string_view>

namespace tycktill::mail {

inline constexpr std::int64_t queue_application = 0x5454'4d41; // "TTMA"

inline constexpr std::string_view queue_schema = R"(
CREATE TABLE mails(
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    state  INTEGER NOT NULL,                -- mail.h: State
    sealed BLOB NOT NULL,                   -- empty when it was sent
    tries  INTEGER NOT NULL DEFAULT 0,
    since  INTEGER NOT NULL,                -- seconds since 1970: when it was to go first
    next   INTEGER NOT NULL,
    said   TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX mails_due ON mails(state, next);
)";

} // namespace tycktill::mail
