#pragma once
/// Looks into an outbox as no program needs to: its database, and all that waits at once.
#include "shared/store/outbox.h"
#include "tests/support/rooms.h"

namespace tycktill::store {

struct OutboxPeer {
    static Database& database(Outbox& outbox) { return outbox.database_; }
};

/// Everything released and not receipted, in the chain's order.
inline std::vector<OutboxItem> released_in(Outbox& outbox) {
    std::vector<OutboxItem> items;
    std::int64_t place = 0;
    while (auto item = outbox.next_to_deliver(place).value()) {
        place = item->place;
        items.push_back(std::move(*item));
    }
    return items;
}

} // namespace tycktill::store
