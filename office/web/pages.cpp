#include "office/web/pages.h"

#include "forms/paper/page_code.h"
#include "office/reading/scan_pdf.h"
#include "office/web/html.h"
#include "shared/record/code_reply.h"

#include <algorithm>

namespace tycktill::office {
namespace {

std::string heading(const Told& told) {
    return told.type.empty() ? told.title : told.type;
}

/// "22 november 2026", and in amber or red when it is near or past.
std::string due_words(const std::optional<Day>& due, bool replied, Day today) {
    if (!due)
        return "<span class=quiet>–</span>";
    const std::string date = swedish_date(*due);
    if (replied)
        return date;
    if (*due < today)
        return date + "<br><span class=fault>För sent</span>";
    const auto left = (*due - today).count();
    if (left > 3)
        return date;
    const std::string words = left == 0   ? "I dag"
                              : left == 1 ? "I morgon"
                                          : std::to_string(left) + " dagar kvar";
    return date + "<br><span class=\"chip doubt\">" + words + "</span>";
}

std::string state_words(const InboxRow& row) {
    if (row.replied)
        return "<span class=settled>✓ Besvarat</span>";
    if (!wants_reply(row.submission))
        return "<span class=quiet>Anonymt</span>";
    return row.submission.anonymous ? "Att besvara (med kod)" : "Att besvara";
}

std::string answers_list(const std::vector<ToldAnswer>& answers) {
    std::string html = "<dl>";
    for (const auto& answer : answers) {
        std::string words;
        for (const auto& word : answer.words)
            words += (words.empty() ? "" : ", ") + word;
        const bool story = words.size() > 80 || words.find('\n') != std::string::npos;
        html += "<dt>" + escaped(answer.label) + "</dt><dd" + (story ? " class=story>" : ">") +
                paragraphs(words) + "</dd>";
    }
    return html + "</dl>";
}

std::string fact(std::string_view name, const std::string& html) {
    return "<dt>" + escaped(name) + "</dt><dd>" + html + "</dd>";
}

std::string count_words(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

/// A key says nothing to a person, but that there is one.
std::string flag_words(const std::string& flag) {
    return record::reply_key_in({flag}) ? "vill ha svar med kod" : escaped(flag);
}

std::string clock_chip(const std::optional<Day>& said) {
    return said ? "<br><span class=\"chip doubt small\">Stationens klocka gick fel (" +
                      swedish_date(*said) + ")</span>"
                : "";
}

std::string inbox_line(const InboxRow& row, Day today) {
    const std::string address = "/arende/" + to_text(row.id);
    if (!row.trouble.empty())
        return "<tr><td colspan=6><span class=fault>Gick inte att öppna</span> <span class=quiet>" +
               escaped(row.trouble) + "</span></td></tr>";
    const record::Submission& submission = row.submission;
    std::string extra = clock_chip(row.impossible);
    for (const auto& flag : submission.flags)
        extra += "<br><span class=\"chip doubt small\">" + flag_words(flag) + "</span>";
    return "<tr><td><a class=main href=\"" + address + "\">" + escaped(heading(row.told)) + "</a>" +
           extra + "</td><td>" + escaped(row.told.municipality) +
           (submission.unit.empty()
                ? ""
                : "<br><span class=\"quiet small\">" + escaped(submission.unit) + "</span>") +
           "</td><td>" + swedish_date(submission.arrived) + "</td><td>" +
           due_words(row.told.due, row.replied || !wants_reply(submission), today) + "</td><td>" +
           channel_words(submission.channel) + "</td><td>" + state_words(row) + "</td></tr>";
}

std::string contact_panel(const SubmissionView& view) {
    const std::string here = "/arende/" + to_text(view.submission.id);
    std::string html = "<section class=panel aria-labelledby=kontakt><h2 id=kontakt>Kontakt</h2>";
    if (view.submission.anonymous)
        return html +
               "<p class=quiet>Personen är anonym. Försök inte ta reda på vem det är. Ärendet "
               "tas om hand som alla andra.</p></section>";
    if (!view.contact_is_open)
        return html +
               "<p class=quiet>Kontaktuppgifterna är förseglade för sig. Öppna dem bara om du ska "
               "svara.</p><a class=\"button light\" href=\"" +
               here + "?kontakt=visa\">Visa kontaktuppgifter</a></section>";
    return html + answers_list(view.told.contact) + "</section>";
}

std::string reply_panel(const SubmissionView& view) {
    std::string html = "<section class=panel aria-labelledby=svar><h2 id=svar>Svar</h2>";
    for (const auto& [day, text] : view.replies)
        html += "<div class=reply><p class=\"quiet small\">" + swedish_date(day) + "</p><p>" +
                paragraphs(text) + "</p></div>";
    if (!view.fault.empty())
        html += "<p role=alert><span class=fault>" + escaped(view.fault) + "</span></p>";
    return html + "<form method=post action=\"/arende/" + to_text(view.submission.id) +
           "/svar\"><input type=hidden name=bevis value=\"" + view.proof +
           "\"><input type=hidden name=antal value=\"" + std::to_string(view.replies.size()) +
           "\"><label for=text>" + (view.replies.empty() ? "Ditt svar" : "Lägg till ett svar") +
           "</label><textarea id=text name=text required maxlength=8000>\n" + escaped(view.draft) +
           "</textarea>" +
           (record::reply_key_in(view.submission.flags)
                ? "<p><label><input type=checkbox name=kod value=ja> Sekretessen är prövad. Lägg "
                  "ut svaret till kiosken, för den som har koden.</label></p>"
                : "") +
           "<p class=\"quiet small\">Svaret sparas förseglat här. Skicka det till personen på det "
           "sätt som hen har valt.</p><button>Spara svaret</button></form></section>";
}

std::string lock_button() {
    return "<form class=lock method=post action=/las><button class=light>Lås</button></form>";
}

std::string pages_panel(const record::Submission& submission) {
    if (scanned_pages(submission) == 0)
        return "";
    const std::string here = "/arende/" + to_text(submission.id);
    std::string html = "<section class=panel aria-labelledby=sidor><h2 id=sidor>Inskannade "
                       "sidor</h2><div class=pages>";
    int number = 0;
    for (const auto& attachment : submission.attachments) {
        ++number;
        if (attachment.media_type == "image/jpeg" || attachment.media_type == "image/png")
            html += "<a href=\"" + here + "/sida/" + std::to_string(number) + "\"><img src=\"" +
                    here + "/sida/" + std::to_string(number) + "\" alt=\"Sida " +
                    std::to_string(number) + " av blanketten\"></a>";
    }
    return html + "</div><p><a class=\"button light\" href=\"" + here +
           "/skannat.pdf\">Hämta sidorna som PDF</a></p></section>";
}

} // namespace

std::string page(std::string_view title, std::string_view here, const std::string& body) {
    std::string html = "<!doctype html><html lang=sv><head><meta charset=utf-8><meta name=viewport "
                       "content=\"width=device-width\"><title>" +
                       escaped(title) +
                       " – Tyck till</title><link rel=stylesheet href=/stil.css></head><body>"
                       "<a class=skip href=#innehall>Till innehållet</a>"
                       "<header><strong>Tyck till</strong>";
    const std::pair<const char*, const char*> tabs[] = {
        {"/", "Inkommet"}, {"/rapport", "Rapport"}, {"/stationer", "Stationer"}};
    for (const auto& [path, words] : tabs)
        html += "<a href=\"" + std::string(path) + "\"" +
                (here == path ? " aria-current=page" : "") + ">" + words + "</a>";
    return html + (here.empty() ? "" : lock_button()) + "</header><main id=innehall>" + body +
           "</main></body></html>";
}

std::string inbox_body(const InboxPage& inbox) {
    std::string html = store_warning(inbox.store_trouble) + "<h1>Inkommet</h1><p class=quiet>" +
                       count_words(inbox.all, "ärende", "ärenden") + " i arkivet. " +
                       std::to_string(inbox.to_answer) + " att besvara.</p>";
    if (inbox.rows.empty())
        return html + "<div class=panel><p>Inget har kommit in ännu. När en kiosk eller skanner "
                      "skickar något syns det här.</p></div>";
    html += "<table><thead><tr><th scope=col>Vad</th><th scope=col>Gäller</th><th scope=col>Inkom"
            "</th><th scope=col>Senast</th><th scope=col>Kom genom</th><th scope=col>Läge</th>"
            "</tr></thead><tbody>";
    for (const auto& row : inbox.rows)
        html += inbox_line(row, inbox.today);
    html += "</tbody></table><nav class=sheets aria-label=Sidor>";
    if (inbox.sheet > 1)
        html += link("/?sida=" + std::to_string(inbox.sheet - 1), "← Nyare");
    if (inbox.sheet < inbox.sheets)
        html += link("/?sida=" + std::to_string(inbox.sheet + 1), "Äldre →");
    return html + "</nav>";
}

std::string submission_body(const SubmissionView& view) {
    const record::Submission& submission = view.submission;
    std::string html = "<p class=small>" + link("/", "← Inkommet") + "</p><h1>" +
                       escaped(heading(view.told)) + "</h1><p class=quiet>" +
                       escaped(view.told.municipality) +
                       (submission.unit.empty() ? "" : " · " + escaped(submission.unit)) + "</p>";
    html +=
        "<div class=columns><div><section class=panel aria-label=\"Vad personen skrev\">" +
        answers_list(view.told.matter) + "</section>" + pages_panel(submission) +
        reply_panel(view) + "</div><div><section class=panel aria-label=Uppgifter><dl>" +
        fact("Inkom", swedish_date(submission.arrived) + clock_chip(view.impossible)) +
        fact("Senast", due_words(view.told.due, !wants_reply(submission) || !view.replies.empty(),
                                 view.today)) +
        (view.told.promise.empty()
             ? ""
             : fact("Utlovat den som vill ha svar", escaped(view.told.promise))) +
        (view.told.levels.empty() ? "" : fact("Handläggs av", escaped(route_of(view.told)))) +
        fact("Kom genom", channel_words(submission.channel)) +
        fact("Formulär", escaped(view.told.title));
    if (!submission.serial.empty())
        html += fact("Blankettens nummer",
                     escaped(forms::for_people(forms::Serial{submission.serial})));
    for (const auto& flag : submission.flags)
        html += fact("Observera", "<span class=\"chip doubt\">" + flag_words(flag) + "</span>");
    html += fact("Ärende", "<span class=small>" + to_text(submission.id) + "</span>");
    return html + "</dl></section>" + contact_panel(view) + "</div></div>";
}

std::string store_warning(const std::string& trouble) {
    return trouble.empty() ? ""
                           : "<div class=panel role=alert><p><span class=fault>Arkivet kan inte ta "
                             "emot något</span></p><p>" +
                                 escaped(trouble) +
                                 "</p><p class=quiet>Kiosker och skannrar behåller det de har och "
                                 "skickar det när det går igen.</p></div>";
}

std::string locked_body(bool asks_passphrase, std::string_view text) {
    std::string html = "<h1>Låst</h1>";
    if (!text.empty())
        html += "<section class=panel><p role=alert><span class=fault>Svaret är inte "
                "sparat.</span> Kopiera texten, lås upp och klistra in den i "
                "ärendet.</p><label for=text>Det du skrev</label><textarea id=text readonly>\n" +
                escaped(text) + "</textarea></section>";
    html += "<section class=panel>";
    if (asks_passphrase)
        html += "<form method=post action=/las-upp><label for=losenfras>Kontorets "
                "lösenfras</label><input id=losenfras name=losenfras type=password required "
                "autocomplete=off><button>Lås upp</button></form>";
    return html + "<p class=quiet>Adressen som tycktill-office desk skrev ut när den startade "
                  "släpper in en gång.</p></section>";
}

std::string kept_text_body(std::string_view title, std::string_view what, std::string_view text) {
    return "<h1>" + escaped(title) + "</h1><div class=panel><p role=alert>" + escaped(what) +
           "</p><label for=text>Det du skrev</label><textarea id=text readonly>\n" + escaped(text) +
           "</textarea>" + link("/", "Till det inkomna") + "</div>";
}

std::string problem_body(std::string_view title, std::string_view what) {
    return "<h1>" + escaped(title) + "</h1><div class=panel><p>" + escaped(what) + "</p>" +
           link("/", "Till det inkomna") + "</div>";
}

} // namespace tycktill::office
