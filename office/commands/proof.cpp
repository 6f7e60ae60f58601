#include "office/commands/open_office.h"
#include "office/keys/office_home.h"
#include "office/keys/passphrase.h"
#include "office/reading/report.h"
#include "office/reading/verify.h"
#include "shared/base/log.h"
#include "shared/base/places.h"
#include "shared/wire/arrival_proof.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

Json json_of(const StationProof& proof) {
    Json document{{"station", proof.station},
                  {"received", proof.received},
                  {"missing", proof.missing},
                  {"purged", proof.purged},
                  {"proved", proof.findings.empty()}};
    document["findings"] = Json::array();
    for (const auto& finding : proof.findings)
        document["findings"].push_back(
            {{"kind", to_text(finding.kind)},
             {"epoch", to_hex(finding.epoch)},
             {"from", finding.from},
             {"to", finding.to},
             {"id", finding.id ? Json(to_text(*finding.id)) : Json(nullptr)},
             {"what", finding.what}});
    return document;
}

void print(const StationProof& proof) {
    std::cout << proof.station << ": " << proof.received << " received, " << proof.missing
              << " missing" << (proof.findings.empty() ? ", proved\n" : "\n");
    for (const auto& finding : proof.findings)
        std::cout << "  " << to_text(finding.kind) << ": " << finding.what << "\n";
}

Json json_of(const Report& report, const forms::Municipality& municipality) {
    Json document;
    document["owed"] = municipality.reports;
    document["rows"] = Json::array();
    for (const auto& row : report.rows)
        document["rows"].push_back({{"group", row.group},
                                    {"value", row.value},
                                    {"label", row.label},
                                    {"count", row.count}});
    document["median_days_to_reply"] =
        report.median_days_to_reply ? Json(*report.median_days_to_reply) : Json(nullptr);
    document["late"] = report.late;
    document["unopened"] = report.unopened;
    document["by_office_day"] = report.by_office_day;
    return document;
}

} // namespace

Result<int> run_proof(const OfficePlace& place, const std::string& text) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    const wire::ArrivalProof proof = TRY(wire::parse_proof_of_arrival(text));
    const auto keys = TRY(archive->keys(proof.station));
    if (std::none_of(keys.begin(), keys.end(),
                     [&](const record::VerifyKey& key) { return wire::is_signed_by(proof, key); }))
        return fail("no station of this office signed it");
    std::cout << proof.station << " took it in on " << iso(proof.day) << "\n";
    if (const auto id = TRY(find_proved(*archive, proof))) {
        std::cout << "it is here: " << to_text(*id) << "\n";
        return 0;
    }
    say("it has not come to this office yet; see what waits at " + proof.station);
    return 1;
}

Result<int> run_verify(const OfficePlace& place, Format format) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    const record::SigningKey receipt_key = TRY(load_receipt_key(home));
    std::optional<KeyRing> ring;
    if (passphrase_is_given())
        ring = TRY(unlock_private_key(home, TRY(take_passphrase(AskTwice::No))));
    else
        say("set TYCKTILL_OFFICE_PASSPHRASE to prove too that every submission opens");
    int status = 0;
    for (const auto& proof :
         TRY(verify_archive(*archive, ProofWish{receipt_key.verify_key, home.recipients.size(),
                                                ring ? &*ring : nullptr}))) {
        if (format == Format::Json)
            std::cout << json_of(proof).dump() << "\n";
        else
            print(proof);
        if (!proof.findings.empty())
            status = 1;
    }
    return status;
}

Result<int> run_report(const OfficePlace& place, const ReportCommand& wish) {
    const Day from = TRY(parse_day(wish.from)), to = TRY(parse_day(wish.to));
    if (from > to)
        return fail("--from " + wish.from + " is after --to " + wish.to + "; turn them round");
    const ReportWish period{wish.municipality, from, to};
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    const auto archive = TRY(open_archive(home.store));
    const forms::Catalogue catalogue = TRY(forms::Catalogue::load(assets_folder()));
    if (!catalogue.municipality(period.municipality))
        return fail("--municipality " + period.municipality +
                    ": is not known; tycktill-forms list shows them");
    const KeyRing key = TRY(unlock_private_key(home, TRY(take_passphrase(AskTwice::No))));
    TRY(note_operator(home, audit::Act::Report, period.municipality, wish.from + " " + wish.to));
    const Report report = TRY(make_report(*archive, key, catalogue, period, SystemClock().today()));
    if (wish.format == Format::Json)
        std::cout << json_of(report, *catalogue.municipality(period.municipality)).dump() << "\n";
    else
        std::cout << report_csv(report);
    if (report.by_office_day > 0)
        say(std::to_string(report.by_office_day) +
            " were counted by the day they came here: the station's clock was wrong");
    if (report.unopened > 0)
        say(std::to_string(report.unopened) + " could not be opened and are not counted");
    return 0;
}

Result<int> run_purge(const OfficePlace& place, const PurgeWish& wish) {
    const OfficeHome home = TRY(load_office(office_folder(place.data)));
    if (wish.id.empty() == wish.arrived_before.empty())
        return fail("say which: --id ID or --arrived-before YYYY-MM-DD");
    const auto archive = TRY(open_archive(home.store));
    std::vector<record::SubmissionId> chosen;
    if (!wish.id.empty())
        chosen.push_back(TRY(record::parse_submission_id(wish.id)));
    else {
        const Day limit = TRY(parse_day(wish.arrived_before));
        for (const auto& row : TRY(archive->envelopes()))
            if (row.arrived && !row.purged && *row.arrived < limit)
                chosen.push_back(row.id);
    }
    int status = 0;
    for (const auto& id : chosen) {
        if (!wish.only_say && !TRY(archive->purge(id, SystemClock().today()))) {
            say(to_text(id) + ": there is no content to purge");
            status = 1;
            continue;
        }
        if (!wish.only_say)
            TRY(note_operator(home, audit::Act::Purged, to_text(id), "command"));
        std::cout << to_text(id) << "\n";
    }
    return status;
}

} // namespace tycktill::office
