// A receipt and a chain's doubts are parsed or refused; what is parsed has one spelling. The office's key is
// known here, and a good signature is put where the last line should be, so that what stands behind the check
// is reached as well. The first byte chooses.
#include "shared/wire/wire.h"
#include "tests/support/rooms.h"

#include <cstdlib>

using namespace tycktill;

namespace {

const SigningKey& office_key() {
    static const SigningKey key = make_signing_key();
    return key;
}

/// The lines as somebody with the office's key would have signed them.
Bytes with_good_signature(BytesView lines, std::string_view purpose) {
    Bytes bytes(lines.begin(), lines.end());
    const Signature signature = sign(office_key(), purpose, lines);
    const Bytes last = bytes_of("signature " + to_hex(signature) + "\n");
    bytes.insert(bytes.end(), last.begin(), last.end());
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const BytesView bytes(data + 1, size - 1);
    if (data[0] % 3 == 0) {
        const Bytes whole = with_good_signature(bytes, "receipt");
        const auto receipt = parse_receipt(whole, office_key().verify_key);
        if (receipt && signed_bytes(*receipt, office_key()) != whole)
            std::abort();
        if (parse_receipt(bytes, office_key().verify_key))
            std::abort(); // nobody signed it
    } else if (data[0] % 3 == 1) {
        const Bytes whole = with_good_signature(bytes, "heartbeat");
        const auto heartbeat = parse_heartbeat(whole, office_key().verify_key);
        if (heartbeat && signed_bytes(*heartbeat, office_key()) != whole)
            std::abort();
    } else {
        const std::string text = text_of(bytes);
        if (const auto doubt = parse_store_doubt(text); doubt && to_text(*doubt) != text)
            std::abort();
        if (const auto head = parse_chain_head(text); head && to_text(*head) != text)
            std::abort();
    }
    return 0;
}
