#pragma once
/// The register's store: rows that are given a number and never taken away, and the events of each matter, which
/// are only ever added. Memory, SQLite and PostgreSQL keep one contract (tests/office/register).
///
/// Everything is durable when a call returns OK. A register may be called from several threads. It needs no private
/// key: what people wrote comes sealed and goes out sealed.
#include "office/register/purge_list.h"
#include "office/register/row.h"
#include "shared/base/bytes.h"
#include "shared/record/digest.h"

#include <functional>
#include <memory>
#include <variant>

namespace tycktill::registry {

using tycktill::record::blake2b;
using tycktill::record::Digest;

/// An event to add: its facts (event_codec.h), its words sealed to the office, or nothing.
struct NewEvent {
    std::string facts;
    Bytes sealed;
    /// When the registrar has reworded the row, or its envelope was opened: what stands in it from now on.
    struct Rewording {
        std::string line;
        std::string provision;
        std::optional<Day> arrived{}; ///< what the envelope says, by the arrival rule
    };
    std::optional<Rewording> row;
    /// Revisions whose words go for ever as this one is kept; their facts stay.
    std::vector<int> weeded{};
};

/// One event as it is kept. Each link holds all that came before it:
///   link = BLAKE2b-256(link before ‖ matter ‖ 0 ‖ revision in decimal ‖ 0 ‖ BLAKE2b-256(facts) ‖ digest of the sealed
///   words); before the first it is 32 zero bytes. Over sealed bytes, and by their digest: when words are purged the chain
///   stays whole.
struct KeptEvent {
    std::string facts;
    Bytes sealed; ///< empty when nothing was written, and when it was purged
    record::Digest sealed_digest{};
    record::Digest link{};
    friend bool operator==(const KeptEvent&, const KeptEvent&) = default;
};
KeptEvent chained(const std::string& matter, int revision, const record::Digest& before,
                  const NewEvent& event);
/// The first revision that does not follow from the one before, or whose words are not those that were sealed.
std::optional<int> first_broken(const std::string& matter, const std::vector<KeptEvent>& events);

struct Added {
    int revision = 0; ///< the newest one now
};
/// Somebody else has written since: nothing was added. The newest revision is this.
struct Stale {
    int revision = 0;
};
struct NotRegistered {};
using Addition = std::variant<Added, Stale, NotRegistered>;

/// Which rows; what is left out is not asked for.
struct RowFilter {
    std::optional<std::string> board;
    std::optional<int> year;
    std::optional<Day> made; ///< the post list of a day
};

class Register {
public:
    virtual ~Register() = default;

    /// Gives every matter that has none a row with the next numbers of its board and of today's year, in random order, all
    /// of them or none. One that has a row keeps it, so a delivery may be received again. The rows in number order.
    virtual Result<std::vector<Row>> receive(const std::vector<Incoming>& delivery, Day today) = 0;

    virtual Result<std::optional<Row>> row(const std::string& matter) = 0;
    /// By board, year and number.
    virtual Result<std::vector<Row>> rows(const RowFilter& filter) = 0;
    /// False when there is no such row, or it is voided already.
    virtual Result<bool> make_void(const std::string& matter, const Voided& voided) = 0;
    /// The number in another diary. False when there is no such row.
    virtual Result<bool> note_other_number(const std::string& matter, const std::string& text) = 0;

    /// Adds to the revision that the writer saw, and to no other: two people in one matter lose no text. All of them or
    /// none.
    virtual Result<Addition> add_all(const std::string& matter, int seen,
                                     const std::vector<NewEvent>& events) = 0;
    Result<Addition> add(const std::string& matter, int seen, const NewEvent& event) {
        return add_all(matter, seen, {event});
    }
    /// Oldest first; revision 1 is the first.
    virtual Result<std::vector<KeptEvent>> events(const std::string& matter) = 0;
    /// Those that have a row and no event yet: nobody has opened them.
    virtual Result<std::vector<std::string>> unopened() = 0;
    /// Every event, matter by matter, oldest first. `each` may end it with an error, and asks nothing of this register.
    using Each = std::function<Result<void>(const std::string& matter, const KeptEvent& event)>;
    virtual Result<void> each_event(const Each& each) = 0;

    /// By id.
    virtual Result<std::vector<PurgeList>> purge_lists() = 0;
    /// Keeps it as the revision after `list.revision`, which must be the newest (0 for a new one). False when somebody else has
    /// written since, or the id is taken: nothing was changed.
    virtual Result<bool> save_purge_list(const PurgeList& list) = 0;
};

std::unique_ptr<Register> memory_register();
/// In one file of its own. Two programs may have it open.
Result<std::unique_ptr<Register>> open_sqlite_register(const std::string& file);
/// Beside the archive of that name ("sqlite:FILE" or "postgresql://…"); opens or creates it.
Result<std::unique_ptr<Register>> open_register(const std::string& store);

} // namespace tycktill::registry
