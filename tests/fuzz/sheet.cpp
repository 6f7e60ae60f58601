// A frozen sheet is parsed or refused; what is parsed survives being written and read again.
#include "forms/paper/sheet.h"
#include "tests/support/rooms.h"

#include <cstdlib>

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    const auto sheet = parse_sheet(text);
    if (sheet) {
        const auto again = parse_sheet(to_json(*sheet));
        if (!again || fingerprint(*again) != fingerprint(*sheet))
            std::abort();
    }
    return 0;
}
