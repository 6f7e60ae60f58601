#include "shared/store/salvage/salvage.h"

#include "shared/base/files.h"
#include "shared/store/outbox_schema.h"

#include <algorithm>

namespace tycktill::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t page_bytes = 4096;

fs::path beside(const fs::path& file, const std::string& ending) {
    return file.string() + ending;
}

void remove_store(const fs::path& file) {
    std::error_code trouble;
    for (const char* ending : {"", "-wal", "-shm"})
        fs::remove(beside(file, ending), trouble);
}

/// Whether SQLite can make anything at all of the file.
bool readable(const fs::path& file) {
    std::error_code trouble;
    if (!fs::exists(file, trouble) || fs::file_size(file, trouble) == 0)
        return true;
    auto database = Database::open_read_only(file);
    if (!database)
        return true;
    const auto tables = database->number("SELECT count(*) FROM sqlite_schema");
    return tables || tables.error().kind != StoreFault::Damaged;
}

/// The whole store, log too, under a name that is not taken. The copy is synced.
Result<fs::path> copy_aside(const fs::path& file) {
    std::error_code trouble;
    int number = 1;
    while (fs::exists(beside(file, ".damaged-" + std::to_string(number)), trouble))
        ++number;
    const fs::path aside = beside(file, ".damaged-" + std::to_string(number));
    if (fs::exists(beside(file, "-wal"), trouble)) {
        const Bytes log = TRY(read_file(beside(file, "-wal"), std::size_t{4} << 30));
        TRY(write_file(beside(aside, "-wal"), log));
    }
    TRY(write_file(aside, TRY(read_file(file, largest_store))));
    return aside;
}

/// The first page holds the schema: without it nothing else can be found. Every store of a version
/// has its tables at the same pages, so a new store's first page fits.
Result<void> mend_first_page(const fs::path& damaged, const fs::path& model) {
    remove_store(model);
    {
        Database fresh = TRY(Database::open(model, outbox_settings("")));
        TRY(fresh.checkpoint());
    }
    Bytes bytes = TRY(read_file(damaged, largest_store));
    const Bytes first = TRY(read_file(model));
    remove_store(model);
    if (bytes.size() < page_bytes || first.size() < page_bytes)
        return fail(damaged.string() + ": too little is left of the store");
    std::copy_n(first.begin(), page_bytes, bytes.begin());
    const auto pages = bytes.size() / page_bytes;
    for (std::size_t i = 0; i < 4; ++i)
        bytes[28 + i] = static_cast<std::uint8_t>(pages >> (8 * (3 - i)));
    return write_file(damaged, bytes);
}

/// The last step, alone: puts a finished new store in the place of the old one.
Result<void> put_in_place(const fs::path& file) {
    std::error_code trouble;
    fs::remove(beside(file, "-wal"), trouble);
    fs::remove(beside(file, "-shm"), trouble);
    fs::remove(beside(file, ".salvage"), trouble);
    fs::rename(beside(file, ".salvaged"), file, trouble);
    if (trouble)
        return fail(file.string() +
                    ": cannot put the salvaged store in place: " + trouble.message());
    return sync_folder_of(file);
}

Result<Salvage> salvage(const fs::path& file) {
    const fs::path aside = TRY(copy_aside(file));
    const fs::path working = beside(file, ".salvaged.part");
    const fs::path source = beside(file, ".salvaged.source");
    remove_store(working);
    remove_store(source);
    // Read from a second copy: what was set aside stays as it was found.
    std::error_code trouble;
    fs::copy_file(aside, source, trouble);
    fs::copy_file(beside(aside, "-wal"), beside(source, "-wal"), trouble);
    if (!readable(source))
        TRY(mend_first_page(source, beside(file, ".salvaged.model")));
    Salvage result = TRY(salvage_rows(source, working));
    result.set_aside = aside;
    remove_store(source);
    fs::remove(beside(working, "-wal"), trouble);
    fs::remove(beside(working, "-shm"), trouble);
    fs::rename(working, beside(file, ".salvaged"), trouble);
    if (trouble)
        return fail(file.string() + ": cannot salvage: " + trouble.message());
    TRY(sync_folder_of(file));
    TRY(put_in_place(file));
    return result;
}

} // namespace

void mark_for_salvage(const fs::path& file) {
    static_cast<void>(write_text(beside(file, ".salvage"), ""));
}

Result<std::optional<Salvage>> salvage_if_needed(const fs::path& file) {
    std::error_code trouble;
    const bool finished = fs::exists(beside(file, ".salvaged"), trouble);
    const bool needed = fs::exists(beside(file, ".salvage"), trouble) || !readable(file);
    if (!finished && !needed)
        return std::nullopt;
    const Reserve alone = TRY(Reserve::take(file, Reserve::Use::Alone));
    // Another program may have done it while we waited.
    if (fs::exists(beside(file, ".salvaged"), trouble)) {
        TRY(put_in_place(file));
        return std::nullopt;
    }
    if (!fs::exists(beside(file, ".salvage"), trouble) && readable(file))
        return std::nullopt;
    return TRY(salvage(file));
}

} // namespace tycktill::store
