// What leaves the house: the form, the page that shows the very letter and what happens next, the sending. Nothing goes
// out without the second page.
#include "office/web/acting.h"
#include "office/web/choices.h"
#include "office/web/letter.h"
#include "office/web/letter_typed.h"
#include "office/web/matter_pages.h"
#include "office/web/reading_words.h"
#include "office/web/telling.h"

#include "office/people/draft.h"
#include "office/reading/part_by_part.h"
#include "shared/base/log.h"
#include "shared/base/text.h"

namespace tycktill::web {
namespace {

using matters::Means;

const LetterKind* kind_of(const Visit& visit) {
    return letter_kind(split(visit.path, '/')[3]);
}

std::string form_path(const Visit& visit, const LetterKind& kind) {
    return visit.matter_path() + "/" + kind.path;
}

people::DraftPlace draft_place(const Visit& visit, const LetterKind& kind) {
    return {visit.person().id, visit.row.matter, kind.path};
}

std::string kept_draft(const Visit& visit, const LetterKind& kind) {
    const auto draft = visit.house->people->draft(draft_place(visit, kind));
    if (!draft || !*draft)
        return "";
    return people::open_draft(**draft, office::keys_of(*visit.house->key)).value_or("");
}

/// Everybody's text is safe at the server before anything else happens to it.
bool keep_draft(const Visit& visit, const LetterKind& kind) {
    return visit.house->people
        ->put_draft(people::sealed_draft(draft_place(visit, kind), visit.form.text("text"),
                                         visit.today, visit.house->recipients.front()))
        .has_value();
}

const forms::Form* form_of(const Visit& visit) {
    const auto& forms = visit.house->town->forms;
    return forms.empty() ? nullptr : &forms.front();
}

Html change_text_links(const Visit& visit, const LetterKind& kind) {
    Html all;
    for (const auto* letter : texts_for(visit, kind))
        all += link(form_path(visit, kind) + "?mall=" + percent_encoded(letter->id),
                    text(letter->name)) +
               link(form_path(visit, kind) + "?mall=" + percent_encoded(letter->id) + "&latt=ja",
                    text(letter->name + ", lättläst"));
    return all.empty() ? all
                       : el("details", "why",
                            el("summary", {{"accesskey", "m"}}, "Byt mall"_t) + div("ways", all));
}

wire::HttpResponse draw(Site& site, const Visit& visit, const LetterKind& kind, const Values& typed,
                        const NotDone& not_done, int status, const std::string& saved = "") {
    const Fields fields(typed, not_done.wrongs);
    Html form = seen_field(visit);
    if (kind.text == forms::LetterText::Kind::Referral)
        form += fields.select("dorr", "Vart hör det?", door_options(visit));
    if (kind.asks_day)
        form += fields.day("dag", "När räknar du med att ha ett svar?",
                           {"Dagen blir en klocka. Du kan flytta den, men bara samtidigt som du "
                            "berättar det för personen.",
                            false, false, false, "", 0});
    if (is_told(visit, kind)) {
        Fields::Look letter;
        letter.letter = true;
        letter.longest = longest_letter;
        form += fields.area("text", "Text", letter) +
                el("p", "hint",
                   text(kind.asks_day ? "[namn] och [dag] byts ut på nästa sida."
                                      : "[namn] byts ut på nästa sida.")) +
                change_text_links(visit, kind);
        form += fields.radios("satt", "Hur når det personen?", means_options(visit));
    }
    form += div("does", submit(Press::Main, "Granska", "", "gor", "granska", 's') +
                            submit(Press::Other, "Spara utkast", "", "gor", "utkast") +
                            (saved.empty() ? Html()
                                           : el("span", {{"class", "quiet"}, {"role", "status"}},
                                                text(saved))));
    const WordsOfIt words = words_of_matter(site, visit, visit.row.matter);
    const Html main =
        error_summary("Det går inte än", not_done.wrongs) +
        div("head", back_link(visit.matter_path(), visit.number()) + el("h1", text(kind.title)) +
                        el("p", "lead", text(kind.lead))) +
        div("cols",
            div("stack", (not_done.stale ? written_meanwhile(visit, seen_in(visit)) : Html()) +
                             panel(post_form(form_path(visit, kind), visit.proof, form),
                                   not_done.wrongs.empty() ? "now voice" : "voice")) +
                div("stack", promised_panel(visit, form_of(visit)) +
                                 heading_section("ord", "Personens ord", voice(words, "said"))));
    return page(site, visit,
                {kind.title, "/inkorg", "", {{"Alt S", "granska"}, {"Alt M", "byt mall"}}, status},
                main);
}

Values beginning(const Visit& visit, const LetterKind& kind) {
    Values typed;
    const auto texts = texts_for(visit, kind);
    const forms::LetterText* text = texts.empty() ? nullptr : texts.front();
    for (const auto* one : texts)
        if (one->id == visit.query.text("mall"))
            text = one;
    std::string words = visit.query.has("mall") ? "" : kept_draft(visit, kind);
    if (words.empty() && text)
        words = begun_letter(visit, *text, visit.query.text("latt") == "ja");
    typed.set("text", words);
    typed.set("satt", likely_means(visit));
    typed.set("dorr", visit.query.text("dorr"));
    if (kind.asks_day)
        typed.set("dag", iso(suggested_day(visit)));
    return typed;
}

std::string button_words(const Letter& letter) {
    if (letter.means == Means::Letter)
        return "Ja, gör klart brevet";
    if (letter.means == Means::Email)
        return "Ja, jag har skickat det";
    return letter.means == Means::Code ? "Ja, lägg ut svaret" : "Ja, så sa jag";
}

Html what_follows(const Visit& visit, const LetterKind& kind, const Letter& letter) {
    Html list;
    const auto item = [&](Icon sign, const std::string& words) {
        list += el("li", el("span", icon(sign)) + el("span", text(words)));
    };
    if (letter.means == Means::Letter)
        item(Icon::Printer,
             "Brevet finns i ärendet. Skriv ut det och lägg det i ett fönsterkuvert.");
    if (letter.means == Means::Email)
        item(Icon::At, "Kopiera texten till kommunens e-post och skicka den. Tryck sedan.");
    if (letter.means == Means::Code)
        item(Icon::HandFinger, "Svaret går till kioskerna vid nästa kontakt.");
    item(Icon::Hash, "Det blir en utgående handling i ärendet.");
    if (const auto clock = next_clock(visit.matter(), visit.rules());
        clock && kind.text != forms::LetterText::Kind::NewDay)
        item(Icon::Check,
             clock->late(visit.today) ? "Klockan stannar." : "Klockan stannar. Det är i tid.");
    if (letter.day)
        item(Icon::Clock, "En ny klocka: svar senast " + day_words(*letter.day) + ".");
    return heading_section("sedan", "Det här händer sedan", el("ul", "ticked", list));
}

Html to_whom(const Letter& letter, const ContactOfIt& contact) {
    std::vector<Fact> all;
    if (letter.means == Means::Letter)
        all = {{"Till", lines(contact.address)}, {"Hur", "Brev i fönsterkuvert"_t}};
    else if (letter.means == Means::Email)
        all = {{"Till", text(contact.email)}, {"Hur", "E-post"_t}};
    else if (letter.means == Means::Code)
        all = {{"Till", "Den som har koden"_t}, {"Hur", "Kommunens kiosker"_t}};
    else
        all = {{"Hur", "Samtal eller möte"_t}};
    return facts(all);
}

Html secrecy_tick(const Fields& fields, const LetterKind& kind) {
    return kind.text == forms::LetterText::Kind::Reply
               ? fields.tick("provat", "Det säger inget om någon annan som personen inte får veta.")
               : Html();
}

wire::HttpResponse draw_look(Site& site, const Visit& visit, const LetterKind& kind,
                             const Letter& letter, const ContactOfIt& contact,
                             const Wrongs& wrongs) {
    const Fields fields(visit.form, wrongs);
    const std::string name = letter.means == Means::Code ? ""
                             : contact.name.empty()      ? "[namn]"
                                                         : contact.name;
    const std::string words = finished_letter(letter.words, name, letter.day);
    Html paper;
    if (letter.means == Means::Letter)
        paper +=
            div("address", text(contact.name) + el("br", Attributes{}) + lines(contact.address));
    paper += el("p", "quiet", text(swedish_date(visit.today) + " · " + visit.number())) +
             paragraphs(words);
    const std::string to = letter.means == Means::Letter  ? "Brev"
                           : letter.means == Means::Email ? "E-post"
                           : letter.means == Means::Code  ? "Svar med kod"
                                                          : "Samtal";
    Html form = secrecy_tick(fields, kind) + hidden_all(visit.form, {"gor", "provat", "sett"}) +
                seen_field(visit);
    form +=
        div("does",
            el("button", {{"class", "b1 full"}, {"accesskey", "s"}, {"autofocus", wrongs.empty()}},
               text(button_words(letter))));
    const Html change = post_form(form_path(visit, kind), visit.proof,
                                  hidden_all(visit.form, {"gor", "provat"}) +
                                      submit(Press::Other, "Ändra", "full", "gor", "andra", 'b'),
                                  "field");
    Html side = el("section", {{"class", "panel now"}, {"aria-labelledby", "till"}},
                   el("h2", {{"id", "till"}},
                      text(to + (contact.name.empty() || letter.means == Means::Code
                                     ? ""
                                     : " till " + contact.name))) +
                       to_whom(letter, contact) +
                       post_form(form_path(visit, kind) + "/skicka", visit.proof, form) + change);
    side += what_follows(visit, kind, letter);
    if (needs_contact(letter))
        side += note_box(Icon::Eye,
                         "Du öppnade kontaktuppgifterna nu, för att svara. Det står i loggen."_t);
    const Html main =
        error_summary("Det går inte än", wrongs) +
        div("head", back_link(form_path(visit, kind), "Ändra texten") + el("h1", "Stämmer det?"_t) +
                        el("p", "lead", "Inget har gått ut än."_t)) +
        div("cols", div("paper", paper) + div("stack", side));
    return page(site, visit,
                {"Stämmer det?",
                 "/inkorg",
                 "",
                 {{"Alt S", lowered(button_words(letter))}, {"Alt B", "tillbaka och ändra"}},
                 wrongs.empty() ? 200 : 400},
                main);
}

/// The contact, opened for this letter and logged so. Who may not open it writes without a name.
Result<ContactOfIt> opened_for(Site& site, Visit& visit, const Letter& letter) {
    if (!needs_contact(letter) || !visit.may(matters::Act::OpenContact))
        return ContactOfIt{};
    const bool again = visit.matter().contact_opened_by.count(visit.person().id) > 0;
    const auto outcome = TRY(act_on(site, visit,
                                    {matters::ContactOpened{},
                                     again ? "För att skriva till personen." : "",
                                     {},
                                     visit.matter().revision}));
    if (!std::holds_alternative<matters::Matter>(outcome))
        return ContactOfIt{};
    return contact_of(site, visit);
}

/// What was answered lies in the archive too, and on the kiosks' shelf when it goes by code.
Result<void> put_out(const Visit& visit, const Letter& letter, const std::string& words) {
    auto& archive = *visit.house->archive;
    const auto id = TRY(record::parse_submission_id(visit.row.matter));
    if (letter.means == Means::Code) {
        const auto submission = TRY(office::open_words(archive, id, *visit.house->key));
        TRY(office::send_to_code(archive, submission, words, visit.today));
    }
    const auto sealed = TRY(office::seal_reply(id, words, visit.today, visit.house->recipients));
    return archive.add_reply(sealed);
}

} // namespace

wire::HttpResponse letter_form(Site& site, Visit& visit) {
    const LetterKind* kind = kind_of(visit);
    return kind ? draw(site, visit, *kind, beginning(visit, *kind), {}, 200)
                : no_right(site, visit);
}

wire::HttpResponse look_at_letter(Site& site, Visit& visit) {
    const LetterKind* kind = kind_of(visit);
    if (!kind)
        return no_right(site, visit);
    const bool kept = keep_draft(visit, *kind);
    const std::string press = visit.form.text("gor");
    if (press == "utkast")
        return draw(site, visit, *kind, visit.form, {}, 200,
                    kept ? "Utkastet är sparat. Inget har gått ut."
                         : "Utkastet gick inte att spara just nu.");
    if (press == "andra")
        return draw(site, visit, *kind, visit.form, {}, 200);
    NotDone not_done;
    const Letter letter = typed_letter(visit, *kind, not_done.wrongs);
    if (not_done.wrongs.empty())
        not_done.wrongs = judged(visit, *kind, letter);
    if (!not_done.wrongs.empty())
        return draw(site, visit, *kind, visit.form, not_done, 400);
    if (!is_told(visit, *kind))
        return send_letter(site, visit);
    const auto contact = opened_for(site, visit, letter);
    if (!contact)
        return trouble(site, visit, contact.error());
    return draw_look(site, visit, *kind, letter, *contact, {});
}

wire::HttpResponse send_letter(Site& site, Visit& visit) {
    const LetterKind* kind = kind_of(visit);
    if (!kind)
        return no_right(site, visit);
    NotDone not_done;
    const Letter letter = typed_letter(visit, *kind, not_done.wrongs);
    if (not_done.wrongs.empty())
        not_done.wrongs = judged(visit, *kind, letter);
    if (!not_done.wrongs.empty())
        return draw(site, visit, *kind, visit.form, not_done, 400);
    const bool asks_secrecy = kind->text == forms::LetterText::Kind::Reply;
    if (asks_secrecy && visit.form.text("provat") != "ja") {
        const auto contact = opened_for(site, visit, letter);
        if (!contact)
            return trouble(site, visit, contact.error());
        return draw_look(site, visit, *kind, letter, *contact,
                         {{"provat", "Läs igenom det och kryssa i rutan."}});
    }
    const std::string words =
        finished_letter(letter.words, letter.means == Means::Code ? "" : "[namn]", letter.day);
    const auto tried = try_to(
        site, visit, {event_of(*kind, letter, is_told(visit, *kind)), words, {}, seen_in(visit)});
    if (!tried)
        return trouble(site, visit, tried.error());
    if (*tried)
        return draw(site, visit, *kind, visit.form, **tried, (*tried)->stale ? 409 : 400);
    (void)visit.house->people->drop_draft(draft_place(visit, *kind));
    std::string told = kind->done;
    if (asks_secrecy)
        if (const auto out = put_out(visit, letter, words); !out) {
            say("a reply could not be put out: " + out.error().what);
            told = "Svaret står i ärendet, men gick inte att lägga ut till kioskerna. Säg till den "
                   "som sköter Tyck till.";
        }
    if (letter.means == Means::Letter)
        told += " Skriv ut brevet härifrån: det ligger sist bland det som har hänt.";
    return done(site, visit, told, visit.matter_path());
}

wire::HttpResponse print_letter(Site& site, Visit& visit) {
    const auto number = visit.form.number("brev");
    if (!number || *number < 1 || static_cast<std::size_t>(*number) > visit.opened.events.size())
        return no_right(site, visit);
    const matters::Event& event = visit.opened.events[static_cast<std::size_t>(*number - 1)];
    const std::string words = event.words.text;
    const Day day = event.day;
    Letter letter;
    letter.means = Means::Letter;
    const auto contact = opened_for(site, visit, letter);
    if (!contact)
        return trouble(site, visit, contact.error());
    const Html paper =
        div("address", text(contact->name) + el("br", Attributes{}) + lines(contact->address)) +
        el("p", "quiet", text(swedish_date(day) + " · " + visit.number())) +
        paragraphs(finished_letter(words, contact->name, {}));
    return page(site, visit, {"Brev", "/inkorg", "", {}, 200},
                div("head", back_link(visit.matter_path(), visit.number()) +
                                el("h1", "screen", "Brev att skriva ut"_t) +
                                el("p", "lead screen",
                                   "Skriv ut sidan med webbläsaren. Bara brevet kommer med."_t)) +
                    div("paper reading", paper));
}

} // namespace tycktill::web
