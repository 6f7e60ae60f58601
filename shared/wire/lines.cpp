#include "shared/wire/lines.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::wire {
namespace {
constexpr std::size_t longest_line = 1024;
}

Result<std::vector<std::string>> LineReader::words(std::string_view name, std::size_t count) {
    const auto end = rest_.substr(0, longest_line).find('\n');
    if (end == std::string_view::npos)
        return fail("the line \"" + std::string(name) + "\" is missing");
    auto parts = split(rest_.substr(0, end), ' ');
    if (parts.size() != count + 1 || parts.front() != name ||
        std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.empty(); }))
        return fail("expected a line \"" + std::string(name) + "\"");
    parts.erase(parts.begin());
    rest_.remove_prefix(end + 1);
    return parts;
}

Result<std::string> LineReader::word(std::string_view name) {
    return TRY(words(name, 1)).front();
}

Result<std::int64_t> LineReader::number(std::string_view name) {
    return parse_whole_number(TRY(word(name)));
}

Result<Bytes> LineReader::hex(std::string_view name, std::size_t bytes) {
    return parse_exact_hex(TRY(word(name)), bytes);
}

bool LineReader::next_is(std::string_view name) const {
    return rest_.substr(0, name.size()) == name && rest_.size() > name.size() &&
           rest_[name.size()] == ' ';
}

Result<void> LineReader::end() const {
    if (!rest_.empty())
        return fail("something stands after the last line");
    return {};
}

Result<std::int64_t> parse_whole_number(std::string_view text) {
    const bool digits =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > 15 || !digits || (text.size() > 1 && text.front() == '0'))
        return fail("not a whole number");
    std::int64_t value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return value;
}

Result<Bytes> parse_exact_hex(std::string_view text, std::size_t bytes) {
    const bool lower =
        std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'F'; });
    if (text.size() != 2 * bytes || !lower)
        return fail("expected " + std::to_string(2 * bytes) + " hexadecimal digits");
    return from_hex(text);
}

bool is_station_name(std::string_view text) {
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !text.empty() && text.size() <= 40 && plain(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return plain(c) || c == '-'; });
}

} // namespace tycktill::wire
