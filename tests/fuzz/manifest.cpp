// A manifest is parsed or refused; what is parsed is written back the same.
#include "shared/record/manifest.h"
#include "tests/support/rooms.h"

#include <cstdlib>

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const BytesView bytes(data, size);
    const auto manifest = parse_manifest(bytes);
    if (manifest && to_bytes(*manifest) != Bytes(bytes.begin(), bytes.end()))
        std::abort();
    return 0;
}
