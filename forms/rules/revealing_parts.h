#pragma once
/// What the parts of revealing.h share: a text as words, each with what stands before it.
#include "forms/rules/revealing.h"

namespace tycktill::forms {

/// Letters and digits in a row, with hyphens and apostrophes inside: "Ulla-Britt", "070", "c".
struct TextWord {
    std::size_t at = 0, length = 0; ///< bytes
    std::string lower;
    std::string before;    ///< what stands between it and the word before
    bool capital = false;  ///< begins with a capital letter
    bool number = false;   ///< digits alone
    bool new_line = false; ///< `before` holds a line break
    bool sentence = false; ///< begins a line, or stands after . ! ? :
    std::size_t end() const { return at + length; }
};
struct WordText {
    std::string text;
    std::vector<TextWord> words;
    std::string after; ///< what stands after the last word
    /// "" beyond either end.
    const std::string& lower(std::size_t word) const;
    bool capital(std::size_t word) const { return word < words.size() && words[word].capital; }
    /// The white space alone stands before it, without a line break.
    bool joined(std::size_t word) const;
    Revealing span(RevealKind kind, std::size_t first, std::size_t count) const;
};
WordText words_of(std::string_view text);

void find_numbers(const WordText& text, std::vector<Revealing>& found);
void find_addresses(const WordText& text, std::vector<Revealing>& found);
void find_names(const WordText& text, std::vector<Revealing>& found);

// What the words are known as; see revealing_lists.cpp. All in lower case.
bool is_first_name(const std::string& lower);
/// Never a name: function words, roles, months, «anonym», «kommunen».
bool is_no_name(const std::string& lower);
bool is_relation(const std::string& lower);
bool is_staff_title(const std::string& lower);
/// «Björkgården», «Storgatan», «kommun»: by their endings.
bool is_place(const std::string& lower);
bool ends_with_any(std::string_view word, const std::vector<std::string_view>& endings);

} // namespace tycktill::forms
