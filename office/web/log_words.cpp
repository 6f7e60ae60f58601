#include "office/web/log_words.h"

#include <algorithm>
#include <utility>

namespace tycktill::web {
namespace {

using audit::Act;

using Words = std::pair<std::string_view, const char*>;

// By the names of office/register/kind_fields.h.
constexpr Words kinds[] = {{"registered", "diarieförde"},
                           {"confirmed", "gav besked"},
                           {"assigned", "gav det en handläggare"},
                           {"taken", "tog det"},
                           {"handed-over", "lämnade över det"},
                           {"lifted", "lyfte det"},
                           {"noted", "skrev en tjänsteanteckning"},
                           {"jotted", "skrev en minnesanteckning"},
                           {"waits-for", "väntar på någon"},
                           {"new-day", "gav en ny dag"},
                           {"measure", "skrev en åtgärd"},
                           {"praise", "förde beröm vidare"},
                           {"replied", "svarade"},
                           {"reply-hindered", "skrev varför det inte gick att svara"},
                           {"heard", "skrev hur svaret togs emot"},
                           {"hint-raised", "väckte en fråga"},
                           {"hint-answered", "tog ställning till en fråga"},
                           {"referred", "hänvisade till rätt ställe"},
                           {"linked", "länkade till ett annat ärende"},
                           {"closed", "avslutade"},
                           {"reopened", "öppnade igen"},
                           {"copied-out", "lämnade ut en kopia"},
                           {"published", "publicerade"},
                           {"withdrawn", "tog bort det som var publicerat"},
                           {"purged", "gallrade"},
                           {"sent-to-manager", "skickade det till chefen"},
                           {"fed-back", "återkopplade"}};

constexpr Words others[] = {{"pages", ""},
                            {"unknown", "okänt användarnamn"},
                            {"wait", "för många försök"},
                            {"code-asked", "engångskod frågades efter"},
                            {"start", "på startsidan"},
                            {"lasare", "vilka som har läst det"},
                            {"skannat.pdf", "blanketten som PDF"}};

template <std::size_t Size>
const char* found(const Words (&words)[Size], std::string_view name) {
    const auto at = std::find_if(std::begin(words), std::end(words),
                                 [&](const Words& one) { return one.first == name; });
    return at == std::end(words) ? nullptr : at->second;
}

} // namespace

std::string act_words(audit::Act act) {
    switch (act) {
    case Act::LogIn:
        return "Loggade in";
    case Act::LogInFailed:
        return "Kom inte in";
    case Act::LogOut:
        return "Loggade ut";
    case Act::ReadMatter:
        return "Läste ett ärende";
    case Act::OpenContact:
        return "Öppnade kontaktuppgifter";
    case Act::ReadList:
        return "Såg en lista";
    case Act::ReadRegister:
        return "Såg registret";
    case Act::Do:
        return "Skrev i ett ärende";
    case Act::Refused:
        return "Nekades";
    case Act::Search:
        return "Sökte";
    case Act::TakeIn:
        return "Skrev ned ett nytt ärende";
    case Act::TakeOver:
        return "Öppnade det som kommit in";
    case Act::Report:
        return "Gjorde en rapport";
    case Act::CopyOut:
        return "Lämnade ut en kopia";
    case Act::Export:
        return "Exporterade";
    case Act::ReadAudit:
        return "Läste loggen";
    case Act::PersonAdded:
        return "Lade till en person";
    case Act::PersonChanged:
        return "Ändrade en person";
    case Act::Passphrase:
        return "Gav ett nytt lösenord";
    case Act::SecondFactor:
        return "Ändrade engångskoder";
    case Act::KeysShared:
        return "Delade ut nyckeln";
    case Act::PurgeListed:
        return "Gjorde en gallringslista";
    case Act::PurgeApproved:
        return "Godkände gallring";
    case Act::Purged:
        return "Gallrade";
    case Act::Voided:
        return "Makulerade en rad";
    case Act::OtherNumber:
        return "Skrev in ett nummer";
    }
    return "";
}

std::string finding_words(const audit::Finding& finding) {
    const std::string row = "Rad " + std::to_string(finding.number);
    switch (finding.what) {
    case audit::Finding::What::Missing:
        return row + " saknas.";
    case audit::Finding::What::Altered:
        return row + " följer inte av raderna före: någon av dem är ändrad, flyttad eller utbytt.";
    case audit::Finding::What::Unsigned:
        return row + " är inte underskriven av kontoret.";
    }
    return "";
}

std::string detail_words(const audit::Entry& entry) {
    const char* words = entry.act == Act::Do ? found(kinds, entry.detail) : nullptr;
    if (!words)
        words = found(others, entry.detail);
    for (const auto& [scan, shown] : {Words{"sida/", "bild "}, Words{"fil/", "fil "}})
        if (!words && entry.detail.rfind(scan, 0) == 0)
            return shown + entry.detail.substr(scan.size());
    return words ? words : entry.detail;
}

} // namespace tycktill::web
