#include "shared/record/pin.h"

#include "shared/record/sodium.h"

#include <algorithm>
#include <array>

namespace tycktill::record {

bool is_pin(std::string_view text) {
    return text.size() >= 4 && text.size() <= 8 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::string> pin_to_keep(std::string_view pin) {
    ready_sodium();
    if (!is_pin(pin))
        return fail("a PIN is 4 to 8 digits; write one like that");
    std::array<char, crypto_pwhash_STRBYTES> kept{};
    if (crypto_pwhash_str(kept.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return fail("not enough memory to work the PIN (64 MiB); close other programs");
    return std::string(kept.data());
}

bool is_kept_pin(std::string_view text) {
    return text.rfind(crypto_pwhash_STRPREFIX, 0) == 0 && text.size() < crypto_pwhash_STRBYTES;
}

bool pin_fits(std::string_view kept, std::string_view pin) {
    ready_sodium();
    if (!is_kept_pin(kept))
        return false;
    return crypto_pwhash_str_verify(std::string(kept).c_str(), pin.data(), pin.size()) == 0;
}

} // namespace tycktill::record
