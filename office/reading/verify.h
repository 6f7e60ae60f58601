#pragma once
/// Proof, for every station, that nothing is missing, doubled or altered: the chain of what arrived is
/// checked link by link, and against what the station signed in its heartbeats.
#include "office/archive/archive.h"
#include "office/keys/key_ring.h"

namespace tycktill::wire {
struct ArrivalProof;
} // namespace tycktill::wire

namespace tycktill::office {

enum class FindingKind {
    Gap,        ///< a place in the chain that never arrived
    Double,     ///< one content at two places
    Fork,       ///< one place, two contents: a cloned disk
    Alteration, ///< stored bytes, manifest or signature are not what was signed
    Incomplete, ///< announced, still without all its bytes
    Conflict,   ///< refused: an id that was taken by other bytes
    Restored,   ///< the station's store went back: an older copy was put in its place
    Replaced,   ///< another station has its name, and what it had may not all be here
    Exchanged,  ///< the station's store is another one: a fresh one, or another station's
    OtherKeys,  ///< a part is sealed to more or fewer keys than the office has
    Unopenable, ///< no key of the office opens it
};
std::string to_text(FindingKind kind); ///< "gap", "double", …

struct Finding {
    FindingKind kind = FindingKind::Gap;
    record::Epoch epoch{};
    std::int64_t from = 0, to = 0; ///< places in the chain; the same for one
    std::optional<record::SubmissionId> id;
    std::string what; ///< one sentence for the operator
};

struct StationProof {
    std::string station;
    std::int64_t received = 0;
    std::int64_t missing = 0; ///< known to be released and not here
    std::int64_t purged = 0;
    std::vector<Finding> findings;
};

struct ProofWish {
    record::VerifyKey receipt_key; ///< checks that each arrival was signed for by this office
    std::size_t recipients = 0;    ///< how many keys stations seal to; 0: not looked at
    const KeyRing* ring = nullptr; ///< to try whether each arrival opens; none: not tried
};
/// Reads every envelope's sealed bytes once; needs no private key but to try whether they open.
Result<std::vector<StationProof>> verify_archive(Archive& archive, const ProofWish& wish);
Result<std::vector<StationProof>> verify_archive(Archive& archive,
                                                 const record::VerifyKey& receipt_key);

/// The submission that a person's proof of arrival names, if it has come; content purged or not.
Result<std::optional<record::SubmissionId>> find_proved(Archive& archive,
                                                        const wire::ArrivalProof& proof);

} // namespace tycktill::office
