#pragma once
/// The words that stand on every form: in Swedish, English and Finnish from here, in the municipality's
/// own words and in any other language from its file, in [texts] under the keys "printed.…".
#include "forms/definition/form.h"

#include <vector>

namespace tycktill::forms {

struct PrintedWords {
    Words arrival_stamp, how_to, chosen, not_chosen, wrong_box, one_digit;
    Words do_not_write, your_part, number, card_number, handed_in, card_handed_in,
        back_of_your_part, code, fold_here;
    Words unit;             ///< before the name of the unit that handed the form out
    Words year, month, day; ///< one letter, under the cells of a date
};

/// "printed.arrival_stamp" … every key there is.
std::vector<std::string> printed_word_keys();

PrintedWords printed_words(const Form& form);

} // namespace tycktill::forms
