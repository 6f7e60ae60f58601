#include "office/people/people.h"

#include <map>
#include <mutex>

namespace tycktill::people {
namespace {

class MemoryPeople final : public People {
public:
    Result<std::vector<Account>> accounts() override {
        const std::lock_guard lock(mutex_);
        std::vector<Account> all;
        for (const auto& [id, account] : accounts_)
            all.push_back(account);
        return all;
    }
    Result<std::optional<Account>> account(const std::string& id) override {
        const std::lock_guard lock(mutex_);
        return found_in(accounts_, id);
    }
    Result<bool> save(const Account& account) override {
        const std::lock_guard lock(mutex_);
        const auto kept = accounts_.find(account.person.id);
        const int newest = kept == accounts_.end() ? 0 : kept->second.revision;
        if (newest != account.revision)
            return false;
        Account& written = accounts_[account.person.id] = account;
        ++written.revision;
        return true;
    }

    Result<void> add_session(const Session& session) override {
        const std::lock_guard lock(mutex_);
        sessions_[session.id] = session;
        return {};
    }
    Result<std::optional<Session>> session(const record::Digest& id) override {
        const std::lock_guard lock(mutex_);
        return found_in(sessions_, id);
    }
    Result<void> touch_session(const record::Digest& id, Instant seen) override {
        const std::lock_guard lock(mutex_);
        if (const auto kept = sessions_.find(id); kept != sessions_.end())
            kept->second.seen = seen;
        return {};
    }
    Result<void> end_session(const record::Digest& id) override {
        const std::lock_guard lock(mutex_);
        sessions_.erase(id);
        return {};
    }
    Result<void> end_sessions_of(const std::string& person) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(sessions_, [&](const auto& one) { return one.second.person == person; });
        return {};
    }
    Result<void> end_sessions_before(Instant started, Instant seen) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(sessions_, [&](const auto& one) {
            return one.second.started < started || one.second.seen < seen;
        });
        return {};
    }

    Result<void> put_draft(const Draft& draft) override {
        const std::lock_guard lock(mutex_);
        drafts_[draft.place] = draft;
        return {};
    }
    Result<std::optional<Draft>> draft(const DraftPlace& place) override {
        const std::lock_guard lock(mutex_);
        return found_in(drafts_, place);
    }
    Result<std::vector<Draft>> drafts_of(const std::string& person) override {
        const std::lock_guard lock(mutex_);
        std::vector<Draft> all;
        for (const auto& [place, draft] : drafts_)
            if (place.person == person)
                all.push_back(draft);
        return all;
    }
    Result<void> drop_draft(const DraftPlace& place) override {
        const std::lock_guard lock(mutex_);
        drafts_.erase(place);
        return {};
    }
    Result<void> drop_drafts_about(const std::string& matter) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(drafts_, [&](const auto& one) { return one.first.matter == matter; });
        return {};
    }

private:
    template <typename Map>
    static std::optional<typename Map::mapped_type> found_in(const Map& map,
                                                             const typename Map::key_type& key) {
        const auto found = map.find(key);
        return found == map.end() ? std::nullopt : std::optional(found->second);
    }

    std::mutex mutex_;
    std::map<std::string, Account> accounts_;
    std::map<record::Digest, Session> sessions_;
    std::map<DraftPlace, Draft> drafts_;
};

} // namespace

std::unique_ptr<People> memory_people() {
    return std::make_unique<MemoryPeople>();
}

} // namespace tycktill::people
