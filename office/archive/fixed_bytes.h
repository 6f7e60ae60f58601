#pragma once
/// A column's bytes as an id, digest or signature. What is too short is filled with zeros, so that a
/// damaged row is found by its hash and not by a crash.
#include "shared/base/bytes.h"

#include <algorithm>
#include <array>

namespace tycktill::office {

template <std::size_t N>
std::array<std::uint8_t, N> array_of(const Bytes& bytes) {
    std::array<std::uint8_t, N> array{};
    std::copy_n(bytes.begin(), std::min(N, bytes.size()), array.begin());
    return array;
}

} // namespace tycktill::office
