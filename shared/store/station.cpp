#include "shared/store/station.h"

#include "shared/base/files.h"
#include "shared/base/json_bounds.h"

#include <nlohmann/json.hpp>

namespace tycktill::store {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::string_view keys_file_begins = "office-keys-";

/// Named by the root: an enrolment that stops half-way leaves both offices' keys, and each finds its own.
fs::path keys_file(const fs::path& data_folder, const record::VerifyKey& root) {
    return data_folder /
           (std::string(keys_file_begins) + to_hex(BytesView(root.bytes).first(8)) + ".signed");
}

Result<std::string> text_at(const json& document, const char* key) {
    const auto found = document.find(key);
    if (found == document.end() || !found->is_string())
        return fail(std::string("'") + key + "' is missing");
    return found->get<std::string>();
}

Result<record::Recipients> recipients_at(const json& document) {
    record::Recipients recipients;
    const auto found = document.find("recipients");
    if (found == document.end() || !found->is_array() || found->empty() ||
        found->size() > record::most_recipients)
        return fail("'recipients' is missing");
    for (const json& member : *found) {
        if (!member.is_string())
            return fail("'recipients' holds something else than keys");
        recipients.push_back(TRY(record::public_key_of(TRY(from_hex(member.get<std::string>())))));
    }
    return recipients;
}

Result<StationIdentity> parse(const std::string& text) {
    TRY(check_json_bounds(text));
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object())
        return fail("it is not JSON");
    StationIdentity identity;
    identity.name = TRY(text_at(document, "name"));
    identity.office_url = TRY(text_at(document, "office_url"));
    identity.server_pin = TRY(text_at(document, "server_pin"));
    identity.receipt_key =
        TRY(record::verify_key_of(TRY(from_hex(TRY(text_at(document, "receipt_key"))))));
    if (document.contains("root_key")) {
        identity.root_key =
            TRY(record::verify_key_of(TRY(from_hex(TRY(text_at(document, "root_key"))))));
    } else {
        identity.recipients = TRY(recipients_at(document));
        const json version = document.value("recipients_version", json(1));
        if (!version.is_number_integer())
            return fail("'recipients_version' is not a number");
        identity.recipients_version = version.get<std::int64_t>();
    }
    Bytes seed = TRY(from_hex(TRY(text_at(document, "signing_seed"))));
    auto key = record::signing_key_of(seed);
    record::wipe(seed.data(), seed.size());
    identity.signing_key = TRY(std::move(key));
    return identity;
}

Result<StationIdentity> read_station(const fs::path& data_folder, const fs::path& file) {
    StationIdentity identity = TRY(parse(TRY(read_text(file, 1 << 20))));
    if (!identity.root_key)
        return identity;
    const record::VerifyKey root = *identity.root_key;
    Bytes keys = TRY(read_file(keys_file(data_folder, root), record::longest_office_keys));
    return with_office_keys(std::move(identity), root, std::move(keys));
}

/// Of offices before.
void remove_other_keys(const fs::path& data_folder, const fs::path& own) {
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator(data_folder, trouble))
        if (entry.path() != own && entry.path().filename().string().rfind(keys_file_begins, 0) == 0)
            fs::remove(entry.path(), trouble);
}

} // namespace

Addressee addressee_of(const StationIdentity& identity) {
    return {identity.receipt_key, identity.office_url};
}

std::filesystem::path outbox_file(const std::filesystem::path& data_folder) {
    return data_folder / "outbox.db";
}

std::filesystem::path station_file(const std::filesystem::path& data_folder) {
    return data_folder / "station.json";
}

Result<std::optional<StationIdentity>> load_station(const std::filesystem::path& data_folder) {
    const auto file = station_file(data_folder);
    std::error_code trouble;
    if (!std::filesystem::exists(file, trouble) && !trouble)
        return std::nullopt;
    auto identity = read_station(data_folder, file);
    if (!identity)
        return fail(file.string() + ": " + identity.error().what +
                    "; move the file away and enrol the station again");
    return std::move(*identity);
}

Result<StationIdentity> with_office_keys(StationIdentity identity, const record::VerifyKey& root,
                                         Bytes signed_keys) {
    record::OfficeKeys keys = TRY(record::parse_office_keys(signed_keys, root));
    if (keys.receipt_key != identity.receipt_key)
        return fail("the list of keys belongs to another office");
    identity.root_key = root;
    identity.recipients = std::move(keys.recipients);
    identity.recipients_version = keys.version;
    identity.signed_keys = std::move(signed_keys);
    return identity;
}

Result<void> save_station(const std::filesystem::path& data_folder,
                          const StationIdentity& identity) {
    json document = {{"name", identity.name},
                     {"office_url", identity.office_url},
                     {"server_pin", identity.server_pin},
                     {"receipt_key", to_hex(identity.receipt_key.bytes)},
                     {"signing_seed", to_hex(identity.signing_key.seed)}};
    TRY(make_folder(data_folder));
    if (identity.root_key) {
        document["root_key"] = to_hex(identity.root_key->bytes);
        TRY(write_file(keys_file(data_folder, *identity.root_key), identity.signed_keys));
    } else {
        for (const record::PublicKey& key : identity.recipients)
            document["recipients"].push_back(to_hex(key.bytes));
        document["recipients_version"] = identity.recipients_version;
    }
    TRY(write_text(station_file(data_folder),
                   document.dump(2, ' ', false, json::error_handler_t::replace) + "\n"));
    if (identity.root_key)
        remove_other_keys(data_folder, keys_file(data_folder, *identity.root_key));
    return {};
}

Result<bool> take_office_keys(const std::filesystem::path& data_folder, BytesView signed_keys) {
    auto known = TRY(load_station(data_folder));
    if (!known || !known->root_key)
        return false;
    const record::VerifyKey root = *known->root_key;
    const std::int64_t version = known->recipients_version;
    const auto newer =
        with_office_keys(std::move(*known), root, Bytes(signed_keys.begin(), signed_keys.end()));
    if (!newer || newer->recipients_version <= version)
        return false;
    TRY(write_file(keys_file(data_folder, root), signed_keys));
    return true;
}

std::filesystem::path replies_file(const std::filesystem::path& data_folder) {
    return data_folder / "replies.bin";
}

} // namespace tycktill::store
