#include "shared/store/station.h"

#include "shared/base/files.h"

#include <nlohmann/json.hpp>

namespace tycktill::store {
namespace {

using nlohmann::json;

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
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object())
        return fail("it is not JSON");
    if (document.contains("recipients_version") &&
        !document["recipients_version"].is_number_integer())
        return fail("'recipients_version' is not a number");
    StationIdentity identity;
    identity.name = TRY(text_at(document, "name"));
    identity.office_url = TRY(text_at(document, "office_url"));
    identity.server_pin = TRY(text_at(document, "server_pin"));
    identity.recipients = TRY(recipients_at(document));
    identity.receipt_key =
        TRY(record::verify_key_of(TRY(from_hex(TRY(text_at(document, "receipt_key"))))));
    identity.recipients_version = document.value("recipients_version", std::int64_t{1});
    Bytes seed = TRY(from_hex(TRY(text_at(document, "signing_seed"))));
    identity.signing_key = TRY(record::signing_key_of(seed));
    record::wipe(seed.data(), seed.size());
    return identity;
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
    const std::string text = TRY(read_text(file, 1 << 20));
    auto identity = parse(text);
    if (!identity)
        return fail(file.string() + ": " + identity.error().what +
                    "; move the file away and enrol the station again");
    return std::move(*identity);
}

Result<void> save_station(const std::filesystem::path& data_folder,
                          const StationIdentity& identity) {
    json recipients = json::array();
    for (const record::PublicKey& key : identity.recipients)
        recipients.push_back(to_hex(key.bytes));
    const json document = {{"name", identity.name},
                           {"office_url", identity.office_url},
                           {"server_pin", identity.server_pin},
                           {"recipients", recipients},
                           {"recipients_version", identity.recipients_version},
                           {"receipt_key", to_hex(identity.receipt_key.bytes)},
                           {"signing_seed", to_hex(identity.signing_key.seed)}};
    TRY(make_folder(data_folder));
    return write_text(station_file(data_folder),
                      document.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

std::filesystem::path replies_file(const std::filesystem::path& data_folder) {
    return data_folder / "replies.bin";
}

} // namespace tycktill::store
