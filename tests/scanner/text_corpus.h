#pragma once
/// The corpus of text: pages of every shipped form and of one that has every kind of box, filled in by
/// machine, in block letters or by free hand, some boxes left empty, then copied, shone through, soiled
/// and scanned. Page N is the same on every machine that has the same fonts. What is counted is what
/// nobody would be asked about: texts believed and wrong, and text read where nothing stands.
#include "scanner/handwriting/handwriting.h"
#include "tests/scanner/corpus.h"
#include "tests/support/rooms.h"

#include <map>

namespace tycktill {

enum class Script { Type, BlockLetters, FreeHand, Nothing };
const char* name_of(Script script);

struct TextPage {
    int number = 0;
    const BlankPage* paper = nullptr;
    Script script = Script::Type;
    std::map<std::string, std::string> written; ///< by field; what is not here is empty
    std::string font, damage;
    Image image;
};

/// What the pages are printed on, once a process.
const std::vector<BlankPage>& text_papers();
TextPage text_page(int number);
/// By block letters or free hand.
TextPage pen_page(int number);
/// Page `number` without a word on it, with that damage among those of text_page().
TextPage empty_page(int number);

struct TextCount {
    int boxes = 0, believed = 0;
    int wrong = 0; ///< of those believed; a pen's letters always are
    int signs =
        0; ///< of those believed: free text whose words are right and a sign between them is not
    double letters = 0, errors = 0; ///< of all readings, believed or not
    TextCount& operator+=(const TextCount& more);
};
struct EmptyCount {
    int boxes = 0, asked = 0, invented = 0; ///< invented: text with nobody asked
    EmptyCount& operator+=(const EmptyCount& more);
};

struct TextTally {
    int pages = 0, not_read = 0;
    std::map<std::string, TextCount> written; ///< by script and kind of box: "typed, telephone"
    std::map<std::string, EmptyCount> empty;  ///< by damage
    std::vector<std::string> faults;          ///< a line each, with the page's number
    TextCount sum_of(Script script) const;
    EmptyCount empties() const;
};

void read_and_count(const TextPage& page, TextReader& reader, TextTally& tally);

/// A line or comb alone, cut out of its printed page with the labels round it, typed in and soiled: many
/// more fields an hour than whole pages give, but always found where they are.
struct TextStrip {
    int number = 0;
    Box box;
    std::string written, font, damage;
    Image image;
    Homography map;
};
/// `rule`: only boxes of that rule, when given.
TextStrip text_strip(int number, std::optional<TextRule> rule = {});
void read_and_count(const TextStrip& strip, TextReader& reader, TextTally& tally);

} // namespace tycktill
