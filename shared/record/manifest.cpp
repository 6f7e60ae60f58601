#include "shared/record/manifest.h"

#include "shared/record/little_endian.h"
#include "shared/record/sodium.h"

namespace tycktill::record {
namespace {
constexpr std::uint8_t manifest_format = 1;
}

Epoch random_epoch() {
    ready_sodium();
    Epoch epoch{};
    randombytes_buf(epoch.data(), epoch.size());
    return epoch;
}

std::vector<BytesView> chunks_of(BytesView envelope) {
    std::vector<BytesView> chunks;
    while (!envelope.empty()) {
        chunks.push_back(envelope.first(std::min(chunk_bytes, envelope.size())));
        envelope = envelope.subspan(chunks.back().size());
    }
    return chunks;
}

Manifest next_manifest(const ChainHead& head, const SubmissionId& id, BytesView envelope) {
    Manifest manifest{head.epoch, head.seq + 1, head.link, id, envelope.size(), {}};
    for (const BytesView chunk : chunks_of(envelope))
        manifest.chunks.push_back(blake2b(chunk));
    return manifest;
}

Bytes to_bytes(const Manifest& manifest) {
    Bytes bytes;
    put_number(bytes, manifest_format);
    put_bytes(bytes, manifest.epoch);
    put_number(bytes, manifest.seq);
    put_bytes(bytes, manifest.previous);
    put_bytes(bytes, manifest.id.bytes);
    put_number(bytes, manifest.size);
    put_number(bytes, static_cast<std::uint32_t>(manifest.chunks.size()));
    for (const Digest& chunk : manifest.chunks)
        put_bytes(bytes, chunk);
    return bytes;
}

Result<Manifest> parse_manifest(BytesView bytes) {
    ByteReader reader(bytes);
    const auto format = reader.number<std::uint8_t>();
    const auto epoch = reader.array<16>();
    const auto seq = reader.number<std::int64_t>();
    const auto previous = reader.array<32>();
    const auto id = reader.array<16>();
    const auto size = reader.number<std::uint64_t>();
    const auto count = reader.number<std::uint32_t>();
    if (!count || *format != manifest_format)
        return fail("not a manifest of a format that this program knows");
    // Checked without multiplying, so that no size can wrap around.
    const std::uint64_t expected = *size / chunk_bytes + (*size % chunk_bytes != 0 ? 1 : 0);
    if (*seq < 1 || *size == 0 || *count != expected ||
        reader.rest().size() / sizeof(Digest) != *count)
        return fail("a manifest whose numbers do not agree");
    Manifest manifest{*epoch, *seq, *previous, {*id}, *size, {}};
    manifest.chunks.reserve(*count);
    for (std::uint32_t i = 0; i < *count; ++i)
        manifest.chunks.push_back(*reader.array<32>());
    if (!reader.at_end())
        return fail("a manifest that goes on after its end");
    return manifest;
}

Digest link_of(const Manifest& manifest) {
    return blake2b({manifest.previous, to_bytes(manifest)});
}

ChainHead head_after(const Manifest& manifest) {
    return {manifest.epoch, manifest.seq, link_of(manifest)};
}

} // namespace tycktill::record
