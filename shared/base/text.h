#pragma once
/// UTF-8 text: code points, counting, trimming. Text is kept as UTF-8 in NFC everywhere.
#include "shared/base/room.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::base {

/// 0 to 9 and nothing else, in any locale.
constexpr bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_utf8(std::string_view text);
/// Code points; a byte that is not UTF-8 becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view text);
std::string to_utf8(char32_t code_point);
std::string to_utf8(const std::vector<char32_t>& code_points);
/// How many code points.
std::size_t length_of(std::string_view text);
/// Without white space at both ends.
std::string trimmed(std::string_view text);
/// Lower case for the letters that Swedish, Finnish and Sami use (ASCII, Latin-1, Latin Extended-A).
std::string lower_case(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

} // namespace tycktill::base
