#include "shared/record/digest.h"
#include "shared/record/envelope.h"
#include "shared/record/locked_box.h"
#include "shared/record/signing.h"
#include "tests/support/rooms.h"
#include "tests/support/submissions.h"

#include <catch2/catch.hpp>

using namespace tycktill;

TEST_CASE("digests are those of the published examples") {
    REQUIRE(to_hex(sha256(bytes_of("abc"))) ==
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    REQUIRE(to_hex(blake2b(bytes_of("abc"))) ==
            "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    REQUIRE(blake2b({bytes_of("a"), {}, bytes_of("bc")}) == blake2b(bytes_of("abc")));
}

TEST_CASE("a signature holds for its key, its purpose and its message alone") {
    const SigningKey key = make_signing_key();
    const Bytes message = bytes_of("tre väntar");
    const Signature signature = sign(key, "receipt", message);
    REQUIRE(verify(key.verify_key, "receipt", message, signature));
    REQUIRE_FALSE(verify(key.verify_key, "manifest", message, signature));
    REQUIRE_FALSE(verify(key.verify_key, "receipt", bytes_of("fyra väntar"), signature));
    REQUIRE_FALSE(verify(make_signing_key().verify_key, "receipt", message, signature));
    REQUIRE_FALSE(verify(key.verify_key, "receipt", message, BytesView(signature).first(63)));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        Signature changed = signature;
        changed[i] ^= 1;
        REQUIRE_FALSE(verify(key.verify_key, "receipt", message, changed));
    }
}

TEST_CASE("a signing key comes back from its seed, a key pair from its private key") {
    const SigningKey key = make_signing_key();
    REQUIRE(signing_key_of(key.seed).value().verify_key == key.verify_key);
    REQUIRE(verify_key_of(key.verify_key.bytes).value() == key.verify_key);
    const KeyPair pair = make_key_pair();
    REQUIRE(key_pair_of(pair.private_key).value().public_key == pair.public_key);
    REQUIRE(public_key_of(pair.public_key.bytes).value() == pair.public_key);
    const Bytes wrong(31);
    REQUIRE_FALSE(signing_key_of(wrong));
    REQUIRE_FALSE(verify_key_of(wrong));
    REQUIRE_FALSE(key_pair_of(wrong));
    REQUIRE_FALSE(public_key_of(wrong));
    REQUIRE_FALSE(box_key_of(wrong));
}

TEST_CASE("a locked box opens with its key under its name and not otherwise") {
    const BoxKey key = make_box_key();
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{65536}, std::size_t{200'000}}) {
        const Bytes plain = noise(size);
        const Bytes box = record::lock(key, plain, "page 1");
        REQUIRE(unlock(key, box, "page 1").value() == plain);
        REQUIRE_FALSE(unlock(key, box, "page 2"));
        REQUIRE_FALSE(unlock(make_box_key(), box, "page 1"));
        REQUIRE_FALSE(unlock(key, BytesView(box).first(box.size() - 1), "page 1"));
    }
    const Bytes box = record::lock(key, noise(500), "x");
    for (std::size_t i = 0; i < box.size(); ++i) {
        Bytes changed = box;
        changed[i] ^= 0x10;
        REQUIRE_FALSE(unlock(key, changed, "x"));
    }
    REQUIRE_FALSE(unlock(key, {}, "x"));
}

TEST_CASE("a box of several chunks that lost the last is refused") {
    const BoxKey key = make_box_key();
    const Bytes box = record::lock(key, noise(131072), "x");
    REQUIRE_FALSE(unlock(key, BytesView(box).first(1 + 24 + 65536 + 17), "x"));
}

TEST_CASE("a passphrase opens its box again, another does not") {
    const Bytes secret = noise(32);
    const Bytes box =
        lock_with_passphrase("hemlig fras", secret, "key", GuessCost::Interactive).value();
    const SecretBytes back = unlock_with_passphrase("hemlig fras", box, "key").value();
    REQUIRE(Bytes(back.begin(), back.end()) == secret);
    const auto wrong = unlock_with_passphrase("hemlig  fras", box, "key");
    REQUIRE_FALSE(wrong);
    REQUIRE(wrong.error().what.rfind("wrong passphrase", 0) == 0);
    REQUIRE_FALSE(unlock_with_passphrase("hemlig fras", box, "other"));
    for (std::size_t size = 0; size < 26; ++size)
        REQUIRE_FALSE(unlock_with_passphrase("hemlig fras", BytesView(box).first(size), "key"));
}

TEST_CASE("a box that asks for all the machine's memory is refused") {
    Bytes box = lock_with_passphrase("fras", noise(32), "key", GuessCost::Interactive).value();
    box[1 + 16 + 4 + 3] = 0xff;
    REQUIRE_FALSE(unlock_with_passphrase("fras", box, "key"));
}

TEST_CASE("a passphrase with the same salt gives the same key") {
    const Bytes salt = noise(16);
    const BoxKey one = key_from_passphrase("fras", salt, GuessCost::Interactive).value();
    REQUIRE(one.bytes == key_from_passphrase("fras", salt, GuessCost::Interactive).value().bytes);
    REQUIRE(one.bytes !=
            key_from_passphrase("fras", noise(16, 2), GuessCost::Interactive).value().bytes);
    REQUIRE_FALSE(key_from_passphrase("fras", noise(15), GuessCost::Interactive));
}
