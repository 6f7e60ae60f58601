#pragma once
/// Pages on which somebody wrote where there is no box: a word to three lines, with a pen, a pencil or a
/// machine, in a margin, between the fields, over the print or on the slip.
#include "scanner/reading/read_page.h"
#include "tests/scanner/corpus.h"
#include "tests/support/rooms.h"

namespace tycktill {

enum class Beside { Margin, BetweenFields, OverPrint, Slip, UnderALine, PastTheEnd };
inline constexpr Beside all_besides[] = {Beside::Margin, Beside::BetweenFields, Beside::OverPrint,
                                         Beside::Slip,   Beside::UnderALine,    Beside::PastTheEnd};
std::string to_text(Beside where);

/// Whether the page has such a place.
bool has_room(const BlankPage& paper, Beside where);
/// Filled in like the corpus' pages, with something written there before it is damaged.
CorpusPage page_with_words(const BlankPage& paper, const Person& person, Beside where,
                           const std::vector<Damage>& damages, Chance& chance);
/// Reads ticks and looks at all ink, text is not read.
PageReading read_all_ink(const Image& image, const std::string& assets);

} // namespace tycktill
