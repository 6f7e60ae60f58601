#pragma once
/// Fingerprints of bytes. BLAKE2b-256 wherever both ends are ours; SHA-256 where the world asks for it.
#include "shared/base/bytes.h"

#include <array>
#include <initializer_list>
#include <memory>

namespace tycktill::record {

using Digest = std::array<std::uint8_t, 32>;

Digest blake2b(BytesView bytes);
/// Of the pieces one after the other.
Digest blake2b(std::initializer_list<BytesView> pieces);
Digest sha256(BytesView bytes);

/// Of what comes piece by piece.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;
    void add(BytesView piece);
    /// Once.
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace tycktill::record
