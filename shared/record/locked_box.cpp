#include "shared/record/locked_box.h"

#include "shared/record/little_endian.h"
#include "shared/record/sodium.h"
#include "shared/record/stream.h"

namespace tycktill::record {
namespace {

constexpr std::uint8_t box_format = 1;
constexpr std::uint8_t passphrase_format = 2;
/// No box may ask for more work than this: a hostile file must not take all memory.
constexpr std::uint32_t most_memory_kib = 2u << 20;
constexpr std::uint32_t most_operations = 64;

struct Work {
    std::uint32_t operations;
    std::uint32_t memory_kib;
};

Work work_of(GuessCost cost) {
    switch (cost) {
    case GuessCost::Interactive:
        return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE >> 10};
    case GuessCost::Moderate:
        return {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE >> 10};
    case GuessCost::Sensitive:
        break;
    }
    return {crypto_pwhash_OPSLIMIT_SENSITIVE, crypto_pwhash_MEMLIMIT_SENSITIVE >> 10};
}

Result<BoxKey> stretch(std::string_view passphrase, BytesView salt, const Work& work) {
    ready_sodium();
    if (salt.size() != crypto_pwhash_SALTBYTES)
        return fail("a salt is 16 bytes, not " + std::to_string(salt.size()));
    BoxKey key{SecretBytes(crypto_secretstream_xchacha20poly1305_KEYBYTES)};
    if (crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(),
                      salt.data(), work.operations, std::size_t{work.memory_kib} << 10,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail("not enough memory to work the passphrase (" +
                    std::to_string(work.memory_kib >> 10) + " MiB); close other programs");
    return key;
}

} // namespace

BoxKey make_box_key() {
    BoxKey key{SecretBytes(crypto_secretstream_xchacha20poly1305_KEYBYTES)};
    crypto_secretstream_xchacha20poly1305_keygen(key.bytes.data());
    return key;
}

Result<BoxKey> box_key_of(BytesView bytes) {
    if (bytes.size() != crypto_secretstream_xchacha20poly1305_KEYBYTES)
        return fail("a box key is 32 bytes, not " + std::to_string(bytes.size()));
    return BoxKey{SecretBytes(bytes.begin(), bytes.end())};
}

Bytes lock(const BoxKey& key, BytesView plain, std::string_view bound_to) {
    Bytes box;
    put_number(box, box_format);
    seal_stream(box, key.bytes, plain, bytes_of(bound_to));
    return box;
}

Result<Bytes> unlock(const BoxKey& key, BytesView box, std::string_view bound_to) {
    if (box.empty() || box.front() != box_format)
        return fail("not a locked box of a format that this program knows");
    return open_stream(box.subspan(1), key.bytes, bytes_of(bound_to));
}

Result<BoxKey> key_from_passphrase(std::string_view passphrase, BytesView salt, GuessCost cost) {
    return stretch(passphrase, salt, work_of(cost));
}

Result<Bytes> lock_with_passphrase(std::string_view passphrase, BytesView plain,
                                   std::string_view bound_to, GuessCost cost) {
    ready_sodium();
    std::array<std::uint8_t, crypto_pwhash_SALTBYTES> salt{};
    randombytes_buf(salt.data(), salt.size());
    const Work work = work_of(cost);
    const BoxKey key = TRY(stretch(passphrase, salt, work));
    Bytes box;
    put_number(box, passphrase_format);
    put_bytes(box, salt);
    put_number(box, work.operations);
    put_number(box, work.memory_kib);
    put_bytes(box, lock(key, plain, bound_to));
    return box;
}

Result<SecretBytes> unlock_with_passphrase(std::string_view passphrase, BytesView box,
                                           std::string_view bound_to) {
    ByteReader reader(box);
    const auto format = reader.number<std::uint8_t>();
    const auto salt = reader.take(crypto_pwhash_SALTBYTES);
    const auto operations = reader.number<std::uint32_t>();
    const auto memory_kib = reader.number<std::uint32_t>();
    if (!memory_kib || *format != passphrase_format)
        return fail("not a box locked with a passphrase");
    if (*operations == 0 || *operations > most_operations || *memory_kib < 8 ||
        *memory_kib > most_memory_kib)
        return fail("the locked box is damaged; take the copy");
    const BoxKey key = TRY(stretch(passphrase, *salt, {*operations, *memory_kib}));
    auto plain = unlock(key, reader.rest(), bound_to);
    if (!plain)
        return fail("wrong passphrase, or the locked box is damaged");
    SecretBytes secret(plain->begin(), plain->end());
    wipe(plain->data(), plain->size());
    return secret;
}

} // namespace tycktill::record
