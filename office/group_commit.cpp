#include "office/group_commit.h"

#include "shared/base/fail_point.h"

namespace tycktill {

Result<void> GroupCommit::run(const Work& work) {
    Waiting me{&work, {}, false};
    std::unique_lock lock(mutex_);
    queue_.push_back(&me);
    changed_.wait(lock, [&] { return me.done || !led_; });
    if (me.done)
        return me.outcome;

    led_ = true; // who finds nobody leading leads everyone that waits
    const std::vector<Waiting*> group = std::exchange(queue_, {});
    lock.unlock();
    commit(group);
    lock.lock();
    for (Waiting* waiting : group)
        waiting->done = true;
    led_ = false;
    changed_.notify_all();
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

} // namespace tycktill
