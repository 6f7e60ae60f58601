#pragma once
/// Inside this room only: what all parts of the queue share. Lives as long as the queue; one thread.
#include "scanner/queue/options.h"
#include "shared/record/locked_box.h"
#include "shared/record/sealed_box.h"
#include "shared/store/database.h"

#include <optional>

namespace tycktill::queue {

struct QueueRoom {
    store::Database store;
    record::KeyPair key;
    const forms::Catalogue& catalogue;
    QueueOptions options;
    /// What opens the kept summaries (summaries.h); none until somebody looks at the list.
    struct SummaryKey {
        record::BoxKey key;
        std::string stamp; ///< what else a summary follows from
    };
    std::optional<SummaryKey> summary_key = {};
};

} // namespace tycktill::queue
