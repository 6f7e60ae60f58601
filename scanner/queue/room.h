#pragma once
/// Inside this room only: what all parts of the queue share. Lives as long as the queue; one thread.
#include "scanner/queue/options.h"
#include "shared/record/sealed_box.h"
#include "shared/store/database.h"

namespace tycktill::queue {

struct QueueRoom {
    store::Database store;
    record::KeyPair key;
    const forms::Catalogue& catalogue;
    QueueOptions options;
};

} // namespace tycktill::queue
