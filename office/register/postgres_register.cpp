#include "office/register/postgres_register.h"

#include "office/archive/postgres.h"
#include "office/register/postgres_register_schema.h"
#include "shared/base/fail_point.h"

#include <algorithm>

namespace tycktill::registry {

using tycktill::office::PgConnection;
using tycktill::office::PgPool;
using tycktill::office::PgRows;
using tycktill::office::PgValue;

namespace {

using namespace std::chrono;

constexpr std::size_t most_connections = 4;

#define REGISTER_COLUMNS                                                                           \
    "SELECT matter, board, year, number, arrived, made, line, provision, other_number, "           \
    "void_reason, void_day, void_by FROM tycktill.register_rows "

Result<Row> row_of(const PgRows& rows, int at) {
    const Day arrived = TRY(parse_day(rows.text(at, 4)));
    const Day made = TRY(parse_day(rows.text(at, 5)));
    Row row{rows.text(at, 0),
            rows.text(at, 1),
            static_cast<int>(rows.number(at, 2)),
            static_cast<int>(rows.number(at, 3)),
            arrived,
            made,
            rows.text(at, 6),
            rows.text(at, 7),
            rows.text(at, 8),
            {}};
    if (!rows.is_null(at, 10)) {
        const Day voided = TRY(parse_day(rows.text(at, 10)));
        row.voided = Voided{static_cast<VoidReason>(rows.number(at, 9)), voided, rows.text(at, 11)};
    }
    return row;
}

Result<record::Digest> digest_at(const PgRows& rows, int row, int column) {
    const Bytes bytes = rows.bytes(row, column);
    record::Digest digest{};
    if (bytes.size() != digest.size())
        return fail("the register holds a digest of a wrong length; restore it from its backup");
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

/// Its columns stand from `first` on.
Result<KeptEvent> event_of(const PgRows& rows, int at, int first) {
    const record::Digest sealed = TRY(digest_at(rows, at, first + 2));
    const record::Digest link = TRY(digest_at(rows, at, first + 3));
    return KeptEvent{rows.text(at, first), rows.bytes(at, first + 1), sealed, link};
}

Result<std::optional<Row>> find(PgConnection& connection, const std::string& matter) {
    const PgRows rows = TRY(connection.run(REGISTER_COLUMNS "WHERE matter = $1", {matter}));
    if (rows.count() == 0)
        return std::optional<Row>{};
    return std::optional(TRY(row_of(rows, 0)));
}

class PostgresRegister final : public Register {
public:
    explicit PostgresRegister(std::string url) : pool_(std::move(url), most_connections) {}

    Result<void> prepare() {
        return pool_.transact<void>([](PgConnection& connection) -> Result<void> {
            // Two programs that start together must not make the tables twice.
            TRY(connection.run("SELECT pg_advisory_xact_lock(54485247)"));
            const auto there = TRY(
                connection.run("SELECT count(*) FROM pg_trigger WHERE tgname = 'facts_stay' AND "
                               "tgrelid = to_regclass('tycktill.register_events')"));
            if (there.number(0, 0) > 0)
                return {};
            for (const char* statement : postgres_register_schema)
                TRY(connection.run(statement));
            return {};
        });
    }

    Result<std::vector<Row>> receive(const std::vector<Incoming>& delivery, Day today) override {
        using Rows = std::vector<Row>;
        return pool_.transact<Rows>([&](PgConnection& connection) -> Result<Rows> {
            // Whoever gives numbers waits for the one before, who may still undo: else a gap would be left.
            TRY(connection.run("SELECT pg_advisory_xact_lock(54485248)"));
            Rows given;
            for (const Incoming& one : in_random_order(delivery)) {
                std::optional<Row> known = TRY(find(connection, one.matter));
                if (!known) {
                    TRY(insert(connection, one, today));
                    fail_point("register.writing");
                    known = TRY(find(connection, one.matter));
                }
                given.push_back(*known);
            }
            std::sort(given.begin(), given.end(), [](const Row& a, const Row& b) {
                return std::tie(a.board, a.year, a.number) < std::tie(b.board, b.year, b.number);
            });
            return given;
        });
    }

    Result<std::optional<Row>> row(const std::string& matter) override {
        return pool_.with<std::optional<Row>>(
            [&](PgConnection& connection) { return find(connection, matter); });
    }

    Result<std::vector<Row>> rows(const RowFilter& filter) override {
        const auto given = [](const auto& value) {
            return value ? PgValue(*value) : PgValue(nullptr);
        };
        const PgValue year = filter.year ? PgValue(std::to_string(*filter.year)) : PgValue(nullptr);
        const PgValue made = filter.made ? PgValue(iso(*filter.made)) : PgValue(nullptr);
        const PgRows found =
            TRY(ask(REGISTER_COLUMNS "WHERE ($1::text IS NULL OR board = $1::text) AND ($2::int IS "
                                     "NULL OR year = $2::int) AND ($3::date IS NULL OR made = "
                                     "$3::date) ORDER BY board COLLATE \"C\", year, number",
                    {given(filter.board), year, made}));
        std::vector<Row> all;
        for (int i = 0; i < found.count(); ++i) {
            auto row = TRY(row_of(found, i));
            all.push_back(std::move(row));
        }
        return all;
    }

    Result<bool> make_void(const std::string& matter, const Voided& voided) override {
        const PgRows changed = TRY(ask(
            "UPDATE tycktill.register_rows SET void_reason = $2, void_day = $3, void_by = "
            "$4 WHERE matter = $1 AND void_day IS NULL",
            {matter, std::to_string(static_cast<int>(voided.reason)), iso(voided.day), voided.by}));
        return changed.changed() == 1;
    }

    Result<bool> note_other_number(const std::string& matter, const std::string& text) override {
        const PgRows changed =
            TRY(ask("UPDATE tycktill.register_rows SET other_number = $2 WHERE matter = $1",
                    {matter, text}));
        return changed.changed() == 1;
    }

    Result<Addition> add_all(const std::string& matter, int seen,
                             const std::vector<NewEvent>& events) override {
        return pool_.transact<Addition>([&](PgConnection& connection) -> Result<Addition> {
            // The row is held, so that two who write in one matter come one after the other.
            const PgRows held = TRY(connection.run(
                "SELECT 1 FROM tycktill.register_rows WHERE matter = $1 FOR UPDATE", {matter}));
            if (held.count() == 0)
                return Addition{NotRegistered{}};
            const PgRows last =
                TRY(connection.run("SELECT revision, link FROM tycktill.register_events WHERE "
                                   "matter = $1 ORDER BY revision DESC LIMIT 1",
                                   {matter}));
            int newest = last.count() == 0 ? 0 : static_cast<int>(last.number(0, 0));
            if (newest != seen)
                return Addition{Stale{newest}};
            record::Digest link = newest == 0 ? record::Digest{} : TRY(digest_at(last, 0, 1));
            for (const NewEvent& event : events) {
                link = TRY(append(connection, matter, ++newest, link, event));
                fail_point("register.writing");
            }
            return Addition{Added{newest}};
        });
    }

    Result<std::vector<KeptEvent>> events(const std::string& matter) override {
        const PgRows found =
            TRY(ask("SELECT facts, sealed, sealed_digest, link FROM tycktill.register_events "
                    "WHERE matter = $1 ORDER BY revision",
                    {matter}));
        std::vector<KeptEvent> all;
        for (int i = 0; i < found.count(); ++i) {
            auto event = TRY(event_of(found, i, 0));
            all.push_back(std::move(event));
        }
        return all;
    }

    Result<std::vector<std::string>> unopened() override {
        const PgRows found = TRY(
            ask("SELECT matter FROM tycktill.register_rows AS r WHERE NOT EXISTS(SELECT 1 FROM "
                "tycktill.register_events AS e WHERE e.matter = r.matter) ORDER BY matter COLLATE "
                "\"C\"",
                {}));
        std::vector<std::string> all;
        for (int i = 0; i < found.count(); ++i)
            all.push_back(found.text(i, 0));
        return all;
    }

    /// Page by page: a million events at once would fill the memory.
    Result<void> each_event(const Each& each) override {
        std::string matter;
        std::int64_t revision = 0;
        for (;;) {
            const PgRows found =
                TRY(ask("SELECT matter, facts, sealed, sealed_digest, link, revision FROM "
                        "tycktill.register_events WHERE (matter, revision) > ($1::text, $2::int) "
                        "ORDER BY matter, revision LIMIT 5000",
                        {matter, std::to_string(revision)}));
            for (int i = 0; i < found.count(); ++i) {
                matter = found.text(i, 0);
                revision = found.number(i, 5);
                const KeptEvent event = TRY(event_of(found, i, 1));
                TRY(each(matter, event));
            }
            if (found.count() == 0)
                return {};
        }
    }

    Result<std::vector<PurgeList>> purge_lists() override {
        const PgRows found = TRY(ask(
            "SELECT id, revision, list FROM tycktill.purge_lists ORDER BY id COLLATE \"C\"", {}));
        std::vector<PurgeList> all;
        for (int i = 0; i < found.count(); ++i) {
            auto list = TRY(read_purge_list(found.text(i, 0), static_cast<int>(found.number(i, 1)),
                                            found.text(i, 2)));
            all.push_back(std::move(list));
        }
        return all;
    }
    Result<bool> save_purge_list(const PurgeList& list) override {
        const PgRows changed =
            list.revision == 0
                ? TRY(ask("INSERT INTO tycktill.purge_lists(id, revision, list) VALUES($1, 1, $2) "
                          "ON CONFLICT DO NOTHING",
                          {list.id, written(list)}))
                : TRY(ask("UPDATE tycktill.purge_lists SET revision = revision + 1, list = $3 "
                          "WHERE id = $1 AND revision = $2",
                          {list.id, std::to_string(list.revision), written(list)}));
        return changed.changed() == 1;
    }

private:
    Result<PgRows> ask(const char* sql, const std::vector<PgValue>& values) {
        return pool_.with<PgRows>(
            [&](PgConnection& connection) { return connection.run(sql, values); });
    }
    static Result<void> insert(PgConnection& connection, const Incoming& one, Day today) {
        const int year = static_cast<int>(year_month_day{today}.year());
        TRY(connection.run(
            "INSERT INTO tycktill.register_rows(board, year, number, matter, "
            "arrived, made, line) SELECT $1::text, $2::int, coalesce((SELECT "
            "max(number) FROM tycktill.register_rows WHERE board = $1::text AND "
            "year = $2::int), 0) + 1, $3::text, $4::date, $5::date, $6::text",
            {one.board, std::to_string(year), one.matter, iso(one.arrived), iso(today), one.line}));
        return {};
    }
    static Result<record::Digest> append(PgConnection& connection, const std::string& matter,
                                         int revision, const record::Digest& before,
                                         const NewEvent& event) {
        const KeptEvent kept = chained(matter, revision, before, event);
        TRY(connection.run("INSERT INTO tycktill.register_events(matter, revision, facts, sealed, "
                           "sealed_digest, link) VALUES($1, $2, $3, $4, $5, $6)",
                           {matter, std::to_string(revision), kept.facts, BytesView(kept.sealed),
                            BytesView(kept.sealed_digest), BytesView(kept.link)}));
        if (event.row)
            TRY(connection.run(
                "UPDATE tycktill.register_rows SET line = $2, provision = $3, arrived = "
                "coalesce($4::date, arrived) WHERE matter = $1",
                {matter, event.row->line, event.row->provision,
                 event.row->arrived ? PgValue(iso(*event.row->arrived)) : PgValue(nullptr)}));
        for (const int weeded : event.weeded)
            TRY(connection.run("UPDATE tycktill.register_events SET sealed = '' WHERE matter = $1 "
                               "AND revision = $2 AND length(sealed) > 0",
                               {matter, std::to_string(weeded)}));
        return kept.link;
    }

    PgPool pool_;
};

#undef REGISTER_COLUMNS

} // namespace

Result<std::unique_ptr<Register>> open_postgres_register(const std::string& url) {
    auto opened = std::make_unique<PostgresRegister>(url);
    TRY(opened->prepare());
    return std::unique_ptr<Register>(std::move(opened));
}

} // namespace tycktill::registry
