// «Vad behöver hända?»: lift it, hand it over, or wait for somebody. Three cards; the chosen one opens its fields.
#include "office/web/acting.h"
#include "office/web/choices.h"
#include "office/web/matter_pages.h"
#include "office/web/telling.h"

namespace tycktill::web {
namespace {

const forms::RouteLevel* next_level(const Visit& visit) {
    const auto at = static_cast<std::size_t>(visit.matter().level);
    const auto& levels = visit.rules().levels;
    return at < levels.size() ? &levels[at] : nullptr;
}

Html card(const Fields& fields, const char* value, const std::string& title, const char* hint,
          const Html& content, bool first) {
    const std::string id = first ? "f-gor" : std::string("f-gor-") + value;
    return div("card",
               el("label", "choice",
                  el("input", {{"type", "radio"},
                               {"name", "gor"},
                               {"value", value},
                               {"id", id},
                               {"checked", fields.chosen("gor", value)}}) +
                      el("span", el("b", text(title)) +
                                     el("span", "hint", el("br", Attributes{}) + text(hint)))) +
                   div("fields", content));
}

Html lift_card(const Visit& visit, const Fields& fields) {
    const auto* level = next_level(visit);
    if (!level)
        return {};
    return card(
        fields, "lyft", "Lyft till " + lowered(level->name),
        "Personen är inte nöjd, eller det går inte att lösa på enheten.",
        fields.area("skal", "Varför lyfter du ärendet?",
                    {level->name + " läser det här först.", false, false, false, "", 0}) +
            fields.area("provat", "Vad har ni redan provat?") +
            fields.tick("allvarligt", "Det är allvarligt",
                        "Chefen får veta det genast. Ärendet kan inte avslutas på enheten."),
        true);
}

Html hand_over_card(const Visit& visit, const Fields& fields) {
    const bool second = visit.matter().hand_overs > 0;
    const Html warning =
        second
            ? note_box(Icon::Info,
                       "Ärendet har redan skickats vidare en gång. Nu behöver din chef bestämma."_t)
            : Html();
    return card(fields, "lamna", "Lämna över till en annan enhet",
                "Det gäller någon annans verksamhet. Du ser till att det kommer fram.",
                warning +
                    fields.select("till-enhet", "Till vilken enhet?",
                                  unit_options(visit, "", "Välj enhet")) +
                    fields.area("lamna-skal", "Varför lämnar du över?"),
                false);
}

Html wait_card(const Fields& fields) {
    return card(fields, "vanta", "Vänta på någon",
                "Du behöver ett svar från någon annan först. Klockorna går ändå.",
                fields.area("vantar-pa", "Vem väntar du på, och vad?") +
                    fields.day("vantar-till", "Till vilken dag?"),
                false);
}

Html levels_panel(const Visit& visit) {
    Html list;
    int number = 0;
    for (const auto& level : visit.rules().levels) {
        ++number;
        const bool past = number <= visit.matter().level, next = number == visit.matter().level + 1;
        const Html dot = span("dot", icon(past ? Icon::Check : Icon::Up));
        const std::string who =
            number == visit.matter().level
                ? (visit.matter().handler.empty() ? "Här är ärendet nu"
                                                  : visit.name_of(visit.matter().handler))
            : next ? "Om du lyfter nu"
                   : "";
        list += el("li",
                   past   ? "out"
                   : next ? "now"
                          : "record",
                   dot + div("what", el("b", text(std::to_string(number) + " " + level.name)) +
                                         el("p", "quiet", text(who))));
    }
    return heading_section("langt", "Så långt har det kommit", el("ol", "line", list));
}

Html seen_panel() {
    return heading_section("ser", "Det här ser den som tar över",
                           ticked({{true, "Personens egna ord"_t},
                                   {true, "Tjänsteanteckningar, åtgärder och svar"_t},
                                   {true, "Klockorna"_t},
                                   {false, "Kontaktuppgifterna ligger kvar för sig"_t}}));
}

wire::HttpResponse draw(Site& site, const Visit& visit, const Values& typed,
                        const NotDone& not_done, int status) {
    const Fields fields(typed, not_done.wrongs);
    Html cards = lift_card(visit, fields) + hand_over_card(visit, fields) + wait_card(fields);
    const std::string why = why_of(not_done.wrongs, "gor");
    const Html form = post_form(
        visit.path, visit.proof,
        seen_field(visit) +
            el("fieldset", "stack",
               el("legend", "away", "Välj vad som behöver hända"_t) +
                   (why.empty() ? Html() : el("p", "error", icon(Icon::Alert) + text(why))) +
                   cards) +
            div("does", submit(Press::Main, "Spara", "", "", "", 's') +
                            button_link(Press::Quiet, visit.matter_path(), "Avbryt"_t)));
    const Html main =
        error_summary("Det går inte än", not_done.wrongs) +
        div("head", back_link(visit.matter_path(), visit.number()) +
                        el("h1", "Vad behöver hända?"_t) +
                        el("p", "lead", text(visit.row.line + "."))) +
        div("cols",
            div("stack",
                (not_done.stale ? written_meanwhile(visit, seen_in(visit)) : Html()) + form) +
                div("stack", levels_panel(visit) + seen_panel()));
    return page(site, visit, {"Vad behöver hända?", "/inkorg", "", {{"Alt S", "spara"}}, status},
                main);
}

Wish lift_wish(const Visit& visit, Wrongs& wrongs) {
    matters::Lifted lifted;
    lifted.level = visit.matter().level + 1;
    const bool serious = visit.form.text("allvarligt") == "ja";
    lifted.because = serious ? matters::Lifted::Because::Serious
                     : visit.matter().reception == matters::Reception::NotContent
                         ? matters::Lifted::Because::NotContent
                         : matters::Lifted::Because::NotSolved;
    lifted.tried = matters::say(visit.form.text("provat"));
    if (visit.form.text("skal").empty())
        wrongs.push_back({"skal", "Skriv varför du lyfter ärendet."});
    if (!serious && !lifted.tried.said)
        wrongs.push_back({"provat", "Skriv vad ni redan har försökt."});
    return {lifted, visit.form.text("skal"), {}, 0};
}

Wish hand_over_wish(const Visit& visit, Wrongs& wrongs) {
    const std::string unit = visit.form.text("till-enhet");
    if (unit.empty() || !visit.rules().unit(unit))
        wrongs.push_back({"till-enhet", "Välj vilken enhet det gäller."});
    if (visit.form.text("lamna-skal").empty())
        wrongs.push_back({"lamna-skal", "Skriv varför du lämnar över."});
    return {matters::HandedOver{unit, visit.rules().board_of(unit)},
            visit.form.text("lamna-skal"),
            {},
            0};
}

Wish wait_wish(const Visit& visit, Wrongs& wrongs) {
    const auto until = parse_day(visit.form.text("vantar-till"));
    if (visit.form.text("vantar-pa").empty())
        wrongs.push_back({"vantar-pa", "Skriv vem du väntar på."});
    if (!until || *until <= visit.today)
        wrongs.push_back({"vantar-till", "Välj en dag framåt i tiden."});
    return {matters::WaitsFor{until.value_or(visit.today)}, visit.form.text("vantar-pa"), {}, 0};
}

} // namespace

wire::HttpResponse onward_form(Site& site, Visit& visit) {
    Values typed;
    typed.set("gor", visit.query.text("gor").empty() && next_level(visit)
                         ? "lyft"
                         : visit.query.text("gor"));
    return draw(site, visit, typed, {}, 200);
}

wire::HttpResponse go_onward(Site& site, Visit& visit) {
    NotDone not_done;
    const std::string what = visit.form.text("gor");
    Wish wish;
    std::string told;
    if (what == "lyft" && next_level(visit)) {
        wish = lift_wish(visit, not_done.wrongs);
        told = "Ärendet är lyft.";
    } else if (what == "lamna") {
        wish = hand_over_wish(visit, not_done.wrongs);
        told = "Ärendet är överlämnat.";
    } else if (what == "vanta") {
        wish = wait_wish(visit, not_done.wrongs);
        told = "Det är sparat. Klockorna går ändå.";
    } else {
        not_done.wrongs.push_back({"gor", "Välj vad som behöver hända."});
    }
    wish.seen = seen_in(visit);
    if (!not_done.wrongs.empty())
        return draw(site, visit, visit.form, not_done, 400);
    const auto tried = try_to(site, visit, wish);
    if (!tried)
        return trouble(site, visit, tried.error());
    if (*tried)
        return draw(site, visit, visit.form, **tried, (*tried)->stale ? 409 : 400);
    // Who hands it over may no longer see it.
    return done(site, visit, told, visit.may(matters::Act::SeeMatter) ? visit.matter_path() : "/");
}

} // namespace tycktill::web
