#pragma once
/// What several desks at one queue share while people work: what each has begun, and which desk has which form.
#include "scanner/queue/room.h"
#include "shared/record/submission.h"

#include <array>
#include <vector>

namespace tycktill::queue {

/// What a person has begun: the open card's key, the text so far and what is ticked; and which of its
/// marks were flipped among those of the batch.
struct Draft {
    std::string key, text;
    std::vector<std::string> ticked;
    std::vector<std::string> flips; ///< "field:choice=1"; 0: not ticked
    bool empty() const { return text.empty() && ticked.empty() && flips.empty(); }
    friend bool operator==(const Draft&, const Draft&) = default;
};
/// One desk among several at the same queue; random at each start.
struct DeskId {
    std::array<std::uint8_t, 16> bytes{};
};
/// Seconds since 1970. Used between desks only, and never kept with a form.
using DeskClock = std::int64_t;
/// A form that a desk shows is its own this long; the desk says again that it is there.
inline constexpr DeskClock claim_seconds = 120;

class Desks {
public:
    explicit Desks(QueueRoom& room) : room_(room) {}

    /// Sealed like everything else. An empty one takes the draft away.
    Result<void> save_draft(const record::SubmissionId& id, const Draft& draft);
    Result<Draft> draft(const record::SubmissionId& id) const;
    /// False when another desk has it.
    Result<bool> claim(const record::SubmissionId& id, const DeskId& desk, DeskClock now);
    Result<void> release(const DeskId& desk);
    /// What other desks have.
    Result<std::vector<record::SubmissionId>> taken_from(const DeskId& desk, DeskClock now) const;

private:
    QueueRoom& room_;
};

} // namespace tycktill::queue
