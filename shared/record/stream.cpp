#include "shared/record/stream.h"

#include "shared/record/sodium.h"

#include <algorithm>

namespace tycktill::record {
namespace {
constexpr std::size_t header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t chunk_extra = crypto_secretstream_xchacha20poly1305_ABYTES;

/// The state holds keys: overwritten when it goes.
struct Stream {
    crypto_secretstream_xchacha20poly1305_state state{};
    Stream() = default;
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    ~Stream() { sodium_memzero(&state, sizeof state); }
};
} // namespace

void seal_stream(Bytes& bytes, BytesView key, BytesView plain, BytesView associated) {
    ready_sodium();
    const std::size_t chunks =
        std::max<std::size_t>(1, (plain.size() + stream_chunk - 1) / stream_chunk);
    std::size_t at = bytes.size();
    bytes.resize(at + header_size + plain.size() + chunks * chunk_extra);
    Stream stream;
    crypto_secretstream_xchacha20poly1305_init_push(&stream.state, &bytes[at], key.data());
    at += header_size;
    for (std::size_t i = 0; i < chunks; ++i) {
        const BytesView chunk = plain.subspan(
            i * stream_chunk, std::min(stream_chunk, plain.size() - i * stream_chunk));
        const unsigned char tag = i + 1 == chunks
                                      ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                      : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        crypto_secretstream_xchacha20poly1305_push(&stream.state, &bytes[at], nullptr, chunk.data(),
                                                   chunk.size(), associated.data(),
                                                   associated.size(), tag);
        at += chunk.size() + chunk_extra;
    }
}

Result<Bytes> open_stream(BytesView sealed, BytesView key, BytesView associated) {
    ready_sodium();
    if (sealed.size() < header_size + chunk_extra)
        return fail("the sealed bytes end too early");
    Stream stream;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, sealed.data(), key.data()))
        return fail("the sealed bytes have a broken header");
    sealed = sealed.subspan(header_size);
    Bytes plain(sealed.size());
    std::size_t done = 0;
    while (!sealed.empty()) {
        const BytesView chunk = sealed.first(std::min(stream_chunk + chunk_extra, sealed.size()));
        sealed = sealed.subspan(chunk.size());
        unsigned char tag = 0;
        if (chunk.size() < chunk_extra ||
            crypto_secretstream_xchacha20poly1305_pull(&stream.state, plain.data() + done, nullptr,
                                                       &tag, chunk.data(), chunk.size(),
                                                       associated.data(), associated.size()) != 0)
            return fail("the sealed bytes were changed or belong to another item");
        done += chunk.size() - chunk_extra;
        if ((tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL) != sealed.empty())
            return fail("the sealed bytes end too early or go on too long");
    }
    plain.resize(done);
    return plain;
}

} // namespace tycktill::record
