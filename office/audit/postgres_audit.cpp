#include "office/audit/postgres_audit.h"

#include "office/archive/postgres.h"
#include "office/archive/store_name.h"

#include <algorithm>

namespace tycktill::audit {

using tycktill::office::PgConnection;
using tycktill::office::PgPool;
using tycktill::office::PgRows;

namespace {

constexpr std::size_t most_connections = 2;

/// As sqlite_audit_schema.h. Never edited: a change is a new statement at the end.
constexpr const char* schema[] = {
    "CREATE SCHEMA IF NOT EXISTS tycktill",
    "CREATE TABLE IF NOT EXISTS tycktill.audit_entries(number bigint PRIMARY KEY, facts text NOT "
    "NULL, sealed bytea NOT NULL, link bytea NOT NULL, signature bytea NOT NULL)",
    "CREATE TABLE IF NOT EXISTS tycktill.audit_head(one int PRIMARY KEY CHECK(one = 1), number "
    "bigint NOT NULL, link bytea NOT NULL, signature bytea NOT NULL)",
    "CREATE OR REPLACE FUNCTION tycktill.audit_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION ''the log is only added to''; END'",
    "CREATE OR REPLACE TRIGGER entries_stay BEFORE DELETE OR UPDATE ON tycktill.audit_entries "
    "FOR EACH ROW EXECUTE FUNCTION tycktill.audit_stays()",
    "CREATE OR REPLACE TRIGGER head_stays BEFORE DELETE ON tycktill.audit_head "
    "FOR EACH ROW EXECUTE FUNCTION tycktill.audit_stays()",
    "CREATE OR REPLACE TRIGGER head_grows BEFORE UPDATE ON tycktill.audit_head FOR EACH ROW "
    "WHEN (new.number <> old.number + 1) EXECUTE FUNCTION tycktill.audit_stays()",
};

template <typename Array>
Result<Array> fixed(const Bytes& bytes) {
    Array array{};
    if (bytes.size() != array.size())
        return fail("the log holds a link of a wrong length; run tycktill-office audit verify");
    std::copy(bytes.begin(), bytes.end(), array.begin());
    return array;
}

Result<Head> head_of(const PgRows& rows, int row, int link, int signature) {
    Head head;
    head.number = rows.number(row, 0);
    head.link = TRY(fixed<record::Digest>(rows.bytes(row, link)));
    head.signature = TRY(fixed<record::Signature>(rows.bytes(row, signature)));
    return head;
}

Result<std::optional<Head>> newest(PgConnection& connection) {
    const PgRows rows =
        TRY(connection.run("SELECT number, link, signature FROM tycktill.audit_head"));
    if (rows.count() == 0)
        return std::optional<Head>{};
    return std::optional(TRY(head_of(rows, 0, 1, 2)));
}

class PostgresAudit final : public Audit {
public:
    PostgresAudit(std::string url, record::SigningKey key)
        : pool_(std::move(url), most_connections), key_(std::move(key)) {}

    Result<void> prepare() {
        return pool_.transact<void>([](PgConnection& connection) -> Result<void> {
            // Two programs that start together must not make the tables twice.
            TRY(connection.run("SELECT pg_advisory_xact_lock(5454414300)"));
            for (const char* statement : schema)
                TRY(connection.run(statement));
            return {};
        });
    }
    Result<void> append(const Entry& entry) override {
        return pool_.transact<void>([&](PgConnection& connection) -> Result<void> {
            TRY(connection.run("SELECT pg_advisory_xact_lock(5454414301)"));
            const KeptEntry kept = chained(entry, TRY(newest(connection)), key_);
            const std::string number = std::to_string(kept.head.number);
            TRY(connection.run("INSERT INTO tycktill.audit_entries(number, facts, sealed, link, "
                               "signature) VALUES($1, $2, $3, $4, $5)",
                               {number, kept.facts, BytesView(kept.sealed),
                                BytesView(kept.head.link), BytesView(kept.head.signature)}));
            TRY(connection.run(
                "INSERT INTO tycktill.audit_head(one, number, link, signature) "
                "VALUES(1, $1, $2, $3) ON CONFLICT(one) DO UPDATE SET number = $1, "
                "link = $2, signature = $3",
                {number, BytesView(kept.head.link), BytesView(kept.head.signature)}));
            return {};
        });
    }
    /// Page by page: years of entries at once would fill the memory.
    Result<void> each_entry(std::int64_t from, const Each& each) override {
        for (;;) {
            const PgRows rows = TRY(pool_.with<PgRows>([&](PgConnection& connection) {
                return connection.run(
                    "SELECT number, facts, sealed, link, signature FROM tycktill.audit_entries "
                    "WHERE number >= $1 ORDER BY number LIMIT 5000",
                    {std::to_string(from)});
            }));
            for (int i = 0; i < rows.count(); ++i) {
                const Head head = TRY(head_of(rows, i, 3, 4));
                TRY(each({rows.text(i, 1), rows.bytes(i, 2), head}));
                from = head.number + 1;
            }
            if (rows.count() == 0)
                return {};
        }
    }
    Result<std::optional<Head>> head() override {
        return pool_.with<std::optional<Head>>(
            [](PgConnection& connection) { return newest(connection); });
    }

private:
    PgPool pool_;
    record::SigningKey key_;
};

} // namespace

Result<std::unique_ptr<Audit>> open_postgres_audit(const std::string& url, record::SigningKey key) {
    auto opened = std::make_unique<PostgresAudit>(url, std::move(key));
    TRY(opened->prepare());
    return std::unique_ptr<Audit>(std::move(opened));
}

Result<std::unique_ptr<Audit>> open_audit(const std::string& store, record::SigningKey key) {
    const office::StoreName name = TRY(office::parse_store_name(store));
    return name.url.empty()
               ? open_sqlite_audit(office::file_beside(name.file, "audit").string(), std::move(key))
               : open_postgres_audit(name.url, std::move(key));
}

} // namespace tycktill::audit
