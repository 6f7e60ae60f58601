#include "office/audit/audit.h"
#include "office/audit/sqlite_audit_schema.h"
#include "shared/store/database.h"

#include <algorithm>
#include <mutex>

namespace tycktill::audit {

using tycktill::store::Database;
using tycktill::store::Statement;
using tycktill::store::Transaction;

namespace {

template <typename Array>
Result<Array> fixed(const Bytes& bytes) {
    Array array{};
    if (bytes.size() != array.size())
        return fail("the log holds a link of a wrong length; run tycktill-office audit verify");
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

Result<Head> head_of(const Statement& row, int link, int signature) {
    Head head;
    head.number = row.number(0);
    head.link = TRY(fixed<record::Digest>(row.bytes(link)));
    head.signature = TRY(fixed<record::Signature>(row.bytes(signature)));
    return head;
}

class SqliteAudit final : public Audit {
public:
    SqliteAudit(Database database, record::SigningKey key)
        : database_(std::move(database)), key_(std::move(key)) {}

    Result<void> append(const Entry& entry) override {
        const std::lock_guard lock(mutex_);
        Transaction transaction = TRY(database_.begin());
        const KeptEntry kept = chained(entry, TRY(newest()), key_);
        TRY(database_.run("INSERT INTO entries(number, facts, sealed, link, signature) VALUES(?1, "
                          "?2, ?3, ?4, ?5)",
                          {kept.head.number, std::string_view(kept.facts), BytesView(kept.sealed),
                           BytesView(kept.head.link), BytesView(kept.head.signature)}));
        TRY(database_.run(
            "INSERT INTO head(one, number, link, signature) VALUES(1, ?1, ?2, ?3) "
            "ON CONFLICT(one) DO UPDATE SET number = ?1, link = ?2, signature = ?3",
            {kept.head.number, BytesView(kept.head.link), BytesView(kept.head.signature)}));
        return transaction.commit();
    }
    Result<void> each_entry(std::int64_t from, const Each& each) override {
        const std::lock_guard lock(mutex_);
        auto rows =
            TRY(database_.query("SELECT number, facts, sealed, link, signature FROM entries "
                                "WHERE number >= ?1 ORDER BY number",
                                {from}));
        while (TRY(rows.next())) {
            const Head head = TRY(head_of(rows, 3, 4));
            TRY(each({rows.text(1), rows.bytes(2), head}));
        }
        return {};
    }
    Result<std::optional<Head>> head() override {
        const std::lock_guard lock(mutex_);
        return newest();
    }

private:
    Result<std::optional<Head>> newest() const {
        auto rows = TRY(database_.query("SELECT number, link, signature FROM head"));
        if (!TRY(rows.next()))
            return std::optional<Head>{};
        return std::optional(TRY(head_of(rows, 1, 2)));
    }

    std::mutex mutex_;
    Database database_;
    record::SigningKey key_;
};

} // namespace

Result<std::unique_ptr<Audit>> open_sqlite_audit(const std::string& file, record::SigningKey key) {
    store::DatabaseSettings settings;
    settings.application_id = sqlite_audit_application;
    settings.migrations = {sqlite_audit_schema};
    Database database = TRY(Database::open(file, settings));
    return std::unique_ptr<Audit>(
        std::make_unique<SqliteAudit>(std::move(database), std::move(key)));
}

} // namespace tycktill::audit
