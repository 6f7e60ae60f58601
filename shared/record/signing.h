#pragma once
/// Signatures (Ed25519): a station signs what it sends, the office signs its receipts.
///
/// Every signature is made for a purpose ("receipt", "manifest", …). The signed bytes are
/// purpose ‖ 0x00 ‖ message, so that a signature made for one thing can never stand for another.
#include "shared/base/bytes.h"
#include "shared/record/secret.h"

#include <array>

namespace tycktill::record {

using Signature = std::array<std::uint8_t, 64>;

struct VerifyKey {
    std::array<std::uint8_t, 32> bytes{};
    friend bool operator==(const VerifyKey&, const VerifyKey&) = default;
    friend auto operator<=>(const VerifyKey&, const VerifyKey&) = default;
};

struct SigningKey {
    VerifyKey verify_key;
    SecretBytes seed; ///< 32 bytes; everything else follows from it
};

SigningKey make_signing_key();
/// The key of a seed that was kept. Fails when it is not 32 bytes.
Result<SigningKey> signing_key_of(BytesView seed);
/// Fails when it is not 32 bytes.
Result<VerifyKey> verify_key_of(BytesView bytes);

Signature sign(const SigningKey& key, std::string_view purpose, BytesView message);
/// False also when the signature has another length than 64 bytes.
bool verify(const VerifyKey& key, std::string_view purpose, BytesView message, BytesView signature);

} // namespace tycktill::record
