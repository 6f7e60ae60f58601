// Kiosks and scanners: when they were last heard of, what waits there, and whether anything is missing.
#include "office/web/other_pages.h"

#include "office/archive/station_words.h"
#include "office/reading/verify.h"
#include "office/web/parts.h"

#include <algorithm>

namespace tycktill::web {
namespace {

using office::Finding;
using office::FindingKind;
using office::Station;
using office::StationProof;

std::string finding_words(FindingKind kind) {
    switch (kind) {
    case FindingKind::Gap:
        return "Saknas";
    case FindingKind::Double:
        return "Dubbel";
    case FindingKind::Fork:
        return "Två på samma plats";
    case FindingKind::Alteration:
        return "Ändrad";
    case FindingKind::Incomplete:
        return "Inte hel";
    case FindingKind::Conflict:
        return "Avvisad";
    case FindingKind::Restored:
        return "Äldre kopia av lagret";
    case FindingKind::Replaced:
        return "Utbytt station";
    case FindingKind::Exchanged:
        return "Lagret är utbytt";
    case FindingKind::OtherKeys:
        return "Förseglad till andra nycklar";
    case FindingKind::Unopenable:
        return "Gick inte att öppna";
    }
    return "";
}

Html station_notes(const Station& station) {
    Html all;
    const auto say = [&](Tone tone, const std::string& words) {
        all += div("detail", chip(tone, words));
    };
    if (station.revoked)
        say(Tone::Late, "Spärrad");
    if (station.replaced)
        say(Tone::Plain, "Utbytt " + swedish_date(*station.replaced));
    if (station.elsewhere > 0)
        say(Tone::Soon, std::to_string(station.elsewhere) + " väntar där på ett annat kontor");
    if (station.held > 0)
        say(Tone::Soon, std::to_string(station.held) + " togs inte emot och prövas igen varje dag");
    if (office::clock_is_wrong(station))
        say(Tone::Late, "Klockan går fel: " + office::clock_difference(station));
    return all;
}

/// Nothing for what has no place in a chain.
std::string place_words(const Finding& finding) {
    if (finding.from == 0)
        return "";
    return ", plats " + std::to_string(finding.from) +
           (finding.to > finding.from ? "–" + std::to_string(finding.to) : "");
}

Html proof_words(const StationProof& proof) {
    if (proof.findings.empty())
        return chip(Tone::Done, "Inget saknas");
    Html all;
    for (const auto& finding : proof.findings)
        all += div("detail", chip(Tone::Late, finding_words(finding.kind) + place_words(finding)));
    return all;
}

Html station_row(const Station& station, const std::vector<StationProof>& proofs) {
    const auto proof = std::find_if(proofs.begin(), proofs.end(), [&](const StationProof& each) {
        return each.station == station.name;
    });
    const bool known = proof != proofs.end();
    return el("tr",
              el("td", el("b", text(station.name)) + station_notes(station)) +
                  el("td", {{"data-l", "Hördes senast"}},
                     text(station.last_contact ? day_words(*station.last_contact) : "Aldrig")) +
                  el("td", {{"data-l", "Mottagna"}, {"class", "number"}},
                     text(std::to_string(known ? proof->received : 0))) +
                  el("td", {{"data-l", "Väntar där"}, {"class", "number"}},
                     text(std::to_string(station.waiting))) +
                  el("td", {{"data-l", "Stoppade"}, {"class", "number"}},
                     text(std::to_string(station.held))) +
                  el("td", {{"data-l", "Bevis"}}, known ? proof_words(*proof) : Html()));
}

} // namespace

wire::HttpResponse stations_page(Site& site, Visit& visit) {
    auto& archive = *visit.house->archive;
    auto all = archive.stations();
    if (!all)
        return trouble(site, visit, all.error());
    const auto proofs = office::verify_archive(archive, visit.house->receipt_key);
    if (!proofs)
        return trouble(site, visit, proofs.error());
    const auto replaced = archive.replaced();
    if (!replaced)
        return trouble(site, visit, replaced.error());
    std::copy_if(replaced->begin(), replaced->end(), std::back_inserter(*all),
                 [](const Station& old) { return !office::is_settled(old); });
    Html rows, heads;
    for (const Station& station : *all)
        rows += station_row(station, *proofs);
    for (const char* head :
         {"Station", "Hördes senast", "Mottagna", "Väntar där", "Stoppade", "Bevis"})
        heads += el("th", {{"scope", "col"}}, text(head));
    return page(
        site, visit, {"Stationer", "/stationer", "", {}, 200},
        div("head",
            el("h1", "Stationer"_t) +
                el("p", "lead",
                   "Kiosker och skannrar som skickar hit. Varje station numrerar och signerar det den skickar, så att det syns om något saknas."_t)) +
            (all->empty() ? panel(p("Ingen station är ansluten. Gör en kod med "_t +
                                    el("b", "tycktill-office enrol-code"_t) + "."_t))
                          : el("table", "table",
                               el("caption", "away", "Stationerna"_t) +
                                   el("thead", el("tr", heads)) + el("tbody", rows))));
}

} // namespace tycktill::web
