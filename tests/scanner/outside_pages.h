#pragma once
/// Pages on which somebody wrote where there is no box, and pages on which nobody did: filled in, stamped, punched,
/// copied and scanned. A word to three lines, with a pen, a pencil or a machine, in a margin, between the fields, over
/// the print, on the slip, on the back.
#include "scanner/reading/read_page.h"
#include "tests/scanner/corpus.h"
#include "tests/support/rooms.h"

namespace tycktill {

enum class Beside {
    Margin,
    BetweenFields,
    OverPrint,
    Slip,
    UnderALine,
    PastTheEnd,
    OnAWord,    ///< one word, upon printed ones
    AtTheStamp, ///< one word, within some millimetres of the arrival stamp's frame
    AtACode,    ///< one word, where the code wants white
    AtTheEdge,  ///< one word, partly cut off by the paper's edge
};
inline constexpr Beside all_besides[] = {
    Beside::Margin,     Beside::BetweenFields, Beside::OverPrint, Beside::Slip,
    Beside::UnderALine, Beside::PastTheEnd,    Beside::OnAWord,   Beside::AtTheStamp,
    Beside::AtACode,    Beside::AtTheEdge};
std::string to_text(Beside where);

enum class OfficeMark { None, Holes, Staple, Stamp, DarkEdge };
inline constexpr OfficeMark all_office_marks[] = {OfficeMark::None, OfficeMark::Holes,
                                                  OfficeMark::Staple, OfficeMark::Stamp,
                                                  OfficeMark::DarkEdge};
std::string to_text(OfficeMark mark);

/// Who fills the page in, and what happens to it afterwards.
struct PageLife {
    Person person;
    std::string hand; ///< a font file for what is written in the boxes; "" writes only ticks
    OfficeMark mark = OfficeMark::None;
    std::vector<Damage> damages;
};

/// Whether the page has such a place.
bool has_room(const BlankPage& paper, Beside where);
/// Filled in, in its boxes alone.
CorpusPage page_without_words(const BlankPage& paper, const PageLife& life, Chance& chance);
/// The same, with something written there before it is damaged.
CorpusPage page_with_words(const BlankPage& paper, const PageLife& life, Beside where,
                           Chance& chance);
/// The empty back of a sheet, with a word or more.
Image back_with_words(const std::vector<Damage>& damages, Chance& chance);
/// Reads ticks and looks at all ink, text is not read.
PageReading read_all_ink(const Image& image, const std::string& assets);

} // namespace tycktill
