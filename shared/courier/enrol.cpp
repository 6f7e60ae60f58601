#include "shared/courier/enrol.h"

#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/wire/wire.h"

namespace tycktill::courier {
namespace {

/// The key that this station has or will have; made and kept when it is new.
Result<record::SigningKey> own_key(const std::filesystem::path& data_folder) {
    if (auto known = TRY(store::load_station(data_folder)))
        return std::move(known->signing_key);
    const auto kept = data_folder / "enrolment.key";
    if (std::filesystem::exists(kept))
        return record::signing_key_of(TRY(from_hex(trimmed(TRY(read_text(kept, 256))))));
    record::SigningKey key = record::make_signing_key();
    TRY(make_folder(data_folder));
    TRY(write_text(kept, to_hex(BytesView(key.seed.data(), key.seed.size())) + "\n"));
    return key;
}

Result<wire::Welcome> welcome_in(const tl::expected<wire::HttpResponse, NoAnswer>& response) {
    if (!response && response.error().wrong_key)
        return fail("another server answers at this address (its key is not the one in the code); "
                    "check the address, and do not go on if it is right");
    if (!response)
        return fail("the office does not answer: " + response.error().why);
    if (response->status != 200)
        return fail("the office refused (" + std::to_string(response->status) +
                    "): " + trimmed(text_of(response->body).substr(0, 200)) +
                    "; make a new code with tycktill-office enrol-code");
    return wire::parse_welcome(response->body);
}

} // namespace

Result<store::StationIdentity> enrol(const std::filesystem::path& data_folder, const std::string& url,
                              const wire::EnrolCode& code, Transport& transport) {
    record::SigningKey key = TRY(own_key(data_folder));
    const wire::HttpRequest request{
        "POST", wire::enrol_path, {}, {}, wire::signed_bytes(wire::Enrolment{code.secret, key.verify_key}, key)};
    const wire::Welcome welcome = TRY(welcome_in(transport.send(request)));
    store::StationIdentity identity{welcome.station,           std::move(key),     url,
                             wire::pin_text(code.server_pin), welcome.recipients, welcome.receipt_key};
    TRY(store::save_station(data_folder, identity));
    std::error_code ignored;
    std::filesystem::remove(data_folder / "enrolment.key", ignored);
    return identity;
}

} // namespace tycktill::courier
