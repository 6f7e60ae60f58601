// Whatever bytes come, an envelope is parsed or refused; what is parsed is written back the same.
#include "shared/record/envelope.h"
#include "tests/support/rooms.h"

#include <cstdlib>

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView bytes(data, size);
    const auto envelope = parse_envelope(bytes);
    if (envelope && to_bytes(*envelope) != Bytes(bytes.begin(), bytes.end()))
        std::abort();
    if (envelope) {
        static const KeyPair key = make_key_pair();
        if (open(*envelope, key))
            std::abort(); // sealed to nobody's key
    }
    return 0;
}
