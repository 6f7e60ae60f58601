#pragma once
/// The store of people: accounts, sessions, drafts. Memory, SQLite and PostgreSQL keep one contract
/// (tests/office/people). It decides nothing; who comes in is for log_in.h.
///
/// Every member is atomic and durable when it returns OK, and may be called from several threads and programs. SQLite
/// keeps a file of its own beside the register: the register may be handed out and copied, this one never, for
/// it holds what opens the office's keys.
#include "office/people/account.h"
#include "shared/base/result.h"

#include <memory>

namespace tycktill::people {

class People {
public:
    virtual ~People() = default;

    /// By id; those who have left too.
    virtual Result<std::vector<Account>> accounts() = 0;
    virtual Result<std::optional<Account>> account(const std::string& id) = 0;
    /// Keeps it as the revision after `account.revision`, which must be the newest (0 for a new one). False when somebody
    /// else has written since, or the id is taken: nothing was changed; read it again.
    virtual Result<bool> save(const Account& account) = 0;

    virtual Result<void> add_session(const Session& session) = 0;
    virtual Result<std::optional<Session>> session(const record::Digest& id) = 0;
    /// Nothing happens when it has ended.
    virtual Result<void> touch_session(const record::Digest& id, Instant seen) = 0;
    virtual Result<void> end_session(const record::Digest& id) = 0;
    virtual Result<void> end_sessions_of(const std::string& person) = 0;
    /// Those that began before `started` or were last seen before `seen`.
    virtual Result<void> end_sessions_before(Instant started, Instant seen) = 0;

    /// One a place: the newer takes the older one's.
    virtual Result<void> put_draft(const Draft& draft) = 0;
    virtual Result<std::optional<Draft>> draft(const DraftPlace& place) = 0;
    /// By matter and act.
    virtual Result<std::vector<Draft>> drafts_of(const std::string& person) = 0;
    virtual Result<void> drop_draft(const DraftPlace& place) = 0;
    /// Everybody's: when it is purged.
    virtual Result<void> drop_drafts_about(const std::string& matter) = 0;
};

std::unique_ptr<People> memory_people();
/// In one file of its own. Two programs may have it open.
Result<std::unique_ptr<People>> open_sqlite_people(const std::string& file);
/// Beside the archive of that name ("sqlite:FILE" or "postgresql://…"); opens or creates it.
Result<std::unique_ptr<People>> open_people(const std::string& store);

/// Reads, changes and saves until nobody else wrote in between. `change` may refuse with an error; false when there is no such
/// account.
template <typename Change>
Result<bool> change_account(People& people, const std::string& id, const Change& change) {
    for (;;) {
        std::optional<Account> account = TRY(people.account(id));
        if (!account)
            return false;
        TRY(change(*account));
        if (TRY(people.save(*account)))
            return true;
    }
}

} // namespace tycktill::people
