#include "scanner/queue/intake_stage.h"

#include "scanner/pages/mapped_file.h"
#include "scanner/queue/queue_store.h"
#include "scanner/queue/reading_json.h"

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace tycktill::queue {

namespace {

constexpr std::size_t piece_size = std::size_t(1) << 20;

/// A number that was given to another program since only keeps what was left for a while longer.
bool is_alive(std::int64_t process) {
    return kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
}

} // namespace

IntakeStage::IntakeStage(store::Database& store, const record::PublicKey& key,
                         const record::Digest& file)
    : store_(store), key_(key), file_(file), owner_(getpid()) {}

Result<void> IntakeStage::clear() {
    std::vector<std::int64_t> gone;
    store::Statement owners =
        TRY(store_.query("SELECT DISTINCT owner FROM staged UNION SELECT DISTINCT "
                         "owner FROM original WHERE owner IS NOT NULL"));
    while (TRY(owners.next()))
        if (const std::int64_t owner = owners.number(0); owner == owner_ || !is_alive(owner))
            gone.push_back(owner);
    store::Transaction change = TRY(store_.begin());
    for (const std::int64_t owner : gone) {
        TRY(store_.run("DELETE FROM picture WHERE page IN (SELECT id FROM staged WHERE owner = ?)",
                       {owner}));
        TRY(store_.run("DELETE FROM staged WHERE owner = ?", {owner}));
        TRY(store_.run("DELETE FROM original WHERE owner = ?", {owner}));
    }
    return change.commit();
}

Result<void> IntakeStage::add_piece(BytesView piece, std::int64_t place) {
    const Bytes sealed = record::seal_box(key_, piece, bound_original(file_, place));
    return store_.run("INSERT INTO original (file, place, owner, sealed_bytes) VALUES (?, ?, ?, ?)",
                      {BytesView(file_), place, owner_, BytesView(sealed)});
}

Result<void> IntakeStage::add_original(const std::filesystem::path& path) {
    record::Sha256 sum;
    std::int64_t place = 0;
    TRY(pages::read_in_pieces(path, piece_size, [&](BytesView piece) -> Result<void> {
        sum.add(piece);
        return add_piece(piece, place++);
    }));
    if (sum.finish() != file_)
        return fail(path.filename().string() + ": the file changed while it was read; it is read "
                                               "anew next time");
    return {};
}

Result<void> IntakeStage::add_original(BytesView bytes) {
    std::int64_t place = 0;
    for (std::size_t from = 0; from < bytes.size(); from += piece_size)
        TRY(add_piece(bytes.subspan(from, std::min(piece_size, bytes.size() - from)), place++));
    return {};
}

Result<std::int64_t> IntakeStage::add_page(const returned::FormPage& page, BytesView picture) {
    store::Transaction change = TRY(store_.begin());
    TRY(store_.run("INSERT INTO staged (file, owner, number) VALUES (?, ?, ?)",
                   {BytesView(file_), owner_, std::int64_t{page.reading.page}}));
    const std::int64_t id = TRY(store_.number("SELECT last_insert_rowid()"));
    const Bytes sealed = record::seal_box(key_, to_bytes(page), bound_reading(id));
    TRY(store_.run("UPDATE staged SET sealed_reading = ? WHERE id = ?", {BytesView(sealed), id}));
    if (!picture.empty()) {
        const Bytes box = record::seal_box(key_, picture, bound_picture(id));
        TRY(store_.run("INSERT INTO picture (page, sealed_bytes) VALUES (?, ?)",
                       {id, BytesView(box)}));
        bytes_ += box.size();
    }
    TRY(change.commit());
    return id;
}

Result<bool> IntakeStage::is_whole(int pages) const {
    return TRY(store_.number("SELECT count(*) FROM staged WHERE file = ? AND owner = ?",
                             {BytesView(file_), owner_})) == pages;
}

Result<void> IntakeStage::keep_page(std::int64_t page, BytesView form, int sheet_page) {
    return store_.run(
        "INSERT INTO page (id, form, file, number, sheet_page, sealed_reading) SELECT "
        "id, ?, file, number, ?, sealed_reading FROM staged WHERE id = ?",
        {form, std::int64_t{sheet_page}, page});
}

Result<void> IntakeStage::leave_out(std::int64_t page) {
    return store_.run("DELETE FROM picture WHERE page = ?", {page});
}

Result<void> IntakeStage::finish() {
    TRY(store_.run("DELETE FROM staged WHERE file = ? AND owner = ?", {BytesView(file_), owner_}));
    return store_.run("UPDATE original SET owner = NULL WHERE file = ? AND owner = ?",
                      {BytesView(file_), owner_});
}

} // namespace tycktill::queue
