#include "shared/base/json_bounds.h"

namespace tycktill::base {

Result<void> check_json_bounds(std::string_view text, const JsonBounds& bounds) {
    if (text.size() > bounds.bytes)
        return fail("JSON of more than " + std::to_string(bounds.bytes) + " bytes");
    std::size_t depth = 0, pieces = 1;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_text) {
            if (c == '\\')
                ++i; // whatever it stands for, it does not end the text
            else
                in_text = c != '"';
            continue;
        }
        in_text = c == '"';
        if (c == '[' || c == '{') {
            if (++depth > bounds.depth)
                return fail("JSON that is nested more than " + std::to_string(bounds.depth) +
                            " deep");
            ++pieces;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        } else if (c == ',' || c == ':') {
            ++pieces;
        }
        if (pieces > bounds.pieces)
            return fail("JSON of more than " + std::to_string(bounds.pieces) + " pieces");
    }
    return {};
}

} // namespace tycktill::base
