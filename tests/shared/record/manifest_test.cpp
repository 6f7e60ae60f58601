#include "shared/record/manifest.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("a manifest survives the way to bytes and back") {
    for (const std::size_t size :
         {std::size_t{1}, chunk_bytes, chunk_bytes + 1, 3 * chunk_bytes + 7}) {
        const Bytes envelope = noise(size);
        const Manifest manifest =
            next_manifest({random_epoch(), 6, blake2b(envelope)}, random_submission_id(), envelope);
        REQUIRE(manifest.seq == 7);
        REQUIRE(manifest.chunks.size() == (size + chunk_bytes - 1) / chunk_bytes);
        REQUIRE(parse_manifest(to_bytes(manifest)).value() == manifest);
    }
}

TEST_CASE("every place in a chain follows from the one before it") {
    ChainHead head{random_epoch(), 0, {}};
    const Manifest first = next_manifest(head, random_submission_id(), noise(100));
    head = head_after(first);
    const Manifest second = next_manifest(head, random_submission_id(), noise(100));
    REQUIRE(second.previous == link_of(first));
    REQUIRE(head_after(second).seq == 2);
    Manifest changed = first;
    changed.chunks[0][0] ^= 1;
    REQUIRE(link_of(changed) != second.previous);
}

TEST_CASE("a manifest whose numbers do not agree is refused") {
    const Bytes bytes =
        to_bytes(next_manifest({random_epoch(), 0, {}}, random_submission_id(), noise(300'000)));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        REQUIRE_FALSE(parse_manifest(BytesView(bytes).first(size)));
    Bytes longer = bytes;
    longer.push_back(0);
    REQUIRE_FALSE(parse_manifest(longer));
    const auto with = [&](std::size_t at, std::uint8_t value) {
        Bytes changed = bytes;
        changed[at] = value;
        return changed;
    };
    REQUIRE_FALSE(parse_manifest(with(0, 2)));         // format
    REQUIRE_FALSE(parse_manifest(with(24, 0x80)));     // a negative seq
    REQUIRE_FALSE(parse_manifest(with(17, 0)));        // seq 0
    REQUIRE_FALSE(parse_manifest(with(73 + 7, 0xff))); // an enormous size
    REQUIRE_FALSE(parse_manifest(with(81, 1)));        // fewer chunks than the size needs
}
