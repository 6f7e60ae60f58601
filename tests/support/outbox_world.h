#pragma once
/// An outbox on a FaultDisk, driven by chance, and a memory of what it acknowledged: the judge of
/// every power cut.
#include "shared/store/outbox.h"
#include "tests/support/fault_disk.h"
#include "tests/support/outbox_peer.h"
#include "tests/support/rooms.h"

#include <map>
#include <random>
#include <set>

namespace tycktill {

enum class Synchronous { Full, Normal, Off };

class OutboxWorld {
public:
    OutboxWorld(std::uint64_t seed, Synchronous synchronous);

    FaultDisk& disk() { return disk_; }
    /// Opens the outbox on what the disk holds. False when it does not open.
    bool open();
    void close() { outbox_.reset(); }
    bool is_open() const { return outbox_.has_value(); }
    /// One thing that a station does: keeps, releases, delivers or notes. False when it failed; what it
    /// did then may or may not have come through.
    bool step();
    /// Does what failed again, as a station does.
    bool retry();
    /// What the store broke of its promise, or "". From then on what is there counts as acknowledged.
    std::string broken_promise();
    long acknowledged() const { return acknowledgements_; }
    std::size_t items() const { return items_.size(); }

private:
    bool keep(const Envelope& envelope);
    bool deliver_one();
    std::string broken_item(const SubmissionId& id, std::int64_t state);
    std::string broken_chain();
    Envelope some_envelope();
    std::uint32_t chance(std::uint32_t below);

    FaultDisk disk_;
    Synchronous synchronous_;
    std::optional<Outbox> outbox_;
    std::mt19937_64 random_;
    std::map<SubmissionId, bool> items_; ///< acknowledged; true: with its receipt
    std::optional<Envelope> keeping_;
    std::optional<SubmissionId> receipting_;
    long acknowledgements_ = 0;
};

} // namespace tycktill
