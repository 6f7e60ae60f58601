#pragma once
/// A store doubt says that a station's store is not the one that it was: what was known of its chain, by the
/// station itself or by its office, does not stand in it. The store then begins a new epoch, so that no
/// place is given twice, and the doubt is told to the office, which keeps it for ever.
#include "shared/record/manifest.h"

#include <optional>

namespace tycktill::record {

struct StoreDoubt {
    enum class Kind {
        Exchanged, ///< the store does not know this chain: another store stands in its place
        WentBack, ///< the store is older than what was known: a copy was put back, or its log was cut
        Forked,   ///< the store has other contents at this place: the disk was cloned
    };
    Kind kind = Kind::WentBack;
    ChainHead known;       ///< what was known, and is not there
    std::int64_t gone = 0; ///< at least so many that were kept are not there, released or not
    friend bool operator==(const StoreDoubt&, const StoreDoubt&) = default;
};
std::string to_text(StoreDoubt::Kind kind); ///< "exchanged", "went-back", "forked"
/// "went-back EPOCH SEQ LINK GONE", and back; the one spelling in stores and on the wire.
std::string to_text(const StoreDoubt& doubt);
Result<StoreDoubt> parse_store_doubt(std::string_view text);
/// For the operator: what happened and what to do.
std::string in_words(const StoreDoubt& doubt);

/// Whether a store whose newest heads are `own` is the one of which `known` was said.
std::optional<StoreDoubt> doubt_between(const std::vector<ChainHead>& known,
                                        const std::vector<ChainHead>& own);

} // namespace tycktill::record
