#pragma once
/// What the pages and the strips of the corpus of text share: fonts, what is written, and the judge.
#include "tests/scanner/text_corpus.h"
#include "tests/support/rooms.h"

namespace tycktill {

bool is_for_text(const Box& box);
/// Those that are installed and have the Swedish letters.
const std::vector<std::string>& all_fonts(Script script);
std::string some_font(Script script, Chance& chance);
Lettering lettering_of(Script script, Chance& chance);
/// Text that fits in the box, shorter and shorter; "" when nothing does.
std::string fitting(const Box& box, Script script, const std::string& font,
                    const Lettering& lettering, Chance& chance);

/// "page 7 (dust, DejaVuSans) "
std::string place_in_words(const char* what, int number, const std::string& damage,
                           const std::string& font);

struct JudgedBox {
    Script script = Script::Type;
    const Box& box;
    std::string written; ///< "" when nothing is
    std::string damage, place;
};
void count_reading(const JudgedBox& judged, const FieldReading& field, TextTally& tally);

} // namespace tycktill
