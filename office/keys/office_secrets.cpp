/// What the passphrase locks: how it lies in private.box, and how it is changed.
#include "office/keys/office_files.h"
#include "office/keys/office_home.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/record/new_passphrase.h"

#include <algorithm>
#include <chrono>

namespace tycktill::office {
namespace fs = std::filesystem;

namespace {

constexpr auto box_purpose = "tycktill office private key";
constexpr auto escrow_title = "Tyck till: escrow key";
constexpr std::uint8_t box_with_root = 2;
constexpr std::size_t key_bytes = 32;

std::string hex_of(const record::SecretBytes& secret) {
    return to_hex(BytesView(secret.data(), secret.size()));
}

std::string escrow_text(const record::KeyPair& key) {
    return std::string(escrow_title) + "\n" +
           "Keep this file off line, in a safe. It opens every submission when the office's own "
           "key or\n"
           "its passphrase is lost. The office's machine must not keep a copy.\n" +
           "public " + to_hex(key.public_key.bytes) + "\nprivate " + hex_of(key.private_key) + "\n";
}

Result<void> proves_itself(const record::KeyPair& key, const record::Envelope& test,
                           const record::Submission& meant) {
    const record::Submission opened = TRY(record::open(test, key));
    if (opened != meant)
        return fail("a key does not open what was sealed to it; nothing was kept, try again");
    return {};
}

/// An office of before gets its root and its backups' key.
Result<void> complete(const OfficeHome& home, OfficeSecrets& secrets) {
    if (!secrets.root)
        secrets.root = record::make_signing_key();
    if (!secrets.backup)
        secrets.backup = record::make_box_key();
    return write_hex_file(home.folder / "backup.key", secrets.backup->bytes);
}

Result<OfficeSecrets> secrets_in(BytesView all) {
    OfficeSecrets secrets;
    const bool has_root = all.size() % key_bytes == 1 && all[0] == box_with_root;
    if (all.empty() || (all.size() % key_bytes != 0 && !has_root) ||
        (has_root && all.size() < 1 + 3 * key_bytes))
        return fail("private.box: is damaged; restore it from a backup");
    std::size_t at = 0;
    if (has_root) {
        secrets.root = TRY(record::signing_key_of(all.subspan(1, key_bytes)));
        secrets.backup = TRY(record::box_key_of(all.subspan(1 + key_bytes, key_bytes)));
        at = 1 + 2 * key_bytes;
    }
    for (; at < all.size(); at += key_bytes)
        secrets.ring.keys.push_back(TRY(record::key_pair_of(all.subspan(at, key_bytes))));
    return secrets;
}

/// office.json and private.box are of one office, and what stations seal to opens with what is locked here.
Result<void> fit(const OfficeHome& home, const OfficeSecrets& secrets) {
    if (home.root_key && (!secrets.root || secrets.root->verify_key != *home.root_key))
        return fail("office.json names another root key than private.box holds: it was changed; "
                    "restore both from a backup");
    const auto& keys = secrets.ring.keys;
    if (home.recipients.empty() ||
        std::none_of(keys.begin(), keys.end(), [&](const record::KeyPair& key) {
            return key.public_key == home.recipients.front();
        }))
        return fail("stations seal to a key that private.box does not hold: the list of keys was "
                    "changed; restore it from a backup");
    return {};
}

} // namespace

Result<void> write_hex_file(const fs::path& file, const record::SecretBytes& secret) {
    return write_text(file, hex_of(secret) + "\n");
}

Result<void> write_escrow_key(const fs::path& file, const record::KeyPair& key) {
    return write_text(file, escrow_text(key));
}

Result<void> write_private_box(const OfficeHome& home, const OfficeSecrets& secrets,
                               std::string_view passphrase, record::GuessCost cost) {
    record::SecretBytes all;
    const auto add = [&all](const record::SecretBytes& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    all.push_back(box_with_root);
    add(secrets.root->seed);
    add(secrets.backup->bytes);
    for (const auto& key : secrets.ring.keys)
        add(key.private_key);
    const Bytes locked = TRY(record::lock_with_passphrase(
        passphrase, BytesView(all.data(), all.size()), box_purpose, cost));
    return write_file(home.folder / "private.box", locked);
}

Result<void> prove_keys(const OfficeHome& home, std::string_view passphrase,
                        const fs::path& escrow) {
    record::Submission test;
    test.id = record::random_submission_id();
    test.form = {"test", 1};
    test.matter.set("test", "Går det att öppna?");
    const record::Envelope sealed = TRY(record::seal(test, home.recipients));
    TRY(proves_itself(TRY(unlock_private_key(home, passphrase)).keys.front(), sealed, test));
    if (!escrow.empty())
        TRY(proves_itself(TRY(read_escrow_key(escrow)), sealed, test));
    return {};
}

Result<void> raise_keys_version(OfficeHome& home, const OfficeSecrets& secrets) {
    if (!secrets.root)
        return fail("this office has no root key yet; run tycktill-office change-passphrase");
    const record::SigningKey receipt = TRY(load_receipt_key(home));
    home.recipients_version = record::next_keys_version(
        home.recipients_version, std::chrono::duration_cast<std::chrono::milliseconds>(
                                     std::chrono::system_clock::now().time_since_epoch()));
    home.root_key = secrets.root->verify_key;
    home.signed_keys = record::signed_bytes(
        record::OfficeKeys{home.recipients_version, receipt.verify_key, home.recipients},
        *secrets.root);
    return {};
}

Result<OfficeHome> rotate_keys(OfficeHome home, const NewKeys& wish) {
    std::error_code ignored;
    if (!wish.escrow_file.empty() && fs::exists(wish.escrow_file, ignored))
        return fail(wish.escrow_file.string() + ": is there already; choose another --escrow");
    const bool renewed = !wish.new_passphrase.empty();
    if (renewed)
        TRY(record::check_new_passphrase(wish.new_passphrase));
    const std::string& passphrase = renewed ? wish.new_passphrase : wish.passphrase;
    OfficeSecrets secrets = TRY(unlock_office(home, wish.passphrase));
    TRY(complete(home, secrets));
    auto& keys = secrets.ring.keys;
    keys.insert(keys.begin(), record::make_key_pair());
    // The box first: a key that nobody seals to yet does no harm.
    TRY(write_private_box(home, secrets, passphrase, wish.cost));
    home.recipients.front() = keys.front().public_key;
    if (!wish.escrow_file.empty()) {
        const record::KeyPair escrow = record::make_key_pair();
        TRY(write_escrow_key(wish.escrow_file, escrow));
        home.recipients.resize(2);
        home.recipients[1] = escrow.public_key;
    }
    TRY(raise_keys_version(home, secrets));
    TRY(prove_keys(home, passphrase, wish.escrow_file));
    TRY(save_office(home));
    return home;
}

Result<OfficeHome> change_passphrase(OfficeHome home, const NewKeys& wish) {
    TRY(record::check_new_passphrase(wish.new_passphrase));
    OfficeSecrets secrets = TRY(unlock_office(home, wish.passphrase));
    TRY(complete(home, secrets));
    TRY(write_private_box(home, secrets, wish.new_passphrase, wish.cost));
    if (!home.root_key)
        TRY(raise_keys_version(home, secrets));
    TRY(unlock_office(home, wish.new_passphrase)); // as it stands on disk
    TRY(save_office(home));
    return home;
}

Result<OfficeSecrets> unlock_office(const OfficeHome& home, std::string_view passphrase) {
    const Bytes box = TRY(read_file(home.folder / "private.box", 64 * 1024));
    const auto all = record::unlock_with_passphrase(passphrase, box, box_purpose);
    if (!all)
        return fail("the passphrase does not open the office's key; type it again");
    OfficeSecrets secrets = TRY(secrets_in(BytesView(all->data(), all->size())));
    TRY(fit(home, secrets));
    return secrets;
}

Result<KeyRing> unlock_private_key(const OfficeHome& home, std::string_view passphrase) {
    KeyRing ring = TRY(unlock_office(home, passphrase)).ring;
    ring.watch = OpeningWatch::over(home.folder);
    return ring;
}

Result<record::KeyPair> read_escrow_key(const fs::path& file) {
    const std::string text = TRY(read_text(file, 4096));
    for (const auto& line : split(text, '\n'))
        if (line.rfind("private ", 0) == 0)
            return record::key_pair_of(TRY(from_hex(line.substr(8))));
    return fail(file.string() + ": is not an escrow key");
}

} // namespace tycktill::office
