#include "office/keys/backup.h"

#include "office/archive/archive.h"
#include "office/archive/postgres_address.h"
#include "office/archive/sqlite_archive.h"
#include "office/archive/store_name.h"
#include "office/keys/office_files.h"
#include "shared/base/files.h"
#include "shared/base/json_bounds.h"
#include "shared/record/digest.h"
#include "shared/record/locked_box.h"

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

/// What a backup holds of the office's folder, as it is; and what it holds locked, named NAME.box.
constexpr std::array open_files{"office.json", "private.box", "tls.crt"};
constexpr std::array secret_files{"receipt.key", "tls.key"};
constexpr auto signed_keys = "keys.signed", list_file = "backup.json", seal_file = "backup.seal";
constexpr auto seal_purpose = "tycktill office backup";
/// What an office need not have: which municipality it is of, and what it signs its own take-ins with.
constexpr std::array more_files{"municipality"};
constexpr auto own_station_key = "own-station.key";
/// The office's other stores; PostgreSQL keeps them in the archive's own schema.
constexpr std::array parts{"register", "people", "audit", "papers"};
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
    const auto file = backup / list_file;
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return fail(backup.string() + ": there is no backup here, or it was never finished");
    const std::string text = TRY(read_text(file, 64 * 1024));
    const auto wrong = [&] { return fail(file.string() + ": was changed; take another backup"); };
    if (!check_json_bounds(text))
        return wrong();
    Json list = Json::parse(text, nullptr, false);
    if (!list.is_object())
        return wrong();
    const Json format = list.value("format", Json());
    if ((format != Json(1) && format != Json(2)) || !list.contains("files") ||
        !list["files"].is_object() || !list.contains("submissions") ||
        !list["submissions"].is_number_integer() || !list.contains("day") ||
        !list["day"].is_string())
        return wrong();
    return list;
}

bool is_sealed(const Json& list) {
    return list["format"] == Json(2);
}

/// A name that leads nowhere else.
bool is_plain_name(const std::string& name) {
    return !name.empty() && name.front() != '.' && name.find('/') == std::string::npos;
}

Result<void> check_files(const fs::path& backup, const Json& list) {
    for (const auto& [name, hash] : list["files"].items())
        if (!is_plain_name(name) || !hash.is_string() ||
            to_hex(TRY(digest_of(backup / name))) != hash.get<std::string>())
            return fail((backup / name).string() + ": was changed; take another backup");
    std::vector<std::string> needed(open_files.begin(), open_files.end());
    for (const std::string name : secret_files)
        needed.push_back(is_sealed(list) ? name + ".box" : name);
    if (is_sealed(list))
        needed.emplace_back(signed_keys);
    for (const auto& name : needed)
        if (!list["files"].contains(name))
            return fail(backup.string() + ": " + name + " is not in it; take another backup");
    return {};
}

/// The list's hash, which only who has the backups' key can lock.
Result<void> check_seal(const fs::path& backup, const Json& list, const OfficeSecrets& secrets) {
    if (!secrets.backup && !is_sealed(list))
        return {}; // of an office of before: nothing in it can be proved
    const auto changed = [&] {
        return fail((backup / list_file).string() +
                    ": was not made by this office, or was changed; take another backup");
    };
    if (!secrets.backup || !is_sealed(list))
        return changed();
    const Bytes seal = TRY(read_file(backup / seal_file, 4096));
    const auto hash = record::unlock(*secrets.backup, seal, seal_purpose);
    const record::Digest now = TRY(digest_of(backup / list_file));
    return hash && to_hex(*hash) == to_hex(now) ? Result<void>{} : changed();
}

/// Those of them that are there, as they are or locked.
std::vector<std::string> secrets_of(const fs::path& folder, const std::string& ending) {
    std::vector<std::string> names(secret_files.begin(), secret_files.end());
    std::error_code ignored;
    if (fs::exists(folder / (std::string(own_station_key) + ending), ignored))
        names.emplace_back(own_station_key);
    return names;
}

Result<void> copy_office_files(const OfficeHome& home, const fs::path& folder,
                               const std::optional<record::BoxKey>& key) {
    const auto copy = [&](const std::string& name) -> Result<void> {
        const Bytes kept = TRY(read_file(home.folder / name));
        return write_file(folder / name, kept);
    };
    for (const auto* name : open_files)
        TRY(copy(name));
    for (const auto* name : more_files)
        if (fs::exists(home.folder / name))
            TRY(copy(name));
    if (key)
        TRY(copy(signed_keys));
    for (const std::string name : secrets_of(home.folder, "")) {
        if (!key) {
            TRY(copy(name));
            continue;
        }
        Bytes kept = TRY(read_file(home.folder / name));
        const Bytes locked = record::lock(*key, kept, name);
        record::wipe(kept.data(), kept.size());
        TRY(write_file(folder / (name + ".box"), locked));
    }
    return {};
}

Result<void> seal_list(const fs::path& folder, const record::BoxKey& key) {
    const record::Digest hash = TRY(digest_of(folder / list_file));
    return write_file(folder / seal_file, record::lock(key, hash, seal_purpose));
}

/// All but office.json and the list of keys, which are written when everything else is there.
Result<void> put_files_back(const RestoreWish& wish, const OfficeSecrets& secrets) {
    for (const std::string name : {"private.box", "tls.crt"}) {
        const Bytes kept = TRY(read_file(wish.backup / name));
        TRY(write_file(wish.folder / name, kept));
    }
    for (const auto* name : more_files)
        if (fs::exists(wish.backup / name)) {
            const Bytes kept = TRY(read_file(wish.backup / name));
            TRY(write_file(wish.folder / name, kept));
        }
    for (const std::string name : secrets_of(wish.backup, secrets.backup ? ".box" : "")) {
        Bytes kept = TRY(read_file(wish.backup / (secrets.backup ? name + ".box" : name)));
        if (secrets.backup)
            kept = TRY(record::unlock(*secrets.backup, kept, name));
        const auto written = write_file(wish.folder / name, kept);
        record::wipe(kept.data(), kept.size());
        TRY(written);
    }
    return secrets.backup ? write_hex_file(wish.folder / "backup.key", secrets.backup->bytes)
                          : Result<void>{};
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
    std::error_code ignored;
    if (fs::exists(folder, ignored))
        return fail(folder.string() + ": is there already; name a new folder");
    const auto key = TRY(load_backup_key(home));
    TRY(make_folder(folder));
    TRY(copy_office_files(home, folder, key));
    TRY(copy_store(home.store, folder));
    Json list{{"format", key ? 2 : 1}, {"day", iso(today)}};
    if (is_sqlite(home.store)) // the copy itself; a dump is judged when it is put back
        list["submissions"] =
            TRY(submissions_in(std::string(sqlite) + (folder / sqlite_copy).string()));
    else
        list["submissions"] = TRY(submissions_in(home.store));
    for (const char* ending : {"-wal", "-shm"})
        fs::remove((folder / sqlite_copy).string() + ending, ignored);
    for (const auto& entry : fs::directory_iterator(folder))
        list["files"][entry.path().filename().string()] = to_hex(TRY(digest_of(entry.path())));
    TRY(write_text(folder / list_file, list.dump(2) + "\n"));
    if (key)
        TRY(seal_list(folder, *key));
    return Backup{today, list["submissions"].get<std::int64_t>(), key.has_value()};
}

Result<Backup> restore_backup(const RestoreWish& wish) {
    std::error_code ignored;
    if (fs::exists(wish.folder / "office.json", ignored))
        return fail(wish.folder.string() +
                    ": there is an office here already; choose another --data");
    const Json list = TRY(read_list(wish.backup));
    TRY(check_files(wish.backup, list));
    OfficeHome home = TRY(load_office(wish.backup));
    const OfficeSecrets secrets = TRY(unlock_office(home, wish.passphrase));
    TRY(check_seal(wish.backup, list, secrets));
    if (wish.store.empty() && !is_sqlite(home.store))
        return fail("the backup is of a PostgreSQL store; name an empty database: "
                    "--store postgresql://…");
    home.folder = wish.folder;
    home.store = wish.store.empty()
                     ? std::string(sqlite) + fs::absolute(wish.folder / "office.db").string()
                     : wish.store;
    TRY(make_folder(wish.folder));
    TRY(put_files_back(wish, secrets)); // the same again when it stopped half-way before
    TRY(put_back(wish, home));
    if (secrets.root) // stations may have seen later versions than the backup knows of
        TRY(raise_keys_version(home, secrets));
    TRY(save_office(home)); // last: an office is there when this file is
    const auto there = TRY(submissions_in(home.store));
    const auto meant = list["submissions"].get<std::int64_t>();
    if (there < meant)
        return fail(home.store + ": only " + std::to_string(there) + " of " +
                    std::to_string(meant) + " submissions came back");
    return Backup{TRY(parse_day(list["day"].get<std::string>())), there, is_sealed(list)};
}

} // namespace tycktill::office
