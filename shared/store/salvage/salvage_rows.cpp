#include "shared/store/salvage/salvage.h"

#include "shared/base/files.h"
#include "shared/store/outbox_schema.h"
#include "shared/store/salvage/carve.h"

#include <map>
#include <set>

namespace tycktill::store {
namespace {

using Ids = std::set<record::SubmissionId>;

/// Whatever a statement gives before it meets damage. True when it came to its end.
bool collect(const Database& damaged, std::string_view sql, SqlValues values, Ids& ids) {
    auto row = damaged.query(sql, values);
    while (row) {
        const auto more = row->next();
        if (!more)
            return false;
        if (!*more)
            return true;
        const Bytes id = row->bytes(0);
        if (id.size() == 16)
            ids.insert({fixed<16>(id)});
    }
    return false;
}

/// The ids of a table from both ends of a range, so that one broken page hides only its own rows;
/// where that meets damage, from both ends of each 256th part.
void collect_range(const Database& damaged, const std::string& table, const Bytes& prefix,
                   Ids& ids) {
    Bytes most = prefix;
    most.resize(17, 0xff);
    const std::string from = "SELECT id FROM " + table + " WHERE id >= ? AND id <= ? ORDER BY id";
    if (collect(damaged, from, {prefix, most}, ids))
        return;
    collect(damaged, from + " DESC", {prefix, most}, ids);
    if (prefix.size() == 2)
        return;
    for (int next = 0; next < 256; ++next) {
        Bytes narrower = prefix;
        narrower.push_back(static_cast<std::uint8_t>(next));
        collect_range(damaged, table, narrower, ids);
    }
}

Ids every_id(const Database& damaged) {
    Ids ids;
    collect_range(damaged, "item", {}, ids);
    collect_range(damaged, "payload", {}, ids);
    collect(damaged, "SELECT id FROM item INDEXED BY item_by_state ORDER BY state, place", {}, ids);
    return ids;
}

struct ItemRow {
    ItemState state = ItemState::Kept;
    std::string day;
    std::int64_t place = 0;
    Bytes manifest;
    Bytes link;
    std::int64_t attempts = 0;
    bool delivered = false;
    std::string reason;
    Bytes receipt;
    Bytes office; ///< empty: nobody claimed it
};

/// A store of before, too damaged to be brought to this version, knows of no offices.
bool knows_offices(const Database& damaged) {
    return damaged.query("SELECT office FROM item LIMIT 0").has_value();
}

std::optional<ItemRow> read_item(const Database& damaged, const record::SubmissionId& id) {
    auto row = damaged.query(
        std::string("SELECT state, day, place, manifest, link, attempts, delivered, reason, "
                    "receipt, ") +
            (knows_offices(damaged) ? "office" : "NULL") + " FROM item WHERE id = ?",
        {id.bytes});
    if (!row || !row->next().value_or(false) || row->number(0) < 0 || row->number(0) > 3)
        return std::nullopt;
    return ItemRow{static_cast<ItemState>(row->number(0)),
                   row->text(1),
                   row->number(2),
                   row->bytes(3),
                   row->bytes(4),
                   row->number(5),
                   row->number(6) != 0,
                   row->text(7),
                   row->bytes(8),
                   row->bytes(9)};
}

/// The envelope, unless a chunk is missing at its end.
std::optional<Bytes> whole(const record::SubmissionId& id, Bytes envelope) {
    const auto parsed = record::parse_envelope(envelope);
    return parsed && parsed->id == id ? std::optional(std::move(envelope)) : std::nullopt;
}

/// The envelope, when every chunk is there and fits its hash.
std::optional<Bytes> read_payload(const Database& damaged, const record::SubmissionId& id) {
    auto row = damaged.query("SELECT number, hash, bytes FROM payload WHERE id = ? ORDER BY number",
                             {id.bytes});
    Bytes envelope;
    std::int64_t expected = 0;
    while (row) {
        const auto more = row->next();
        if (!more)
            return std::nullopt;
        if (!*more)
            break;
        const Bytes chunk = row->bytes(2);
        if (row->number(0) != expected++ || record::blake2b(chunk) != fixed<32>(row->bytes(1)))
            return std::nullopt;
        envelope.insert(envelope.end(), chunk.begin(), chunk.end());
    }
    return whole(id, std::move(envelope));
}

/// The place in the chain, when the row's link proves it.
std::optional<record::Manifest> proved_place(const ItemRow& row, const record::SubmissionId& id) {
    const auto manifest = record::parse_manifest(row.manifest);
    if (!manifest || manifest->id != id || row.link.size() != 32 ||
        fixed<32>(row.link) != record::link_of(*manifest))
        return std::nullopt;
    return *manifest;
}

bool fits(const record::Manifest& manifest, BytesView envelope) {
    const auto chunks = record::chunks_of(envelope);
    if (manifest.size != envelope.size() || manifest.chunks.size() != chunks.size())
        return false;
    for (std::size_t i = 0; i < chunks.size(); ++i)
        if (record::blake2b(chunks[i]) != manifest.chunks[i])
            return false;
    return true;
}

class Rescue {
public:
    Rescue(const Database& damaged, BytesView file, Database& fresh)
        : damaged_(damaged), file_(file), fresh_(fresh), offices_(knows_offices(damaged)) {}

    Result<Salvage> run() {
        Transaction transaction = TRY(fresh_.begin());
        TRY(rescue_offices());
        for (const record::SubmissionId& id : every_id(damaged_))
            TRY(rescue(id, read_payload(damaged_, id)));
        TRY(rescue_carved());
        salvage_.lost += static_cast<int>(unread_.size());
        TRY(write_chains());
        rescue_contact_day();
        TRY(transaction.commit());
        return salvage_;
    }

private:
    Result<void> rescue(const record::SubmissionId& id, const std::optional<Bytes>& envelope) {
        const auto row = read_item(damaged_, id);
        const auto place = row ? proved_place(*row, id) : std::nullopt;
        if (place)
            seen_[place->epoch].insert(place->seq);
        const bool receipted = place && row->state == ItemState::Receipted && !row->receipt.empty();
        if (!receipted && !envelope) {
            unread_.insert(id);
            return {};
        }
        unread_.erase(id);
        rescued_.insert(id);
        if (receipted)
            return write_placed(id, *row, *place, {});
        if (place && row->state != ItemState::Receipted && fits(*place, *envelope))
            return write_placed(id, *row, *place, *envelope);
        return write_kept(id, row, *envelope);
    }

    Result<void> rescue_offices() {
        auto row = damaged_.query("SELECT receipt_key, url, present FROM office");
        while (offices_ && row && row->next().value_or(false))
            if (row->bytes(0).size() == 32) {
                const Bytes key = row->bytes(0);
                const std::string url = row->text(1);
                TRY(fresh_.run("INSERT INTO office (receipt_key, url, present) VALUES (?, ?, ?)",
                               {BytesView(key), std::string_view(url), row->number(2)}));
            }
        return {};
    }

    static SqlValue key_or_null(const Bytes& office) {
        return office.size() == 32 ? SqlValue(BytesView(office)) : SqlValue(nullptr);
    }

    /// What no tree leads to any more but still stands whole in the file.
    Result<void> rescue_carved() {
        std::map<record::SubmissionId, std::map<std::int64_t, Bytes>> chunks;
        carve_payloads(file_, [&](CarvedRow row) {
            if (rescued_.count(row.id) == 0)
                chunks[row.id][row.number] = std::move(row.bytes);
        });
        for (const auto& [id, numbered] : chunks) {
            Bytes envelope;
            std::int64_t expected = 0;
            for (const auto& [number, bytes] : numbered)
                if (number == expected++)
                    envelope.insert(envelope.end(), bytes.begin(), bytes.end());
            if (const auto found = whole(id, std::move(envelope)))
                TRY(rescue(id, found));
        }
        return {};
    }

    Result<void> write_placed(const record::SubmissionId& id, const ItemRow& row,
                              const record::Manifest& manifest, BytesView envelope) {
        // Two rows cannot both hold the place; the one that a person waits for is kept anew.
        const bool taken =
            TRY(fresh_.number("SELECT count(*) FROM item WHERE place = ? OR (epoch = ? "
                              "AND seq = ?)",
                              {row.place, manifest.epoch, manifest.seq})) > 0;
        if (taken)
            return envelope.empty() ? Result<void>{} : write_kept(id, row, envelope);
        TRY(fresh_.run(
            "INSERT INTO item (id, state, day, size, place, epoch, seq, manifest, link, "
            "attempts, delivered, reason, receipt, office) VALUES "
            "(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            {id.bytes, static_cast<std::int64_t>(row.state),
             row.day.empty() ? SqlValue(nullptr) : SqlValue(std::string_view(row.day)),
             static_cast<std::int64_t>(manifest.size), row.place, manifest.epoch, manifest.seq,
             row.manifest, row.link, row.attempts, std::int64_t{row.delivered ? 1 : 0},
             row.reason.empty() ? SqlValue(nullptr) : SqlValue(std::string_view(row.reason)),
             row.receipt.empty() ? SqlValue(nullptr) : SqlValue(BytesView(row.receipt)),
             key_or_null(row.office)}));
        ++salvage_.recovered;
        return write_payload(id, envelope);
    }

    /// Whose it is may stand only in the row that is lost. Where the station has had several offices it
    /// then goes to none until somebody has looked.
    Result<void> write_kept(const record::SubmissionId& id, const std::optional<ItemRow>& row,
                            BytesView envelope) {
        const bool is_day = row && parse_day(row->day).has_value();
        const bool astray = !row && TRY(fresh_.number("SELECT count(*) FROM office")) > 1;
        TRY(fresh_.run(
            "INSERT INTO item (id, state, day, size, office, reason) VALUES (?, ?, ?, ?, ?, ?)",
            {id.bytes, static_cast<std::int64_t>(astray ? ItemState::Held : ItemState::Kept),
             is_day ? SqlValue(std::string_view(row->day)) : SqlValue(nullptr),
             static_cast<std::int64_t>(envelope.size()),
             row ? key_or_null(row->office) : SqlValue(nullptr),
             astray ? SqlValue(std::string_view("salvaged; which office it is sealed to is lost"))
                    : SqlValue(nullptr)}));
        ++salvage_.recovered;
        return write_payload(id, envelope);
    }

    Result<void> write_payload(const record::SubmissionId& id, BytesView envelope) {
        std::int64_t number = 0;
        for (const BytesView chunk : record::chunks_of(envelope))
            TRY(fresh_.run("INSERT INTO payload (id, number, hash, bytes) VALUES (?, ?, ?, ?)",
                           {id.bytes, number++, record::blake2b(chunk), chunk}));
        return {};
    }

    /// The heads that can still be read, those that the items prove, and a new epoch for what comes.
    Result<void> write_chains() {
        struct Chain {
            record::ChainHead head;
            Bytes office;
        };
        std::map<std::int64_t, Chain> chains;
        auto row = damaged_.query(std::string("SELECT number, epoch, seq, link, ") +
                                  (offices_ ? "office" : "NULL") + " FROM chain ORDER BY number");
        while (row && row->next().value_or(false))
            if (row->bytes(1).size() == 16 && row->bytes(3).size() == 32)
                chains[row->number(0)] = {
                    {fixed<16>(row->bytes(1)), row->number(2), fixed<32>(row->bytes(3))},
                    row->bytes(4)};
        std::int64_t number = 0;
        for (const auto& [old_number, chain] : chains)
            TRY(write_chain(++number, chain.head, chain.office));
        for (const auto& [epoch, seqs] : seen_)
            if (TRY(fresh_.number("SELECT count(*) FROM chain WHERE epoch = ?", {epoch})) == 0) {
                const record::ChainHead head = TRY(proved_head(epoch));
                TRY(write_chain(++number, head, TRY(office_of(epoch))));
            }
        return write_chain(++number, {record::random_epoch(), 0, {}}, TRY(present_office()));
    }

    Result<Bytes> present_office() {
        Statement row = TRY(fresh_.query("SELECT receipt_key FROM office WHERE present = 1"));
        return TRY(row.next()) ? row.bytes(0) : Bytes{};
    }

    Result<Bytes> office_of(const record::Epoch& epoch) {
        Statement row =
            TRY(fresh_.query("SELECT office FROM item WHERE epoch = ? LIMIT 1", {epoch}));
        return TRY(row.next()) ? row.bytes(0) : Bytes{};
    }

    Result<void> write_chain(std::int64_t number, const record::ChainHead& head,
                             const Bytes& office) {
        const auto seen = seen_.find(head.epoch);
        const auto found = seen == seen_.end() ? 0 : static_cast<std::int64_t>(seen->second.size());
        // Items whose row is gone altogether; those whose row was read are counted already.
        salvage_.lost += static_cast<int>(std::max<std::int64_t>(0, head.seq - found));
        return fresh_.run(
            "INSERT OR IGNORE INTO chain (epoch, number, seq, link, office) VALUES (?, ?, ?, ?, ?)",
            {head.epoch, number, head.seq, head.link, key_or_null(office)});
    }

    Result<record::ChainHead> proved_head(const record::Epoch& epoch) {
        Statement row = TRY(fresh_.query(
            "SELECT seq, link FROM item WHERE epoch = ? ORDER BY seq DESC LIMIT 1", {epoch}));
        if (!TRY(row.next()))
            return record::ChainHead{epoch, 0, {}};
        return record::ChainHead{epoch, row.number(0), fixed<32>(row.bytes(1))};
    }

    void rescue_contact_day() {
        auto day = damaged_.text("SELECT value FROM fact WHERE name = 'last contact'");
        if (day && parse_day(*day))
            static_cast<void>(
                fresh_.run("INSERT INTO fact (name, value) VALUES ('last contact', ?)", {*day}));
    }

    const Database& damaged_;
    BytesView file_;
    Database& fresh_;
    bool offices_; ///< whether the damaged store knows of them
    Salvage salvage_;
    Ids unread_;
    Ids rescued_;
    std::map<record::Epoch, std::set<std::int64_t>> seen_;
};

} // namespace

Result<Salvage> salvage_rows(const std::filesystem::path& damaged,
                             const std::filesystem::path& fresh) {
    // Moves the log into the file, where that is still possible: pages are read from the file alone.
    static_cast<void>(Database::open(damaged, outbox_settings("")));
    const Bytes file = TRY(read_file(damaged, largest_store));
    const Database source = TRY(Database::open_read_only(damaged));
    Database target = TRY(Database::open(fresh, outbox_settings("")));
    Salvage salvage = TRY(Rescue(source, file, target).run());
    TRY(target.checkpoint());
    return salvage;
}

} // namespace tycktill::store
