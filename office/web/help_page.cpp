// Help in a few lines, and every key.
#include "office/web/other_pages.h"

#include "office/web/parts.h"

namespace tycktill::web {

wire::HttpResponse help_page(Site& site, Visit& visit) {
    const auto row = [](const char* key, const char* words) {
        return el("dt", el("kbd", text(key))) + el("dd", text(words));
    };
    const Html keys =
        el("dl", "facts",
           row("Alt 1–5", "flikarna högst upp") + row("Alt S", "sidans blå knapp") +
               row("Alt A", "ny anteckning i ett ärende") +
               row("Alt N", "hoppa över, nästa ärende") + row("Alt M", "byt mall i ett brev") +
               row("Alt D", "börja diarieföra") + row("Alt T", "nytt från samtal"));
    Html doors;
    for (const auto& door : visit.house->town->other_doors)
        doors += el("li", icon(Icon::Info) +
                              el("span", el("b", text(door.title.in("sv"))) +
                                             el("br", Attributes{}) + text(door.text.in("sv"))));
    Html levels;
    for (const auto& level : visit.rules().levels)
        levels += el("li", icon(Icon::Up) + el("span", text(level.name)));
    return page(
        site, visit, {"Hjälp", "", "", {}, 200},
        div("head", el("h1", "Hjälp"_t) + el("p", "lead",
                                             text(visit.house->town->scheme + ", " +
                                                  visit.house->town->name + "."))) +
            div("cols",
                div("stack",
                    heading_section(
                        "gor", "Så gör du",
                        el("ol", "ticked",
                           el("li",
                              el("b", "1"_t) +
                                  el("span",
                                     "Den gula rutan säger vad du gör härnäst. Det finns alltid högst en."_t)) +
                               el("li",
                                  el("b", "2"_t) +
                                      el("span",
                                         "Inget lämnar huset utan en sida som visar precis vad som går ut, och till vem."_t)) +
                               el("li",
                                  el("b", "3"_t) +
                                      el("span",
                                         "Dagarna är räknade. «Varför den dagen?» visar hur, dag för dag."_t)))) +
                        heading_section("vagg", "På väggen",
                                        p(link("/affischer", "Affischer till enheterna"_t))) +
                        heading_section("annat", "Det som har en egen väg",
                                        el("ul", "ticked", doors))) +
                    div("stack",
                        heading_section(
                            "tangenter", "Tangenter",
                            keys + el("p", "hint field", "I Firefox: Alt och Skift."_t)) +
                            heading_section("nivaer", "Nivåerna", el("ol", "ticked", levels)))));
}

} // namespace tycktill::web
