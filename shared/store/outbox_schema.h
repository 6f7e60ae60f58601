#pragma once
/// Inside this room only: the outbox's tables, told once. Stores in the field hold them: a released
/// version is never changed, the next one is added to the list.
#include "shared/store/database.h"

#include <array>

namespace tycktill::store {

inline constexpr std::int64_t outbox_application_id = 0x54796B62; ///< "Tykb"

/// item.state
enum class ItemState : std::int64_t { Kept = 0, Released = 1, Receipted = 2, Held = 3 };

/// Ids are random and the tables are ordered by them: rows tell nothing about who came when.
/// A payload row is one chunk of the envelope with the hash that its manifest will carry.
inline constexpr std::string_view outbox_version_1 = R"sql(
CREATE TABLE item (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    day TEXT,
    size INTEGER NOT NULL,
    place INTEGER UNIQUE,
    epoch BLOB CHECK (length(epoch) = 16),
    seq INTEGER CHECK (seq > 0),
    manifest BLOB,
    link BLOB CHECK (length(link) = 32),
    attempts INTEGER NOT NULL DEFAULT 0,
    delivered INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    receipt BLOB,
    UNIQUE (epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_by_state ON item (state, place);
CREATE TABLE payload (
    id BLOB NOT NULL REFERENCES item (id),
    number INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    bytes BLOB NOT NULL,
    PRIMARY KEY (id, number)
) STRICT, WITHOUT ROWID;
CREATE TABLE chain (
    epoch BLOB PRIMARY KEY CHECK (length(epoch) = 16),
    number INTEGER NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    link BLOB NOT NULL CHECK (length(link) = 32)
) STRICT, WITHOUT ROWID;
CREATE TABLE fact (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

/// Version 2: whose each item is. NULL: of the office that the station is enrolled at; claimed for it by
/// Outbox::address_to(). A chain belongs to one office, which can prove it whole.
inline constexpr std::string_view outbox_version_2 = R"sql(
ALTER TABLE item ADD COLUMN office BLOB CHECK (length(office) = 32);
ALTER TABLE chain ADD COLUMN office BLOB CHECK (length(office) = 32);
CREATE TABLE office (
    receipt_key BLOB PRIMARY KEY CHECK (length(receipt_key) = 32),
    url TEXT NOT NULL,
    present INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
)sql";

/// Of an item or a chain, with the present office's key as the value: what may go to that office.
#define OUTBOX_OURS "(office IS NULL OR office = ?)"

/// Sets of a held item: back to where it was in its life.
#define OUTBOX_LET_GO "reason = NULL, state = CASE WHEN manifest IS NULL THEN 0 ELSE 1 END"

inline DatabaseSettings outbox_settings(const std::string& file_system) {
    DatabaseSettings settings;
    settings.application_id = outbox_application_id;
    settings.migrations = {outbox_version_1, outbox_version_2};
    settings.gives_space_back = true;
    settings.file_system = file_system;
    return settings;
}

template <std::size_t size>
std::array<std::uint8_t, size> fixed(BytesView bytes) {
    std::array<std::uint8_t, size> value{};
    for (std::size_t i = 0; i < size && i < bytes.size(); ++i)
        value[i] = bytes[i];
    return value;
}

} // namespace tycktill::store
