#include "office/archive/archive.h"
#include "office/archive/station_words.h"
#include "office/commands/open_office.h"
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

Json json_of(const Station& station, const std::vector<std::string>& troubles) {
    const auto day = [](const std::optional<Day>& value) {
        return value ? Json(iso(*value)) : Json(nullptr);
    };
    return Json{{"station", station.name},
                {"enrolled", iso(station.enrolled)},
                {"revoked", station.revoked},
                {"last_contact_day", day(station.last_contact)},
                {"waiting", station.waiting},
                {"held", station.held},
                {"oldest_waiting_day", day(station.oldest_waiting)},
                {"elsewhere", station.elsewhere},
                {"clock_ahead_seconds",
                 station.clock_ahead ? Json(station.clock_ahead->count()) : Json(nullptr)},
                {"replaced_day", day(station.replaced)},
                {"keys_version", station.keys ? Json(station.keys->version) : Json(nullptr)},
                {"troubles", troubles}};
}

void print(const Station& station, const std::vector<std::string>& troubles) {
    std::cout << station.name << "  enrolled " << iso(station.enrolled) << "  last contact "
              << day_or_dash(station.last_contact) << "  waiting " << station.waiting << "  held "
              << station.held << (station.revoked ? "  revoked" : "");
    if (station.replaced)
        std::cout << "  replaced " << iso(*station.replaced);
    if (station.elsewhere > 0)
        std::cout << "  waiting for an office before this one " << station.elsewhere;
    if (clock_is_wrong(station))
        std::cout << "  clock wrong by " << clock_difference(station);
    std::cout << "\n";
    for (const std::string& trouble : troubles)
        std::cout << "  trouble: " << trouble << "\n";
}

} // namespace

Result<int> run_enrol_code(const OfficePlace& place, const std::string& station, bool replace) {
    if (!wire::is_station_name(station))
        return fail("--station " + station +
                    ": write 1 to 40 of a-z, 0-9 and hyphen, for example reception-1");
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    if (!home.root_key)
        return fail("this office has no root key yet: run tycktill-office change-passphrase, start "
                    "serve again, and make the code then");
    const auto archive = TRY(open_archive(home.store));
    const auto known = TRY(archive->station(station));
    const bool at_work = known && !known->revoked;
    if (at_work && !replace)
        return fail(station + " is at work (last heard of on " + day_or_dash(known->last_contact) +
                    ", " + std::to_string(known->waiting) +
                    " waiting there); choose another name, or write --replace to put a new station "
                    "in its place or to enrol this one again");
    const auto secret = record::random_submission_id().bytes; // 128 random bits
    const wire::EnrolCode code{TRY(public_key_pin(TRY(load_certificate(home)))),
                               {secret.begin(), secret.end()},
                               wire::root_print_of(*home.root_key)};
    const Day expires = SystemClock().today() + std::chrono::days(code_days);
    TRY(archive->add_enrol_code(record::blake2b(code.secret), station, expires,
                                replace ? Replace::Yes : Replace::No));
    std::cout << to_text(code) << "\n";
    say("good for one station until " + iso(expires) +
        ": tycktill-courier enrol https://ADDRESS:8443 CODE");
    if (at_work)
        say("it takes the place of " + station + ", last heard of on " +
            day_or_dash(known->last_contact) + " with " + std::to_string(known->waiting) +
            " waiting; that one stays in stations until all it has is here");
    return 0;
}

Result<int> run_stations(const OfficePlace& place, Format format) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    std::vector<Station> all = TRY(archive->stations());
    for (Station& old : TRY(archive->replaced()))
        if (!is_settled(old))
            all.push_back(std::move(old));
    const wire::ToldKeys own{home.recipients_version, record::fingerprint_of(home.recipients)};
    for (const auto& station : all) {
        const auto troubles = troubles_of(station, own);
        if (format == Format::Json)
            std::cout << json_of(station, troubles).dump() << "\n";
        else
            print(station, troubles);
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
