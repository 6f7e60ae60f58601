#include "office/keys/backup.h"

#include "office/archive/archive.h"
#include "office/archive/postgres_address.h"
#include "office/archive/sqlite_archive.h"
#include "office/archive/store_name.h"
#include "shared/base/files.h"
#include "shared/record/digest.h"

#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <vector>

extern char** environ;

namespace tycktill::office {
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::array office_files{"office.json", "private.box", "receipt.key", "tls.key",
                                  "tls.crt"};
/// Those that an office need not have.
constexpr std::array more_files{"municipality", "own-station.key"};
/// The office's other stores; PostgreSQL keeps them in the archive's own schema.
constexpr std::array parts{"register", "people", "audit"};
constexpr auto sqlite_copy = "archive.db", postgres_copy = "archive.dump";
constexpr std::string_view sqlite = "sqlite:";

bool is_sqlite(const std::string& store) {
    return store.rfind(sqlite, 0) == 0;
}

/// Over pieces of 1 MiB, each with the hash of all before it: a store may be larger than the memory.
Result<record::Digest> digest_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return fail(file.string() + ": is missing or cannot be read");
    record::Digest digest{};
    Bytes piece(1 << 20);
    while (stream) {
        stream.read(reinterpret_cast<char*>(piece.data()), std::streamsize(piece.size()));
        const auto got = static_cast<std::size_t>(stream.gcount());
        if (got > 0)
            digest = record::blake2b({digest, BytesView(piece).first(got)});
    }
    if (stream.bad())
        return fail(file.string() + ": cannot be read to its end");
    return digest;
}

/// One of PostgreSQL's own programs, which says its troubles on stderr itself. The password goes by the
/// environment: arguments are read by every user of the machine.
Result<void> run_program(std::vector<std::string> words, const PgAddress& address) {
    std::vector<std::string> named;
    for (char** each = environ; *each; ++each)
        if (address.password.empty() || std::string_view(*each).rfind("PGPASSWORD=", 0) != 0)
            named.emplace_back(*each);
    if (!address.password.empty())
        named.push_back("PGPASSWORD=" + address.password);
    std::vector<char*> environment;
    for (auto& each : named)
        environment.push_back(each.data());
    environment.push_back(nullptr);
    std::vector<char*> arguments;
    for (auto& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    int status = 0;
    if (::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(),
                       environment.data()) != 0)
        return fail(words.front() + ": is not here; install postgresql-client");
    if (::waitpid(child, &status, 0) != child || status != 0)
        return fail(words.front() + ": did not come to its end");
    return {};
}

/// The archive and what lies beside it, from one name to another.
Result<void> copy_sqlite_stores(const fs::path& from, const fs::path& to) {
    // The archive last: what has a row or an event then has its envelope.
    for (const char* part : parts)
        if (fs::exists(file_beside(from, part)))
            TRY(copy_sqlite_archive(file_beside(from, part), file_beside(to, part)));
    return copy_sqlite_archive(from, to);
}

Result<void> copy_store(const std::string& store, const fs::path& folder) {
    if (is_sqlite(store))
        return copy_sqlite_stores(store.substr(sqlite.size()), folder / sqlite_copy);
    const PgAddress address = without_password(store);
    return run_program({"pg_dump", "--format=custom", "--schema=tycktill",
                        "--file=" + (folder / postgres_copy).string(), "--dbname=" + address.url},
                       address);
}

Result<Json> read_list(const fs::path& backup) {
    const auto file = backup / "backup.json";
    if (!fs::exists(file))
        return fail(backup.string() + ": there is no backup here, or it was never finished");
    Json list = Json::parse(TRY(read_text(file)), nullptr, false);
    if (!list.is_object() || list.value("format", 0) != 1 || !list.contains("files") ||
        !list["files"].is_object() || !list.contains("submissions") ||
        !list["submissions"].is_number_integer() || !list.contains("day") ||
        !list["day"].is_string())
        return fail(file.string() + ": was changed; take another backup");
    return list;
}

Result<void> check_files(const fs::path& backup, const Json& list) {
    for (const auto& [name, hash] : list["files"].items())
        if (!hash.is_string() || to_hex(TRY(digest_of(backup / name))) != hash.get<std::string>())
            return fail((backup / name).string() + ": was changed; take another backup");
    for (const auto* name : office_files)
        if (!list["files"].contains(name))
            return fail(backup.string() + ": " + name + " is not in it; take another backup");
    return {};
}

Result<std::int64_t> submissions_in(const std::string& store) {
    const auto archive = TRY(open_archive(store));
    return static_cast<std::int64_t>(TRY(archive->envelopes()).size());
}

Result<void> put_back(const RestoreWish& wish, const OfficeHome& home) {
    const auto copy = wish.backup / (is_sqlite(home.store) ? sqlite_copy : postgres_copy);
    if (!fs::exists(copy))
        return fail(wish.backup.string() + ": holds the other kind of store; write --store " +
                    (is_sqlite(home.store) ? "postgresql://…" : "sqlite:FILE"));
    if (!is_sqlite(home.store)) {
        const PgAddress address = without_password(home.store);
        return run_program({"pg_restore", "--exit-on-error", "--no-owner", "--single-transaction",
                            "--dbname=" + address.url, copy.string()},
                           address);
    }
    const fs::path file = home.store.substr(sqlite.size());
    if (fs::exists(file))
        return fail(file.string() + ": is there already; choose another --store");
    const fs::path begun = file.string() + ".restoring"; // whole before it has its name
    fs::remove(begun);
    for (const char* part :
         parts) { // the archive itself last: a restore that stopped is begun anew
        fs::remove(file_beside(file, part));
        if (fs::exists(file_beside(copy, part)))
            TRY(copy_sqlite_archive(file_beside(copy, part), file_beside(file, part)));
    }
    TRY(copy_sqlite_archive(copy, begun));
    fs::rename(begun, file);
    return sync_folder_of(file);
}

} // namespace

Result<Backup> make_backup(const OfficeHome& home, const fs::path& folder, Day today) {
    if (fs::exists(folder))
        return fail(folder.string() + ": is there already; name a new folder");
    TRY(make_folder(folder));
    for (const auto* name : office_files) {
        const Bytes kept = TRY(read_file(home.folder / name));
        TRY(write_file(folder / name, kept));
    }
    for (const auto* name : more_files)
        if (fs::exists(home.folder / name)) {
            const Bytes kept = TRY(read_file(home.folder / name));
            TRY(write_file(folder / name, kept));
        }
    TRY(copy_store(home.store, folder));
    Json list{{"format", 1}, {"day", iso(today)}};
    if (is_sqlite(home.store)) // the copy itself; a dump is judged when it is put back
        list["submissions"] =
            TRY(submissions_in(std::string(sqlite) + (folder / sqlite_copy).string()));
    else
        list["submissions"] = TRY(submissions_in(home.store));
    for (const char* ending : {"-wal", "-shm"})
        fs::remove((folder / sqlite_copy).string() + ending);
    for (const auto& entry : fs::directory_iterator(folder))
        list["files"][entry.path().filename().string()] = to_hex(TRY(digest_of(entry.path())));
    TRY(write_text(folder / "backup.json", list.dump(2) + "\n"));
    return Backup{today, list["submissions"].get<std::int64_t>()};
}

Result<Backup> restore_backup(const RestoreWish& wish) {
    if (fs::exists(wish.folder / "office.json"))
        return fail(wish.folder.string() +
                    ": there is an office here already; choose another --data");
    const Json list = TRY(read_list(wish.backup));
    TRY(check_files(wish.backup, list));
    OfficeHome home = TRY(load_office(wish.backup));
    if (wish.store.empty() && !is_sqlite(home.store))
        return fail("the backup is of a PostgreSQL store; name an empty database: "
                    "--store postgresql://…");
    home.folder = wish.folder;
    home.store = wish.store.empty()
                     ? std::string(sqlite) + fs::absolute(wish.folder / "office.db").string()
                     : wish.store;
    TRY(make_folder(wish.folder));
    for (const auto* name : office_files) { // the same again when it stopped half-way before
        if (std::string_view(name) == "office.json")
            continue;
        const Bytes kept = TRY(read_file(wish.backup / name));
        TRY(write_file(wish.folder / name, kept));
    }
    for (const auto* name : more_files)
        if (fs::exists(wish.backup / name)) {
            const Bytes kept = TRY(read_file(wish.backup / name));
            TRY(write_file(wish.folder / name, kept));
        }
    TRY(put_back(wish, home));
    TRY(save_office(home)); // last: an office is there when this file is
    const auto there = TRY(submissions_in(home.store));
    if (there < list["submissions"].get<std::int64_t>())
        return fail("only " + std::to_string(there) + " of the backup's " +
                    list["submissions"].dump() + " submissions came back");
    return Backup{TRY(parse_day(list["day"].get<std::string>())), there};
}

} // namespace tycktill::office
