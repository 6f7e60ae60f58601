#include "shared/wire/arrival_proof.h"

#include "shared/record/digest.h"
#include "shared/wire/base64.h"

#include <algorithm>

namespace tycktill::wire {
namespace {

constexpr std::string_view purpose = "arrival";
constexpr std::size_t day_letters = 10, signature_bytes = 64;

} // namespace

std::string proof_of_arrival(BytesView envelope, Day day, const std::string& station,
                             const record::SigningKey& key) {
    Bytes stated = bytes_of(station);
    stated.push_back(0);
    const Bytes date = bytes_of(iso(day));
    stated.insert(stated.end(), date.begin(), date.end());
    const record::Digest hash = record::blake2b(envelope);
    stated.insert(stated.end(), hash.begin(), hash.begin() + 16);
    const record::Signature signature = record::sign(key, purpose, stated);
    stated.insert(stated.end(), signature.begin(), signature.end());
    std::string text = to_base32(stated);
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

Result<ArrivalProof> parse_proof_of_arrival(std::string_view text) {
    if (const auto colon = text.rfind(':'); colon != std::string_view::npos)
        text.remove_prefix(colon + 1);
    const auto wrong = fail("this is no proof of arrival; copy all letters of the QR code");
    const auto bytes = from_base32(text);
    const std::size_t tail = day_letters + 16 + signature_bytes;
    if (!bytes || bytes->size() < 2 + tail)
        return wrong;
    ArrivalProof proof;
    const auto signature = bytes->end() - static_cast<std::ptrdiff_t>(signature_bytes);
    const auto hash = signature - 16, date = hash - static_cast<std::ptrdiff_t>(day_letters);
    if (*(date - 1) != 0)
        return wrong;
    proof.station = std::string(bytes->begin(), date - 1);
    const auto day = parse_day(std::string(date, hash));
    if (!day)
        return wrong;
    proof.day = *day;
    std::copy(hash, signature, proof.hash.begin());
    std::copy(signature, bytes->end(), proof.signature.begin());
    proof.stated.assign(bytes->begin(), signature);
    return proof;
}

bool is_signed_by(const ArrivalProof& proof, const record::VerifyKey& station) {
    return record::verify(station, purpose, proof.stated, proof.signature);
}

bool is_of(const ArrivalProof& proof, BytesView blake2b_256) {
    return blake2b_256.size() >= proof.hash.size() &&
           std::equal(proof.hash.begin(), proof.hash.end(), blake2b_256.begin());
}

} // namespace tycktill::wire
