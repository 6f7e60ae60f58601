#pragma once
/// How an event is kept: its facts as JSON that is read without the office's key, and its words, sealed to that key.
///
/// Facts, kept on disk, version 1: {"v":1,"day","entered","by","role","kind", the kind's own fields, "said":true where
/// words were written}. UTF-8, keys in byte order, no white space; a field with its default is left out. A reader keeps
/// to the names that it knows, so a field may be added.
/// Words, before sealing: {"words":"…"} and, of a lifting, "tried".
#include "office/matters/event.h"
#include "shared/base/bytes.h"

namespace tycktill::registry {

struct EventText {
    std::string facts;
    std::string words; ///< "" when nothing was written
};

EventText written(const matters::Event& event);
/// `words` may be "" while they are sealed: what was said is then known to have been said.
Result<matters::Event> read_event(const std::string& facts, const std::string& words);

} // namespace tycktill::registry
