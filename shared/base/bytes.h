#pragma once
/// Bytes as values, and their two spellings: hexadecimal and text.
#include "shared/base/result.h"
#include "shared/base/room.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::base {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

std::string to_hex(BytesView bytes);
/// Fails on an odd length or any other character than 0–9, a–f, A–F.
Result<Bytes> from_hex(std::string_view text);

Bytes bytes_of(std::string_view text);
std::string text_of(BytesView bytes);

} // namespace tycktill::base
