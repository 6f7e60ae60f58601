#include "office/keys/office_home.h"

#include "office/archive/archive.h"
#include "office/keys/office_files.h"
#include "shared/base/files.h"
#include "shared/base/json_bounds.h"
#include "shared/base/text.h"
#include "shared/record/new_passphrase.h"

#include <nlohmann/json.hpp>

namespace tycktill::office {
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

/// What another office's stations sealed would lie there and open for nobody.
Result<void> is_new_store(const std::string& store) {
    const auto archive = TRY(open_archive(store));
    if (!TRY(archive->stations()).empty() || !TRY(archive->envelopes()).empty())
        return fail("the store holds another office's stations or submissions; name a new one with "
                    "--store, or bring that office back with restore");
    return {};
}

Result<OfficeSecrets> new_secrets(const OfficeHome& home, const NewOffice& wish) {
    OfficeSecrets secrets{KeyRing(record::make_key_pair()), record::make_signing_key(),
                          record::make_box_key()};
    TRY(write_private_box(home, secrets, wish.passphrase, wish.cost));
    TRY(write_hex_file(home.folder / "backup.key", secrets.backup->bytes));
    TRY(write_hex_file(home.folder / "receipt.key", record::make_signing_key().seed));
    const Certificate certificate = TRY(make_certificate());
    TRY(write_text(home.folder / "tls.key", certificate.key_pem));
    TRY(write_text(home.folder / "tls.crt", certificate.certificate_pem));
    return secrets;
}

/// The store's address, when it can be used.
Result<std::string> usable_store(const NewOffice& wish) {
    std::string store = wish.store;
    if (store.empty())
        store = "sqlite:" + fs::absolute(wish.folder / "office.db").string();
    std::error_code ignored;
    const bool made_folder = !fs::exists(wish.folder, ignored);
    TRY(make_folder(wish.folder));
    if (const auto usable = is_new_store(store); !usable) {
        if (made_folder)
            fs::remove(wish.folder, ignored); // only when nothing is in it
        return tl::make_unexpected(usable.error());
    }
    return store;
}

/// office.json's recipients, of before there were roots.
Result<void> take_recipients(OfficeHome& home, const Json& document) {
    const Json recipients = document.value("recipients", Json());
    const Json version = document.value("recipients_version", Json(1));
    if (!recipients.is_array() || recipients.empty() || !version.is_number_integer())
        return fail("names no recipients");
    for (const auto& recipient : recipients) {
        if (!recipient.is_string())
            return fail("names no recipients");
        home.recipients.push_back(
            TRY(record::public_key_of(TRY(from_hex(recipient.get<std::string>())))));
    }
    home.recipients_version = version.get<std::int64_t>();
    return {};
}

Result<void> take_signed_keys(OfficeHome& home, const std::string& root) {
    home.root_key = TRY(record::verify_key_of(TRY(from_hex(root))));
    home.signed_keys = TRY(read_file(home.folder / "keys.signed", record::longest_office_keys));
    record::OfficeKeys keys = TRY(record::parse_office_keys(home.signed_keys, *home.root_key));
    home.recipients = std::move(keys.recipients);
    home.recipients_version = keys.version;
    return {};
}

Result<OfficeHome> office_in(const fs::path& folder, const std::string& text) {
    TRY(check_json_bounds(text));
    const Json document = Json::parse(text, nullptr, false);
    if (!document.is_object() || document.value("format", Json()) != Json(1) ||
        !document.contains("store") || !document["store"].is_string())
        return fail("is no office's");
    OfficeHome home{folder, document["store"].get<std::string>(), {}, 1, {}, {}};
    const Json root = document.value("root_key", Json());
    if (root.is_null())
        TRY(take_recipients(home, document));
    else if (root.is_string())
        TRY(take_signed_keys(home, root.get<std::string>()));
    else
        return fail("names no root key");
    return home;
}

} // namespace

Result<void> save_office(const OfficeHome& home) {
    Json document;
    document["format"] = 1;
    document["store"] = home.store;
    if (home.root_key) {
        document["root_key"] = to_hex(home.root_key->bytes);
        TRY(write_file(home.folder / "keys.signed", home.signed_keys));
    } else {
        document["recipients_version"] = home.recipients_version;
        for (const auto& recipient : home.recipients)
            document["recipients"].push_back(to_hex(recipient.bytes));
    }
    return write_text(home.folder / "office.json", document.dump(2) + "\n");
}

fs::path office_folder(const fs::path& data_folder) {
    return data_folder / "office";
}

Result<OfficeHome> make_office(const NewOffice& wish) {
    std::error_code ignored;
    if (fs::exists(wish.folder / "office.json", ignored))
        return fail(wish.folder.string() +
                    ": there is an office here already; choose another --data");
    TRY(record::check_new_passphrase(wish.passphrase));
    // One inside the folder, where no office is, was left by an init that stopped: it opens nothing.
    const bool left_over = wish.escrow_file.parent_path() == wish.folder;
    if (fs::exists(wish.escrow_file, ignored) && !left_over)
        return fail(wish.escrow_file.string() + ": is there already; choose another --escrow");
    const std::string store = TRY(usable_store(wish));
    OfficeHome home{wish.folder, store, {}, 0, {}, {}};
    const OfficeSecrets secrets = TRY(new_secrets(home, wish));
    const record::KeyPair escrow = record::make_key_pair();
    TRY(write_escrow_key(wish.escrow_file, escrow));
    home.recipients = {secrets.ring.keys.front().public_key, escrow.public_key};
    TRY(raise_keys_version(home, secrets));
    TRY(prove_keys(home, wish.passphrase, wish.escrow_file));
    TRY(save_office(home)); // last of all: an office is there when this file is
    return home;
}

Result<OfficeHome> load_office(const fs::path& folder) {
    const auto file = folder / "office.json";
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return fail(folder.string() +
                    ": there is no office here; make one with tycktill-office init");
    auto home = office_in(folder, TRY(read_text(file, 64 * 1024)));
    if (!home)
        return fail(file.string() + ": is damaged (" + home.error().what +
                    "); restore it from a backup");
    return std::move(*home);
}

Result<record::SigningKey> load_receipt_key(const OfficeHome& home) {
    return record::signing_key_of(
        TRY(from_hex(trimmed(TRY(read_text(home.folder / "receipt.key", 256))))));
}

Result<std::optional<record::BoxKey>> load_backup_key(const OfficeHome& home) {
    if (!home.root_key)
        return std::optional<record::BoxKey>{};
    const Bytes bytes = TRY(from_hex(trimmed(TRY(read_text(home.folder / "backup.key", 256)))));
    return std::optional<record::BoxKey>(TRY(record::box_key_of(bytes)));
}

Result<Certificate> load_certificate(const OfficeHome& home) {
    auto key = TRY(read_text(home.folder / "tls.key", 64 * 1024));
    auto certificate = TRY(read_text(home.folder / "tls.crt", 64 * 1024));
    return Certificate{std::move(key), std::move(certificate)};
}

} // namespace tycktill::office
