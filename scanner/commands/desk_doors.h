#pragma once
/// What the desk needs of its station: the queue and who may open it, the office's key, files, words.
#include "scanner/commands/queue_commands.h"
#include "scanner/desk/desk_work.h"
#include "shared/base/settings.h"

namespace tycktill::scanner {

/// `catalogue` and `words` must outlive the desk.
desk::DeskDoors desk_doors(const Station& station, const StationSettings& settings,
                           const forms::Catalogue& catalogue, const desk::WordList& words);
/// Debian's Swedish words (package wswedish), or none.
desk::WordList swedish_words();

} // namespace tycktill::scanner
