#pragma once
/// Who answers without ticking, or comments on what is printed: a cross beside its box, a highlighter over a choice, a
/// ring round words or a line under them.
#include "tests/scanner/outside_pages.h"

namespace tycktill {

enum class Odd { CrossBeside, Highlight, Underline, Ring, UnderlinedWord, RingedWord };
inline constexpr Odd all_odd[] = {Odd::CrossBeside, Odd::Highlight,      Odd::Underline,
                                  Odd::Ring,        Odd::UnderlinedWord, Odd::RingedWord};
std::string to_text(Odd odd);

/// What was drawn, in millimetres of the page.
struct OddMark {
    std::string field; ///< of the choice that it is at; "" when it is at words anywhere
    double left = 0, top = 0, right = 0, bottom = 0;
};

/// One a question, whose other choices are left empty or ticked, or one a page where words stand.
std::vector<OddMark> draw_odd_marks(Image& page, const BlankPage& paper, Odd odd, Chance& chance);
/// Whether a person is shown that place or asked about that question.
bool is_asked(const PageReading& reading, const OddMark& mark, double px_per_mm);

} // namespace tycktill
