// Handing out: parts are chosen and words masked; what was handed out is logged, who asked is asked by nobody.
#include "office/web/release_pages.h"

#include "office/out/letter_file.h"
#include "office/out/release.h"
#include "office/web/acting.h"
#include "office/web/letter.h"
#include "office/web/reading_words.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

constexpr int word_rows = 4;
/// Stands last in the form: without it the browser sent more than is read, and a mask might be among the rest.
constexpr const char* last_field = "slut";

Result<std::vector<out::ReleasePart>> parts_of(const Site& site, const Visit& visit) {
    const auto id = TRY(record::parse_submission_id(visit.row.matter));
    const auto submission =
        TRY(office::open_without_contact(*visit.house->archive, id, *visit.house->key));
    office::Told told = office::tell(submission, site.settings().catalogue);
    told.contact.clear(); // who wrote it is not handed out here
    return out::release_parts(told, visit.opened.events);
}

out::Heading heading_of(const Visit& visit) {
    return {visit.house->town->name, visit.house->town->office, visit.number(), visit.today};
}

std::vector<Option> provision_options(const Visit& visit) {
    std::vector<Option> all{{"", "Välj lagrum"}};
    for (const forms::SecrecyProvision& one : visit.rules().provisions)
        all.push_back({one.id, one.lagrum + ", " + lowered(one.protects)});
    return all;
}

std::string sentence_value(const out::ReleasePart& part, std::size_t number) {
    return part.id + "/" + std::to_string(number);
}

bool chose(const Values& values, const std::string& name, const std::string& value) {
    const auto all = values.all(name);
    return std::find(all.begin(), all.end(), value) != all.end();
}

Html tick(const std::string& name, const std::string& value, const Html& words, bool checked) {
    return el("label", "choice",
              el("input",
                 {{"type", "checkbox"}, {"name", name}, {"value", value}, {"checked", checked}}) +
                  el("span", words));
}

Html part_panel(const Visit& visit, const out::ReleasePart& part, const Fields& fields) {
    const bool first = !visit.posts;
    Html sentences;
    for (std::size_t i = 0; i < part.sentences.size(); ++i) {
        if (trimmed(part.sentences[i]).empty())
            continue;
        const std::string value = sentence_value(part, i + 1);
        sentences += tick("dolj", value, text(part.sentences[i]), chose(visit.form, "dolj", value));
    }
    return panel(el("h2", text(part.title)) +
                 div("choices", tick("del", part.id, "Lämna ut den här delen"_t,
                                     first ? part.suggested : chose(visit.form, "del", part.id))) +
                 el("fieldset", "field",
                    el("legend", "Kryssa i det som ska döljas"_t) + div("sentences", sentences)) +
                 fields.select("lagrum-" + part.id, "Lagrum för det som döljs här",
                               provision_options(visit)));
}

Html words_panel(const Visit& visit, const Fields& fields) {
    Html rows;
    for (int i = 1; i <= word_rows; ++i) {
        const std::string number = std::to_string(i);
        rows += div("pair field", fields.line("ord-" + number, "Ord " + number) +
                                      fields.select("ordlagrum-" + number, "Lagrum " + number,
                                                    provision_options(visit)));
    }
    return panel(
        el("h2", "Dölj bara några ord i en rad"_t) +
        el("p", "quiet", "Orden döljs överallt i det som lämnas ut, till exempel ett namn."_t) +
        rows);
}

Wrongs missing_provisions(const Visit& visit, const std::vector<out::ReleasePart>& parts) {
    Wrongs wrongs;
    if (!visit.form.has(last_field))
        wrongs.push_back({"", "Det var för många val på en gång. Dölj hela delar i stället."});
    for (const out::ReleasePart& part : parts)
        for (std::size_t i = 1; i <= part.sentences.size(); ++i)
            if (chose(visit.form, "dolj", sentence_value(part, i)) &&
                visit.form.text("lagrum-" + part.id).empty()) {
                wrongs.push_back(
                    {"lagrum-" + part.id, "Välj lagrum för det som döljs i «" + part.title + "»."});
                break;
            }
    for (int i = 1; i <= word_rows; ++i) {
        const std::string number = std::to_string(i);
        if (!visit.form.text("ord-" + number).empty() &&
            visit.form.text("ordlagrum-" + number).empty())
            wrongs.push_back({"ordlagrum-" + number, "Välj lagrum för ord " + number + "."});
    }
    if (visit.form.all("del").empty())
        wrongs.push_back({"", "Välj minst en del. Ska inget lämnas ut, så neka."});
    return wrongs;
}

out::ReleaseChoice choice_of(const Visit& visit, const std::vector<out::ReleasePart>& parts) {
    out::ReleaseChoice choice;
    choice.parts = visit.form.all("del");
    for (const out::ReleasePart& part : parts)
        for (std::size_t i = 1; i <= part.sentences.size(); ++i)
            if (chose(visit.form, "dolj", sentence_value(part, i)))
                choice.sentences.push_back(
                    {part.id, static_cast<int>(i), visit.form.text("lagrum-" + part.id)});
    for (int i = 1; i <= word_rows; ++i) {
        const std::string number = std::to_string(i), words = visit.form.text("ord-" + number);
        if (!words.empty())
            choice.words.push_back({words, visit.form.text("ordlagrum-" + number)});
    }
    return choice;
}

wire::HttpResponse draw_form(Site& site, const Visit& visit,
                             const std::vector<out::ReleasePart>& parts, const Wrongs& wrongs) {
    const Fields fields(visit.form, wrongs);
    Html all;
    for (const out::ReleasePart& part : parts)
        all += part_panel(visit, part, fields);
    const std::string path = visit.matter_path() + "/lamna-ut";
    const Html side =
        el("section", {{"class", "panel now"}, {"aria-labelledby", "kopia"}},
           el("h2", {{"id", "kopia"}}, "Gör kopian"_t) +
               p("Fråga inte vem det är till eller varför. På nästa sida ser du kopian som den blir."_t) +
               div("does", submit(Press::Main, "Granska", "full", "gor", "granska", 's')) +
               div("ways", link(visit.matter_path() + "/neka", "Neka eller ställ villkor"_t))) +
        note_box(
            Icon::Info,
            "Handstilen lämnas inte ut som bild. Kontaktuppgifter och minnesanteckningar är inte med."_t);
    return page(
        site, visit,
        {"Lämna ut", "/inkorg", "", {{"Alt S", "granska"}}, wrongs.empty() ? 200 : 400},
        error_summary("Kopian kan inte göras än", wrongs) +
            div("head", back_link(visit.matter_path(), visit.number()) + el("h1", "Lämna ut"_t) +
                            el("p", "lead",
                               "Välj vad som lämnas ut. Allt som döljs behöver ett lagrum."_t)) +
            post_form(path, visit.proof,
                      div("cols", div("stack",
                                      all + words_panel(visit, fields) + hidden(last_field, "ja")) +
                                      div("stack", side))));
}

/// With the masks as black fields of one width.
Html masked_html(const std::string& words) {
    const std::string mask(out::released_mask());
    Html all;
    std::size_t from = 0;
    for (std::size_t at = words.find(mask); at != std::string::npos; at = words.find(mask, from)) {
        all += lines(words.substr(from, at - from)) + el("span", "masked", "dolt"_t);
        from = at + mask.size();
    }
    return all + lines(words.substr(from));
}

wire::HttpResponse draw_look(Site& site, const Visit& visit, const out::Release& release) {
    Html paper;
    for (const out::ReleasedPart& part : release.parts)
        paper += el("h2", text(part.title)) + p(masked_html(part.text));
    for (std::size_t i = 0; i < release.provisions.size(); ++i)
        paper += el("p", "quiet", text("(" + std::to_string(i + 1) + ") " + release.provisions[i]));
    const std::string path = visit.matter_path() + "/lamna-ut";
    const auto press = [&](Press kind, const char* words, const char* value, char key) {
        return post_form(path, visit.proof,
                         hidden_all(visit.form, {"gor", "bevis"}) +
                             submit(kind, words, "full", "gor", value, key),
                         "field");
    };
    const Html side =
        el("section", {{"class", "panel now"}, {"aria-labelledby", "kopia"}},
           el("h2", {{"id", "kopia"}}, "Lämna ut det här?"_t) +
               p("Det dolda finns inte i filen. I loggen står vad som lämnades ut, aldrig till vem."_t) +
               press(Press::Main, "Gör kopian", "gor", 's')) +
        press(Press::Other, "Ändra", "andra", 'b');
    return page(
        site, visit,
        {"Stämmer kopian?", "/inkorg", "", {{"Alt S", "gör kopian"}, {"Alt B", "ändra"}}, 200},
        div("head", back_link(visit.matter_path(), visit.number()) + el("h1", "Stämmer kopian?"_t) +
                        el("p", "lead", "Inget har lämnats ut än."_t)) +
            div("cols", div("paper", paper) + div("stack", side)));
}

wire::HttpResponse pdf_response(const std::string& pdf, const char* name) {
    wire::HttpResponse response = file_response("application/pdf", bytes_of(pdf));
    response.headers["content-disposition"] = std::string("attachment; filename=") + name;
    return response;
}

/// Kept in the matter and in the log first; then the file goes to the browser.
wire::HttpResponse make_copy(Site& site, Visit& visit, const out::Release& release) {
    const auto pdf = out::release_pdf(release, heading_of(visit));
    if (!pdf)
        return trouble(site, visit, pdf.error());
    const auto kept = act_on(site, visit, {matters::CopiedOut{}, "", {}, visit.matter().revision});
    if (!kept)
        return trouble(site, visit, kept.error());
    if (!std::holds_alternative<matters::Matter>(*kept))
        return trouble(site, visit, Error{"a copy could not be noted in its matter", {}});
    if (const auto noted =
            log_it(site, visit, audit::Act::CopyOut, visit.row.matter, out::logged_words(release));
        !noted)
        return trouble(site, visit, noted.error());
    return pdf_response(*pdf, "kopia.pdf");
}

wire::HttpResponse draw_refusal(Site& site, const Visit& visit, const Wrongs& wrongs) {
    const Fields fields(visit.form, wrongs);
    Fields::Look look;
    look.hint = "Skriv varför uppgifterna inte kan lämnas ut. Inga namn.";
    const Html form = fields.select("lagrum", "Lagrum", provision_options(visit)) +
                      fields.area("skal", "Skäl", look) +
                      fields.line("beslutat-av", "Vem som beslutar",
                                  {"Titel och namn. Den som sökte handlingen nämns inte."}) +
                      div("does", submit(Press::Main, "Gör beslutet", "", "gor", "gor", 's'));
    return page(site, visit,
                {"Neka", "/inkorg", "", {{"Alt S", "gör beslutet"}}, wrongs.empty() ? 200 : 400},
                error_summary("Beslutet kan inte göras än", wrongs) +
                    div("head", back_link(visit.matter_path() + "/lamna-ut", "Lämna ut") +
                                    el("h1", "Neka att lämna ut"_t) +
                                    el("p", "lead",
                                       "Det blir ett beslut som kan överklagas till kammarrätten. "
                                       "Hur man gör står i beslutet."_t)) +
                    post_form(visit.matter_path() + "/neka", visit.proof, panel(form, "now")));
}

bool is_letter(const matters::Event& event) {
    const auto by_letter = [](const auto* kind) {
        return kind && kind->means == matters::Means::Letter;
    };
    return by_letter(std::get_if<matters::Confirmed>(&event.kind)) ||
           by_letter(std::get_if<matters::Replied>(&event.kind)) ||
           by_letter(std::get_if<matters::NewDayAgreed>(&event.kind));
}

} // namespace

wire::HttpResponse release_form(Site& site, Visit& visit) {
    const auto parts = parts_of(site, visit);
    if (!parts)
        return trouble(site, visit, parts.error());
    return draw_form(site, visit, *parts, {});
}

wire::HttpResponse do_release(Site& site, Visit& visit) {
    const auto parts = parts_of(site, visit);
    if (!parts)
        return trouble(site, visit, parts.error());
    const std::string press = visit.form.text("gor");
    Wrongs wrongs = missing_provisions(visit, *parts);
    if (!wrongs.empty() || press == "andra")
        return draw_form(site, visit, *parts, press == "andra" ? Wrongs{} : wrongs);
    const auto release = out::released(*parts, choice_of(visit, *parts), visit.rules());
    if (!release)
        return draw_form(site, visit, *parts,
                         {{"ord-1", "Något av orden finns inte i det som lämnas ut. Se hur det är "
                                    "stavat där."}});
    return press == "gor" ? make_copy(site, visit, *release) : draw_look(site, visit, *release);
}

wire::HttpResponse refusal_form(Site& site, Visit& visit) {
    return draw_refusal(site, visit, {});
}

wire::HttpResponse do_refusal(Site& site, Visit& visit) {
    const std::string reasons = visit.form.text("skal");
    const forms::SecrecyProvision* provision = nullptr;
    for (const auto& one : visit.rules().provisions)
        if (one.id == visit.form.text("lagrum"))
            provision = &one;
    Wrongs wrongs;
    if (!provision)
        wrongs.push_back({"lagrum", "Välj lagrum."});
    if (reasons.empty())
        wrongs.push_back({"skal", "Skriv skälen."});
    if (visit.form.text("beslutat-av").empty())
        wrongs.push_back({"beslutat-av", "Skriv vem som beslutar."});
    if (!wrongs.empty())
        return draw_refusal(site, visit, wrongs);
    const auto pdf = out::refusal_pdf({provision->lagrum, reasons, visit.form.text("beslutat-av")},
                                      heading_of(visit));
    if (!pdf)
        return trouble(site, visit, pdf.error());
    const auto kept =
        act_on(site, visit,
               {matters::Noted{},
                "Beslut: uppgifter lämnas inte ut. " + provision->lagrum + ".\n" + reasons,
                {},
                visit.matter().revision});
    if (!kept)
        return trouble(site, visit, kept.error());
    if (!std::holds_alternative<matters::Matter>(*kept))
        return draw_refusal(site, visit,
                            {{"", "Någon annan skrev i ärendet just nu. Försök igen."}});
    if (const auto noted =
            log_it(site, visit, audit::Act::CopyOut, visit.row.matter, "refused, " + provision->id);
        !noted)
        return trouble(site, visit, noted.error());
    return pdf_response(*pdf, "beslut.pdf");
}

wire::HttpResponse letter_pdf_file(Site& site, Visit& visit) {
    const auto number = visit.form.number("brev");
    if (!number || *number < 1 || static_cast<std::size_t>(*number) > visit.opened.events.size())
        return no_right(site, visit);
    const matters::Event event = visit.opened.events[static_cast<std::size_t>(*number - 1)];
    if (!is_letter(event))
        return no_right(site, visit);
    const bool again = visit.matter().contact_opened_by.count(visit.person().id) > 0;
    const auto opened = act_on(site, visit,
                               {matters::ContactOpened{},
                                again ? "För att skriva till personen." : "",
                                {},
                                visit.matter().revision});
    if (!opened)
        return trouble(site, visit, opened.error());
    if (!std::holds_alternative<matters::Matter>(*opened))
        return no_right(site, visit);
    const auto contact = contact_of(site, visit);
    if (!contact)
        return trouble(site, visit, contact.error());
    out::LetterFile letter;
    letter.municipality = visit.house->town->name;
    letter.office = visit.house->town->office;
    letter.telephone = visit.house->town->telephone;
    letter.number = visit.number();
    letter.day = event.day;
    letter.name = contact->name;
    letter.address = contact->address;
    letter.words = finished_letter(event.words.text, contact->name, {});
    letter.easy = visit.form.text("latt") == "ja";
    if (!out::fits_window(letter.name, letter.address))
        return done(site, visit,
                    "Adressen har fler rader än kuvertets fönster visar. Skriv kuvertet för hand.",
                    visit.matter_path());
    const auto pdf = out::letter_pdf(letter);
    if (!pdf)
        return trouble(site, visit, pdf.error());
    return pdf_response(*pdf, "brev.pdf");
}

} // namespace tycktill::web
