// Only a whole page code is taken, and it is written back the same.
#include "forms/paper/page_code.h"
#include "tests/support/rooms.h"

#include <cstdlib>

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    const auto code = parse_page_code(text);
    if (code && to_text(*code) != text)
        std::abort();
    (void)parse_serial(text);
    return 0;
}
