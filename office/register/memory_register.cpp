#include "office/register/register.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace tycktill::registry {
namespace {

using namespace std::chrono;

class MemoryRegister final : public Register {
public:
    Result<std::vector<Row>> receive(const std::vector<Incoming>& delivery, Day today) override {
        const std::lock_guard lock(mutex_);
        const int year = static_cast<int>(year_month_day{today}.year());
        std::vector<Row> given;
        for (const Incoming& one : in_random_order(delivery)) {
            Row* known = find(one.matter);
            if (!known) {
                const Place place{one.board, year, last_number(one.board, year) + 1};
                known = &(rows_[place] = Row{one.matter,
                                             one.board,
                                             year,
                                             std::get<2>(place),
                                             one.arrived,
                                             today,
                                             one.line,
                                             "",
                                             "",
                                             {}});
            }
            given.push_back(*known);
        }
        std::sort(given.begin(), given.end(), [](const Row& a, const Row& b) {
            return std::tie(a.board, a.year, a.number) < std::tie(b.board, b.year, b.number);
        });
        return given;
    }
    Result<std::optional<Row>> row(const std::string& matter) override {
        const std::lock_guard lock(mutex_);
        const Row* found = find(matter);
        return found ? std::optional(*found) : std::nullopt;
    }
    Result<std::vector<Row>> rows(const RowFilter& filter) override {
        const std::lock_guard lock(mutex_);
        std::vector<Row> all;
        for (const auto& [place, row] : rows_) {
            if ((!filter.board || row.board == *filter.board) &&
                (!filter.year || row.year == *filter.year) &&
                (!filter.made || row.made == *filter.made))
                all.push_back(row);
        }
        return all;
    }
    Result<bool> make_void(const std::string& matter, const Voided& voided) override {
        const std::lock_guard lock(mutex_);
        Row* found = find(matter);
        if (!found || found->voided)
            return false;
        found->voided = voided;
        return true;
    }
    Result<bool> note_other_number(const std::string& matter, const std::string& text) override {
        const std::lock_guard lock(mutex_);
        Row* found = find(matter);
        if (found)
            found->other_number = text;
        return found != nullptr;
    }
    Result<Addition> add_all(const std::string& matter, int seen,
                             const std::vector<NewEvent>& added) override {
        const std::lock_guard lock(mutex_);
        Row* found = find(matter);
        if (!found)
            return Addition{NotRegistered{}};
        auto& events = events_[matter];
        if (static_cast<int>(events.size()) != seen)
            return Addition{Stale{static_cast<int>(events.size())}};
        for (const NewEvent& event : added)
            append(*found, events, event);
        return Addition{Added{static_cast<int>(events.size())}};
    }
    Result<std::vector<KeptEvent>> events(const std::string& matter) override {
        const std::lock_guard lock(mutex_);
        const auto found = events_.find(matter);
        return found == events_.end() ? std::vector<KeptEvent>{} : found->second;
    }
    Result<std::vector<std::string>> unopened() override {
        const std::lock_guard lock(mutex_);
        std::vector<std::string> all;
        for (const auto& [place, row] : rows_) {
            const auto events = events_.find(row.matter);
            if (events == events_.end() || events->second.empty())
                all.push_back(row.matter);
        }
        std::sort(all.begin(), all.end());
        return all;
    }
    Result<void> each_event(const Each& each) override {
        const auto all = [&] {
            const std::lock_guard lock(mutex_);
            return events_;
        }();
        for (const auto& [matter, events] : all)
            for (const KeptEvent& event : events)
                TRY(each(matter, event));
        return {};
    }
    Result<std::vector<PurgeList>> purge_lists() override {
        const std::lock_guard lock(mutex_);
        std::vector<PurgeList> all;
        for (const auto& [id, list] : purge_lists_)
            all.push_back(list);
        return all;
    }
    Result<bool> save_purge_list(const PurgeList& list) override {
        const std::lock_guard lock(mutex_);
        const auto kept = purge_lists_.find(list.id);
        if ((kept == purge_lists_.end() ? 0 : kept->second.revision) != list.revision)
            return false;
        PurgeList& newest = purge_lists_[list.id] = list;
        ++newest.revision;
        return true;
    }

private:
    using Place = std::tuple<std::string, int, int>; ///< board, year, number

    static void append(Row& row, std::vector<KeptEvent>& events, const NewEvent& event) {
        const int newest = static_cast<int>(events.size());
        for (const int revision : event.weeded) {
            if (revision >= 1 && revision <= newest)
                events[static_cast<std::size_t>(revision - 1)].sealed.clear();
        }
        events.push_back(chained(row.matter, newest + 1,
                                 events.empty() ? record::Digest{} : events.back().link, event));
        if (event.row) {
            row.line = event.row->line;
            row.provision = event.row->provision;
            row.arrived = event.row->arrived.value_or(row.arrived);
        }
    }
    Row* find(const std::string& matter) {
        const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const auto& one) {
            return one.second.matter == matter;
        });
        return found == rows_.end() ? nullptr : &found->second;
    }
    int last_number(const std::string& board, int year) const {
        int last = 0;
        for (const auto& [place, row] : rows_) {
            if (row.board == board && row.year == year)
                last = std::max(last, row.number);
        }
        return last;
    }

    std::mutex mutex_;
    std::map<Place, Row> rows_;
    std::map<std::string, std::vector<KeptEvent>> events_;
    std::map<std::string, PurgeList> purge_lists_;
};

} // namespace

std::unique_ptr<Register> memory_register() {
    return std::make_unique<MemoryRegister>();
}

} // namespace tycktill::registry
