// Sealed chunks with their headers: a stream, a locked box and a sealed box of anybody's bytes open under no
// key of ours, and what a chunk's address says is read in its one spelling.
#include "shared/record/sealed_box.h"
#include "shared/record/stream.h"
#include "shared/wire/lines.h"
#include "tests/support/rooms.h"

#include <cstdlib>

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const KeyPair key = make_key_pair();
    if (size == 0)
        return 0;
    const BytesView bytes(data + 1, size - 1);
    switch (data[0] % 4) {
    case 0:
        if (open_stream(bytes, key.public_key.bytes, {}))
            std::abort();
        break;
    case 1:
        if (open_box(key, bytes, "fuzz"))
            std::abort();
        break;
    case 2: {
        // A chunk that is whole is given back as it was, and one that was cut, turned or lengthened is not.
        Bytes sealed;
        seal_stream(sealed, key.public_key.bytes, bytes, {});
        const auto opened = open_stream(sealed, key.public_key.bytes, {});
        if (!opened || !std::equal(opened->begin(), opened->end(), bytes.begin(), bytes.end()))
            std::abort();
        sealed[data[0] * std::size_t{7} % sealed.size()] ^= 1;
        if (open_stream(sealed, key.public_key.bytes, {}))
            std::abort();
        break;
    }
    default:
        if (const auto hash = parse_exact_hex(text_of(bytes), 32);
            hash && to_hex(*hash) != text_of(bytes))
            std::abort();
        break;
    }
    return 0;
}
