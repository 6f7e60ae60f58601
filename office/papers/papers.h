#pragma once
/// What the office makes of its matters and keeps apart from them: reports in draft and frozen, texts that are published.
/// Each has facts that are read without the office's key and hold no name and nobody's words, and what people wrote,
/// sealed. A final one is never changed and never goes away.
///
/// Memory, SQLite and PostgreSQL keep one contract (tests/office/papers). Durable when a call returns OK; any thread.
#include "shared/base/bytes.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tycktill::papers {

struct Paper {
    std::string kind; ///< "report", "report-draft", "done" …
    std::string id;   ///< one of its kind: "2026:2"
    int revision = 0; ///< the one that was read; 0: not kept yet
    bool final = false;
    std::string facts;
    Bytes sealed{}; ///< to the office; empty when nothing was written
    friend bool operator==(const Paper&, const Paper&) = default;
};

class Papers {
public:
    virtual ~Papers() = default;
    /// All of a kind, by id in byte order.
    virtual Result<std::vector<Paper>> all(const std::string& kind) = 0;
    virtual Result<std::optional<Paper>> paper(const std::string& kind, const std::string& id) = 0;
    /// Keeps it as the revision after `paper.revision`, which must be the newest. False when somebody else has written
    /// since, the id is taken, or the kept one is final: nothing was changed.
    virtual Result<bool> save(const Paper& paper) = 0;
    /// Takes a paper away for ever; a final one stays, and then it is false.
    virtual Result<bool> drop(const std::string& kind, const std::string& id) = 0;
};

std::unique_ptr<Papers> memory_papers();
/// In one file of its own. Two programs may have it open.
Result<std::unique_ptr<Papers>> open_sqlite_papers(const std::string& file);
/// Beside the archive of that name ("sqlite:FILE" or "postgresql://…"); opens or creates it.
Result<std::unique_ptr<Papers>> open_papers(const std::string& store);

} // namespace tycktill::papers
