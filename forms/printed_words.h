#pragma once
/// The words that stand on every form and that no municipality writes, in each language that we have.
#include "forms/form.h"

namespace tycktill {

struct PrintedWords {
    Words arrival_stamp, how_to, chosen, not_chosen, wrong_box, one_digit;
    Words do_not_write, your_part, number, card_number, handed_in, card_handed_in,
        back_of_your_part, number_is_code, fold_here;
    Words unit;             ///< before the name of the unit that handed the form out
    Words year, month, day; ///< one letter, under the cells of a date
};

const PrintedWords& printed_words();

} // namespace tycktill
