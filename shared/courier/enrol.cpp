#include "shared/courier/enrol.h"

#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/courier/courier.h"
#include "shared/wire/wire.h"

#include <ctime>

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

Result<wire::Welcome> welcome_in(const tl::expected<wire::HttpResponse, NoAnswer>& response,
                                 const wire::EnrolCode& code) {
    if (!response && response.error().wrong_key)
        return fail("another server answers at this address (its key is not the one in the code); "
                    "check the address, and do not go on if it is right");
    if (!response)
        return fail("the office does not answer: " + response.error().why);
    if (response->status != 200)
        return fail("the office refused (" + std::to_string(response->status) +
                    "): " + trimmed(text_of(response->body).substr(0, 200)) +
                    "; make a new code with tycktill-office enrol-code");
    wire::Welcome welcome = TRY(wire::parse_welcome(response->body));
    if (wire::root_print_of(welcome.root_key) != code.root_print)
        return fail(
            "the office's root key is not the one in the code: somebody may have changed the "
            "office's machine; nothing was changed here. Make a new code on the machine where "
            "the keys are, and ask there why");
    return welcome;
}

/// "3 for https://office.example:8443 and 1 for an office that is not known any more"
std::string for_whom(const std::vector<store::Elsewhere>& waiting) {
    std::string words;
    for (const store::Elsewhere& one : waiting)
        words += (words.empty() ? "" : " and ") + std::to_string(one.count) + " for " +
                 (one.office.url.empty() ? "an office that is not known any more" : one.office.url);
    return words;
}

/// The outbox as it will be seen from the new office. What nobody claimed is the office's before.
Result<std::optional<store::Outbox>>
outbox_of(const std::filesystem::path& data_folder,
          const std::optional<store::StationIdentity>& before) {
    if (!std::filesystem::exists(store::outbox_file(data_folder)))
        return std::optional<store::Outbox>{};
    store::Outbox outbox = TRY(store::Outbox::open(store::outbox_file(data_folder)));
    if (before)
        TRY(outbox.address_to(store::addressee_of(*before)));
    return std::optional<store::Outbox>(std::move(outbox));
}

/// Gives all that waits its place in the chain and tells the office before of it: there it is missing
/// from now on, and named.
Result<bool> tell_office_before(store::Outbox& outbox, const store::StationIdentity& before,
                                const MoveWish& wish) {
    TRY(outbox.release());
    if (!wish.way_back)
        return false;
    const auto way = wish.way_back(before);
    if (!way)
        return false;
    OfficeClient office(before, **way, [] { return std::int64_t{std::time(nullptr)}; });
    const Round round = TRY(greet(outbox, office, before.name, SystemClock()));
    return !round.trouble && !round.alarm;
}

} // namespace

Result<Enrolled> enrol(const std::filesystem::path& data_folder, const std::string& url,
                       const wire::EnrolCode& code, Transport& transport, const MoveWish& wish) {
    const auto before = TRY(store::load_station(data_folder));
    record::SigningKey key = TRY(own_key(data_folder));
    const wire::HttpRequest request{
        "POST",
        wire::enrol_path,
        {},
        {},
        wire::signed_bytes(wire::Enrolment{code.secret, key.verify_key}, key)};
    const wire::Welcome welcome = TRY(welcome_in(transport.send(request), code));
    store::StationIdentity bare{
        welcome.station,         std::move(key), url, wire::pin_text(code.server_pin), {},
        welcome.keys.receipt_key};
    auto identity =
        TRY(store::with_office_keys(std::move(bare), welcome.root_key, welcome.signed_keys));
    Enrolled made{std::move(identity), {}, false};
    const store::Addressee office = store::addressee_of(made.identity);
    auto outbox = TRY(outbox_of(data_folder, before));
    if (outbox) {
        made.left = TRY(outbox->elsewhere_than(office.receipt_key));
        if (!made.left.empty() && !wish.leave_waiting)
            return fail("here waits what no other office can open: " + for_whom(made.left) +
                        "; carry it first (tycktill-courier once), or write --leave-waiting to "
                        "leave it here until this station is enrolled there again. Nothing was "
                        "changed, and the code still works");
        if (!made.left.empty() && before && before->receipt_key != office.receipt_key)
            made.told = TRY(tell_office_before(*outbox, *before, wish));
    }
    TRY(store::save_station(data_folder, made.identity));
    if (outbox)
        TRY(outbox->address_to(office));
    std::error_code ignored;
    std::filesystem::remove(data_folder / "enrolment.key", ignored);
    return made;
}

Result<store::StationIdentity> enrol(const std::filesystem::path& data_folder,
                                     const std::string& url, const wire::EnrolCode& code,
                                     Transport& transport) {
    return TRY(enrol(data_folder, url, code, transport, {})).identity;
}

} // namespace tycktill::courier
