#pragma once
/// How often pages and ticks come back right after each damage, as tables of counts: a gain or a loss is one
/// changed number. The expected tables are tests/pages/accuracy.txt; scanner_accuracy prints them anew.
#include "scanner/reading/page_reading.h"
#include "tests/scanner/corpus.h"
#include "tests/support/rooms.h"

#include <array>

namespace tycktill {

/// Plain numbers, so that a process can hand it to another.
struct Tally {
    int pages = 0;
    int read = 0;         ///< with the right form, serial and page
    int wrong_serial = 0; ///< a page that says another's number
    /// Questions without a filled box; wrong: and nobody was asked.
    int right = 0, asked = 0, wrong = 0;
    /// Boxes by what was done to them (empty, ticked, filled) and by what was read (MarkState's order).
    std::array<std::array<int, 4>, 3> states{};
    /// Boxes of questions that nobody is asked about, and those of them that say the wrong thing.
    int asserted = 0, silently_wrong = 0;
    int filled_read_as_ticked = 0; ///< and nobody was asked
    /// Boxes of questions without a filled one, on pages that leave marks clear; asked about all the same.
    int clear = 0, clear_asked = 0;

    Tally& operator+=(const Tally& other);
};

/// What the reading says of the page against what was done to it.
Tally judged(const PageReading& reading, const CorpusPage& page, bool clear);
/// One page of every person, of the forms in turn; another `round` is other ticks and other damage.
Tally read_all_hands(const std::string& assets, const std::vector<Damage>& damages, int round);
/// One page, drawn from all of them.
Tally read_one(const std::string& assets, const BlankPage& paper, const Person& person,
               const std::vector<Damage>& damages, Chance& chance);

std::string table_head();
std::string table_row(const std::string& name, const Tally& tally);
/// What boxes were and what they were read as.
std::string states_head();
std::string states_rows(const std::string& name, const Tally& tally);
/// Every person ticks that page and a usual scanner scans it.
Tally read_usual_scans(const std::string& assets, const BlankPage& paper);

} // namespace tycktill
