#pragma once
/// The desk's queue: returned forms and letters that wait until a person has settled every doubt. Unlocked with the
/// operator's key; everything that a person wrote stands sealed on the disk. It stores pages, readings and what was
/// settled; answers and doubts follow from them at each load. Its four sides share one database and one thread.
#include "scanner/queue/desks.h"
#include "scanner/queue/items.h"
#include "scanner/queue/sending.h"
#include "scanner/queue/work.h"

#include <memory>

namespace tycktill::queue {

class Queue {
public:
    /// `catalogue` must outlive the queue.
    Queue(store::Database store, record::KeyPair key, const forms::Catalogue& catalogue,
          QueueOptions options)
        : room_(std::make_unique<QueueRoom>(
              QueueRoom{std::move(store), std::move(key), catalogue, std::move(options)})),
          items(*room_), work(*room_), desks(*room_), sending(*room_) {}

private:
    std::unique_ptr<QueueRoom> room_; ///< stays where it is when the queue moves

public:
    Items items;
    Work work;
    Desks desks;
    Sending sending;
};

} // namespace tycktill::queue
