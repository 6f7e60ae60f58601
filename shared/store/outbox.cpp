#include "shared/store/outbox.h"

#include "shared/base/fail_point.h"
#include "shared/base/files.h"
#include "shared/store/outbox_schema.h"
#include "shared/store/salvage/salvage.h"

#include <cstdlib>

namespace tycktill::store {
namespace {

constexpr std::int64_t page_bytes = 4096;
/// How far beyond the limit items on their way out may go: rows of state, never payloads.
constexpr std::int64_t pages_beyond = 1024;
/// Less than this on the disk, in bytes, and SQLite cannot work.
constexpr std::int64_t smallest_free = 256 << 10;

Result<void> ensure_chain(Database& database) {
    if (TRY(database.number("SELECT count(*) FROM chain")) > 0)
        return {};
    return database.run(
        "INSERT OR IGNORE INTO chain (epoch, number, seq, link) VALUES (?, 1, 0, ?)",
        {record::random_epoch(), record::Digest{}});
}

} // namespace

Outbox::Outbox(Database database, std::shared_ptr<bool> met_damage, Reserve reserve,
               const std::filesystem::path& file, const OutboxOptions& options)
    : database_(std::move(database)), met_damage_(std::move(met_damage)),
      reserve_(std::move(reserve)), file_(file), options_(options) {}

Result<Outbox> Outbox::open(const std::filesystem::path& file, const OutboxOptions& options) {
    std::optional<Salvage> salvage;
    Reserve reserve;
    if (options.file_system.empty()) {
        if (file.has_parent_path())
            TRY(make_folder(file.parent_path()));
        salvage = TRY(salvage_if_needed(file));
        reserve = TRY(Reserve::take(file, Reserve::Use::Shared));
        reserve.keep_ballast(options.ballast_bytes);
    }
    const auto met_damage = std::make_shared<bool>(false);
    DatabaseSettings settings = outbox_settings(options.file_system);
    settings.on_fault = [met_damage](StoreFault fault) {
        *met_damage |= fault == StoreFault::Damaged;
    };
    auto database = Database::open(file, settings);
    // On a disk without one free page SQLite cannot even make the log's index.
    if (!database && reserve.free_bytes() < smallest_free && reserve.spend_ballast())
        database = Database::open(file, settings);
    Outbox outbox(TRY(std::move(database)), met_damage, std::move(reserve), file, options);
    outbox.salvage_ = std::move(salvage);
    TRY(ensure_chain(outbox.database_));
    TRY(outbox.look_back());
    outbox.reserve_.blur_times();
    return outbox;
}

Outbox::~Outbox() {
    if (met_damage_ && *met_damage_ && options_.file_system.empty())
        mark_for_salvage(file_);
    {
        const Database closed = std::move(database_); // its log moves into the file
    }
    reserve_.blur_times();
}

Result<void> Outbox::change(Direction direction, const std::function<Result<void>()>& work) {
    const std::int64_t limit = options_.limit_bytes / page_bytes;
    const auto once = [&]() -> Result<void> {
        TRY(database_.limit_pages(direction == Direction::In ? limit : limit + pages_beyond));
        Transaction transaction = TRY(database_.begin());
        TRY(work());
        fail_point("store.committing");
        TRY(transaction.commit());
        fail_point("store.committed");
        return {};
    };
    auto outcome = once();
    if (!outcome && outcome.error().kind == StoreFault::Full) {
        // What the failed change wrote to the log is given back; else it takes the space that the
        // items on their way out need.
        if (direction == Direction::Out)
            reserve_.spend_ballast();
        static_cast<void>(database_.checkpoint());
        if (direction == Direction::Out)
            outcome = once();
    }
    // While the ballast is spent the log must stay short: it would eat what was given up for it.
    if (direction == Direction::Out && options_.ballast_bytes > 0 && !reserve_.has_ballast())
        static_cast<void>(database_.checkpoint());
    reserve_.blur_times();
    return outcome;
}

bool Outbox::is_in_place() const {
    return database_.is_in_place();
}

Result<void> Outbox::warm_up() {
    // A row that comes and goes: setting one to what it is would write nothing at all.
    return change(Direction::In, [&]() -> Result<void> {
        TRY(database_.run("INSERT OR REPLACE INTO fact (name, value) VALUES ('warm', '')"));
        return database_.run("DELETE FROM fact WHERE name = 'warm'");
    });
}

Result<void> Outbox::keep(const record::Envelope& envelope) {
    return keep(envelope, SystemClock().today());
}

Result<void> Outbox::keep(const record::Envelope& envelope, Day arrived) {
    return keep(envelope, arrived, nullptr);
}

Result<void> Outbox::keep(const record::Envelope& envelope, Day arrived, const Addressee& office) {
    return keep(envelope, arrived, &office);
}

Result<void> Outbox::keep(const record::Envelope& envelope, Day arrived, const Addressee* office) {
    const Bytes bytes = record::to_bytes(envelope);
    const std::int64_t before = kept_;
    const auto outcome =
        change(Direction::In, [&] { return insert(envelope.id, bytes, arrived, office); });
    if (!outcome)
        kept_ = before;
    else if (kept_ > before)
        note_seen();
    return outcome;
}

Result<void> Outbox::insert(const record::SubmissionId& id, BytesView envelope, Day arrived,
                            const Addressee* office) {
    const std::string day = iso(arrived);
    if (office)
        TRY(database_.run("INSERT INTO office (receipt_key, url, present) VALUES (?, ?, "
                          "NOT EXISTS(SELECT 1 FROM office WHERE present = 1)) "
                          "ON CONFLICT (receipt_key) DO NOTHING",
                          {office->receipt_key.bytes, std::string_view(office->url)}));
    TRY(database_.run("INSERT INTO item (id, state, day, size, office) VALUES (?, 0, ?, ?, ?) "
                      "ON CONFLICT (id) DO NOTHING",
                      {id.bytes, std::string_view(day), static_cast<std::int64_t>(envelope.size()),
                       office        ? SqlValue(BytesView(office->receipt_key.bytes))
                       : speaks_for_ ? SqlValue(BytesView(speaks_for_->bytes))
                                     : SqlValue(nullptr)}));
    if (database_.changes() == 0)
        return {};
    ++kept_;
    std::int64_t number = 0;
    for (const BytesView chunk : record::chunks_of(envelope))
        TRY(database_.run("INSERT INTO payload (id, number, hash, bytes) VALUES (?, ?, ?, ?)",
                          {id.bytes, number++, record::blake2b(chunk), chunk}));
    return {};
}

Result<OutboxCounts> Outbox::counts() const {
    OutboxCounts counts;
    const Bytes present = TRY(ours());
    Statement row = TRY(database_.query(
        "SELECT state, " OUTBOX_OURS ", count(*) FROM item GROUP BY 1, 2", {BytesView(present)}));
    while (TRY(row.next())) {
        const int count = static_cast<int>(row.number(2));
        const auto state = static_cast<ItemState>(row.number(0));
        if (state == ItemState::Receipted)
            counts.receipted += count;
        else if (row.number(1) == 0)
            counts.elsewhere += count;
        else if (state == ItemState::Held)
            counts.held = count;
        else
            counts.waiting += count;
        if (state == ItemState::Kept && row.number(1) != 0)
            counts.unreleased = count;
    }
    return counts;
}

Result<OutboxStatus> Outbox::status() const {
    OutboxStatus status{TRY(counts()), {}, {}, {}};
    const auto oldest =
        TRY(database_.text("SELECT coalesce(min(day), '') FROM item WHERE state < 2"));
    if (!oldest.empty())
        status.oldest_day = TRY(parse_day(oldest));
    Statement fact = TRY(
        database_.query("SELECT name, value FROM fact WHERE name IN ('last contact', 'clock')"));
    while (TRY(fact.next())) {
        if (fact.text(0) == "clock")
            status.clock_ahead = std::chrono::seconds(std::atoll(fact.text(1).c_str()));
        else
            status.last_contact = TRY(parse_day(fact.text(1)));
    }
    return status;
}

Result<bool> Outbox::has_room() const {
    const std::int64_t used = TRY(database_.used_pages()) * page_bytes;
    if (used > options_.limit_bytes / 10 * 9)
        return false;
    return reserve_.keep_ballast(options_.ballast_bytes) &&
           reserve_.free_bytes() > 2 * options_.ballast_bytes;
}

Result<void> Outbox::update_one(std::string_view sql, SqlValues values) {
    TRY(database_.run(sql, values));
    if (database_.changes() != 1)
        return fail("the store holds no such item in that state");
    return {};
}

Result<void> Outbox::note_attempt(const record::SubmissionId& id) {
    return change(Direction::Out, [&] {
        return update_one("UPDATE item SET attempts = attempts + 1 WHERE id = ? AND state = 1",
                          {id.bytes});
    });
}

Result<void> Outbox::mark_delivered(const record::SubmissionId& id) {
    return change(Direction::Out, [&] {
        return update_one("UPDATE item SET delivered = 1 WHERE id = ? AND state = 1", {id.bytes});
    });
}

Result<void> Outbox::mark_receipted(const record::SubmissionId& id, BytesView receipt) {
    const Bytes present = TRY(ours());
    TRY(change(Direction::Out, [&]() -> Result<void> {
        TRY(database_.run("DELETE FROM payload WHERE id = ?", {id.bytes}));
        return update_one("UPDATE item SET state = 2, delivered = 1, day = NULL, reason = NULL, "
                          "receipt = ? WHERE id = ? AND manifest IS NOT NULL AND " OUTBOX_OURS,
                          {receipt, id.bytes, BytesView(present)});
    }));
    // The log still holds the sealed bytes, and the file its largest size. When nothing more is on its
    // way both are given back; that may fail, the receipt is kept nevertheless.
    if (TRY(database_.number("SELECT NOT EXISTS(SELECT 1 FROM item WHERE state < 2 AND " OUTBOX_OURS
                             ")",
                             {BytesView(present)})) != 0) {
        static_cast<void>(database_.give_space_back());
        static_cast<void>(database_.checkpoint());
    }
    reserve_.blur_times();
    return {};
}

Result<void> Outbox::hold(const record::SubmissionId& id, std::string_view reason) {
    return change(Direction::Out, [&] {
        return update_one("UPDATE item SET state = 3, reason = ? WHERE id = ? AND state <> 2",
                          {reason, id.bytes});
    });
}

Result<std::vector<HeldItem>> Outbox::held() const {
    std::vector<HeldItem> items;
    Statement row = TRY(database_.query(
        "SELECT id, epoch, seq, reason FROM item WHERE state = 3 ORDER BY place, id"));
    while (TRY(row.next()))
        items.push_back(
            {{fixed<16>(row.bytes(0))}, fixed<16>(row.bytes(1)), row.number(2), row.text(3)});
    return items;
}

Result<int> Outbox::retry_held() {
    std::int64_t count = 0;
    TRY(change(Direction::Out, [&]() -> Result<void> {
        TRY(database_.run("UPDATE item SET " OUTBOX_LET_GO " WHERE state = 3"));
        count = database_.changes();
        return {};
    }));
    return static_cast<int>(count);
}

Result<int> Outbox::retry_held(const record::SubmissionId& id) {
    std::int64_t count = 0;
    TRY(change(Direction::Out, [&]() -> Result<void> {
        TRY(database_.run("UPDATE item SET " OUTBOX_LET_GO " WHERE state = 3 AND id = ?",
                          {id.bytes}));
        count = database_.changes();
        return {};
    }));
    return static_cast<int>(count);
}

Result<int> Outbox::retry_held_once_in(std::string_view state) {
    if (TRY(database_.number("SELECT NOT EXISTS(SELECT 1 FROM item WHERE state = 3) OR EXISTS("
                             "SELECT 1 FROM fact WHERE name = 'retried in' AND value = ?)",
                             {state})) != 0)
        return 0;
    TRY(change(Direction::Out, [&] {
        return database_.run("INSERT INTO fact (name, value) VALUES ('retried in', ?) "
                             "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                             {state});
    }));
    return retry_held();
}

Result<std::optional<Bytes>> Outbox::receipt(const record::SubmissionId& id) const {
    Statement row =
        TRY(database_.query("SELECT receipt FROM item WHERE id = ? AND state = 2", {id.bytes}));
    if (!TRY(row.next()))
        return std::nullopt;
    return row.bytes(0);
}

Result<void> Outbox::note_contact(Day day) {
    return change(Direction::Out, [&] {
        return database_.run("INSERT INTO fact (name, value) VALUES ('last contact', ?) "
                             "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                             {iso(day)});
    });
}

} // namespace tycktill::store
