#pragma once
/// A document on A4 as a tagged PDF: headings, paragraphs and tables that flow over as many pages as they need, and for a
/// letter an address where a window envelope has its window. In black alone, so that a copy loses nothing. Reports,
/// letters and copies that are handed out are made so; nothing of how they came about lies in the file.
#include "forms/paper/millimetres.h"
#include "shared/base/result.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tycktill::forms {

struct DocumentHeading {
    std::string words;
    int level = 2; ///< 1 to 3
};
struct DocumentWords {
    enum class Look { Plain, Large, Quiet };
    std::string words; ///< '\n' begins a new line
    Look look = Look::Plain;
};
struct DocumentTable {
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> numbers; ///< columns that stand to the right
    /// For each row the length of a bar at its end, none for no bars; the number itself stands in a column.
    std::vector<int> bars = {};
    bool last_is_sum = false;
};
using DocumentBlock = std::variant<DocumentHeading, DocumentWords, DocumentTable>;

struct Document {
    std::string language = "sv";
    std::string title;  ///< of the file, and read aloud first
    std::string author; ///< who answers for it: a municipality, never a person
    std::vector<std::string> head_left,
        head_right;                   ///< on the first page; the first line of each is bold
    std::string foot;                 ///< on each page, beside its number
    std::vector<std::string> address; ///< of a letter, or none
    std::vector<DocumentBlock> blocks;
};

/// Where the paper is seen through the window of a C5 envelope however it has slid: A4 folded once, the window on the
/// right (H2, 90 × 35 mm, 20 mm from the right edge and 42 mm from the upper one), 19 mm of play sideways and 14 down.
/// Assumed measures: hold a printed letter in the envelopes that are bought.
inline constexpr Rect window_of_c5{119_mm, 42_mm, 71_mm, 21_mm};
inline constexpr int most_address_lines = 4;

/// What stands instead of words that are not handed out: always as wide, so that it tells nothing of them.
inline constexpr const char* masked_words = "\u00A0dolt\u00A0";

/// The file's bytes. Fails when the fonts are missing, or an address has more lines than the window shows.
Result<std::string> document_pdf(const Document& document);

} // namespace tycktill::forms
