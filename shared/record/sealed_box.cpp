#include "shared/record/sealed_box.h"

#include "shared/record/sodium.h"

namespace tycktill::record {

namespace {

constexpr std::uint8_t format = 3;
constexpr std::size_t key_bytes = 32;
constexpr std::size_t sealed_key_bytes = key_bytes + crypto_box_SEALBYTES;

} // namespace

Bytes seal_box(const PublicKey& to, BytesView plain, std::string_view bound_to) {
    ready_sodium();
    const BoxKey key = make_box_key();
    Bytes box(1 + sealed_key_bytes);
    box[0] = format;
    crypto_box_seal(box.data() + 1, key.bytes.data(), key_bytes, to.bytes.data());
    const Bytes locked = lock(key, plain, bound_to);
    box.insert(box.end(), locked.begin(), locked.end());
    return box;
}

Result<Bytes> open_box(const KeyPair& key, BytesView box, std::string_view bound_to) {
    ready_sodium();
    if (box.size() < 1 + sealed_key_bytes || box[0] != format)
        return fail("a sealed box is damaged; restore it from a backup");
    SecretBytes bytes(key_bytes);
    if (crypto_box_seal_open(bytes.data(), box.data() + 1, sealed_key_bytes,
                             key.public_key.bytes.data(), key.private_key.data()) != 0)
        return fail("a sealed box does not open: it is damaged or another key's");
    return unlock(TRY(box_key_of(bytes)), box.subspan(1 + sealed_key_bytes), bound_to);
}

} // namespace tycktill::record
