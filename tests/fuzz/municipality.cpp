// A municipality's file is read whole or its faults are named; nothing crashes.
#include "forms/definition/parse.h"
#include "forms/paper/sheet.h"
#include "tests/support/rooms.h"

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    const auto parsed = parse_municipality(text, "x.toml");
    if (parsed.faults.empty())
        for (const Form& form : parsed.municipality.forms)
            (void)lay_out(form);
    return 0;
}
