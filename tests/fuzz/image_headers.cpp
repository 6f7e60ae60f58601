// Whatever the headers of a picture file say, they are read without harm, and nothing too large passes. The
// first byte chooses the format, so that the rest is spent on what stands behind its first bytes.
#include "scanner/pages/decode_parts.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <iterator>
#include <string_view>

using namespace tycktill;

namespace tycktill {
// Pictures only; qpdf has fuzzers of its own.
Result<std::unique_ptr<Decoder>> open_pdf(BytesView, int) {
    return fail("a PDF");
}
} // namespace tycktill

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace std::string_view_literals;
    static constexpr std::string_view starts[] = {
        "\xFF\xD8\xFF"sv, "\x89PNG\r\n\x1A\n"sv, "II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv};
    if (size == 0)
        return 0;
    const std::string_view start = starts[data[0] % std::size(starts)];
    Bytes bytes(start.begin(), start.end());
    bytes.insert(bytes.end(), data + 1, data + size);
    const auto decoder = open_decoder(bytes);
    if (decoder)
        for (int page = 1; page <= std::min((*decoder)->pages(), 3); ++page)
            (void)(*decoder)->decode(page, [](int, int, double) -> Result<Pixels> {
                return fail("its header is enough");
            });
    return 0;
}
