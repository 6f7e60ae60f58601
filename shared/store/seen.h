#pragma once
/// Inside this room only: what a station last saw in its own store, kept beside it in FILE.seen. A store
/// that has less was exchanged, put back or cut; SQLite itself cannot know.
///
/// Written after the commit that it tells of and not synced: it may be behind the store, never ahead.
#include "shared/record/manifest.h"

#include <filesystem>
#include <optional>

namespace tycktill::store {

struct Seen {
    std::int64_t kept = 0; ///< items ever kept; their rows are never removed
    std::vector<record::ChainHead> heads;
};

/// Nothing when there is none, or only a part of one.
std::optional<Seen> read_seen(const std::filesystem::path& store);
/// As well as the disk allows. Its time tells the day and not the minute.
void write_seen(const std::filesystem::path& store, const Seen& seen);

} // namespace tycktill::store
