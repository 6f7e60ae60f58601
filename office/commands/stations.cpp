#include "office/archive/archive.h"
#include "office/commands/commands.h"
#include "office/keys/office_home.h"
#include "office/keys/passphrase.h"
#include "shared/base/log.h"
#include "shared/wire/enrol_code.h"
#include "shared/wire/lines.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

constexpr int code_days = 14;

std::string day_or_dash(const std::optional<Day>& day) {
    return day ? iso(*day) : "-";
}

} // namespace

Result<int> run_init(const OfficePlace& place, const InitWish& wish) {
    NewOffice office;
    office.folder = office_folder(place.data);
    office.store = wish.store.empty() ? place.settings.office_store : wish.store;
    office.escrow_file = wish.escrow.empty() ? office.folder / "escrow.key" : wish.escrow;
    office.passphrase = TRY(take_passphrase(AskTwice::Yes));
    const OfficeHome home = TRY(make_office(office));
    TRY(open_archive(home.store));
    std::cout << office.folder.string() << "\n";
    say("both keys were proved by opening a test envelope");
    say("move " + office.escrow_file.string() + " to a safe place off this machine");
    return 0;
}

Result<int> run_rotate_key(const OfficePlace& place, const std::filesystem::path& escrow) {
    OfficeHome old = TRY(load_office(office_folder(place.data)));
    NewKeys wish{TRY(take_passphrase(AskTwice::No)), escrow, record::GuessCost::Moderate};
    const OfficeHome home = TRY(rotate_keys(std::move(old), wish));
    std::cout << home.recipients_version << "\n";
    say("the new key was proved by opening a test envelope; restart serve and desk, and stations "
        "take it at their next contact");
    if (!escrow.empty())
        say("move " + escrow.string() +
            " to a safe place off this machine; keep the old one too, "
            "for what is sealed to it");
    return 0;
}

Result<int> run_enrol_code(const OfficePlace& place, const std::string& station) {
    if (!wire::is_station_name(station))
        return fail("--station " + station +
                    ": write 1 to 40 of a-z, 0-9 and hyphen, for example reception-1");
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    const auto secret = record::random_submission_id().bytes; // 128 random bits
    const wire::EnrolCode code{TRY(public_key_pin(TRY(load_certificate(home)))),
                         {secret.begin(), secret.end()}};
    const Day expires = SystemClock().today() + std::chrono::days(code_days);
    TRY(archive->add_enrol_code(record::blake2b(code.secret), station, expires));
    std::cout << to_text(code) << "\n";
    say("good for one station until " + iso(expires) +
        ": tycktill-courier enrol https://ADDRESS:8443 CODE");
    return 0;
}

Result<int> run_stations(const OfficePlace& place, Format format) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    for (const auto& station : TRY(archive->stations())) {
        if (format == Format::Json) {
            const auto day = [](const std::optional<Day>& value) {
                return value ? Json(iso(*value)) : Json(nullptr);
            };
            std::cout << Json{{"station", station.name},
                              {"enrolled", iso(station.enrolled)},
                              {"revoked", station.revoked},
                              {"last_contact_day", day(station.last_contact)},
                              {"waiting", station.waiting},
                              {"held", station.held},
                              {"oldest_waiting_day", day(station.oldest_waiting)}}
                             .dump()
                      << "\n";
            continue;
        }
        std::cout << station.name << "  enrolled " << iso(station.enrolled) << "  last contact "
                  << day_or_dash(station.last_contact) << "  waiting " << station.waiting
                  << "  held " << station.held << (station.revoked ? "  revoked" : "") << "\n";
    }
    return 0;
}

Result<int> run_revoke(const OfficePlace& place, const std::string& station) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    if (!TRY(archive->revoke(station)))
        return fail(station + ": there is no such station; see tycktill-office stations");
    say(station + " is revoked; it may come back with a new enrolment code");
    return 0;
}

} // namespace tycktill::office
