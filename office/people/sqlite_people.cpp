#include "office/people/account_codec.h"
#include "office/people/people.h"
#include "office/people/sqlite_people_schema.h"
#include "shared/store/database.h"

#include <algorithm>
#include <mutex>

namespace tycktill::people {

using tycktill::store::Database;
using tycktill::store::Statement;

namespace {

using Text = std::string_view;

std::int64_t number_of(Instant instant) {
    return instant.time_since_epoch().count();
}
Instant instant_of(std::int64_t number) {
    return Instant{std::chrono::seconds(number)};
}

Result<Account> account_of(const Statement& row) {
    return read_account(row.text(0), static_cast<int>(row.number(1)), row.text(2));
}

Result<Draft> draft_of(const Statement& row) {
    const Day day = TRY(parse_day(row.text(4)));
    return Draft{{row.text(0), row.text(1), row.text(2)}, row.bytes(3), day};
}

class SqlitePeople final : public People {
public:
    explicit SqlitePeople(Database database) : database_(std::move(database)) {}

    Result<std::vector<Account>> accounts() override {
        const std::lock_guard lock(mutex_);
        auto rows = TRY(database_.query("SELECT id, revision, account FROM accounts ORDER BY id"));
        std::vector<Account> all;
        while (TRY(rows.next())) {
            auto account = TRY(account_of(rows));
            all.push_back(std::move(account));
        }
        return all;
    }
    Result<std::optional<Account>> account(const std::string& id) override {
        const std::lock_guard lock(mutex_);
        auto rows = TRY(database_.query("SELECT id, revision, account FROM accounts WHERE id = ?1",
                                        {Text(id)}));
        if (!TRY(rows.next()))
            return std::optional<Account>{};
        return std::optional(TRY(account_of(rows)));
    }
    Result<bool> save(const Account& account) override {
        const std::lock_guard lock(mutex_);
        const std::string text = written(account);
        const auto seen = static_cast<std::int64_t>(account.revision);
        if (seen == 0)
            TRY(database_.run("INSERT INTO accounts(id, revision, account) VALUES(?1, 1, ?2) "
                              "ON CONFLICT DO NOTHING",
                              {Text(account.person.id), Text(text)}));
        else
            TRY(database_.run("UPDATE accounts SET revision = ?2 + 1, account = ?3 "
                              "WHERE id = ?1 AND revision = ?2",
                              {Text(account.person.id), seen, Text(text)}));
        return database_.changes() == 1;
    }

    Result<void> add_session(const Session& session) override {
        const std::lock_guard lock(mutex_);
        return database_.run("INSERT INTO sessions(id, person, started, seen) "
                             "VALUES(?1, ?2, ?3, ?4)",
                             {BytesView(session.id), Text(session.person),
                              number_of(session.started), number_of(session.seen)});
    }
    Result<std::optional<Session>> session(const record::Digest& id) override {
        const std::lock_guard lock(mutex_);
        auto rows = TRY(database_.query("SELECT person, started, seen FROM sessions WHERE id = ?1",
                                        {BytesView(id)}));
        if (!TRY(rows.next()))
            return std::optional<Session>{};
        return std::optional(
            Session{id, rows.text(0), instant_of(rows.number(1)), instant_of(rows.number(2))});
    }
    Result<void> touch_session(const record::Digest& id, Instant seen) override {
        const std::lock_guard lock(mutex_);
        return database_.run("UPDATE sessions SET seen = ?2 WHERE id = ?1",
                             {BytesView(id), number_of(seen)});
    }
    Result<void> end_session(const record::Digest& id) override {
        const std::lock_guard lock(mutex_);
        return database_.run("DELETE FROM sessions WHERE id = ?1", {BytesView(id)});
    }
    Result<void> end_sessions_of(const std::string& person) override {
        const std::lock_guard lock(mutex_);
        return database_.run("DELETE FROM sessions WHERE person = ?1", {Text(person)});
    }
    Result<void> end_sessions_before(Instant started, Instant seen) override {
        const std::lock_guard lock(mutex_);
        return database_.run("DELETE FROM sessions WHERE started < ?1 OR seen < ?2",
                             {number_of(started), number_of(seen)});
    }

    Result<void> put_draft(const Draft& draft) override {
        const std::lock_guard lock(mutex_);
        const std::string day = iso(draft.day);
        return database_.run("INSERT INTO drafts(person, matter, act, sealed, day) "
                             "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(person, matter, act) "
                             "DO UPDATE SET sealed = ?4, day = ?5",
                             {Text(draft.place.person), Text(draft.place.matter),
                              Text(draft.place.act), BytesView(draft.sealed), Text(day)});
    }
    Result<std::optional<Draft>> draft(const DraftPlace& place) override {
        const std::lock_guard lock(mutex_);
        auto rows = TRY(database_.query("SELECT person, matter, act, sealed, day FROM drafts "
                                        "WHERE person = ?1 AND matter = ?2 AND act = ?3",
                                        {Text(place.person), Text(place.matter), Text(place.act)}));
        if (!TRY(rows.next()))
            return std::optional<Draft>{};
        return std::optional(TRY(draft_of(rows)));
    }
    Result<std::vector<Draft>> drafts_of(const std::string& person) override {
        const std::lock_guard lock(mutex_);
        auto rows = TRY(database_.query("SELECT person, matter, act, sealed, day FROM drafts "
                                        "WHERE person = ?1 ORDER BY matter, act",
                                        {Text(person)}));
        std::vector<Draft> all;
        while (TRY(rows.next())) {
            auto draft = TRY(draft_of(rows));
            all.push_back(std::move(draft));
        }
        return all;
    }
    Result<void> drop_draft(const DraftPlace& place) override {
        const std::lock_guard lock(mutex_);
        return database_.run("DELETE FROM drafts WHERE person = ?1 AND matter = ?2 AND act = ?3",
                             {Text(place.person), Text(place.matter), Text(place.act)});
    }
    Result<void> drop_drafts_about(const std::string& matter) override {
        const std::lock_guard lock(mutex_);
        return database_.run("DELETE FROM drafts WHERE matter = ?1", {Text(matter)});
    }

private:
    std::mutex mutex_;
    Database database_;
};

} // namespace

Result<std::unique_ptr<People>> open_sqlite_people(const std::string& file) {
    store::DatabaseSettings settings;
    settings.application_id = sqlite_people_application;
    settings.migrations = {sqlite_people_schema};
    Database database = TRY(Database::open(file, settings));
    return std::unique_ptr<People>(std::make_unique<SqlitePeople>(std::move(database)));
}

} // namespace tycktill::people
