#pragma once
/// The office's private keys, the newest first: what was sealed to an older one opens for ever.
#include "office/keys/opening_watch.h"
#include "shared/record/envelope.h"

namespace tycktill::office {

struct KeyRing {
    std::vector<record::KeyPair> keys;
    std::shared_ptr<OpeningWatch>
        watch; ///< over the office's folder; none where there is no folder

    KeyRing() = default;
    KeyRing(record::KeyPair only) {
        keys.push_back(std::move(only));
    } // NOLINT: one key is a ring of one
};

/// The keys one after the other, 32 bytes each: as they lie locked.
record::SecretBytes ring_bytes(const KeyRing& ring);
/// Fails when they are not whole keys, or none.
Result<KeyRing> key_ring_of(BytesView bytes);
/// For who takes keys one by one.
std::vector<const record::KeyPair*> keys_of(const KeyRing& ring);

/// With the first key that fits; the newest one's error when none does.
template <typename Open>
auto open_with(const KeyRing& ring, const Open& open) -> decltype(open(ring.keys.front())) {
    if (ring.keys.empty())
        return fail("there is no private key to open with");
    auto opened = open(ring.keys.front());
    for (std::size_t i = 1; i < ring.keys.size() && !opened; ++i)
        if (auto older = open(ring.keys[i]))
            return older;
    return opened;
}

/// The same for the submission of this id: not when it once ended a program.
template <typename Open>
auto open_watched(const KeyRing& ring, const record::SubmissionId& id, const Open& open)
    -> decltype(open(ring.keys.front())) {
    if (!ring.watch)
        return open_with(ring, open);
    const auto begun = ring.watch->begin(id);
    if (!begun)
        return tl::make_unexpected(begun.error());
    return open_with(ring, open);
}

} // namespace tycktill::office
