#pragma once
/// Fingerprints of bytes. BLAKE2b-256 wherever both ends are ours; SHA-256 where the world asks for it.
#include "shared/base/bytes.h"

#include <array>
#include <initializer_list>

namespace tycktill {

using Digest = std::array<std::uint8_t, 32>;

Digest blake2b(BytesView bytes);
/// Of the pieces one after the other.
Digest blake2b(std::initializer_list<BytesView> pieces);
Digest sha256(BytesView bytes);

} // namespace tycktill
