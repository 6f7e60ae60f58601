#include "office/register/register.h"
#include "office/register/sqlite_register_schema.h"
#include "shared/base/fail_point.h"
#include "shared/store/database.h"

#include <algorithm>
#include <mutex>

namespace tycktill::registry {

using tycktill::store::Database;
using tycktill::store::DatabaseSettings;
using tycktill::store::SqlValue;
using tycktill::store::Statement;
using tycktill::store::Transaction;

namespace {

using namespace std::chrono;
using Text = std::string_view;

constexpr const char* row_columns = "SELECT matter, board, year, number, arrived, made, line, "
                                    "provision, other_number, void_reason, "
                                    "void_day, void_by FROM rows ";

Result<Row> row_of(const store::Statement& rows) {
    const Day arrived = TRY(parse_day(rows.text(4)));
    const Day made = TRY(parse_day(rows.text(5)));
    Row row{rows.text(0),
            rows.text(1),
            static_cast<int>(rows.number(2)),
            static_cast<int>(rows.number(3)),
            arrived,
            made,
            rows.text(6),
            rows.text(7),
            rows.text(8),
            {}};
    if (!rows.is_null(10)) {
        const Day voided = TRY(parse_day(rows.text(10)));
        row.voided = Voided{static_cast<VoidReason>(rows.number(9)), voided, rows.text(11)};
    }
    return row;
}

Result<record::Digest> digest_of(const Bytes& bytes) {
    record::Digest digest{};
    if (bytes.size() != digest.size())
        return fail("the register holds a digest of a wrong length; restore it from its backup");
    std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

/// Its columns stand from `first` on.
Result<KeptEvent> event_of(const store::Statement& row, int first) {
    const record::Digest sealed = TRY(digest_of(row.bytes(first + 2)));
    const record::Digest link = TRY(digest_of(row.bytes(first + 3)));
    return KeptEvent{row.text(first), row.bytes(first + 1), sealed, link};
}

class SqliteRegister final : public Register {
public:
    explicit SqliteRegister(store::Database database) : database_(std::move(database)) {}

    Result<std::vector<Row>> receive(const std::vector<Incoming>& delivery, Day today) override {
        const std::lock_guard lock(mutex_);
        const int year = static_cast<int>(year_month_day{today}.year());
        store::Transaction transaction = TRY(database_.begin());
        std::vector<Row> given;
        for (const Incoming& one : in_random_order(delivery)) {
            std::optional<Row> known = TRY(find(one.matter));
            if (!known) {
                TRY(insert(one, year, today));
                fail_point("register.writing");
                known = TRY(find(one.matter));
            }
            given.push_back(*known);
        }
        TRY(transaction.commit());
        fail_point("register.committed");
        std::sort(given.begin(), given.end(), [](const Row& a, const Row& b) {
            return std::tie(a.board, a.year, a.number) < std::tie(b.board, b.year, b.number);
        });
        return given;
    }

    Result<std::optional<Row>> row(const std::string& matter) override {
        const std::lock_guard lock(mutex_);
        return find(matter);
    }

    Result<std::vector<Row>> rows(const RowFilter& filter) override {
        const std::lock_guard lock(mutex_);
        const std::string made = filter.made ? iso(*filter.made) : "";
        const auto board =
            filter.board ? store::SqlValue(Text(*filter.board)) : store::SqlValue(nullptr);
        const auto year = filter.year ? store::SqlValue(static_cast<std::int64_t>(*filter.year))
                                      : store::SqlValue(nullptr);
        const auto day = filter.made ? store::SqlValue(Text(made)) : store::SqlValue(nullptr);
        auto found = TRY(database_.query(
            std::string(row_columns) + "WHERE (?1 IS NULL OR board = ?1) AND (?2 IS NULL OR year = "
                                       "?2) AND (?3 IS NULL OR made = ?3) "
                                       "ORDER BY board, year, number",
            {board, year, day}));
        std::vector<Row> all;
        while (TRY(found.next())) {
            auto row = TRY(row_of(found));
            all.push_back(std::move(row));
        }
        return all;
    }

    Result<bool> make_void(const std::string& matter, const Voided& voided) override {
        const std::lock_guard lock(mutex_);
        const std::string day = iso(voided.day);
        TRY(database_.run(
            "UPDATE rows SET void_reason = ?2, void_day = ?3, void_by = ?4 "
            "WHERE matter = ?1 AND void_day IS NULL",
            {Text(matter), static_cast<std::int64_t>(voided.reason), Text(day), Text(voided.by)}));
        return database_.changes() == 1;
    }

    Result<bool> note_other_number(const std::string& matter, const std::string& text) override {
        const std::lock_guard lock(mutex_);
        TRY(database_.run("UPDATE rows SET other_number = ?2 WHERE matter = ?1",
                          {Text(matter), Text(text)}));
        return database_.changes() == 1;
    }

    Result<Addition> add_all(const std::string& matter, int seen,
                             const std::vector<NewEvent>& events) override {
        const std::lock_guard lock(mutex_);
        store::Transaction transaction = TRY(database_.begin());
        if (!TRY(find(matter)))
            return Addition{NotRegistered{}};
        int newest = static_cast<int>(TRY(database_.number(
            "SELECT coalesce(max(revision), 0) FROM events WHERE matter = ?1", {Text(matter)})));
        if (newest != seen)
            return Addition{Stale{newest}};
        for (const NewEvent& event : events) {
            TRY(append(matter, ++newest, event));
            fail_point("register.writing");
            if (event.row)
                TRY(reword(matter, *event.row));
            TRY(weed(matter, event.weeded));
        }
        TRY(transaction.commit());
        fail_point("register.committed");
        return Addition{Added{newest}};
    }

    Result<std::vector<KeptEvent>> events(const std::string& matter) override {
        const std::lock_guard lock(mutex_);
        auto found = TRY(database_.query("SELECT facts, sealed, sealed_digest, link FROM events "
                                         "WHERE matter = ?1 ORDER BY revision",
                                         {Text(matter)}));
        std::vector<KeptEvent> all;
        while (TRY(found.next())) {
            auto event = TRY(event_of(found, 0));
            all.push_back(std::move(event));
        }
        return all;
    }

    Result<std::vector<std::string>> unopened() override {
        const std::lock_guard lock(mutex_);
        auto found = TRY(database_.query("SELECT matter FROM rows WHERE NOT EXISTS(SELECT 1 FROM "
                                         "events WHERE events.matter = rows.matter) "
                                         "ORDER BY matter"));
        std::vector<std::string> all;
        while (TRY(found.next()))
            all.push_back(found.text(0));
        return all;
    }

    Result<void> each_event(const Each& each) override {
        const std::lock_guard lock(mutex_);
        auto found = TRY(database_.query("SELECT matter, facts, sealed, sealed_digest, link FROM "
                                         "events ORDER BY matter, revision"));
        while (TRY(found.next())) {
            const KeptEvent event = TRY(event_of(found, 1));
            TRY(each(found.text(0), event));
        }
        return {};
    }

    Result<std::vector<PurgeList>> purge_lists() override {
        const std::lock_guard lock(mutex_);
        auto found = TRY(database_.query("SELECT id, revision, list FROM purge_lists ORDER BY id"));
        std::vector<PurgeList> all;
        while (TRY(found.next())) {
            auto list = TRY(
                read_purge_list(found.text(0), static_cast<int>(found.number(1)), found.text(2)));
            all.push_back(std::move(list));
        }
        return all;
    }
    Result<bool> save_purge_list(const PurgeList& list) override {
        const std::lock_guard lock(mutex_);
        const std::string text = written(list);
        const auto seen = static_cast<std::int64_t>(list.revision);
        if (seen == 0)
            TRY(database_.run("INSERT INTO purge_lists(id, revision, list) VALUES(?1, 1, ?2) "
                              "ON CONFLICT DO NOTHING",
                              {Text(list.id), Text(text)}));
        else
            TRY(database_.run("UPDATE purge_lists SET revision = ?2 + 1, list = ?3 "
                              "WHERE id = ?1 AND revision = ?2",
                              {Text(list.id), seen, Text(text)}));
        return database_.changes() == 1;
    }

private:
    Result<std::optional<Row>> find(const std::string& matter) const {
        auto found =
            TRY(database_.query(std::string(row_columns) + "WHERE matter = ?1", {Text(matter)}));
        if (!TRY(found.next()))
            return std::optional<Row>{};
        return std::optional(TRY(row_of(found)));
    }

    /// Rows are never deleted, so the highest number says how many there are: the next one leaves no gap.
    Result<void> insert(const Incoming& one, int year, Day today) {
        const std::string arrived = iso(one.arrived), made = iso(today);
        return database_.run(
            "INSERT INTO rows(board, year, number, matter, arrived, made, line) SELECT ?1, ?2, "
            "coalesce((SELECT max(number) FROM rows WHERE board = ?1 AND year = ?2), 0) + 1, "
            "?3, ?4, ?5, ?6",
            {Text(one.board), static_cast<std::int64_t>(year), Text(one.matter), Text(arrived),
             Text(made), Text(one.line)});
    }

    Result<void> reword(const std::string& matter, const NewEvent::Rewording& row) {
        const std::string arrived = row.arrived ? iso(*row.arrived) : "";
        const auto day = row.arrived ? store::SqlValue(Text(arrived)) : store::SqlValue(nullptr);
        return database_.run("UPDATE rows SET line = ?2, provision = ?3, "
                             "arrived = coalesce(?4, arrived) WHERE matter = ?1",
                             {Text(matter), Text(row.line), Text(row.provision), day});
    }

    Result<void> weed(const std::string& matter, const std::vector<int>& revisions) {
        for (const int revision : revisions)
            TRY(database_.run("UPDATE events SET sealed = x'' WHERE matter = ?1 AND revision = ?2 "
                              "AND length(sealed) > 0",
                              {Text(matter), static_cast<std::int64_t>(revision)}));
        return {};
    }

    Result<void> append(const std::string& matter, int revision, const NewEvent& event) {
        record::Digest before{};
        if (revision > 1) {
            auto last =
                TRY(database_.query("SELECT link FROM events WHERE matter = ?1 AND revision = ?2",
                                    {Text(matter), static_cast<std::int64_t>(revision - 1)}));
            if (!TRY(last.next()))
                return fail("the register misses an event; run tycktill-office verify");
            before = TRY(digest_of(last.bytes(0)));
        }
        const KeptEvent kept = chained(matter, revision, before, event);
        return database_.run(
            "INSERT INTO events(matter, revision, facts, sealed, sealed_digest, link) "
            "VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
            {Text(matter), static_cast<std::int64_t>(revision), Text(kept.facts),
             BytesView(kept.sealed), BytesView(kept.sealed_digest), BytesView(kept.link)});
    }

    std::mutex mutex_;
    store::Database database_;
};

} // namespace

Result<std::unique_ptr<Register>> open_sqlite_register(const std::string& file) {
    store::DatabaseSettings settings;
    settings.application_id = sqlite_register_application;
    settings.migrations = {sqlite_register_schema};
    store::Database database = TRY(store::Database::open(file, settings));
    return std::unique_ptr<Register>(std::make_unique<SqliteRegister>(std::move(database)));
}

} // namespace tycktill::registry
