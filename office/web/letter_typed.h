#pragma once
/// A letter as it was typed: what it says, how it goes, what it promises, and what of it cannot be sent.
#include "office/web/letter.h"

namespace tycktill::web {

inline constexpr std::size_t longest_letter = 8000; ///< characters

/// What was typed, as it will go out.
struct Letter {
    std::string words;
    std::optional<matters::Means> means;
    std::optional<Day> day;
    std::string door;
};

/// What is wrong goes into `wrongs`, by its field.
Letter typed_letter(const Visit& visit, const LetterKind& kind, Wrongs& wrongs);
matters::Kind event_of(const LetterKind& kind, const Letter& letter, bool told);
/// Whether it could be sent now, before anybody's address is opened for it.
Wrongs judged(const Visit& visit, const LetterKind& kind, const Letter& letter);
bool needs_contact(const Letter& letter);
/// Whether there is anybody to write to.
bool is_told(const Visit& visit, const LetterKind& kind);

} // namespace tycktill::web
