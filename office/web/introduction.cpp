// A handler is introduced at their first matter: three steps and the short way in, until they say that they have read them.
#include "office/web/account_pages.h"

namespace tycktill::web {
namespace {

Html steps(const Visit& visit) {
    Html list;
    int number = 0;
    const auto step = [&](const std::string& head, const std::string& words) {
        list += el("li", el("b", text(std::to_string(++number))) +
                             el("span", el("b", text(head)) + text(" " + words)));
    };
    for (const auto& rule : visit.rules().clocks)
        if (rule.stops == forms::ClockRule::Stop::Confirmed) {
            step("Ge besked", "vem som tar hand om det och när du är klar.");
            break;
        }
    step("Ta reda på", "vad som har hänt. Skriv en anteckning om det som är viktigt.");
    step("Svara personen", "och avsluta. Ett svar behöver inte vara en lösning.");
    return el("ol", "ticked", list);
}

bool answers_people(const Visit& visit) {
    return visit.role() == matters::Role::Handler || visit.role() == matters::Role::Manager;
}

} // namespace

Html how_it_goes(const Visit& visit) {
    return heading_section(
        "sa-gar-det", "Så går det till",
        steps(visit) +
            el("p", "quiet field",
               "Går det inte att lösa hos dig? Lyft det till nästa chef inne i ärendet."_t));
}

Html introduction(const Visit& visit) {
    if (visit.account.introduced || !answers_people(visit))
        return {};
    return heading_section(
        "forsta", "Första gången? Så går det till",
        steps(visit) +
            el("p", "field",
               "Den blå knappen i ärendet är alltid nästa steg. Det som går ut ser du på en egen "
               "sida först, och inget du skriver försvinner."_t) +
            post_form("/mitt/introduktion", visit.proof,
                      hidden("till", visit.path) +
                          div("does",
                              submit(Press::Other, "Jag har läst") + link("/hjalp", "Mer hjälp"_t)),
                      "field"));
}

wire::HttpResponse note_introduced(Site& site, Visit& visit) {
    const auto saved = people::change_account(*visit.house->people, visit.person().id,
                                              [&](people::Account& account) -> Result<void> {
                                                  if (!account.introduced)
                                                      account.introduced = visit.today;
                                                  return {};
                                              });
    if (!saved)
        return trouble(site, visit, saved.error());
    return go_to(place_here(visit.form.text("till")));
}

} // namespace tycktill::web
