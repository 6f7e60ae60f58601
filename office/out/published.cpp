#include "office/out/published.h"

#include "shared/base/text.h"
#include "shared/record/sealed_box.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace tycktill::out {
namespace {

using Json = nlohmann::ordered_json;
using papers::Paper;
using State = DoneText::State;

constexpr const char* kind = "done";
constexpr std::array state_names{"proposed", "approved", "refused", "withdrawn"};

std::string place_of(const std::string& matter) {
    return std::string(kind) + " " + matter;
}

Paper paper_of(const DoneText& text, const record::PublicKey& office) {
    Json facts{{"v", 1},
               {"unit", text.unit},
               {"type", text.type},
               {"state", state_names[static_cast<std::size_t>(text.state)]},
               {"proposed", iso(text.proposed)},
               {"proposed_by", text.proposed_by}};
    if (text.not_before)
        facts["not_before"] = iso(*text.not_before);
    if (text.decided)
        facts["decided"] = iso(*text.decided);
    if (!text.decided_by.empty())
        facts["decided_by"] = text.decided_by;
    Bytes sealed;
    if (!text.said.empty() || !text.did.empty() || !text.reason.empty()) {
        const Json words{{"said", text.said}, {"did", text.did}, {"reason", text.reason}};
        sealed = record::seal_box(office, bytes_of(words.dump()), place_of(text.matter));
    }
    return {kind, text.matter, text.revision, false, facts.dump(), std::move(sealed)};
}

Result<DoneText> read(const Paper& paper, const office::KeyRing& ring) {
    DoneText text;
    text.matter = paper.id;
    text.revision = paper.revision;
    try {
        const Json facts = Json::parse(paper.facts);
        text.unit = facts.at("unit").get<std::string>();
        text.type = facts.at("type").get<std::string>();
        if (facts.contains("not_before"))
            text.not_before = TRY(parse_day(facts.at("not_before").get<std::string>()));
        for (std::size_t i = 0; i < state_names.size(); ++i)
            if (facts.at("state") == state_names[i])
                text.state = static_cast<State>(i);
        text.proposed = TRY(parse_day(facts.at("proposed").get<std::string>()));
        text.proposed_by = facts.at("proposed_by").get<std::string>();
        if (facts.contains("decided"))
            text.decided = TRY(parse_day(facts.at("decided").get<std::string>()));
        text.decided_by = facts.value("decided_by", "");
        if (!paper.sealed.empty() && !ring.keys.empty()) {
            const auto plain = office::open_with(ring, [&](const record::KeyPair& key) {
                return record::open_box(key, paper.sealed, place_of(paper.id));
            });
            if (plain) {
                const Json words = Json::parse(text_of(*plain));
                text.said = words.at("said").get<std::string>();
                text.did = words.at("did").get<std::string>();
                text.reason = words.at("reason").get<std::string>();
            }
        }
    } catch (const std::exception&) {
        return fail("a kept text is not what was written; restore it from its backup");
    }
    return text;
}

Result<DoneText> keep(papers::Papers& papers, DoneText text, const record::PublicKey& office) {
    if (!TRY(papers.save(paper_of(text, office))))
        return fail(PublishFault::Changed, "somebody else has just changed it; look at it again");
    ++text.revision;
    return text;
}

Result<DoneText> decide(papers::Papers& papers, DoneText text, State state, const std::string& by,
                        Day today, const record::PublicKey& office) {
    text.state = state;
    text.decided = today;
    text.decided_by = by;
    return keep(papers, std::move(text), office);
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '&'    ? "&amp;"
               : c == '<'  ? "&lt;"
               : c == '>'  ? "&gt;"
               : c == '"'  ? "&quot;"
               : c == '\n' ? "<br>"
                           : std::string(1, c);
    return out;
}

std::string cell(const std::string& text) {
    std::string out = "\"";
    if (!text.empty() && std::string("=+-@\t\r").find(text.front()) != std::string::npos)
        out += '\'';
    for (const char c : text)
        out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::vector<const DoneText*> shown(const std::vector<DoneText>& texts, Day today) {
    std::vector<const DoneText*> all;
    for (const DoneText& text : texts)
        if (is_shown(text, today))
            all.push_back(&text);
    // The newest first; what came on one day by its unit, and so in no order of arrival.
    std::stable_sort(all.begin(), all.end(), [](const DoneText* a, const DoneText* b) {
        return std::pair(*shown_from(*b), a->unit) < std::pair(*shown_from(*a), b->unit);
    });
    return all;
}

constexpr const char* style =
    R"(body{font:18px/1.5 sans-serif;max-width:40em;margin:0 auto;padding:16px;color:#1b1d1f;background:#fff}
h1{font-size:28px;line-height:1.3}h2{font-size:20px;margin:40px 0 4px}h3{font-size:18px;margin:16px 0 0}p{margin:4px 0}
.day{color:#4a4e53}@media(prefers-color-scheme:dark){body{color:#ebeae6;background:#141618}.day{color:#b4b9be}})";

} // namespace

Result<std::vector<DoneText>> done_texts(papers::Papers& papers, const office::KeyRing& ring) {
    std::vector<DoneText> all;
    const auto kept = TRY(papers.all(kind));
    for (const Paper& paper : kept) {
        auto text = TRY(read(paper, ring));
        all.push_back(std::move(text));
    }
    return all;
}

Result<std::optional<DoneText>> done_text(papers::Papers& papers, const office::KeyRing& ring,
                                          const std::string& matter) {
    const auto paper = TRY(papers.paper(kind, matter));
    if (!paper)
        return std::optional<DoneText>{};
    return std::optional(TRY(read(*paper, ring)));
}

Result<DoneText> propose(papers::Papers& papers, DoneText text, const record::PublicKey& office) {
    if (trimmed(text.said).empty() || trimmed(text.did).empty())
        return fail(PublishFault::NoWords, "both what was said and what was done must be written");
    if (text.state == State::Approved)
        return fail(PublishFault::NotThere, "it is approved; withdraw it first");
    text.state = State::Proposed;
    text.decided.reset();
    text.decided_by.clear();
    text.reason.clear();
    return keep(papers, std::move(text), office);
}

Result<DoneText> approve(papers::Papers& papers, DoneText text, const std::string& by, Day today,
                         const record::PublicKey& office) {
    if (text.state != State::Proposed)
        return fail(PublishFault::NotThere, "nothing is proposed that waits for approval");
    if (text.proposed_by == by)
        return fail(PublishFault::OwnWords, "another person than who proposed it approves it");
    if (text.said.empty() ||
        text.did.empty()) // still sealed: nobody approves what they cannot read
        return fail(PublishFault::NoWords, "its words could not be opened");
    return decide(papers, std::move(text), State::Approved, by, today, office);
}

Result<DoneText> refuse(papers::Papers& papers, DoneText text, const std::string& by, Day today,
                        const std::string& reason, const record::PublicKey& office) {
    if (text.state == State::Approved || text.state == State::Withdrawn)
        return fail(PublishFault::NotThere, "it is decided already; withdraw what is published");
    if (trimmed(reason).empty())
        return fail(PublishFault::NoWords, "say why it is not published");
    text.reason = reason;
    return decide(papers, std::move(text), State::Refused, by, today, office);
}

Result<DoneText> withdraw(papers::Papers& papers, DoneText text, const std::string& by, Day today,
                          const record::PublicKey& office) {
    if (text.state != State::Approved)
        return fail(PublishFault::NotThere, "it is not published");
    text.said.clear();
    text.did.clear();
    return decide(papers, std::move(text), State::Withdrawn, by, today, office);
}

std::optional<Day> shown_from(const DoneText& text) {
    if (text.state != State::Approved || !text.decided)
        return std::nullopt;
    return std::max(*text.decided, text.not_before.value_or(*text.decided));
}

bool is_shown(const DoneText& text, Day today) {
    const auto from = shown_from(text);
    return from && *from <= today && !text.said.empty() && !text.did.empty();
}

std::string published_page(const std::vector<DoneText>& texts, const std::string& municipality,
                           Day today) {
    const auto all = shown(texts, today);
    std::string page = "<!doctype html>\n<html lang=\"sv\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>Du sa, vi gjorde – " +
                       escaped(municipality) + "</title>\n<style>" + style +
                       "</style>\n</head>\n<body>\n<main>\n<h1>Du sa, vi gjorde</h1>\n<p>Det här "
                       "har människor tyckt om " +
                       escaped(municipality) + ", och det här har vi gjort.</p>\n";
    if (all.empty())
        page += "<p>Inget är publicerat just nu.</p>\n";
    for (const DoneText* text : all)
        page += "<article>\n<h2>" + escaped(text->unit.empty() ? text->type : text->unit) +
                "</h2>\n<p class=\"day\">" + escaped(text->type) + ", " +
                swedish_date(*shown_from(*text)) + "</p>\n<h3>Du sa</h3>\n<p>" +
                escaped(text->said) + "</p>\n<h3>Vi gjorde</h3>\n<p>" + escaped(text->did) +
                "</p>\n</article>\n";
    return page + "</main>\n<footer>\n<p class=\"day\">Uppdaterad " + swedish_date(today) +
           ". <a href=\"du-sa-vi-gjorde.json\">Öppna data, JSON</a> · <a "
           "href=\"du-sa-vi-gjorde.csv\">CSV</a> · <a "
           "href=\"beskrivning.txt\">Beskrivning</a></p>\n"
           "</footer>\n</body>\n</html>\n";
}

std::string published_json(const std::vector<DoneText>& texts, const std::string& municipality,
                           Day today) {
    Json items = Json::array();
    for (const DoneText* text : shown(texts, today))
        items.push_back({{"dag", iso(*shown_from(*text))},
                         {"enhet", text->unit},
                         {"typ", text->type},
                         {"du_sa", text->said},
                         {"vi_gjorde", text->did}});
    return Json{{"kommun", municipality}, {"uppdaterad", iso(today)}, {"poster", items}}.dump(2) +
           "\n";
}

std::string published_csv(const std::vector<DoneText>& texts, Day today) {
    std::string csv = "\xEF\xBB\xBF\"dag\";\"enhet\";\"typ\";\"du_sa\";\"vi_gjorde\"\r\n";
    for (const DoneText* text : shown(texts, today))
        csv += iso(*shown_from(*text)) + ";" + cell(text->unit) + ";" + cell(text->type) + ";" +
               cell(text->said) + ";" + cell(text->did) + "\r\n";
    return csv;
}

std::string published_description(const std::string& municipality) {
    return "Du sa, vi gjorde – öppna data från " + municipality +
           "\n\n"
           "Filerna du-sa-vi-gjorde.json och du-sa-vi-gjorde.csv innehåller samma poster, i "
           "UTF-8.\n"
           "CSV-filen har semikolon mellan kolumnerna.\n\n"
           "dag        den dag då texten började visas, år-månad-dag\n"
           "enhet      vad det gällde; tomt när det inte är känt\n"
           "typ        klagomål, synpunkt, förslag eller beröm\n"
           "du_sa      vad någon sa, skrivet om av kommunen så att ingen känns igen\n"
           "vi_gjorde  vad kommunen gjorde\n\n"
           "En post som kommunen tar tillbaka finns inte kvar i nästa utgåva.\n";
}

} // namespace tycktill::out
