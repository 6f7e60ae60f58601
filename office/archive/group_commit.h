#pragma once
/// Many writers, one flush: what comes while a commit is being flushed waits and then shares the next
/// one. A durable commit costs the disk the same for one row as for fifty. Threads: any number.
#include "shared/store/database.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace tycktill::office {

class GroupCommit {
public:
    using Work = std::function<Result<void>(store::Database&)>;

    explicit GroupCommit(store::Database database) : database_(std::move(database)) {}

    /// Runs the work in a transaction that others may share and returns when it is durable. Work that
    /// fails is undone alone; the others of its group are not touched.
    Result<void> run(const Work& work);

private:
    /// Each is woken alone, when it is done or when it is its turn to lead: waking all would set every
    /// thread running to find that it must wait on.
    struct Waiting {
        const Work* work = nullptr;
        Result<void> outcome;
        bool done = false;
        bool leads = false;
        std::condition_variable changed;
    };
    void commit(const std::vector<Waiting*>& group);
    Result<void> run_one(const Work& work);

    store::Database database_; ///< used by the leader alone
    std::mutex mutex_;
    std::vector<Waiting*> queue_;
    bool led_ = false;
};

} // namespace tycktill::office
