#pragma once
/// The outbox keeps sealed submissions until the office has signed for them. A station writes, the
/// courier reads; they meet only here, in one SQLite file (WAL, synchronous FULL).
///
/// Life of an item: kept → released → delivered → receipted → erased; a permanently refused one is
/// held with its reason and never blocks the next. Every step is one transaction.
#include "shared/record/envelope.h"
#include "shared/store/database.h"

#include <filesystem>

namespace tycktill {

struct OutboxCounts {
    int waiting = 0; ///< kept or released, not yet receipted
    int held = 0;    ///< refused by the office for good
    int receipted = 0;
};

/// What the courier carries: the sealed bytes and its place in the station's chain.
struct OutboxItem {
    SubmissionId id;
    Bytes envelope;       ///< to_bytes(Envelope)
    std::int64_t seq = 0; ///< from 1, given at release
    Bytes link;           ///< BLAKE2b-256(previous link ‖ manifest)
    int attempts = 0;
};

class Outbox {
public:
    /// Opens or creates the store and asserts its settings. Fails in words that the operator can act on.
    static Result<Outbox> open(const std::filesystem::path& file);

    /// Durable when it returns: only then may a person be thanked. Keeping the same id again does nothing.
    Result<void> keep(const Envelope& envelope);
    Result<OutboxCounts> counts() const;
    /// False when the disk or the queue is nearly full: the kiosk says so before anybody types.
    Result<bool> has_room() const;

    // For the courier. (The keeping room completes these: release in shuffled order, next to deliver,
    // receipted, refused, epoch, head of the chain.)

private:
    explicit Outbox(Database database) : database_(std::move(database)) {}
    Database database_;
};

} // namespace tycktill
