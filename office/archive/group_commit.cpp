#include "office/archive/group_commit.h"

#include "shared/base/fail_point.h"

namespace tycktill::office {

Result<void> GroupCommit::run(const Work& work) {
    Waiting me;
    me.work = &work;
    std::unique_lock lock(mutex_);
    queue_.push_back(&me);
    me.leads = !std::exchange(led_, true); // who finds nobody leading leads everyone that waits
    me.changed.wait(lock, [&me] { return me.done || me.leads; });
    if (me.done)
        return me.outcome;

    const std::vector<Waiting*> group = std::exchange(queue_, {});
    lock.unlock();
    commit(group);
    lock.lock();
    for (Waiting* waiting : group) {
        waiting->done = true;
        waiting->changed.notify_one(); // under the lock: it is gone as soon as it knows
    }
    led_ = !queue_.empty();
    if (led_) {
        queue_.front()->leads = true;
        queue_.front()->changed.notify_one();
    }
    return me.outcome;
}

void GroupCommit::commit(const std::vector<Waiting*>& group) {
    const auto all_fail = [&group](const Error& error) {
        for (Waiting* waiting : group)
            waiting->outcome = tl::make_unexpected(error);
    };
    auto transaction = database_.begin();
    if (!transaction)
        return all_fail(transaction.error());
    for (Waiting* waiting : group)
        waiting->outcome = run_one(*waiting->work);
    fail_point("archive.committing");
    if (const auto committed = transaction->commit(); !committed)
        all_fail(committed.error());
    fail_point("archive.committed");
}

Result<void> GroupCommit::run_one(const Work& work) {
    TRY(database_.run("SAVEPOINT one"));
    auto outcome = work(database_);
    if (!outcome)
        TRY(database_.run("ROLLBACK TO one"));
    TRY(database_.run("RELEASE one"));
    return outcome;
}

} // namespace tycktill::office
