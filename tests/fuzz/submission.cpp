// A submission's canonical bytes are parsed or refused. First byte: how many bytes are the matter.
#include "shared/record/submission.h"
#include "tests/support/rooms.h"

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::size_t matter = std::min<std::size_t>(data[0] * std::size_t{4}, size - 1);
    const auto parsed = parse_submission(BytesView(data + 1, matter),
                                         BytesView(data + 1 + matter, size - 1 - matter), {});
    if (parsed)
        (void)matter_bytes(*parsed);
    return 0;
}
