#include "shared/record/code_reply.h"

#include "shared/base/bytes.h"
#include "shared/record/digest.h"
#include "shared/record/sodium.h"

#include <algorithm>

namespace tycktill::record {
namespace {

constexpr std::uint8_t format = 5;
constexpr std::string_view flag_word = "svarsnyckel ";
constexpr std::string_view salt_word = "tyck till: svar med kod: ";
constexpr unsigned long long passes = 4;
constexpr std::size_t memory = std::size_t{64} << 20;
constexpr std::size_t plain_bytes = reply_slot_bytes - crypto_box_SEALBYTES;

/// As a sealed one looks: a public key that nobody has the other half of, then bytes that nobody can tell
/// from sealed ones. Sealing in earnest would cost three times as much, for every slot of every shelf.
Bytes slot_for_nobody() {
    Bytes slot(reply_slot_bytes);
    randombytes_buf(slot.data(), slot.size());
    const PublicKey key = make_key_pair().public_key;
    std::copy(key.bytes.begin(), key.bytes.end(), slot.begin());
    return slot;
}

std::size_t slots_of_class(std::size_t count) {
    std::size_t slots = 16;
    while (slots < count && slots < most_shelf_slots)
        slots *= 4;
    return slots;
}

} // namespace

Result<KeyPair> reply_key(std::string_view code, std::string_view municipality) {
    ready_sodium();
    const Digest salt = blake2b({bytes_of(salt_word), bytes_of(municipality)});
    static_assert(crypto_pwhash_SALTBYTES <= sizeof(Digest));
    static_assert(crypto_box_SECRETKEYBYTES == 32);
    SecretBytes key(crypto_box_SECRETKEYBYTES);
    if (crypto_pwhash(key.data(), key.size(), code.data(), code.size(), salt.data(), passes, memory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail("not enough memory to work the code (64 MiB); close other programs");
    return key_pair_of(BytesView(key.data(), key.size()));
}

std::string reply_key_flag(const PublicKey& key) {
    return std::string(flag_word) + to_hex(key.bytes);
}

std::optional<PublicKey> reply_key_in(const std::vector<std::string>& flags) {
    for (const std::string& flag : flags) {
        if (flag.rfind(flag_word, 0) != 0)
            continue;
        const auto bytes = from_hex(std::string_view(flag).substr(flag_word.size()));
        if (!bytes)
            continue;
        if (const auto key = public_key_of(*bytes))
            return *key;
    }
    return std::nullopt;
}

Result<Bytes> seal_for_code(std::string_view text, const PublicKey& key) {
    ready_sodium();
    if (text.size() > longest_code_reply)
        return fail("the reply is too long for a kiosk; write at most about 4 000 characters");
    Bytes plain(plain_bytes, 0);
    plain[0] = static_cast<std::uint8_t>(text.size() & 0xFF);
    plain[1] = static_cast<std::uint8_t>(text.size() >> 8);
    std::copy(text.begin(), text.end(), plain.begin() + 2);
    Bytes slot(reply_slot_bytes);
    crypto_box_seal(slot.data(), plain.data(), plain.size(), key.bytes.data());
    wipe(plain.data(), plain.size());
    return slot;
}

std::optional<std::string> open_with_code(BytesView slot, const KeyPair& key) {
    ready_sodium();
    if (slot.size() != reply_slot_bytes)
        return std::nullopt;
    Bytes plain(plain_bytes);
    if (crypto_box_seal_open(plain.data(), slot.data(), slot.size(), key.public_key.bytes.data(),
                             key.private_key.data()) != 0)
        return std::nullopt;
    const std::size_t length = plain[0] + (std::size_t{plain[1]} << 8);
    std::optional<std::string> text;
    if (length > 0 && length <= longest_code_reply)
        text.emplace(plain.begin() + 2, plain.begin() + 2 + static_cast<std::ptrdiff_t>(length));
    wipe(plain.data(), plain.size());
    return text;
}

Bytes reply_shelf(std::vector<Bytes> slots) {
    std::vector<Bytes> nobodys;
    return reply_shelf(std::move(slots), nobodys);
}

Bytes reply_shelf(std::vector<Bytes> slots, std::vector<Bytes>& nobodys) {
    ready_sodium();
    if (slots.size() > most_shelf_slots)
        slots.erase(slots.begin(), slots.end() - static_cast<std::ptrdiff_t>(most_shelf_slots));
    const std::size_t wanted = slots_of_class(slots.size());
    const std::size_t filled = wanted - slots.size();
    while (nobodys.size() < filled)
        nobodys.push_back(slot_for_nobody());
    slots.insert(slots.end(), nobodys.begin(),
                 nobodys.begin() + static_cast<std::ptrdiff_t>(filled));
    for (std::size_t at = slots.size(); at > 1; --at)
        std::swap(slots[at - 1], slots[randombytes_uniform(static_cast<std::uint32_t>(at))]);
    Bytes shelf{format};
    for (const Bytes& slot : slots)
        shelf.insert(shelf.end(), slot.begin(), slot.end());
    return shelf;
}

Result<std::vector<Bytes>> parse_reply_shelf(BytesView bytes) {
    const std::size_t slots = bytes.empty() ? 0 : (bytes.size() - 1) / reply_slot_bytes;
    if (bytes.empty() || bytes[0] != format || bytes.size() != 1 + slots * reply_slot_bytes ||
        slots == 0 || slots > most_shelf_slots)
        return fail("these are no replies that an office sent; let the courier fetch them again");
    std::vector<Bytes> all;
    for (std::size_t at = 0; at < slots; ++at) {
        const auto* begin = bytes.data() + 1 + at * reply_slot_bytes;
        all.emplace_back(begin, begin + reply_slot_bytes);
    }
    return all;
}

} // namespace tycktill::record
