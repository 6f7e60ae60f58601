#pragma once
/// A table of a report: heads, and rows of cells that know what they are, so that each way out (page, CSV, text, print)
/// writes them its own way. No cell holds a person's name or words.
#include "shared/base/day.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tycktill::reports {

struct Count {
    int value = 0;
    friend bool operator==(const Count&, const Count&) = default;
};
/// Days, with how many matters they were counted from; none when there was no matter.
struct MedianDays {
    std::optional<double> days;
    int matters = 0;
    friend bool operator==(const MedianDays&, const MedianDays&) = default;
};
/// So many of so many.
struct Share {
    int part = 0, whole = 0;
    friend bool operator==(const Share&, const Share&) = default;
};
/// A count too small to be published: it might point at somebody.
struct TooFew {
    friend bool operator==(const TooFew&, const TooFew&) = default;
};
using Cell = std::variant<std::string, Count, MedianDays, Share, TooFew>;

struct Table {
    std::string title;
    std::vector<std::string> heads;
    std::vector<std::vector<Cell>> rows;
    std::string note; ///< a sentence under the table, or ""
    friend bool operator==(const Table&, const Table&) = default;
};

/// "12", "färre än 5", "9 av 12 (75 %)", "4,5 dagar (12 ärenden)"
std::string in_words(const Cell& cell);

/// As it may be published: no count and no share below five stands in it, and where one alone of a row was taken away,
/// the next smallest goes too, or the row's sum would tell it; likewise in a column that ends with «Alla».
Table for_publishing(Table table);

/// For Swedish Excel: UTF-8 with a byte order mark, semicolons, CRLF, decimal commas, every text quoted; a text that begins
/// like a formula is guarded with an apostrophe. A share is two columns, part and whole, a median likewise.
std::string swedish_csv(const std::vector<Table>& tables);
/// To paste into a letter: columns in line, a blank line between tables.
std::string as_text(const std::vector<Table>& tables);

} // namespace tycktill::reports
