#include "shared/record/signing.h"

#include "shared/record/sodium.h"

#include <algorithm>

namespace tycktill::record {
namespace {

Bytes bound_to(std::string_view purpose, BytesView message) {
    Bytes bytes = bytes_of(purpose);
    bytes.reserve(purpose.size() + 1 + message.size());
    bytes.push_back(0);
    bytes.insert(bytes.end(), message.begin(), message.end());
    return bytes;
}

/// libsodium's secret key is seed ‖ public key.
SecretBytes whole_key(SigningKey& key) {
    SecretBytes whole(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(key.verify_key.bytes.data(), whole.data(), key.seed.data());
    return whole;
}

} // namespace

SigningKey make_signing_key() {
    ready_sodium();
    SigningKey key;
    key.seed.resize(crypto_sign_SEEDBYTES);
    randombytes_buf(key.seed.data(), key.seed.size());
    whole_key(key);
    return key;
}

Result<SigningKey> signing_key_of(BytesView seed) {
    if (seed.size() != crypto_sign_SEEDBYTES)
        return fail("a signing key is 32 bytes, not " + std::to_string(seed.size()));
    SigningKey key;
    key.seed.assign(seed.begin(), seed.end());
    whole_key(key);
    return key;
}

Result<VerifyKey> verify_key_of(BytesView bytes) {
    VerifyKey key;
    if (bytes.size() != key.bytes.size())
        return fail("a verify key is 32 bytes, not " + std::to_string(bytes.size()));
    std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
    return key;
}

Signature sign(const SigningKey& key, std::string_view purpose, BytesView message) {
    // Guarded memory is dear to take (several system calls that stop every thread): once a thread.
    thread_local SecretBytes whole(crypto_sign_SECRETKEYBYTES);
    std::copy(key.seed.begin(), key.seed.end(), whole.begin());
    std::copy(key.verify_key.bytes.begin(), key.verify_key.bytes.end(),
              whole.begin() + crypto_sign_SEEDBYTES);
    const Bytes signed_bytes = bound_to(purpose, message);
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, signed_bytes.data(), signed_bytes.size(),
                         whole.data());
    wipe(whole.data(), whole.size());
    return signature;
}

bool verify(const VerifyKey& key, std::string_view purpose, BytesView message,
            BytesView signature) {
    if (signature.size() != crypto_sign_BYTES)
        return false;
    const Bytes signed_bytes = bound_to(purpose, message);
    return crypto_sign_verify_detached(signature.data(), signed_bytes.data(), signed_bytes.size(),
                                       key.bytes.data()) == 0;
}

} // namespace tycktill::record
