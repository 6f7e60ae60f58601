#pragma once
/// A manifest says what one sealed envelope is made of and where it stands in its station's chain.
/// Both ends make and check the chain with this file.
///
/// Format, signed, sent and kept, version byte 1 (do not change: raise the version), little-endian:
///   1 ‖ epoch 16 ‖ seq u64 ‖ previous link 32 ‖ id 16 ‖ size u64 ‖ chunks u32 ‖ chunk hashes 32 each
/// A chunk is 256 KiB of the envelope's bytes, the last one what is left; its hash is BLAKE2b-256.
///   link = BLAKE2b-256(previous link ‖ manifest); the link before seq 1 is 32 zero bytes.
/// All hashes are over sealed bytes: the chain holds no personal data and outlives what it counts.
#include "shared/record/digest.h"
#include "shared/record/submission.h"

namespace tycktill::record {

inline constexpr std::size_t chunk_bytes = 256u << 10;

/// Random for every fresh or salvaged store: two stores never share a chain.
using Epoch = std::array<std::uint8_t, 16>;
Epoch random_epoch();

struct Manifest {
    Epoch epoch{};
    std::int64_t seq = 0; ///< from 1
    Digest previous{};
    SubmissionId id;
    std::uint64_t size = 0; ///< of the envelope, in bytes
    std::vector<Digest> chunks;
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// The last place of a chain: what the station signs in every heartbeat.
struct ChainHead {
    Epoch epoch{};
    std::int64_t seq = 0; ///< 0: nothing was released in this epoch yet
    Digest link{};
    friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

/// The envelope's bytes in chunks; the views point into `envelope`.
std::vector<BytesView> chunks_of(BytesView envelope);
/// The manifest of the next place after `head`.
Manifest next_manifest(const ChainHead& head, const SubmissionId& id, BytesView envelope);

Bytes to_bytes(const Manifest& manifest);
Result<Manifest> parse_manifest(BytesView bytes);
Digest link_of(const Manifest& manifest);
/// The chain after this manifest.
ChainHead head_after(const Manifest& manifest);

} // namespace tycktill::record
