#include "shared/record/digest.h"

#include "shared/record/sodium.h"

namespace tycktill::record {

Digest blake2b(BytesView bytes) {
    return blake2b({bytes});
}

Digest blake2b(std::initializer_list<BytesView> pieces) {
    Digest digest{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, digest.size());
    for (const BytesView piece : pieces)
        crypto_generichash_update(&state, piece.data(), piece.size());
    crypto_generichash_final(&state, digest.data(), digest.size());
    return digest;
}

Digest sha256(BytesView bytes) {
    Digest digest{};
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    return digest;
}

struct Sha256::State {
    crypto_hash_sha256_state sum;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
    crypto_hash_sha256_init(&state_->sum);
}
Sha256::~Sha256() = default;

void Sha256::add(BytesView piece) {
    crypto_hash_sha256_update(&state_->sum, piece.data(), piece.size());
}

Digest Sha256::finish() {
    Digest digest{};
    crypto_hash_sha256_final(&state_->sum, digest.data());
    return digest;
}

} // namespace tycktill::record
