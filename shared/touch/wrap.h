#pragma once
/// Where a text breaks into lines. Pure: it is told how wide a piece is.
#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace tycktill::touch {

/// px of a piece of the text.
using MeasureText = std::function<float(std::string_view)>;

/// Bytes [begin, end) of the text. The space or line break at which it broke belongs to no line's
/// `end`, but the next line begins after it.
struct LineSpan {
    std::size_t begin = 0, end = 0;
    friend bool operator==(LineSpan, LineSpan) = default;
};

enum class Balance {
    No,  ///< fill each line: what people write
    Yes, ///< lines of even length, as few as without: questions, hints, cards, notices
};

/// Breaks at spaces and line breaks; a word that is wider than a line breaks inside. At least one line.
std::vector<LineSpan> wrap(std::string_view text, float width, Balance balance,
                           const MeasureText& measure);

} // namespace tycktill::touch
