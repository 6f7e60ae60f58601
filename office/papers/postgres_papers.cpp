#include "office/papers/postgres_papers.h"

#include "office/archive/postgres.h"

namespace tycktill::papers {

using tycktill::office::PgConnection;
using tycktill::office::PgPool;
using tycktill::office::PgRows;
using tycktill::office::PgValue;

namespace {

constexpr std::size_t most_connections = 4;

/// As sqlite_papers_schema.h. Never edited: a change is a new statement at the end.
constexpr const char* schema[] = {
    "CREATE SCHEMA IF NOT EXISTS tycktill",
    "CREATE TABLE IF NOT EXISTS tycktill.papers(kind text NOT NULL, id text NOT NULL, "
    "revision int NOT NULL, final int NOT NULL, facts text NOT NULL, sealed bytea NOT NULL, "
    "PRIMARY KEY(kind, id))",
    "CREATE OR REPLACE FUNCTION tycktill.final_stays() RETURNS trigger LANGUAGE plpgsql AS "
    "'BEGIN RAISE EXCEPTION ''a final paper stays as it is''; END'",
    "CREATE OR REPLACE TRIGGER final_stays BEFORE DELETE OR UPDATE ON tycktill.papers "
    "FOR EACH ROW WHEN (old.final = 1) EXECUTE FUNCTION tycktill.final_stays()",
};

constexpr const char* of_a_kind = "SELECT kind, id, revision, final, facts, sealed FROM "
                                  "tycktill.papers WHERE kind = $1 ORDER BY id COLLATE \"C\"";
constexpr const char* of_an_id = "SELECT kind, id, revision, final, facts, sealed FROM "
                                 "tycktill.papers WHERE kind = $1 AND id = $2";

Paper paper_of(const PgRows& rows, int row) {
    return {rows.text(row, 0),        rows.text(row, 1), static_cast<int>(rows.number(row, 2)),
            rows.number(row, 3) == 1, rows.text(row, 4), rows.bytes(row, 5)};
}

class PostgresPapers final : public Papers {
public:
    explicit PostgresPapers(std::string url) : pool_(std::move(url), most_connections) {}

    Result<void> prepare() {
        return pool_.transact<void>([](PgConnection& connection) -> Result<void> {
            // Two programs that start together must not make the tables twice.
            TRY(connection.run("SELECT pg_advisory_xact_lock(5454504100)"));
            for (const char* statement : schema)
                TRY(connection.run(statement));
            return {};
        });
    }

    Result<std::vector<Paper>> all(const std::string& kind) override {
        const PgRows rows = TRY(ask(of_a_kind, {kind}));
        std::vector<Paper> found;
        for (int i = 0; i < rows.count(); ++i)
            found.push_back(paper_of(rows, i));
        return found;
    }
    Result<std::optional<Paper>> paper(const std::string& kind, const std::string& id) override {
        const PgRows rows = TRY(ask(of_an_id, {kind, id}));
        return rows.count() == 0 ? std::optional<Paper>{} : std::optional(paper_of(rows, 0));
    }
    Result<bool> save(const Paper& paper) override {
        const std::string final = paper.final ? "1" : "0";
        const PgRows changed =
            paper.revision == 0
                ? TRY(ask("INSERT INTO tycktill.papers(kind, id, revision, final, facts, sealed) "
                          "VALUES($1, $2, 1, $3, $4, $5) ON CONFLICT DO NOTHING",
                          {paper.kind, paper.id, final, paper.facts, BytesView(paper.sealed)}))
                : TRY(ask("UPDATE tycktill.papers SET revision = revision + 1, final = $4, "
                          "facts = $5, sealed = $6 WHERE kind = $1 AND id = $2 AND revision = $3 "
                          "AND final = 0",
                          {paper.kind, paper.id, std::to_string(paper.revision), final, paper.facts,
                           BytesView(paper.sealed)}));
        return changed.changed() == 1;
    }
    Result<bool> drop(const std::string& kind, const std::string& id) override {
        const PgRows changed = TRY(ask(
            "DELETE FROM tycktill.papers WHERE kind = $1 AND id = $2 AND final = 0", {kind, id}));
        return changed.changed() == 1;
    }

private:
    Result<PgRows> ask(const char* sql, const std::vector<PgValue>& values) {
        return pool_.with<PgRows>(
            [&](PgConnection& connection) { return connection.run(sql, values); });
    }

    PgPool pool_;
};

} // namespace

Result<std::unique_ptr<Papers>> open_postgres_papers(const std::string& url) {
    auto opened = std::make_unique<PostgresPapers>(url);
    TRY(opened->prepare());
    return std::unique_ptr<Papers>(std::move(opened));
}

} // namespace tycktill::papers
