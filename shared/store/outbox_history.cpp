#include "shared/store/outbox.h"
#include "shared/store/outbox_schema.h"
#include "shared/store/seen.h"

#include <algorithm>

namespace tycktill::store {

Result<void> Outbox::look_back() {
    if (!options_.file_system.empty())
        return {};
    const auto seen = read_seen(file_); // before the store: another program may be at work in it
    kept_ = TRY(database_.number("SELECT count(*) FROM item"));
    if (seen && !salvage_) { // a salvage names its own loss
        auto found = record::doubt_between(seen->heads, TRY(every_head()));
        const std::int64_t gone = std::max(std::int64_t{0}, seen->kept - kept_);
        if (!found && gone > 0)
            found = record::StoreDoubt{record::StoreDoubt::Kind::WentBack, TRY(head()), 0};
        if (found) {
            found->gone = gone;
            return doubt(*found);
        }
    }
    if (!seen || salvage_)
        note_seen();
    return {};
}

void Outbox::note_seen() const {
    if (!options_.file_system.empty())
        return;
    if (const auto all = every_head())
        write_seen(file_, {kept_, *all});
}

Result<void> Outbox::doubt(const record::StoreDoubt& doubt) {
    const Bytes present = TRY(ours());
    TRY(change(Direction::Out, [&]() -> Result<void> {
        TRY(begin_epoch(present));
        const std::string name =
            "doubt " + std::to_string(TRY(database_.number("SELECT count(*) FROM chain")));
        return database_.run("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)",
                             {std::string_view(name), std::string_view(record::to_text(doubt))});
    }));
    note_seen();
    return {};
}

Result<std::vector<record::StoreDoubt>> Outbox::doubts() const {
    std::vector<record::StoreDoubt> all;
    Statement row = TRY(database_.query(
        "SELECT value FROM fact WHERE name GLOB 'doubt [0-9]*' ORDER BY length(name), name"));
    while (TRY(row.next()))
        if (const auto one = record::parse_store_doubt(row.text(0)))
            all.push_back(*one);
    return all;
}

} // namespace tycktill::store
