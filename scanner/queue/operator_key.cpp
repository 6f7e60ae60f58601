#include "scanner/queue/operator_key.h"
#include "scanner/queue/queue_fault.h"

#include "shared/base/files.h"
#include "shared/base/harden.h"
#include "shared/base/text.h"
#include "shared/record/new_passphrase.h"

#include <cstdlib>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace tycktill::queue {

namespace {

constexpr const char* purpose = "operator key";

/// Typed without an echo; the terminal is as before afterwards.
Result<std::string> ask_on_terminal(const std::string& question) {
    termios before{};
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return fail("the terminal cannot be asked; set TYCKTILL_OPERATOR_PASSPHRASE");
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    std::cerr << question << ' ' << std::flush;
    std::string line;
    std::getline(std::cin, line);
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    std::cerr << '\n';
    return line;
}

bool there_is(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
}

Result<std::string> passphrase_for_new_store(const PassphraseSource& source) {
    if (!source.given.empty())
        return source.given;
    if (source.ask) {
        const std::string first = TRY(source.ask("Choose a passphrase for the desk's queue:"));
        if (first.empty())
            return fail("the desk's queue needs a passphrase; nothing was read");
        TRY(record::check_new_passphrase(first));
        if (TRY(source.ask("The same once more:")) != first)
            return fail("the two passphrases differ; nothing was read, start again");
        return first;
    }
    if (there_is(source.key_file))
        return trimmed(TRY(read_text(source.key_file, 4096)));
    // Made here it would lie in the clear beside what it locks: a service's home is its data folder.
    return fail(
        QueueFault::NoKey,
        "the desk's queue has no key yet, and nobody is here to choose a passphrase; run the "
        "first intake by hand, on a terminal, or set TYCKTILL_OPERATOR_PASSPHRASE for it");
}

Result<std::string> passphrase_for_store(const PassphraseSource& source) {
    if (!source.given.empty())
        return source.given;
    if (there_is(source.key_file))
        return trimmed(TRY(read_text(source.key_file, 4096)));
    if (source.ask)
        return source.ask("Passphrase of the desk's queue:");
    return fail(QueueFault::Locked, "the desk's queue is locked; set TYCKTILL_OPERATOR_PASSPHRASE");
}

Result<bool> has_key(const store::Database& store) {
    return TRY(store.number("SELECT count(*) FROM operator")) > 0;
}

Result<void> make_key(store::Database& store, const PassphraseSource& source) {
    const std::string passphrase = TRY(passphrase_for_new_store(source));
    const record::KeyPair pair = record::make_key_pair();
    const Bytes locked = TRY(record::lock_with_passphrase(passphrase, pair.private_key, purpose,
                                                          record::GuessCost::Interactive));
    // Another intake may have been first: then its key stands.
    return store.run(
        "INSERT OR IGNORE INTO operator (one, public_key, locked_key) VALUES (1, ?, ?)",
        {BytesView(pair.public_key.bytes), BytesView(locked)});
}

Result<Bytes> column(const store::Database& store, std::string_view sql) {
    store::Statement row = TRY(store.query(sql));
    if (!TRY(row.next()))
        return fail(QueueFault::NoKey, "the desk's queue has no key; run an intake first");
    return row.bytes(0);
}

} // namespace

PassphraseSource take_passphrase_of_this_station() {
    PassphraseSource source;
    source.given = take_from_environment("TYCKTILL_OPERATOR_PASSPHRASE");
    const char* config = std::getenv("XDG_CONFIG_HOME");
    const char* home = std::getenv("HOME");
    source.key_file = config && *config ? std::filesystem::path(config)
                                        : std::filesystem::path(home ? home : "/") / ".config";
    source.key_file /= "tycktill/operator.key";
    if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO))
        source.ask = ask_on_terminal;
    return source;
}

Result<record::PublicKey> operator_public_key(store::Database& store,
                                              const PassphraseSource& source) {
    if (!TRY(has_key(store)))
        TRY(make_key(store, source));
    return record::public_key_of(TRY(column(store, "SELECT public_key FROM operator")));
}

Result<record::KeyPair> unlock_operator_key(store::Database& store,
                                            const PassphraseSource& source) {
    if (!TRY(has_key(store)))
        TRY(make_key(store, source));
    const Bytes locked = TRY(column(store, "SELECT locked_key FROM operator"));
    const std::string passphrase = TRY(passphrase_for_store(source));
    const auto key = record::unlock_with_passphrase(passphrase, locked, purpose);
    if (!key)
        return fail(QueueFault::WrongPassphrase,
                    "the desk's queue does not open with this passphrase; check "
                    "TYCKTILL_OPERATOR_PASSPHRASE");
    return record::key_pair_of(*key);
}

Result<UnlockedKey> unlock_with(store::Database& store, const std::string& passphrase) {
    const Bytes own = TRY(column(store, "SELECT locked_key FROM operator"));
    if (const auto key = record::unlock_with_passphrase(passphrase, own, purpose))
        return UnlockedKey{TRY(record::key_pair_of(*key)), ""};
    store::Statement everybody =
        TRY(store.query("SELECT name, locked_key FROM person ORDER BY name"));
    while (TRY(everybody.next()))
        if (const auto key =
                record::unlock_with_passphrase(passphrase, everybody.bytes(1), purpose))
            return UnlockedKey{TRY(record::key_pair_of(*key)), everybody.text(0)};
    return fail(QueueFault::WrongPassphrase, "the desk's queue does not open with this passphrase");
}

Result<void> add_person(store::Database& store, const record::KeyPair& key, const std::string& name,
                        const std::string& passphrase) {
    if (trimmed(name).empty())
        return fail("a person needs a name");
    // The weakest of them all opens all: each costs a guess as much.
    TRY(record::check_new_passphrase(passphrase));
    const Bytes locked = TRY(record::lock_with_passphrase(passphrase, key.private_key, purpose,
                                                          record::GuessCost::Moderate));
    return store.run("INSERT OR REPLACE INTO person (name, locked_key) VALUES (?, ?)",
                     {std::string_view(name), BytesView(locked)});
}

Result<void> remove_person(store::Database& store, const std::string& name) {
    TRY(store.run("DELETE FROM person WHERE name = ?", {std::string_view(name)}));
    if (store.changes() == 0)
        return fail("there is nobody called " + name + "; see tycktill-scan person");
    return {};
}

Result<std::vector<std::string>> persons(const store::Database& store) {
    store::Statement everybody = TRY(store.query("SELECT name FROM person ORDER BY name"));
    std::vector<std::string> names;
    while (TRY(everybody.next()))
        names.push_back(everybody.text(0));
    return names;
}

} // namespace tycktill::queue
