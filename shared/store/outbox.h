#pragma once
/// The outbox keeps sealed submissions until the office has signed for them. A station writes, the
/// courier reads; they meet only here, in one SQLite file (WAL, synchronous FULL).
///
/// Life of an item: kept → released → delivered → receipted → erased; a permanently refused one is
/// held with its reason and never blocks the next. Every step is one transaction.
///
/// A store that is found damaged is set aside when it is opened next, salvaged row by row by hash into
/// a new store with a new epoch, and the loss is named (last_salvage()). Items that were released
/// before keep their place in the old epoch. Salvage waits until every other program lets go of the
/// store: open an Outbox for one piece of work (a submission, a round of the courier) and close it.
///
/// Each item remembers the office that it was sealed to, by the key of that office's receipts. It is
/// carried only there, and only that office's receipt erases it. A station that moves to another office
/// begins a new epoch; what waits for the one before stays, and is told of (elsewhere()).
///
/// A store that has less than was seen in it before was exchanged, put back or cut: opening says so
/// (doubts()) and begins a new epoch.
///
/// No time finer than the day is kept, not in the rows and not in the files' modification times.
#include "shared/record/envelope.h"
#include "shared/record/manifest.h"
#include "shared/record/signing.h"
#include "shared/record/store_doubt.h"
#include "shared/store/database.h"
#include "shared/store/salvage/reserve.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace tycktill::store {

/// The office that an item is sealed to: known by what its receipts are signed with, told by its address.
struct Addressee {
    record::VerifyKey receipt_key;
    std::string url;
};

/// What waits, or is held, for an office that this station is no longer enrolled at.
struct Elsewhere {
    Addressee office;
    int count = 0;
};

struct OutboxCounts {
    int waiting = 0;   ///< kept or released, not yet receipted
    int held = 0;      ///< refused by the office for good
    int elsewhere = 0; ///< waiting or held for an office before this one; not among those above
    int receipted = 0;
    int unreleased = 0; ///< of those waiting: not yet in the chain
};

struct OutboxStatus {
    OutboxCounts counts;
    std::optional<Day> oldest_day;   ///< arrival of the oldest that waits
    std::optional<Day> last_contact; ///< when the office last answered
    /// By how much this machine's clock is ahead of the office's, when it last answered.
    std::optional<std::chrono::seconds> clock_ahead;
};

/// What the courier carries: the sealed bytes and its place in the station's chain.
struct OutboxItem {
    record::SubmissionId id;
    Bytes envelope;        ///< to_bytes(Envelope)
    Bytes manifest;        ///< to_bytes(Manifest): what the station signs
    record::Epoch epoch{}; ///< the chain it stands in
    std::int64_t seq = 0;  ///< from 1, given at release
    Bytes link;            ///< BLAKE2b-256(previous link ‖ manifest)
    /// Its place in the queue, over all epochs: goes into next_to_deliver() to come past it.
    std::int64_t place = 0;
    int attempts = 0;
    bool delivered = false; ///< the office has its bytes; only the receipt is missing
};

struct HeldItem {
    record::SubmissionId id;
    record::Epoch epoch{};
    std::int64_t seq = 0;
    std::string reason;
};

struct OutboxOptions {
    std::int64_t limit_bytes = std::int64_t{1} << 30; ///< how much may wait
    std::int64_t ballast_bytes =
        8 << 20;             ///< given up on a full disk so that items can leave; 0 = none
    std::string file_system; ///< SQLite VFS by name; "" = the machine's
};

/// What a damaged store gave back.
struct Salvage {
    int recovered = 0; ///< whole items, hash checked, receipted ones among them
    int lost = 0;      ///< known of and not recovered; some may have been receipted
    std::filesystem::path set_aside;
};

/// What a look at every kept byte found.
struct Scrub {
    int sound = 0;
    std::vector<record::SubmissionId> damaged; ///< now held
};

class Outbox {
public:
    /// Opens or creates the store and asserts its settings. Fails in words that the operator can act on.
    static Result<Outbox> open(const std::filesystem::path& file,
                               const OutboxOptions& options = {});

    Outbox(Outbox&&) = default;
    Outbox& operator=(Outbox&&) = delete;
    /// Moves the log into the store and leaves no time finer than the day on its files. Leaves a mark
    /// for the next opening when the store was found damaged.
    ~Outbox();

    /// False once another file, or none, stands where it was opened.
    bool is_in_place() const;
    /// Writes the head of a new log and its place in the folder, if they are not there yet, so that the
    /// next keep() flushes the disk once. Changes nothing.
    Result<void> warm_up();
    /// Durable when it returns: only then may a person be thanked. Keeping the same id again does
    /// nothing, so after an error the same envelope may be kept again.
    Result<void> keep(const record::Envelope& envelope);
    Result<void> keep(const record::Envelope& envelope, Day arrived);
    /// The same, sealed to this office. Without one: to whom this object was addressed, or nobody knows.
    Result<void> keep(const record::Envelope& envelope, Day arrived, const Addressee& office);
    Result<OutboxCounts> counts() const;
    Result<OutboxStatus> status() const;
    /// False when the disk or the queue is nearly full: the kiosk says so before anybody types.
    Result<bool> has_room() const;

    // For the courier.

    /// The present office from now on, here and for who opens the store later: all that is said of
    /// releasing, delivering and chains below is of what is sealed to it. What nobody claimed becomes
    /// its own.
    Result<void> address_to(const Addressee& office);
    /// What waits or is held for others than the present office, or than this one.
    Result<std::vector<Elsewhere>> elsewhere() const;
    Result<std::vector<Elsewhere>> elsewhere_than(const record::VerifyKey& office) const;
    /// Gives every kept item its place in the chain, in shuffled order. How many.
    Result<int> release();
    /// The first in the queue after this place that the office has not signed for; held ones are
    /// passed over. One whose bytes no longer fit their hashes is held on the way.
    Result<std::optional<OutboxItem>> next_to_deliver(std::int64_t after_place = 0);
    /// Recorded before the network is tried.
    Result<void> note_attempt(const record::SubmissionId& id);
    /// The office has all its bytes but has not signed.
    Result<void> mark_delivered(const record::SubmissionId& id);
    /// After the receipt was verified: keeps id, link and receipt, erases the payload.
    Result<void> mark_receipted(const record::SubmissionId& id, BytesView receipt);
    /// Refused for good: set aside with its reason.
    Result<void> hold(const record::SubmissionId& id, std::string_view reason);
    Result<std::vector<HeldItem>> held() const;
    /// Lets every held item, or this one, be tried again. How many.
    Result<int> retry_held();
    Result<int> retry_held(const record::SubmissionId& id);
    /// The same for all, once for each state of things: what is held today may be taken tomorrow, by the
    /// office's next version, or with its next keys. `state` names it, such as the day.
    Result<int> retry_held_once_in(std::string_view state);
    Result<std::optional<Bytes>> receipt(const record::SubmissionId& id) const;
    Result<record::ChainHead> head() const;
    /// The heads of every epoch that this station had at the office, oldest first; the last is head().
    Result<std::vector<record::ChainHead>> heads() const;
    Result<void> note_contact(Day day);
    /// How far this machine's clock is ahead of the office's; kept when it changed by a minute.
    Result<void> note_clock(std::chrono::seconds ahead);
    /// Checks every payload's hash and every link; what is damaged is held. Once a day.
    Result<Scrub> scrub();

    const std::optional<Salvage>& last_salvage() const { return salvage_; }

    /// That this store is not the one that it was, as far as it is known; the oldest first.
    Result<std::vector<record::StoreDoubt>> doubts() const;
    /// Remembers one that somebody else found, and begins a new epoch: what waits gets its places there.
    Result<void> doubt(const record::StoreDoubt& doubt);

private:
    friend struct OutboxPeer; ///< tests/support: reaches the database
    /// What a change may use: items that come in stop at the limit, those on their way out may
    /// go beyond it and may spend the ballast.
    enum class Direction { In, Out };

    Outbox(Database database, std::shared_ptr<bool> met_damage, Reserve reserve,
           const std::filesystem::path& file, const OutboxOptions& options);
    /// One transaction. A full disk is met with the ballast.
    Result<void> change(Direction direction, const std::function<Result<void>()>& work);
    Result<void> insert(const record::SubmissionId& id, BytesView envelope, Day arrived,
                        const Addressee* office);
    Result<void> keep(const record::Envelope& envelope, Day arrived, const Addressee* office);
    /// The present office's key, or nothing: then only what nobody claimed is ours.
    Result<Bytes> ours() const;
    Result<std::vector<record::ChainHead>> every_head() const;
    Result<void> begin_epoch(BytesView office);
    Result<std::optional<Bytes>> whole_payload(const OutboxItem& item) const;
    Result<void> update_one(std::string_view sql, SqlValues values);
    Result<Scrub> look_at_all() const;
    Result<bool> kept_is_whole(const record::SubmissionId& id) const;
    /// Compares the store with what was last seen in it.
    Result<void> look_back();
    void note_seen() const;

    Database database_;
    std::shared_ptr<bool> met_damage_; ///< set by whatever statement finds the file damaged
    Reserve reserve_;
    std::filesystem::path file_;
    OutboxOptions options_;
    std::optional<Salvage> salvage_;
    std::optional<record::VerifyKey>
        speaks_for_;        ///< who this object was addressed to, whatever others did since
    std::int64_t kept_ = 0; ///< at least so many were ever kept here
};

} // namespace tycktill::store
