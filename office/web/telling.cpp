#include "office/web/telling.h"

namespace tycktill::web {
namespace {

using namespace matters;

/// How an event is shown: what it is called, its sign, and who may read its words.
struct Told {
    enum class Look { Record, Own, Out };
    Icon icon = Icon::Info;
    std::string title;
    Look look = Look::Record;
    std::string foot = {};
};

/// One line for each kind.
class Telling {
public:
    Telling(const Visit& visit, const Event& event) : visit_(visit), event_(event) {}

    Told operator()(const Arrived& kind) {
        return {Icon::Inbox, "Kom in " + words_of(kind.way).through};
    }
    Told operator()(const Registered& kind) {
        return {Icon::Hash, "Diariefört som " + kind.number};
    }
    Told operator()(const Confirmed& kind) {
        const std::string until = kind.agreed ? ", svar utlovat " + day_words(*kind.agreed) : "";
        return out("Besked till personen, " + words_of(kind.means) + until);
    }
    Told operator()(const Assigned& kind) {
        return {Icon::User, kind.handler.empty()
                                ? visit_.unit_name(kind.unit) + " tar hand om det"
                                : visit_.name_of(kind.handler) + " blev handläggare"};
    }
    Told operator()(const Taken&) {
        return {Icon::User, visit_.name_of(event_.by) + " tog ärendet"};
    }
    Told operator()(const HandedOver& kind) {
        return {Icon::Exchange, "Lämnades över till " + visit_.unit_name(kind.unit)};
    }
    Told operator()(const Lifted& kind) {
        const auto& levels = visit_.rules().levels;
        const auto at = static_cast<std::size_t>(kind.level - 1);
        const std::string level = at < levels.size() ? levels[at].name : std::to_string(kind.level);
        return {Icon::Up, "Lyftes till nivå " + std::to_string(kind.level) + ", " + level,
                Told::Look::Record,
                kind.tried.text.empty() ? "" : "Redan provat: " + kind.tried.text};
    }
    Told operator()(const Noted&) {
        return {Icon::FileText, "Tjänsteanteckning", Told::Look::Record,
                "Hör till ärendet och kan begäras ut."};
    }
    Told operator()(const Jotted&) {
        return {Icon::Pencil, "Minnesanteckning", Told::Look::Own,
                "Bara ni som handlägger ser den. Du tar ställning till den när du avslutar."};
    }
    Told operator()(const WaitsFor& kind) {
        return {Icon::Hourglass, "Väntar till " + day_words(kind.until)};
    }
    Told operator()(const NewDayAgreed& kind) {
        return out("Ny dag för svar, " + day_words(kind.agreed) + ", " + words_of(kind.means));
    }
    Told operator()(const MeasureTaken& kind) {
        const std::string told =
            kind.told_unit.empty() ? "" : "Återfört till " + visit_.unit_name(kind.told_unit) + ".";
        return {Icon::Check, kind.done ? "Åtgärd" : "Planerad åtgärd", Told::Look::Record, told};
    }
    Told operator()(const PraisePassedOn&) { return {Icon::Heart, "Berömmet fördes vidare"}; }
    Told operator()(const Replied& kind) {
        return out("Svar till personen, " + words_of(kind.means));
    }
    Told operator()(const ReplyHindered& kind) {
        return {Icon::Lock, kind.by == ReplyHindered::By::Secrecy ? "Sekretess hindrar ett svar"
                            : kind.by == ReplyHindered::By::NotFound
                                ? "Personen gick inte att nå"
                                : "Personen vill inte ha svar"};
    }
    Told operator()(const Heard& kind) {
        return {Icon::Message, "Personen tog emot det: " + words_of(kind.reception)};
    }
    Told operator()(const HintRaised& kind) {
        return {Icon::Alert, "Att ta ställning till: " + in_words(kind.hint)};
    }
    Told operator()(const HintAnswered& kind) {
        return {Icon::Check, in_words(kind.hint) + (kind.applies ? " Ja." : " Nej.")};
    }
    Told operator()(const Referred& kind) {
        const std::string title = "Hänvisades till " + door(kind.door);
        return kind.told ? out(title) : Told{Icon::Exchange, title};
    }
    Told operator()(const Linked&) { return {Icon::Hash, "Hör ihop med ett annat ärende"}; }
    Told operator()(const Closed& kind) {
        return {Icon::Check, "Avslutades: " + outcome(kind.outcome)};
    }
    Told operator()(const Reopened&) { return {Icon::Refresh, "Öppnades igen"}; }
    Told operator()(const ReadBy&) { return {Icon::Eye, "Läst"}; }
    Told operator()(const ContactOpened&) { return {Icon::Eye, "Kontaktuppgifterna öppnades"}; }
    Told operator()(const CopiedOut&) { return {Icon::Download, "En kopia lämnades ut"}; }
    Told operator()(const Published&) { return out("Publicerades"); }
    Told operator()(const Withdrawn&) { return {Icon::X, "Togs bort från det publicerade"}; }
    Told operator()(const Purged& kind) { return {Icon::X, "Gallrades enligt lista " + kind.list}; }
    Told operator()(const SentToManager& kind) {
        return {Icon::Exchange, "Skickades till chefen för " + visit_.unit_name(kind.unit)};
    }
    Told operator()(const FedBack&) {
        return {Icon::Send, "Återkoppling till den som skickade det vidare"};
    }

private:
    static Told out(std::string title) { return {Icon::Send, std::move(title), Told::Look::Out}; }
    std::string outcome(const std::string& id) const {
        for (const auto& one : visit_.rules().outcomes)
            if (one.id == id)
                return one.label;
        return id;
    }
    std::string door(const std::string& id) const {
        for (const auto& one : visit_.house->town->other_doors)
            if (one.id == id)
                return one.title.in("sv");
        return id;
    }

    const Visit& visit_;
    const Event& event_;
};

bool is_reading(const Event& event) {
    return std::holds_alternative<ReadBy>(event.kind) ||
           std::holds_alternative<ContactOpened>(event.kind);
}

} // namespace

WayWords words_of(Way way) {
    switch (way) {
    case Way::Kiosk:
        return {Icon::HandFinger, "kiosk", "genom kiosken"};
    case Way::Paper:
        return {Icon::FileText, "blankett", "på blankett"};
    case Way::Telephone:
        return {Icon::Phone, "telefon", "genom telefon"};
    case Way::Visit:
        return {Icon::User, "besök", "vid ett besök"};
    case Way::Letter:
        return {Icon::Mail, "brev", "i ett brev"};
    case Way::Email:
        return {Icon::At, "e-post", "med e-post"};
    case Way::Sms:
        return {Icon::Message, "sms", "med sms"};
    case Way::Web:
        return {Icon::At, "webben", "genom webben"};
    case Way::Ombudsman:
        return {Icon::Users, "äldreombudsman", "genom äldreombudsmannen"};
    }
    return {};
}

std::string words_of(Means means) {
    switch (means) {
    case Means::Letter:
        return "brev";
    case Means::Email:
        return "e-post";
    case Means::Code:
        return "svar med kod";
    case Means::ByMouth:
        return "samtal";
    }
    return "";
}

std::string words_of(Reception reception) {
    switch (reception) {
    case Reception::Content:
        return "nöjd";
    case Reception::Partly:
        return "delvis nöjd";
    case Reception::NotContent:
        return "inte nöjd";
    case Reception::Unknown:
        return "vet inte";
    }
    return "";
}

/// A letter can be printed again by who may open the contact.
bool is_letter(const Event& event) {
    const auto by_letter = [](const auto* kind) { return kind && kind->means == Means::Letter; };
    return by_letter(std::get_if<Confirmed>(&event.kind)) ||
           by_letter(std::get_if<Replied>(&event.kind)) ||
           by_letter(std::get_if<NewDayAgreed>(&event.kind));
}

Html print_button(const Visit& visit, std::size_t number) {
    return post_form(visit.matter_path() + "/brev", visit.proof,
                     hidden("brev", std::to_string(number)) +
                         submit(Press::Quiet, "Skriv ut brevet")) +
           post_form(visit.matter_path() + "/brev.pdf", visit.proof,
                     hidden("brev", std::to_string(number)) +
                         submit(Press::Quiet, "Hämta för fönsterkuvert", "", "latt", "nej") +
                         submit(Press::Quiet, "Samma med större text", "", "latt", "ja"));
}

Html timeline_item(const Visit& visit, const Event& event, const Html& more) {
    const Told told = std::visit(Telling(visit, event), event.kind);
    std::string when = day_words(event.day);
    if (!event.by.empty())
        when +=
            ", " + (event.by == visit.person().id ? std::string("du") : visit.name_of(event.by));
    Html what = el("b", text(told.title)) + span("quiet", text(" · " + when));
    Html words;
    if (!event.words.text.empty())
        words += el("p", lines(event.words.text));
    if (!told.foot.empty() &&
        (event.words.said || std::holds_alternative<MeasureTaken>(event.kind)))
        words += el("p", "quiet", text(told.foot));
    if (!words.empty())
        what += div("kept-words", words);
    what += more;
    const char* look = told.look == Told::Look::Own   ? "own"
                       : told.look == Told::Look::Out ? "out"
                                                      : "record";
    return el("li", look, span("dot", icon(told.icon)) + div("what", what));
}

Html timeline(const Visit& visit) {
    Html all;
    const bool sees_jottings = visit.may(Act::Note), opens_contact = visit.may(Act::OpenContact);
    std::size_t number = 0;
    for (const Event& event : visit.opened.events) {
        ++number;
        if (is_reading(event) || (std::holds_alternative<Jotted>(event.kind) && !sees_jottings))
            continue;
        all += timeline_item(
            visit, event, opens_contact && is_letter(event) ? print_button(visit, number) : Html());
    }
    return el("ol", "line", all);
}

NextAct next_act(NextStep step, const Visit& visit, const Matter& matter) {
    const bool praise = matter.arrival.praise;
    switch (step) {
    case NextStep::Register:
        return {"Diarieför ärendet", "Diarieför",
                "Det har fått nummer och en neutral rad. Bekräfta raden och välj vem som tar hand "
                "om det.",
                "/diariefor"};
    case NextStep::AnswerHint:
        return {"Ta ställning", "Ta ställning",
                "Texten kan handla om något som har en egen väg. Det är du som avgör.",
                "#stallning"};
    case NextStep::Assign:
        return {"Ge ärendet en handläggare", "Välj handläggare", "Ingen har ärendet än.",
                "/handlaggare"};
    case NextStep::Confirm:
        return {"Ge besked till personen", "Skriv besked",
                "Berätta att du tar hand om det och när du räknar med att vara klar.", "/besked"};
    case NextStep::PassPraiseOn:
        return {"För berömmet vidare", "För vidare", "Det ska nå dem som det gäller.", "/berom"};
    case NextStep::FeedBack:
        return {"Återkoppla till äldreombudsmannen", "Skriv återkoppling",
                "Den som skickade ärendet till dig väntar på att få veta hur det gick.",
                "/aterkoppla"};
    case NextStep::TakeCare:
        return {"Ta hand om det", "Skriv vad ni har gjort",
                "Personen är anonym och kan inte få svar. Gör något åt saken och skriv vad.",
                "/atgard"};
    case NextStep::Reply:
        return matter.arrival.wish == ReplyWish::ByCode
                   ? NextAct{"Svara med kod", "Skriv svar",
                             "Svaret läggs i kommunens kiosker. Bara den som har koden kan läsa "
                             "det.",
                             "/svar"}
                   : NextAct{"Svara personen", "Skriv svar",
                             "Berätta vad ni har kommit fram till. Ett svar behöver inte vara en "
                             "lösning.",
                             "/svar"};
    case NextStep::AskReception:
        return {"Fråga hur svaret togs emot", "Skriv hur det gick",
                "Är personen inte nöjd hjälper du vidare till nästa nivå.", "/mottagande"};
    case NextStep::Close:
        return {praise ? "Avsluta" : "Avsluta ärendet", "Avsluta ärendet",
                "Allt som måste göras är gjort.", "/avsluta"};
    case NextStep::Nothing:
        break;
    }
    return {};
}

std::string state_words(const Visit& visit, const Matter& matter) {
    return state_in_words(matter, visit.today);
}

} // namespace tycktill::web
