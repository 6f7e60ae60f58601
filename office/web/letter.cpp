#include "office/web/letter.h"

#include "forms/rules/deadlines.h"
#include "office/web/words.h"

#include <array>

namespace tycktill::web {
namespace {

using Text = forms::LetterText::Kind;
using matters::Means;
using matters::ReplyWish;

constexpr std::array kinds{
    LetterKind{"besked", Text::Confirmation, "Ge besked till personen",
               "Ett besked säger vem som tar hand om det och när. Svaret kommer sedan.", true,
               "Beskedet är sparat."},
    LetterKind{"svar", Text::Reply, "Svara personen",
               "Ett svar behöver inte vara en lösning. Skriv vad ni har kommit fram till.", false,
               "Svaret är sparat."},
    LetterKind{"ny-dag", Text::NewDay, "Berätta att det dröjer",
               "En ny dag gäller bara om personen får veta den i tid.", true,
               "Den nya dagen är sparad."},
    LetterKind{"hanvisa", Text::Referral, "Hänvisa till någon annan",
               "Personen får veta vart det hör, och hjälp dit. Ärendet finns kvar.", false,
               "Hänvisningen är sparad."},
};

void replace_all(std::string& text, const std::string& mark, const std::string& words) {
    for (std::size_t at = text.find(mark); at != std::string::npos;
         at = text.find(mark, at + words.size()))
        text.replace(at, mark.size(), words);
}

std::string next_level(const Visit& visit) {
    const auto& levels = visit.rules().levels;
    const auto at = static_cast<std::size_t>(visit.matter().level);
    return at < levels.size() ? lowered(levels[at].name) : "nästa chef";
}

} // namespace

const LetterKind* letter_kind(const std::string& path) {
    for (const LetterKind& kind : kinds)
        if (path == kind.path)
            return &kind;
    return nullptr;
}

std::vector<const forms::LetterText*> texts_for(const Visit& visit, const LetterKind& kind) {
    std::vector<const forms::LetterText*> all;
    for (const auto& text : visit.rules().letters)
        if (text.kind == kind.text)
            all.push_back(&text);
    return all;
}

std::string begun_letter(const Visit& visit, const forms::LetterText& text, bool easy) {
    std::string words = text.text.in(easy ? "sv@lattlast" : "sv");
    const std::string unit = visit.matter().unit.empty() ? visit.house->town->office
                                                         : visit.unit_name(visit.matter().unit);
    replace_all(words, "{namn}", "[namn]");
    replace_all(words, "{dag}", "[dag]");
    replace_all(words, "{nummer}", visit.number());
    replace_all(
        words, "{handläggare}",
        visit.name_of(visit.matter().handler.empty() ? visit.person().id : visit.matter().handler));
    replace_all(words, "{telefon}",
                visit.house->town->telephone.empty() ? "kommunens växel"
                                                     : visit.house->town->telephone);
    replace_all(words, "{enhet}", unit);
    replace_all(words, "{kommun}", visit.house->town->name);
    replace_all(words, "{steg}", next_level(visit));
    while (!words.empty() && words.back() == '\n')
        words.pop_back();
    return words;
}

std::string finished_letter(const std::string& words, const std::string& name,
                            std::optional<Day> day) {
    std::string finished = words;
    if (name.empty())
        replace_all(finished, " [namn]", "");
    replace_all(finished, "[namn]", name);
    if (day)
        replace_all(finished, "[dag]", day_words(*day));
    return finished;
}

Day suggested_day(const Visit& visit) {
    Day day = visit.today + std::chrono::days(18);
    while (!forms::is_working_day(day))
        day += std::chrono::days(1);
    return day;
}

std::optional<Means> means_of(const std::string& value) {
    const std::pair<const char*, Means> all[] = {{"brev", Means::Letter},
                                                 {"e-post", Means::Email},
                                                 {"kod", Means::Code},
                                                 {"samtal", Means::ByMouth}};
    for (const auto& [name, means] : all)
        if (value == name)
            return means;
    return std::nullopt;
}

std::vector<Option> means_options(const Visit& visit) {
    const auto& arrival = visit.matter().arrival;
    if (arrival.wish == ReplyWish::ByCode)
        return {{"kod", "Svar med kod",
                 "Svaret läggs i kommunens kiosker. Bara den som har koden kan läsa det."}};
    return {{"brev", "Brev",
             arrival.ways.post ? "Personen har lämnat en adress."
                               : "Personen har inte lämnat någon adress.",
             !arrival.ways.post},
            {"e-post", "E-post",
             arrival.ways.email ? "Du skickar det från kommunens e-post."
                                : "Personen har inte lämnat någon e-postadress.",
             !arrival.ways.email},
            {"samtal", "Samtal eller möte", "Du skriver vad du sa."}};
}

std::string likely_means(const Visit& visit) {
    const auto& arrival = visit.matter().arrival;
    if (arrival.wish == ReplyWish::ByCode)
        return "kod";
    return arrival.ways.post ? "brev" : arrival.ways.email ? "e-post" : "samtal";
}

Html promised_panel(const Visit& visit, const forms::Form* form) {
    std::string promise;
    if (form && form->deadline && matters::is_reachable(visit.matter()))
        promise = forms::promise(visit.matter().arrived, *form->deadline, "sv");
    Html all;
    if (!promise.empty())
        all = el("p", text("«" + promise + "»")) +
              el("p", "quiet",
                 text("Så stod det när det kom in, " + day_words(visit.matter().arrived) + "."));
    else
        all = p("Ingen svarstid är utlovad. Säg bara en dag som du kan hålla."_t);
    for (const auto& sentence : visit.house->town->tell)
        all += el("p", "quiet", text(sentence.in("sv")));
    return heading_section("lovat", "Det här har vi lovat", all);
}

} // namespace tycktill::web
