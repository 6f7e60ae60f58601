#include "office/people/second_factor.h"

#include "shared/record/locked_box.h"

#include <array>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

namespace tycktill::people {
namespace {

constexpr int digits = 6;
constexpr std::size_t sha1_bytes = 20;
// Nobody must tell l from 1 or o from 0.
constexpr std::string_view letters = "23456789abcdefghjkmnpqrstuvwxyz";
constexpr std::size_t different_letters = letters.size();

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && gnutls_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string percent_encoded(std::string_view text) {
    static constexpr char hex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (plain)
            out += c;
        else
            (out += '%', out += hex[byte >> 4], out += hex[byte & 15]);
    }
    return out;
}

} // namespace

std::string totp_code(BytesView secret, std::int64_t step) {
    std::array<std::uint8_t, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
    std::array<std::uint8_t, sha1_bytes> mac{};
    if (gnutls_hmac_fast(GNUTLS_MAC_SHA1, secret.data(), secret.size(), counter.data(),
                         counter.size(), mac.data()) != 0)
        return ""; // no code is ""
    const std::size_t at = mac.back() & 15u;
    const std::uint32_t number = (static_cast<std::uint32_t>(mac[at] & 0x7fu) << 24) |
                                 (static_cast<std::uint32_t>(mac[at + 1]) << 16) |
                                 (static_cast<std::uint32_t>(mac[at + 2]) << 8) | mac[at + 3];
    std::string code = std::to_string(number % 1'000'000);
    return std::string(digits - code.size(), '0') + code;
}

std::optional<std::int64_t> totp_step_of(BytesView secret, std::string_view code, Instant now,
                                         std::int64_t last) {
    const std::int64_t present = now.time_since_epoch().count() / totp_step_seconds;
    std::optional<std::int64_t> found;
    for (std::int64_t step = present - 1; step <= present + 1; ++step) {
        // Each is compared, so that the time tells nothing.
        const std::string right = totp_code(secret, step);
        if (!right.empty() && same(right, code) && step > last)
            found = step;
    }
    return found;
}

std::string base32(BytesView bytes) {
    static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned held = 0;
    int bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = (held << 8 | byte) & 0xffff;
        for (bits += 8; bits >= 5; bits -= 5)
            text += alphabet[held >> (bits - 5) & 31];
    }
    if (bits > 0)
        text += alphabet[held << (5 - bits) & 31];
    return text;
}

std::string totp_address(BytesView secret, const std::string& issuer, const std::string& account) {
    return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(account) +
           "?secret=" + base32(secret) + "&issuer=" + percent_encoded(issuer);
}

std::string random_code(int groups, int letters_in_group) {
    std::string code;
    int made = 0;
    while (made < groups * letters_in_group) {
        for (const std::uint8_t byte : record::make_box_key().bytes) {
            // A byte beyond the last whole round of letters would make the first ones likelier.
            if (byte >= 256 / different_letters * different_letters ||
                made == groups * letters_in_group)
                continue;
            if (made > 0 && made % letters_in_group == 0)
                code += '-';
            code += letters[byte % different_letters];
            ++made;
        }
    }
    return code;
}

std::string plain_code(std::string_view typed) {
    std::string plain;
    for (const char c : typed) {
        if (c >= 'A' && c <= 'Z')
            plain += static_cast<char>(c - 'A' + 'a');
        else if (c != '-' && c != ' ')
            plain += c;
    }
    return plain;
}

} // namespace tycktill::people
