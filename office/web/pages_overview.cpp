#include "office/archive/station_words.h"
#include "office/web/html.h"
#include "office/web/pages.h"

#include <algorithm>

namespace tycktill::office {
namespace {

const std::pair<const char*, const char*> groups[] = {
    {"type", "Vad som lämnats"},         {"unit", "Vad det gäller"},
    {"dimension", "Vad det handlar om"}, {"from", "Vem det kommer från"},
    {"channel", "Hur det kommit in"},    {"anonymous", "Anonyma eller inte"},
    {"replied", "Besvarade eller inte"},
};

std::string period_form(const ReportView& view) {
    std::string html = "<form class=\"row panel\" method=get action=/rapport><div><label "
                       "for=kommun>Kommun</label><select id=kommun name=kommun>";
    if (view.catalogue)
        for (const auto& municipality : view.catalogue->municipalities())
            html += "<option value=\"" + escaped(municipality.id) + "\"" +
                    (municipality.id == view.wish.municipality ? " selected" : "") + ">" +
                    escaped(municipality.name) + "</option>";
    return html +
           "</select></div><div><label for=fran>Från och med</label><input id=fran name=fran "
           "type=date value=\"" +
           iso(view.wish.from) +
           "\"></div><div><label for=till>Till och med</label><input id=till name=till type=date "
           "value=\"" +
           iso(view.wish.to) + "\"></div><button>Visa</button></form>";
}

std::string group_table(const Report& report, const std::string& group, std::string_view title) {
    std::string lines;
    std::int64_t most = 1;
    for (const auto& row : report.rows)
        if (row.group == group)
            most = std::max(most, row.count);
    for (const auto& row : report.rows)
        if (row.group == group)
            lines += "<tr><td>" + escaped(row.label) +
                     "</td><td class=bars><svg width=100% height=8 aria-hidden=true><rect height=8 "
                     "rx=4 fill=currentColor width=\"" +
                     std::to_string(100 * row.count / most) + "%\"/></svg></td><td class=number>" +
                     std::to_string(row.count) + "</td></tr>";
    if (lines.empty())
        return "";
    return "<h2>" + escaped(title) +
           "</h2><table class=counts><thead><tr><th scope=col>Vad</th><th></th><th scope=col "
           "class=number>Antal</th></tr></thead><tbody>" +
           lines + "</tbody></table>";
}

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

std::string station_notes(const Station& station) {
    std::string html;
    const auto note = [&html](const std::string& words) {
        html += "<br><span class=\"chip doubt small\">" + words + "</span>";
    };
    if (station.replaced)
        note("Utbytt " + swedish_date(*station.replaced));
    if (station.elsewhere > 0)
        note(std::to_string(station.elsewhere) + " väntar där på ett annat kontor");
    if (station.held > 0)
        note(std::to_string(station.held) + " togs inte emot och prövas igen varje dag");
    if (clock_is_wrong(station))
        note("Klockan går fel: " + clock_difference(station));
    return html;
}

/// Nothing for what has no place in a chain.
std::string place_words(const Finding& finding) {
    if (finding.from == 0)
        return "";
    return " <span class=\"quiet small\">plats " + std::to_string(finding.from) +
           (finding.to > finding.from ? "–" + std::to_string(finding.to) : "") + "</span>";
}

std::string proof_words(const StationProof& proof) {
    if (proof.findings.empty())
        return "<span class=settled>✓ Inget saknas</span>";
    std::string html;
    for (const auto& finding : proof.findings)
        html += "<div><span class=fault>" + finding_words(finding.kind) + "</span>" +
                place_words(finding) + "</div>";
    return html;
}

std::string figure(std::string_view name, std::int64_t value) {
    return "<div><dt>" + escaped(name) + "</dt><dd>" + std::to_string(value) + "</dd></div>";
}

/// What the municipality's own rules say shall be told, to whom and how often.
std::string owed_panel(const ReportView& view) {
    const forms::Municipality* municipality =
        view.catalogue ? view.catalogue->municipality(view.wish.municipality) : nullptr;
    if (!municipality || municipality->reports.empty())
        return "";
    std::string html = "<section class=panel><h2>Det här ska redovisas</h2><ul>";
    for (const std::string& owed : municipality->reports)
        html += "<li>" + escaped(owed) + "</li>";
    html += "</ul>";
    if (!municipality->registration.empty())
        html += "<p class=quiet>" + escaped(municipality->registration) + "</p>";
    return html + "</section>";
}

} // namespace

std::string report_body(const ReportView& view) {
    const Report& report = view.report;
    const std::int64_t total = report.rows.empty() ? 0 : report.rows.front().count;
    std::string html =
        "<h1>Rapport</h1><p class=quiet>Antal, slag och svarstider. Inget av det som "
        "människor har skrivit.</p>" +
        period_form(view);
    if (view.turned)
        html += "<p role=status>Dagarna stod i omvänd ordning och har bytt plats.</p>";
    html += "<section class=panel><dl class=figures>" + figure("Ärenden", total);
    if (report.median_days_to_reply)
        html += figure("Dagar till svar, median", *report.median_days_to_reply);
    html += figure("Efter utlovad tid", report.late) + "</dl>";
    if (report.unopened > 0)
        html += "<p class=quiet>" + std::to_string(report.unopened) +
                " gallrade eller oläsbara räknas inte.</p>";
    if (report.by_office_day > 0)
        html += "<p class=quiet>" + std::to_string(report.by_office_day) +
                " räknas på dagen då de kom hit, för stationens klocka gick fel.</p>";
    html += "</section>";
    html += owed_panel(view);
    for (const auto& [group, title] : groups)
        html += group_table(report, group, title);
    return html + "<p><a class=\"button light\" href=\"/rapport.csv?kommun=" +
           escaped(view.wish.municipality) + "&amp;fran=" + iso(view.wish.from) +
           "&amp;till=" + iso(view.wish.to) + "\">Hämta som CSV</a></p>";
}

std::string stations_body(const std::vector<Station>& stations,
                          const std::vector<StationProof>& proofs) {
    std::string html =
        "<h1>Stationer</h1><p class=quiet>Kiosker och skannrar som skickar hit. Varje "
        "station numrerar och signerar det den skickar, så att det syns om något "
        "saknas.</p>";
    if (stations.empty())
        return html + "<div class=panel><p>Ingen station är ansluten. Gör en kod med "
                      "<strong>tycktill-office enrol-code</strong>.</p></div>";
    html += "<table><thead><tr><th scope=col>Station</th><th scope=col>Hördes senast</th><th "
            "scope=col class=number>Mottagna</th><th scope=col class=number>Väntar där</th><th "
            "scope=col class=number>Stoppade</th><th scope=col>Bevis</th></tr></thead><tbody>";
    for (const auto& station : stations) {
        const auto proof =
            std::find_if(proofs.begin(), proofs.end(),
                         [&](const StationProof& each) { return each.station == station.name; });
        html += "<tr><td><strong>" + escaped(station.name) + "</strong>" +
                (station.revoked ? "<br><span class=fault>Spärrad</span>" : "") +
                station_notes(station) + "</td><td>" +
                (station.last_contact ? swedish_date(*station.last_contact)
                                      : std::string("<span class=quiet>Aldrig</span>")) +
                "</td><td class=number>" +
                (proof == proofs.end() ? "0" : std::to_string(proof->received)) +
                "</td><td class=number>" + std::to_string(station.waiting) +
                "</td><td class=number>" + std::to_string(station.held) + "</td><td>" +
                (proof == proofs.end() ? "" : proof_words(*proof)) + "</td></tr>";
    }
    return html + "</tbody></table>";
}

} // namespace tycktill::office
