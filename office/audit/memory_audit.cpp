#include "office/audit/audit.h"

#include <mutex>

namespace tycktill::audit {
namespace {

class MemoryAudit final : public Audit {
public:
    explicit MemoryAudit(record::SigningKey key) : key_(std::move(key)) {}

    Result<void> append(const Entry& entry) override {
        const std::lock_guard lock(mutex_);
        const auto before = entries_.empty() ? std::nullopt : std::optional(entries_.back().head);
        entries_.push_back(chained(entry, before, key_));
        return {};
    }
    Result<void> each_entry(std::int64_t from, const Each& each) override {
        const auto all = [&] {
            const std::lock_guard lock(mutex_);
            return entries_;
        }();
        for (const KeptEntry& kept : all)
            if (kept.head.number >= from)
                TRY(each(kept));
        return {};
    }
    Result<std::optional<Head>> head() override {
        const std::lock_guard lock(mutex_);
        return entries_.empty() ? std::nullopt : std::optional(entries_.back().head);
    }

private:
    std::mutex mutex_;
    record::SigningKey key_;
    std::vector<KeptEntry> entries_;
};

} // namespace

std::unique_ptr<Audit> memory_audit(record::SigningKey key) {
    return std::make_unique<MemoryAudit>(std::move(key));
}

} // namespace tycktill::audit
