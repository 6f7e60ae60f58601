#pragma once
/// What a letter's own words say about where it belongs: evidence beside the question, never the answer.
#include "scanner/queue/queue.h"

namespace tycktill::desk {

/// The key of the card «own matter or attachment».
inline constexpr const char* key_letter = "@letter";

struct UnitLine {
    std::string name;  ///< "" = not known
    std::string words; ///< street, or who passes it on
};
/// The municipality's units that fit what is typed, those that the letter names first; the last line is
/// always «Vet inte, … fördelar».
std::vector<UnitLine> units_for(const queue::QueuedForm& letter, const std::string& typed);

/// The letter's sentence that names a unit, and which bytes of it do.
struct UnitMention {
    std::string unit, sentence;
    std::size_t begin = 0, end = 0;
};
std::optional<UnitMention> unit_mentioned(const queue::QueuedForm& letter);

/// All that was read of it, as one text.
std::string letter_words(const queue::QueuedForm& letter);
std::size_t count_words(const std::string& text);

} // namespace tycktill::desk
