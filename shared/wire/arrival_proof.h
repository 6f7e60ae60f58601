#pragma once
/// A proof of arrival: what a person takes home in the QR code of the thanks, signed by the station. Who
/// holds it can show the office that the kiosk took their submission in that day; the office finds it by
/// the hash, also when its content has been purged. It tells nothing of what was written.
///
/// Text: base32 in capitals of  name ‖ 0 ‖ YYYY-MM-DD ‖ the first 16 bytes of BLAKE2b-256(envelope) ‖ the
/// signature of all that, for the purpose "arrival". Printed on paper: do not change.
#include "shared/base/day.h"
#include "shared/record/signing.h"

#include <array>
#include <string>

namespace tycktill::wire {

struct ArrivalProof {
    std::string station;
    Day day{};
    std::array<std::uint8_t, 16> hash{};
    Bytes stated; ///< what was signed
    record::Signature signature{};
};

std::string proof_of_arrival(BytesView envelope, Day day, const std::string& station,
                             const record::SigningKey& key);
/// Takes small letters and spaces too, and what stands before the last colon: the whole QR code.
Result<ArrivalProof> parse_proof_of_arrival(std::string_view text);
bool is_signed_by(const ArrivalProof& proof, const record::VerifyKey& station);
/// Is this the envelope's (or its only chunk's) hash?
bool is_of(const ArrivalProof& proof, BytesView blake2b_256);

} // namespace tycktill::wire
