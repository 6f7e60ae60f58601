#pragma once
/// A text under the hand: UTF-8, a caret between two characters, a limit, and what is marked: from `mark` to
/// the caret. What is typed or erased takes the place of what is marked. Pure; no undo is kept, so that
/// nothing lingers that was taken away.
#include <cstddef>
#include <string>
#include <string_view>

namespace tycktill::touch {

struct TextEdit {
    std::string text;
    std::size_t caret = 0; ///< byte offset, always between characters
    static constexpr std::size_t nothing = std::string::npos;
    std::size_t mark = nothing; ///< where the marking began

    void insert(std::string_view characters, std::size_t limit); ///< limit in code points
    void erase_before();
    void erase_after();
    void left(); ///< or to the beginning of what is marked
    void right();
    void word_left();
    void word_right();
    /// The word before the caret, with the white space behind it.
    void erase_word_before();
    /// This word in the place of the one that the caret stands at or in, and a space after it.
    void complete(std::string_view word, std::size_t limit);
    void mark_word(std::size_t offset); ///< the word there, if there is one
    void home();
    void end();
    void move_to(std::size_t offset); ///< the nearest boundary at or before `offset`

private:
    bool erase_marked();
};

struct TextSpan {
    std::size_t begin = 0, end = 0;
    bool empty() const { return begin == end; }
    friend bool operator==(const TextSpan&, const TextSpan&) = default;
};
/// What is marked; empty when nothing is.
TextSpan marked(const TextEdit& edit);
/// The word that has the offset in it or at its edge: letters, digits and hyphens. Empty between words.
TextSpan word_at(std::string_view text, std::size_t offset);

/// The character boundary before and after a byte offset.
std::size_t previous_boundary(std::string_view text, std::size_t offset);
std::size_t next_boundary(std::string_view text, std::size_t offset);

/// Should the next letter be a capital: at the start, after a line break, after «. », «! », «? »?
bool sentence_begins(std::string_view before_caret);

/// Overwrites the bytes, then empties.
void wipe(std::string& text);

} // namespace tycktill::touch
