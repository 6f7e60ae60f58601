#pragma once
/// Inside this room only: secretstream_xchacha20poly1305 in chunks of 64 KiB, the last one marked
/// final. Written as header 24 ‖ chunks of plain + 17 bytes.
#include "shared/base/bytes.h"

namespace tycktill::record {

inline constexpr std::size_t stream_chunk = 64u << 10;

/// Adds header and chunks to `bytes`. The key is 32 bytes.
void seal_stream(Bytes& bytes, BytesView key, BytesView plain, BytesView associated);
/// Fails when any byte, the order or the end is not as sealed.
Result<Bytes> open_stream(BytesView sealed, BytesView key, BytesView associated);

} // namespace tycktill::record
