#pragma once
/// How often pages and ticks come back right after each damage, as a table of counts: a gain or a loss is
/// one changed number. The expected table is tests/pages/accuracy.txt; scanner_accuracy prints it anew.
#include "tests/support/damage.h"

namespace tycktill {

/// Twenty kinds at three strengths, an undamaged page and two mixtures.
std::vector<std::vector<Damage>> all_damages();

struct Tally {
    int pages = 0;
    int read = 0;                        ///< with the right form, serial and page
    int wrong_serial = 0;                ///< a page that says another's number
    int right = 0, asked = 0, wrong = 0; ///< questions; wrong: and nobody was asked
};

/// One page of every hand, filled in and damaged; another `round` is other ticks and other damage.
Tally read_all_hands(const std::string& assets, const std::vector<Damage>& damages, int round);

std::string table_head();
std::string table_row(const std::vector<Damage>& damages, const Tally& tally);

} // namespace tycktill
