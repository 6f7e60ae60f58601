#include "office/people/postgres_people.h"

#include "office/archive/postgres.h"
#include "office/people/account_codec.h"

namespace tycktill::people {

using tycktill::office::PgConnection;
using tycktill::office::PgPool;
using tycktill::office::PgRows;
using tycktill::office::PgValue;

namespace {

constexpr std::size_t most_connections = 4;

/// As sqlite_people_schema.h. Never edited: a change is a new statement at the end.
constexpr const char* schema[] = {
    "CREATE SCHEMA IF NOT EXISTS tycktill",
    "CREATE TABLE IF NOT EXISTS tycktill.people(id text PRIMARY KEY, revision int NOT NULL, "
    "account text NOT NULL)",
    "CREATE TABLE IF NOT EXISTS tycktill.sessions(id bytea PRIMARY KEY, person text NOT NULL "
    "REFERENCES tycktill.people(id), started bigint NOT NULL, seen bigint NOT NULL)",
    "CREATE INDEX IF NOT EXISTS sessions_of ON tycktill.sessions(person)",
    "CREATE TABLE IF NOT EXISTS tycktill.drafts(person text NOT NULL, matter text NOT NULL, "
    "act text NOT NULL, sealed bytea NOT NULL, day date NOT NULL, "
    "PRIMARY KEY(person, matter, act))",
    "CREATE INDEX IF NOT EXISTS drafts_about ON tycktill.drafts(matter)",
    "CREATE OR REPLACE FUNCTION tycktill.people_stay() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION ''an account ends, and is never deleted''; END'",
    "CREATE OR REPLACE TRIGGER people_stay BEFORE DELETE ON tycktill.people "
    "FOR EACH ROW EXECUTE FUNCTION tycktill.people_stay()",
};

std::string number_of(Instant instant) {
    return std::to_string(instant.time_since_epoch().count());
}
Instant instant_of(std::int64_t number) {
    return Instant{std::chrono::seconds(number)};
}

Result<Account> account_of(const PgRows& rows, int row) {
    return read_account(rows.text(row, 0), static_cast<int>(rows.number(row, 1)),
                        rows.text(row, 2));
}

Result<Draft> draft_of(const PgRows& rows, int row) {
    const Day day = TRY(parse_day(rows.text(row, 4)));
    return Draft{
        {rows.text(row, 0), rows.text(row, 1), rows.text(row, 2)}, rows.bytes(row, 3), day};
}

class PostgresPeople final : public People {
public:
    explicit PostgresPeople(std::string url) : pool_(std::move(url), most_connections) {}

    Result<void> prepare() {
        return pool_.transact<void>([](PgConnection& connection) -> Result<void> {
            // Two programs that start together must not make the tables twice.
            TRY(connection.run("SELECT pg_advisory_xact_lock(5454505000)"));
            for (const char* statement : schema)
                TRY(connection.run(statement));
            return {};
        });
    }

    Result<std::vector<Account>> accounts() override {
        const PgRows rows =
            TRY(ask("SELECT id, revision, account FROM tycktill.people ORDER BY id COLLATE \"C\""));
        std::vector<Account> all;
        for (int i = 0; i < rows.count(); ++i) {
            auto account = TRY(account_of(rows, i));
            all.push_back(std::move(account));
        }
        return all;
    }
    Result<std::optional<Account>> account(const std::string& id) override {
        const PgRows rows =
            TRY(ask("SELECT id, revision, account FROM tycktill.people WHERE id = $1", {id}));
        if (rows.count() == 0)
            return std::optional<Account>{};
        return std::optional(TRY(account_of(rows, 0)));
    }
    Result<bool> save(const Account& account) override {
        const std::string text = written(account);
        const PgRows changed =
            account.revision == 0
                ? TRY(ask("INSERT INTO tycktill.people(id, revision, account) VALUES($1, 1, $2) "
                          "ON CONFLICT DO NOTHING",
                          {account.person.id, text}))
                : TRY(ask("UPDATE tycktill.people SET revision = revision + 1, account = $3 "
                          "WHERE id = $1 AND revision = $2",
                          {account.person.id, std::to_string(account.revision), text}));
        return changed.changed() == 1;
    }

    Result<void> add_session(const Session& session) override {
        return order("INSERT INTO tycktill.sessions(id, person, started, seen) "
                     "VALUES($1, $2, $3, $4)",
                     {BytesView(session.id), session.person, number_of(session.started),
                      number_of(session.seen)});
    }
    Result<std::optional<Session>> session(const record::Digest& id) override {
        const PgRows rows = TRY(ask(
            "SELECT person, started, seen FROM tycktill.sessions WHERE id = $1", {BytesView(id)}));
        if (rows.count() == 0)
            return std::optional<Session>{};
        return std::optional(Session{id, rows.text(0, 0), instant_of(rows.number(0, 1)),
                                     instant_of(rows.number(0, 2))});
    }
    Result<void> touch_session(const record::Digest& id, Instant seen) override {
        return order("UPDATE tycktill.sessions SET seen = $2 WHERE id = $1",
                     {BytesView(id), number_of(seen)});
    }
    Result<void> end_session(const record::Digest& id) override {
        return order("DELETE FROM tycktill.sessions WHERE id = $1", {BytesView(id)});
    }
    Result<void> end_sessions_of(const std::string& person) override {
        return order("DELETE FROM tycktill.sessions WHERE person = $1", {person});
    }
    Result<void> end_sessions_before(Instant started, Instant seen) override {
        return order("DELETE FROM tycktill.sessions WHERE started < $1 OR seen < $2",
                     {number_of(started), number_of(seen)});
    }

    Result<void> put_draft(const Draft& draft) override {
        return order("INSERT INTO tycktill.drafts(person, matter, act, sealed, day) "
                     "VALUES($1, $2, $3, $4, $5) ON CONFLICT(person, matter, act) "
                     "DO UPDATE SET sealed = excluded.sealed, day = excluded.day",
                     {draft.place.person, draft.place.matter, draft.place.act,
                      BytesView(draft.sealed), iso(draft.day)});
    }
    Result<std::optional<Draft>> draft(const DraftPlace& place) override {
        const PgRows rows = TRY(ask("SELECT person, matter, act, sealed, day FROM tycktill.drafts "
                                    "WHERE person = $1 AND matter = $2 AND act = $3",
                                    {place.person, place.matter, place.act}));
        if (rows.count() == 0)
            return std::optional<Draft>{};
        return std::optional(TRY(draft_of(rows, 0)));
    }
    Result<std::vector<Draft>> drafts_of(const std::string& person) override {
        const PgRows rows = TRY(ask("SELECT person, matter, act, sealed, day FROM tycktill.drafts "
                                    "WHERE person = $1 ORDER BY matter COLLATE \"C\", "
                                    "act COLLATE \"C\"",
                                    {person}));
        std::vector<Draft> all;
        for (int i = 0; i < rows.count(); ++i) {
            auto draft = TRY(draft_of(rows, i));
            all.push_back(std::move(draft));
        }
        return all;
    }
    Result<void> drop_draft(const DraftPlace& place) override {
        return order("DELETE FROM tycktill.drafts WHERE person = $1 AND matter = $2 AND act = $3",
                     {place.person, place.matter, place.act});
    }
    Result<void> drop_drafts_about(const std::string& matter) override {
        return order("DELETE FROM tycktill.drafts WHERE matter = $1", {matter});
    }

private:
    Result<PgRows> ask(const char* sql, const std::vector<PgValue>& values = {}) {
        return pool_.with<PgRows>(
            [&](PgConnection& connection) { return connection.run(sql, values); });
    }
    Result<void> order(const char* sql, const std::vector<PgValue>& values) {
        TRY(ask(sql, values));
        return {};
    }

    PgPool pool_;
};

} // namespace

Result<std::unique_ptr<People>> open_postgres_people(const std::string& url) {
    auto opened = std::make_unique<PostgresPeople>(url);
    TRY(opened->prepare());
    return std::unique_ptr<People>(std::move(opened));
}

} // namespace tycktill::people
