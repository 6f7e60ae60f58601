#pragma once
/// A text under the hand: UTF-8, a caret between two characters, a limit. Pure; no undo is kept, so that
/// nothing lingers that was taken away.
#include <cstddef>
#include <string>
#include <string_view>

namespace tycktill {

struct TextEdit {
    std::string text;
    std::size_t caret = 0; ///< byte offset, always between characters

    void insert(std::string_view characters, std::size_t limit); ///< limit in code points
    void erase_before();
    void erase_after();
    void left();
    void right();
    void home();
    void end();
    void move_to(std::size_t offset); ///< the nearest boundary at or before `offset`
};

/// The character boundary before and after a byte offset.
std::size_t previous_boundary(std::string_view text, std::size_t offset);
std::size_t next_boundary(std::string_view text, std::size_t offset);

/// Should the next letter be a capital: at the start, after a line break, after «. », «! », «? »?
bool sentence_begins(std::string_view before_caret);

/// Overwrites the bytes, then empties.
void wipe(std::string& text);

} // namespace tycktill
