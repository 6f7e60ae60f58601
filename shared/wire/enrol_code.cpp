#include "shared/wire/enrol_code.h"

#include "shared/record/digest.h"
#include "shared/wire/base64.h"

namespace tycktill::wire {
namespace {
constexpr std::size_t pin_bytes = 32, secret_bytes = 16, sum_bytes = 2;
}

std::string pin_text(BytesView server_pin) {
    return "sha256//" + to_base64(server_pin);
}

std::string to_text(const EnrolCode& code) {
    Bytes bytes = code.server_pin;
    bytes.insert(bytes.end(), code.secret.begin(), code.secret.end());
    const record::Digest sum = record::blake2b(bytes);
    bytes.insert(bytes.end(), sum.begin(), sum.begin() + sum_bytes);
    std::string text = to_base32(bytes);
    for (std::size_t at = 5; at < text.size(); at += 6)
        text.insert(at, "-");
    return text;
}

Result<EnrolCode> parse_enrol_code(std::string_view text) {
    const auto bytes = from_base32(text);
    if (!bytes || bytes->size() != pin_bytes + secret_bytes + sum_bytes)
        return fail("this is not a whole enrolment code; copy all 16 groups of five characters");
    const BytesView all(*bytes);
    const record::Digest sum = record::blake2b(all.first(pin_bytes + secret_bytes));
    if (!std::equal(sum.begin(), sum.begin() + sum_bytes, all.last(sum_bytes).begin()))
        return fail("a character in the enrolment code is wrong; compare it with the original");
    const auto secret = all.subspan(pin_bytes, secret_bytes);
    return EnrolCode{{all.begin(), all.begin() + pin_bytes}, {secret.begin(), secret.end()}};
}

} // namespace tycktill::wire
