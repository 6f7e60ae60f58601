#pragma once
/// A line of text cut into runs of one direction, in the order in which they stand on the screen
/// (the Unicode bidirectional algorithm, by FriBidi).
#include <cstddef>
#include <vector>

namespace tycktill::touch {

struct DirectionRun {
    std::size_t begin = 0, end = 0; ///< code points
    bool right_to_left = false;
};

struct Directions {
    std::vector<DirectionRun> runs;
    bool right_to_left = false; ///< the line as a whole
};
Directions directions(const std::vector<char32_t>& text);

} // namespace tycktill::touch
