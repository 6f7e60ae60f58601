#pragma once
/// Inside this room only: what the list shows of an item, kept with its row, so that looking at a long queue opens no
/// page. The store itself takes a summary away whenever anything that it was made of changes (queue_store.cpp, triggers);
/// here it is made anew when somebody looks. Locked with a key of the queue's own: a title tells what was asked, a reason
/// what was read.
#include "scanner/queue/item.h"
#include "scanner/queue/room.h"

namespace tycktill::queue {

class Summaries {
public:
    explicit Summaries(QueueRoom& room) : room_(room) {}

    /// A row's summary as it is kept, with how often the item had changed when it was read.
    struct Kept {
        Bytes locked; ///< empty: none
        std::int64_t changes = 0;
    };

    /// What the summary says put into `item`, which has its row's facts already. False when there is none, or when another
    /// program, another language or another set of forms made it.
    bool read(const Kept& kept, QueueItem& item) const;
    /// Keeps what was made of these items, each unless it has changed since. Looking goes on without it: a full disk
    /// costs time alone.
    void keep(const std::vector<std::pair<QueueItem, Kept>>& made) const;

private:
    Result<void> write(const std::vector<std::pair<QueueItem, Kept>>& made) const;
    Result<void> ready() const;
    QueueRoom& room_;
};

} // namespace tycktill::queue
