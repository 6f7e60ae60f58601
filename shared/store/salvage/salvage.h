#pragma once
/// Inside this room only: a damaged store is copied aside and what is whole in it moves into a new one.
///
/// The steps survive a power cut at any place: FILE.damaged-N is a whole copy before anything is
/// touched; FILE.salvaged appears whole by one rename; from then on opening only puts it in FILE's
/// place. FILE.salvage is the mark that a program met damage while it ran.
#include "shared/store/outbox.h"

namespace tycktill::store {

/// Remembers, for the next opening, that the store is damaged.
void mark_for_salvage(const std::filesystem::path& file);

/// Salvages when the store is marked, or cannot be read at all. Nothing when there was no need.
Result<std::optional<Salvage>> salvage_if_needed(const std::filesystem::path& file);

inline constexpr std::size_t largest_store = std::size_t{64} << 30;

/// Moves what is whole from a damaged store, a copy of its own, into a new one. Counts.
Result<Salvage> salvage_rows(const std::filesystem::path& damaged,
                             const std::filesystem::path& fresh);

} // namespace tycktill::store
