// The Swedish of this room: one place for a translator to look.
#include "office/matters/refusal.h"

namespace tycktill::matters {
namespace {

const char* words_for_order(Why why) {
    switch (why) {
    case Why::NotArrived:
        return "Ärendet har inte kommit in än.";
    case Why::ArrivedAlready:
        return "Ärendet har redan kommit in.";
    case Why::IsPurged:
        return "Ärendet är gallrat. Bara raden i registret finns kvar.";
    case Why::IsClosed:
        return "Ärendet är avslutat. Öppna det igen först.";
    case Why::NotClosed:
        return "Ärendet är inte avslutat än.";
    case Why::DayAhead:
        return "Dagen kan inte ligga framåt i tiden.";
    case Why::DayTooEarly:
        return "Dagen kan inte ligga så långt tillbaka. Skriv den dag då det hände.";
    case Why::ConfirmedAlready:
        return "Personen har redan fått besked. Avtala en ny dag i stället.";
    case Why::RepliedAlready:
        return "Personen har redan fått svar.";
    case Why::NotConfirmed:
        return "Personen har inte fått något besked än. Ge besked först.";
    case Why::NotReplied:
        return "Personen har inte fått något svar än.";
    case Why::AgreedTooEarly:
        return "Den nya dagen måste ligga framåt i tiden, och efter den gamla.";
    case Why::AgreedTooLate:
        return "Den gamla dagen har redan gått ut. Svara nu, eller skriv varför det dröjer.";
    case Why::NothingChanges:
        return "Så är det redan.";
    case Why::HandOverInstead:
        return "En annan enhet har ärendet. Lämna över det och skriv varför.";
    case Why::ChiefDecides:
        return "Ärendet har redan skickats vidare en gång. Nu behöver din chef bestämma.";
    case Why::LevelNotHigher:
        return "Ärendet är redan på den nivån. Välj en högre.";
    case Why::NotAllowed:
        return "Du har inte rätt att göra det.";
    default:
        return nullptr;
    }
}

const char* words_for_content(Why why) {
    switch (why) {
    case Why::WordsMissing:
        return "Skriv några ord om det.";
    case Why::TriedMissing:
        return "Skriv vad ni redan har försökt.";
    case Why::NumberFixed:
        return "Ärendet har redan ett nummer, och det ändras inte.";
    case Why::NumberMissing:
        return "Ärendet behöver ett nummer.";
    case Why::LineMissing:
        return "Skriv en rad för registret.";
    case Why::NobodyToTell:
        return "Personen är anonym. Det går inte att svara.";
    case Why::MeansMissing:
        return "Personen har inte lämnat något sådant sätt att nås på. Välj ett annat.";
    case Why::UnitMissing:
        return "Välj vilken enhet det gäller.";
    case Why::NoSuchHint:
        return "Det finns ingen sådan fråga att ta ställning till.";
    case Why::HintOpenAlready:
        return "Frågan väntar redan på svar.";
    case Why::DoorMissing:
        return "Välj vart personen hänvisas.";
    case Why::TellThePerson:
        return "Berätta för personen vart hon eller han ska vända sig.";
    case Why::LinkToItself:
        return "Ett ärende kan inte höra ihop med sig självt.";
    case Why::LinkedAlready:
        return "Ärendena hör redan ihop.";
    case Why::NothingToFeedBack:
        return "Ingen väntar på återkoppling.";
    case Why::NoContact:
        return "Personen har inte lämnat några kontaktuppgifter.";
    case Why::ContactHidden:
        return "Uppgifterna är skyddade. Registratorn skickar brevet åt dig.";
    case Why::ReasonForOpening:
        return "Varför öppnar du kontaktuppgifterna igen?";
    default:
        return nullptr;
    }
}

const char* words_for_end(Why why) {
    switch (why) {
    case Why::PublishedAlready:
        return "Det är redan publicerat.";
    case Why::NotPublished:
        return "Det är inte publicerat.";
    case Why::TooSoonToPublish:
        return "Personen har lämnat sina uppgifter. Vänta sju dagar efter att ärendet avslutades.";
    case Why::ListMissing:
        return "Gallring sker bara efter en numrerad lista.";
    case Why::TwoPeopleMust:
        return "Två personer måste godkänna gallringen.";
    case Why::NotInRules:
        return "Det valet finns inte hos kommunen. Välj ett annat.";
    default:
        return "Det går inte att göra nu.";
    }
}

} // namespace

std::string in_words(Hint hint) {
    switch (hint) {
    case Hint::Appeal:
        return "Kan det vara ett överklagande?";
    case Hint::LexSarah:
        return "Kan det vara ett missförhållande (lex Sarah)?";
    case Hint::ChildConcern:
        return "Kan ett barn fara illa?";
    case Hint::FaultReport:
        return "Är det en felanmälan?";
    case Hint::Personnummer:
        return "Står det ett personnummer i texten?";
    case Hint::Threat:
        return "Är det ett hot mot någon som arbetar här?";
    }
    return "";
}

std::string in_words(const ClosingNeed& need) {
    switch (need.what) {
    case ClosingNeed::What::Register:
        return "Ärendet är inte diariefört. Diarieför det först.";
    case ClosingNeed::What::AnswerHint:
        return "Ta ställning först: " + (need.hint ? in_words(*need.hint) : "");
    case ClosingNeed::What::Reply:
        return "Personen vill ha svar men har inte fått något. Svara först.";
    case ClosingNeed::What::FeedBack:
        return "Äldreombudsmannen väntar på återkoppling.";
    case ClosingNeed::What::PassPraiseOn:
        return "Berömmet har inte förts vidare till dem det gäller.";
    case ClosingNeed::What::AskReception:
        return "Hur tog personen emot svaret? «Vet inte» går bra.";
    case ClosingNeed::What::DecideJottings:
        return "Bestäm om minnesanteckningarna ska rensas eller sparas.";
    case ClosingNeed::What::ChiefCloses:
        return "Ärendet är allvarligt. Bara en chef kan avsluta det.";
    case ClosingNeed::What::Outcome:
        return "Välj hur det gick.";
    case ClosingNeed::What::Measure:
        return "Skriv vad ni har gjort.";
    }
    return "";
}

std::string in_words(const Refusal& refusal) {
    if (refusal.why == Why::ClosingNeeds) {
        std::string text = "Ärendet kan inte avslutas än.";
        for (const ClosingNeed& need : refusal.needs)
            text += " " + in_words(need);
        return text;
    }
    for (const auto words : {words_for_order, words_for_content}) {
        if (const char* found = words(refusal.why))
            return found;
    }
    return words_for_end(refusal.why);
}

} // namespace tycktill::matters
