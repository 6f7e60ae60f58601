// Every message of the wire is parsed or refused. The first byte chooses the message.
#include "shared/wire/wire.h"
#include "shared/wire/enrol_code.h"
#include "shared/wire/request_signature.h"
#include "tests/support/rooms.h"

using namespace tycktill;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const VerifyKey key{};
    if (size == 0)
        return 0;
    const BytesView bytes(data + 1, size - 1);
    switch (data[0] % 9) {
    case 0:
        (void)parse_announcement(bytes);
        break;
    case 1:
        (void)parse_missing(bytes);
        break;
    case 2:
        (void)parse_receipt(bytes, key);
        break;
    case 3:
        (void)parse_heartbeat(bytes, key);
        break;
    case 4:
        (void)parse_hello(bytes);
        break;
    case 5:
        (void)parse_enrolment(bytes);
        break;
    case 6:
        (void)parse_welcome(bytes);
        break;
    case 7:
        (void)parse_office_keys(bytes, key);
        break;
    default:
        (void)parse_enrol_code(text_of(bytes));
        break;
    }
    return 0;
}
