/// Whose the items and the chains are.
#include "shared/store/outbox.h"
#include "shared/store/outbox_schema.h"

namespace tycktill::store {
namespace {

SqlValue key_or_null(BytesView office) {
    return office.empty() ? SqlValue(nullptr) : SqlValue(office);
}

record::ChainHead head_in(const Statement& row) {
    return {fixed<16>(row.bytes(0)), row.number(1), fixed<32>(row.bytes(2))};
}

} // namespace

Result<Bytes> Outbox::ours() const {
    if (speaks_for_)
        return Bytes(speaks_for_->bytes.begin(), speaks_for_->bytes.end());
    Statement row = TRY(database_.query("SELECT receipt_key FROM office WHERE present = 1"));
    return TRY(row.next()) ? row.bytes(0) : Bytes{};
}

Result<void> Outbox::begin_epoch(BytesView office) {
    return database_.run("INSERT INTO chain (epoch, number, seq, link, office) "
                         "VALUES (?, (SELECT max(number) + 1 FROM chain), 0, ?, ?)",
                         {record::random_epoch(), record::Digest{}, key_or_null(office)});
}

Result<void> Outbox::address_to(const Addressee& office) {
    speaks_for_ = office.receipt_key;
    const BytesView key = office.receipt_key.bytes;
    const std::string_view url = office.url;
    // Each round asks; only the first of an office writes.
    const bool settled =
        TRY(database_.number("SELECT EXISTS(SELECT 1 FROM office WHERE receipt_key = ?1 AND url = "
                             "?2 AND present = 1) "
                             "AND NOT EXISTS(SELECT 1 FROM item WHERE office IS NULL) "
                             "AND NOT EXISTS(SELECT 1 FROM chain WHERE office IS NULL) "
                             "AND ?1 = (SELECT office FROM chain ORDER BY number DESC LIMIT 1)",
                             {key, url})) != 0;
    if (settled)
        return {};
    TRY(change(Direction::Out, [&]() -> Result<void> {
        TRY(database_.run("INSERT INTO office (receipt_key, url) VALUES (?, ?) "
                          "ON CONFLICT (receipt_key) DO UPDATE SET url = excluded.url",
                          {key, url}));
        TRY(database_.run("UPDATE office SET present = (receipt_key = ?)", {key}));
        TRY(database_.run("UPDATE item SET office = ? WHERE office IS NULL", {key}));
        TRY(database_.run("UPDATE chain SET office = ? WHERE office IS NULL", {key}));
        if (TRY(database_.number("SELECT office = ? FROM chain ORDER BY number DESC LIMIT 1",
                                 {key})) == 0)
            TRY(begin_epoch(key));
        return {};
    }));
    note_seen();
    return {};
}

Result<std::vector<Elsewhere>> Outbox::elsewhere() const {
    return elsewhere_than({fixed<32>(TRY(ours()))});
}

Result<std::vector<Elsewhere>> Outbox::elsewhere_than(const record::VerifyKey& office) const {
    std::vector<Elsewhere> all;
    Statement row = TRY(database_.query("SELECT item.office, coalesce(url, ''), count(*) FROM item "
                                        "LEFT JOIN office ON receipt_key = item.office "
                                        "WHERE state <> 2 AND item.office IS NOT NULL AND "
                                        "item.office <> ? GROUP BY 1 ORDER BY 2, 1",
                                        {office.bytes}));
    while (TRY(row.next()))
        all.push_back({{{fixed<32>(row.bytes(0))}, row.text(1)}, static_cast<int>(row.number(2))});
    return all;
}

Result<record::ChainHead> Outbox::head() const {
    const Bytes present = TRY(ours());
    Statement row = TRY(database_.query("SELECT epoch, seq, link FROM chain WHERE " OUTBOX_OURS
                                        " ORDER BY number DESC LIMIT 1",
                                        {BytesView(present)}));
    if (!TRY(row.next()))
        return fail("the store has no chain; start the program again");
    return head_in(row);
}

Result<std::vector<record::ChainHead>> Outbox::heads() const {
    std::vector<record::ChainHead> heads;
    const Bytes present = TRY(ours());
    Statement row = TRY(database_.query("SELECT epoch, seq, link FROM chain WHERE " OUTBOX_OURS
                                        " ORDER BY number",
                                        {BytesView(present)}));
    while (TRY(row.next()))
        heads.push_back(head_in(row));
    return heads;
}

/// Of every office: what a store has lost it has lost, whoever it was for.
Result<std::vector<record::ChainHead>> Outbox::every_head() const {
    std::vector<record::ChainHead> heads;
    Statement row = TRY(database_.query("SELECT epoch, seq, link FROM chain ORDER BY number"));
    while (TRY(row.next()))
        heads.push_back(head_in(row));
    return heads;
}

Result<void> Outbox::note_clock(std::chrono::seconds ahead) {
    const auto known = TRY(status()).clock_ahead;
    if (known && std::chrono::abs(*known - ahead) < std::chrono::minutes(1))
        return {};
    const std::string value = std::to_string(ahead.count());
    return change(Direction::Out, [&] {
        return database_.run("INSERT INTO fact (name, value) VALUES ('clock', ?) "
                             "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                             {std::string_view(value)});
    });
}

} // namespace tycktill::store
