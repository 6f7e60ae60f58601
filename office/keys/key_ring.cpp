#include "office/keys/key_ring.h"

namespace tycktill::office {

record::SecretBytes ring_bytes(const KeyRing& ring) {
    record::SecretBytes all;
    for (const auto& key : ring.keys)
        all.insert(all.end(), key.private_key.begin(), key.private_key.end());
    return all;
}

Result<KeyRing> key_ring_of(BytesView bytes) {
    constexpr std::size_t size = sizeof(record::PublicKey::bytes);
    if (bytes.empty() || bytes.size() % size != 0)
        return fail("the office's keys are damaged; restore them from a backup");
    KeyRing ring;
    for (std::size_t at = 0; at < bytes.size(); at += size)
        ring.keys.push_back(TRY(record::key_pair_of(bytes.subspan(at, size))));
    return ring;
}

std::vector<const record::KeyPair*> keys_of(const KeyRing& ring) {
    std::vector<const record::KeyPair*> keys;
    for (const auto& key : ring.keys)
        keys.push_back(&key);
    return keys;
}

} // namespace tycktill::office
