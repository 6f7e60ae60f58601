#include "office/papers/papers.h"

#include <map>
#include <mutex>

namespace tycktill::papers {
namespace {

class MemoryPapers final : public Papers {
public:
    Result<std::vector<Paper>> all(const std::string& kind) override {
        const std::lock_guard lock(mutex_);
        std::vector<Paper> found;
        for (const auto& [key, paper] : papers_)
            if (key.first == kind)
                found.push_back(paper);
        return found;
    }
    Result<std::optional<Paper>> paper(const std::string& kind, const std::string& id) override {
        const std::lock_guard lock(mutex_);
        const auto found = papers_.find({kind, id});
        return found == papers_.end() ? std::nullopt : std::optional(found->second);
    }
    Result<bool> save(const Paper& paper) override {
        const std::lock_guard lock(mutex_);
        const auto found = papers_.find({paper.kind, paper.id});
        const int newest = found == papers_.end() ? 0 : found->second.revision;
        if (newest != paper.revision || (found != papers_.end() && found->second.final))
            return false;
        Paper& kept = papers_[{paper.kind, paper.id}] = paper;
        ++kept.revision;
        return true;
    }
    Result<bool> drop(const std::string& kind, const std::string& id) override {
        const std::lock_guard lock(mutex_);
        const auto found = papers_.find({kind, id});
        if (found == papers_.end() || found->second.final)
            return false;
        papers_.erase(found);
        return true;
    }

private:
    std::mutex mutex_;
    std::map<std::pair<std::string, std::string>, Paper> papers_;
};

} // namespace

std::unique_ptr<Papers> memory_papers() {
    return std::make_unique<MemoryPapers>();
}

} // namespace tycktill::papers
