#pragma once
/// The grammar of everything that is said on the wire: lines of `word value…`, in one fixed order,
/// ended by "\n", nothing optional and nothing around it. There is one spelling of each message, so
/// that what was signed is what is compared, stored and read aloud by a person with a text editor.
#include "shared/base/bytes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::wire {

/// Reads lines one after another and stops for good at the first that is not as expected.
class LineReader {
public:
    explicit LineReader(std::string_view text) : rest_(text) {}

    /// The words after `name` on the next line; exactly `count` of them.
    Result<std::vector<std::string>> words(std::string_view name, std::size_t count);
    Result<std::string> word(std::string_view name);
    Result<std::int64_t> number(std::string_view name);
    Result<Bytes> hex(std::string_view name, std::size_t bytes);
    bool next_is(std::string_view name) const;
    std::string_view rest() const { return rest_; }
    Result<void> end() const;

private:
    std::string_view rest_;
};

/// Decimal digits only, no sign, no leading zero, at most 15 digits.
Result<std::int64_t> parse_whole_number(std::string_view text);
/// Lower-case hexadecimal of exactly so many bytes.
Result<Bytes> parse_exact_hex(std::string_view text, std::size_t bytes);
/// A station's name: 1 to 40 of a–z 0–9 and hyphen, a letter or digit first.
bool is_station_name(std::string_view text);

} // namespace tycktill::wire
