#pragma once
/// Inside this room: from the words of a command line to an event's kind.
#include "office/commands/matter_commands.h"
#include "office/matters/event.h"

namespace tycktill::office {

struct WishedEvent {
    matters::Kind kind;
    std::optional<Day> day; ///< when it happened, if not today
};
/// `tried`: the words of what was tried, of a lifting. Fails naming the option that is missing or not right.
Result<WishedEvent> kind_of(const DoWish& wish, const std::string& tried);

} // namespace tycktill::office
