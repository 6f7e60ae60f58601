#pragma once
/// From words to the value of a field, as a person would have typed it.
#include "forms/paper/sheet.h"
#include "scanner/handwriting/recogniser.h"

namespace tycktill::handwriting {

/// Words on one line with a blank between.
std::string one_line(const std::vector<Word>& words);
/// Lines that were broken because the box ended are joined; others keep their break. `width` is the
/// width of what the words were found in, px.
std::string running_text(const std::vector<Word>& words, int width);

/// The characters that a field of this rule may hold; "" means any.
std::string allowed_characters(forms::TextRule rule);
/// In the rule's own spelling: "714 31", "2026-11-03", an e-mail address without blanks.
std::string spelled(const std::string& text, forms::TextRule rule);
/// Whether the text can be a value of the rule at all.
bool plausible(const std::string& text, forms::TextRule rule);

/// Three letters or more, and none of them small.
bool is_all_capitals(const std::string& text);

/// Mean over characters, and the least sure word.
double confidence_of(const std::vector<Word>& words);
double weakest_of(const std::vector<Word>& words);
/// Of those that no word list has; 1 when there are none.
double weakest_new_of(const std::vector<Word>& words);

} // namespace tycktill::handwriting
