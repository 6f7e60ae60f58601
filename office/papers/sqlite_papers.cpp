#include "office/papers/papers.h"
#include "office/papers/sqlite_papers_schema.h"
#include "shared/store/database.h"

#include <mutex>

namespace tycktill::papers {

using tycktill::store::Database;
using tycktill::store::Statement;

namespace {

using Text = std::string_view;

constexpr const char* columns = "SELECT kind, id, revision, final, facts, sealed FROM papers ";

Paper paper_of(const Statement& row) {
    return {row.text(0),        row.text(1), static_cast<int>(row.number(2)),
            row.number(3) == 1, row.text(4), row.bytes(5)};
}

class SqlitePapers final : public Papers {
public:
    explicit SqlitePapers(Database database) : database_(std::move(database)) {}

    Result<std::vector<Paper>> all(const std::string& kind) override {
        const std::lock_guard lock(mutex_);
        auto rows = TRY(
            database_.query(std::string(columns) + "WHERE kind = ?1 ORDER BY id", {Text(kind)}));
        std::vector<Paper> found;
        while (TRY(rows.next()))
            found.push_back(paper_of(rows));
        return found;
    }
    Result<std::optional<Paper>> paper(const std::string& kind, const std::string& id) override {
        const std::lock_guard lock(mutex_);
        auto rows = TRY(database_.query(std::string(columns) + "WHERE kind = ?1 AND id = ?2",
                                        {Text(kind), Text(id)}));
        if (!TRY(rows.next()))
            return std::optional<Paper>{};
        return std::optional(paper_of(rows));
    }
    Result<bool> save(const Paper& paper) override {
        const std::lock_guard lock(mutex_);
        const auto seen = static_cast<std::int64_t>(paper.revision);
        const auto final = static_cast<std::int64_t>(paper.final ? 1 : 0);
        if (seen == 0)
            TRY(database_.run("INSERT INTO papers(kind, id, revision, final, facts, sealed) "
                              "VALUES(?1, ?2, 1, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                              {Text(paper.kind), Text(paper.id), final, Text(paper.facts),
                               BytesView(paper.sealed)}));
        else
            TRY(database_.run("UPDATE papers SET revision = ?3 + 1, final = ?4, facts = ?5, "
                              "sealed = ?6 WHERE kind = ?1 AND id = ?2 AND revision = ?3 "
                              "AND final = 0",
                              {Text(paper.kind), Text(paper.id), seen, final, Text(paper.facts),
                               BytesView(paper.sealed)}));
        return database_.changes() == 1;
    }
    Result<bool> drop(const std::string& kind, const std::string& id) override {
        const std::lock_guard lock(mutex_);
        TRY(database_.run("DELETE FROM papers WHERE kind = ?1 AND id = ?2 AND final = 0",
                          {Text(kind), Text(id)}));
        return database_.changes() == 1;
    }

private:
    std::mutex mutex_;
    Database database_;
};

} // namespace

Result<std::unique_ptr<Papers>> open_sqlite_papers(const std::string& file) {
    store::DatabaseSettings settings;
    settings.application_id = sqlite_papers_application;
    settings.migrations = {sqlite_papers_schema};
    Database database = TRY(Database::open(file, settings));
    return std::unique_ptr<Papers>(std::make_unique<SqlitePapers>(std::move(database)));
}

} // namespace tycktill::papers
