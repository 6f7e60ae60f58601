#include "office/keys/office_home.h"

#include "office/archive/archive.h"
#include "shared/base/files.h"
#include "shared/base/text.h"

#include <nlohmann/json.hpp>

namespace tycktill::office {
namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

constexpr auto box_purpose = "tycktill office private key";
constexpr auto escrow_title = "Tyck till: escrow key";
constexpr std::size_t shortest_passphrase = 8;

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

/// Seals one test submission to both and opens it with each private half as it stands on disk.
Result<void> prove(const OfficeHome& home, std::string_view passphrase, const fs::path& escrow) {
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

Result<void> write_private_box(const OfficeHome& home, const KeyRing& ring,
                               std::string_view passphrase, record::GuessCost cost) {
    record::SecretBytes all;
    for (const auto& key : ring.keys)
        all.insert(all.end(), key.private_key.begin(), key.private_key.end());
    const Bytes locked = TRY(record::lock_with_passphrase(
        passphrase, BytesView(all.data(), all.size()), box_purpose, cost));
    return write_file(home.folder / "private.box", locked);
}

/// What another office's stations sealed would lie there and open for nobody.
Result<void> is_new_store(const std::string& store) {
    const auto archive = TRY(open_archive(store));
    if (!TRY(archive->stations()).empty() || !TRY(archive->envelopes()).empty())
        return fail("the store holds another office's stations or submissions; name a new one with "
                    "--store, or bring that office back with restore");
    return {};
}

Result<void> write_keys(const OfficeHome& home, const NewOffice& wish,
                        const record::KeyPair& office, const record::KeyPair& escrow) {
    TRY(write_private_box(home, KeyRing(office), wish.passphrase, wish.cost));
    TRY(write_text(wish.escrow_file, escrow_text(escrow)));
    const record::SigningKey receipt = record::make_signing_key();
    TRY(write_text(home.folder / "receipt.key", hex_of(receipt.seed) + "\n"));
    const Certificate certificate = TRY(make_certificate());
    TRY(write_text(home.folder / "tls.key", certificate.key_pem));
    TRY(write_text(home.folder / "tls.crt", certificate.certificate_pem));
    return {};
}

} // namespace

Result<void> save_office(const OfficeHome& home) {
    Json document;
    document["format"] = 1;
    document["store"] = home.store;
    document["recipients_version"] = home.recipients_version;
    for (const auto& recipient : home.recipients)
        document["recipients"].push_back(to_hex(recipient.bytes));
    return write_text(home.folder / "office.json", document.dump(2) + "\n");
}

fs::path office_folder(const fs::path& data_folder) {
    return data_folder / "office";
}

Result<OfficeHome> make_office(const NewOffice& wish) {
    if (fs::exists(wish.folder / "office.json"))
        return fail(wish.folder.string() +
                    ": there is an office here already; choose another --data");
    if (length_of(wish.passphrase) < shortest_passphrase)
        return fail("the passphrase is too short; use at least 8 characters, better several words");
    // One inside the folder, where no office is, was left by an init that stopped: it opens nothing.
    const bool left_over = wish.escrow_file.parent_path() == wish.folder;
    if (fs::exists(wish.escrow_file) && !left_over)
        return fail(wish.escrow_file.string() + ": is there already; choose another --escrow");
    std::string store = wish.store;
    if (store.empty())
        store = "sqlite:" + fs::absolute(wish.folder / "office.db").string();
    const bool made_folder = !fs::exists(wish.folder);
    TRY(make_folder(wish.folder));
    if (const auto usable = is_new_store(store); !usable) {
        std::error_code ignored;
        if (made_folder)
            fs::remove(wish.folder, ignored); // only when nothing is in it
        return tl::make_unexpected(usable.error());
    }
    const record::KeyPair office = record::make_key_pair(), escrow = record::make_key_pair();
    OfficeHome home{wish.folder, store, {office.public_key, escrow.public_key}, 1};
    TRY(write_keys(home, wish, office, escrow));
    TRY(prove(home, wish.passphrase, wish.escrow_file));
    TRY(save_office(home)); // last of all: an office is there when this file is
    return home;
}

Result<OfficeHome> load_office(const fs::path& folder) {
    const auto file = folder / "office.json";
    if (!fs::exists(file))
        return fail(folder.string() +
                    ": there is no office here; make one with tycktill-office init");
    const Json document = Json::parse(TRY(read_text(file, 64 * 1024)), nullptr, false);
    const auto wrong = [&] {
        return fail(file.string() + ": is damaged; restore it from a backup");
    };
    if (!document.is_object() || document.value("format", 0) != 1 || !document.contains("store") ||
        !document["store"].is_string() || !document.contains("recipients") ||
        !document["recipients"].is_array())
        return wrong();
    OfficeHome home{folder, document["store"].get<std::string>(), {}, 1};
    for (const auto& recipient : document["recipients"]) {
        if (!recipient.is_string())
            return wrong();
        home.recipients.push_back(
            TRY(record::public_key_of(TRY(from_hex(recipient.get<std::string>())))));
    }
    if (home.recipients.empty() || (document.contains("recipients_version") &&
                                    !document["recipients_version"].is_number_integer()))
        return wrong();
    home.recipients_version = document.value("recipients_version", std::int64_t{1});
    return home;
}

Result<record::SigningKey> load_receipt_key(const OfficeHome& home) {
    return record::signing_key_of(
        TRY(from_hex(trimmed(TRY(read_text(home.folder / "receipt.key", 256))))));
}

Result<Certificate> load_certificate(const OfficeHome& home) {
    auto key = TRY(read_text(home.folder / "tls.key", 64 * 1024));
    auto certificate = TRY(read_text(home.folder / "tls.crt", 64 * 1024));
    return Certificate{std::move(key), std::move(certificate)};
}

Result<OfficeHome> rotate_keys(OfficeHome home, const NewKeys& wish) {
    if (!wish.escrow_file.empty() && fs::exists(wish.escrow_file))
        return fail(wish.escrow_file.string() + ": is there already; choose another --escrow");
    KeyRing ring = TRY(unlock_private_key(home, wish.passphrase));
    ring.keys.insert(ring.keys.begin(), record::make_key_pair());
    // The box first: a key that nobody seals to yet does no harm.
    TRY(write_private_box(home, ring, wish.passphrase, wish.cost));
    home.recipients.front() = ring.keys.front().public_key;
    if (!wish.escrow_file.empty()) {
        const record::KeyPair escrow = record::make_key_pair();
        TRY(write_text(wish.escrow_file, escrow_text(escrow)));
        home.recipients.resize(2);
        home.recipients[1] = escrow.public_key;
    }
    ++home.recipients_version;
    TRY(prove(home, wish.passphrase, wish.escrow_file));
    TRY(save_office(home));
    return home;
}

Result<KeyRing> unlock_private_key(const OfficeHome& home, std::string_view passphrase) {
    const Bytes box = TRY(read_file(home.folder / "private.box", 64 * 1024));
    const auto all = record::unlock_with_passphrase(passphrase, box, box_purpose);
    if (!all)
        return fail("the passphrase does not open the office's key; type it again");
    constexpr std::size_t size = sizeof(record::PublicKey::bytes);
    if (all->empty() || all->size() % size != 0)
        return fail("private.box: is damaged; restore it from a backup");
    KeyRing ring;
    for (std::size_t at = 0; at < all->size(); at += size)
        ring.keys.push_back(TRY(record::key_pair_of(BytesView(all->data() + at, size))));
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
