#include "shared/wire/enrol_code.h"

#include "shared/record/digest.h"
#include "shared/wire/base64.h"

namespace tycktill::wire {
namespace {
constexpr std::size_t pin_bytes = 32, print_bytes = 24, secret_bytes = 16, sum_bytes = 3;
constexpr std::size_t all_bytes = pin_bytes + print_bytes + secret_bytes;
constexpr std::size_t bytes_before_roots = 50; ///< of a code that knows no root key

} // namespace

Bytes root_print_of(const record::VerifyKey& root) {
    const record::Digest digest = record::blake2b(root.bytes);
    return {digest.begin(), digest.begin() + print_bytes};
}

std::string pin_text(BytesView server_pin) {
    return "sha256//" + to_base64(server_pin);
}

std::string to_text(const EnrolCode& code) {
    Bytes bytes = code.server_pin;
    bytes.insert(bytes.end(), code.root_print.begin(), code.root_print.end());
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
    if (bytes && bytes->size() == bytes_before_roots)
        return fail("this code was made by an office of before; upgrade tycktill-office there and "
                    "make a new one with enrol-code");
    if (!bytes || bytes->size() != all_bytes + sum_bytes)
        return fail("this is not a whole enrolment code; copy all 24 groups of five characters");
    const BytesView all(*bytes);
    const record::Digest sum = record::blake2b(all.first(all_bytes));
    if (!std::equal(sum.begin(), sum.begin() + sum_bytes, all.last(sum_bytes).begin()))
        return fail("a character in the enrolment code is wrong; compare it with the original");
    const auto piece = [&](std::size_t from, std::size_t count) {
        const BytesView taken = all.subspan(from, count);
        return Bytes(taken.begin(), taken.end());
    };
    return EnrolCode{piece(0, pin_bytes), piece(pin_bytes + print_bytes, secret_bytes),
                     piece(pin_bytes, print_bytes)};
}

} // namespace tycktill::wire
