// Draws every component in every state, for eyes: touch_gallery FOLDER [PANEL] [night]. Needs a display.
#include "shared/base/places.h"
#include "shared/touch/keyboard.h"
#include "shared/touch/layout.h"
#include "shared/touch/widgets.h"
#include "shared/touch/window.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

using namespace tycktill;

namespace {

Theme theme_of(bool night) {
    AccentColours accent;
    if (night)
        accent = {rgb(0x8FDBAC), rgb(0x6FC08F), rgb(0x17372A), rgb(0x17372A), rgb(0x06140C)};
    return kiosk_theme(night ? Contrast::Night : Contrast::Light, accent);
}

/// The components one under the other, as a sheet to compare with.
void components(Ui& ui) {
    auto caption = [&](float y, std::string_view text) {
        text_block(ui, {48, y, 984, 0}, text,
                   {.step = Step::Label, .weight = Weight::SemiBold, .colour = ui.theme().muted});
    };
    caption(43, "Valkort: vanligt · valt · nedtryckt · fokus · ej valbart");
    const char* names[] = {"Vanligt", "Valt", "Nedtryckt", "Fokus", "Ej valbart"};
    for (int i = 0; i < 5; ++i)
        choice_card(
            ui, {48, 100 + 136.0f * static_cast<float>(i), 984, 116},
            {.title = names[i], .icon = Icon::MessageDots, .chosen = i == 1, .enabled = i != 4});
    caption(793, "Knappar: huvud · nedtryckt · ej valbar");
    primary_button(ui, {48, 850, 316, 116}, "Nästa");
    primary_button(ui, {382, 850, 316, 116}, "Nästa 2");
    primary_button(ui, {716, 850, 316, 116}, "Nästa", {.enabled = false});
    secondary_button(ui, {48, 986, 316, 116}, "Tillbaka");
    secondary_button(ui, {382, 986, 316, 116}, "Tillbaka");
    secondary_button(ui, {716, 986, 316, 116}, "Tillbaka");
    caption(1135, "Fält: vanligt · aktivt · fel");
    text_field(ui, {48, 1193, 316, 100}, {.name = "Namn", .value = "Karin"});
    text_field(ui, {382, 1193, 316, 100}, {.name = "Namn", .value = "Karin"});
    text_field(ui, {716, 1193, 316, 100}, {.name = "Namn", .value = "Karin", .error = "fel"});
    caption(1325, "Verktyg: avbryt · vanligt · på · nedtryckt");
    tool_tile(ui, {48, 1382, 236, 86}, {.name = "Avbryt", .icon = Icon::X, .outlined = true});
    tool_tile(ui, {297, 1382, 236, 86}, {.name = "Lyssna", .icon = Icon::Volume});
    tool_tile(ui, {546, 1382, 236, 86}, {.name = "Kontrast", .icon = Icon::Contrast, .on = true});
    tool_tile(ui, {795, 1382, 236, 86}, {.name = "Språk", .icon = Icon::World});
    notice(ui, {48, 1520, 984, 0}, "Det blir en allmän handling.");
    warning(ui, {48, 1660, 984, 0}, "Det finns ett telefonnummer i texten.");
    error_line(ui, {48, 1800, 984, 0}, "Numret är för kort. Skriv alla siffror.");
}

struct Page {
    const Panel& panel;
    PageLayout p;
    bool larger;
};

void frame(Ui& ui, const Page& page, int step) {
    const auto& p = page.p;
    if (ui.panel().portrait())
        identity_strip(ui, p.strip, "Ljusnarsbergs kommun");
    else
        ui.canvas().fill(p.column, 0, ui.theme().sand);
    const char* words[] = {"Avbryt och rensa", "Lyssna", "Större text", "Kontrast",
                           "Lättläst",         "Språk",  "Hjälp"};
    const Icon icons[] = {Icon::X,    Icon::Volume, Icon::LargerText, Icon::Contrast,
                          Icon::Book, Icon::World,  Icon::Help};
    for (std::size_t i = 0; i < 7; ++i) {
        if (p.tools[i].w == 0)
            continue;
        ToolTile tile{.name = words[i], .icon = icons[i], .outlined = i == 0};
        if (i == 2)
            tile.on = page.larger;
        if (i == 3)
            tile.on = ui.theme().night();
        tool_tile(ui, p.tools[i], tile);
    }
    const auto progress = "Steg " + std::to_string(step) + " av 8";
    if (ui.panel().portrait())
        progress_bars(ui, p.step, progress, step, 8);
    else
        progress_dots(ui, p.step, "Ljusnarsbergs kommun", progress, step, 8);
    secondary_button(ui, p.back, "Tillbaka", {.icon = Icon::ArrowLeft});
    primary_button(ui, p.next, "Nästa", {.icon = Icon::ArrowRight});
}

void kind_page(Ui& ui, bool larger) {
    const Page page{ui.panel(), lay_out_page(ui.panel(), {PageKind::Choice, larger, false, false}),
                    larger};
    frame(ui, page, 1);
    question(ui, page.p.question, "Vad vill du lämna?");
    if (!larger)
        hint(ui, page.p.hint, "Välj det som passar bäst.");
    const ChoiceCard cards[] = {
        {"Klagomål", "Något är fel eller har gått fel.", Icon::MessageExclamation, true, true, {}},
        {"Synpunkt", "Jag vill säga vad jag tycker.", Icon::MessageDots, false, true, {}},
        {"Förslag", "Jag vet hur det kan bli bättre.", Icon::Bulb, false, true, {}}};
    float least = 0;
    for (const auto& card : cards)
        least = std::max(least, choice_card_height(ui, page.p.content.w, card));
    const auto places = card_places(ui.panel(), page.p.content, 3, least);
    for (std::size_t i = 0; i < 3; ++i)
        choice_card(ui, places[i], cards[i]);
}

std::string told = "I går kväll fick mamma vänta mer än en timme på hjälp. Hon ringde på larmet "
                   "flera gånger men ingen kom. Hon blev rädd och ledsen.";

void tell_page(Ui& ui, bool larger) {
    const Page page{ui.panel(), lay_out_page(ui.panel(), {PageKind::Text, larger, false, false}),
                    larger};
    frame(ui, page, 4);
    question(ui, page.p.question, "Berätta med egna ord.");
    hint(ui, page.p.hint, "Skriv inte personnummer.\nSkriv bara andras namn om det behövs.",
         Icon::ShieldLock);
    auto box = page.p.content;
    if (ui.panel().portrait())
        box.h -= 60;
    if (const auto change =
            text_area(ui, box, {.name = "Berätta med egna ord.", .value = told, .limit = 4000});
        change.text)
        told = *change.text;
    if (ui.panel().portrait())
        text_block(ui, {box.x, box.bottom() + 14, box.w, 0}, "129 av 4 000 tecken",
                   {.step = Step::Label,
                    .weight = Weight::SemiBold,
                    .colour = ui.theme().muted,
                    .may_grow = false});
    on_screen_keyboard(ui, page.p.tray);
}

void contact_page(Ui& ui, bool larger) {
    const Page page{ui.panel(), lay_out_page(ui.panel(), {PageKind::Contact, larger, false, false}),
                    larger};
    frame(ui, page, 7);
    question(ui, page.p.question, "Hur når vi dig?");
    hint(ui, page.p.hint, "Fyll i alla tre så att vi kan svara dig.");
    float y = page.p.content.y;
    auto field = [&](std::string_view name, std::string_view value, bool valid,
                     std::string_view error) {
        y += field_label(ui, {page.p.content.x, y, page.p.content.w, 0}, name) + ui.unit(6);
        text_field(ui, {page.p.content.x, y, page.p.content.w, ui.unit(100)},
                   {.name = name, .value = value, .error = error, .valid = valid});
        y += ui.unit(100);
        if (!error.empty())
            y += ui.unit(14) +
                 error_line(ui, {page.p.content.x, y + ui.unit(14), page.p.content.w, 0}, error);
        y += ui.unit(26);
    };
    field("Namn", "Karin Lindberg", true, "");
    field("Adress, postnummer och ort", "Storgatan 5, 714 30 Kopparberg", true, "");
    field("Telefon", "070-174", false, "Numret är för kort. Skriv alla siffror.");
    on_screen_keyboard(ui, page.p.tray, {.kind = KeyboardKind::Numbers});
}

void check_page(Ui& ui, bool larger) {
    const Page page{ui.panel(), lay_out_page(ui.panel(), {PageKind::Check, larger, false, true}),
                    larger};
    frame(ui, page, 8);
    question(ui, page.p.question, "Läs igenom innan du skickar.");
    const auto& c = page.p.content;
    float y = c.y;
    const CheckRow rows[] = {{"Typ", "Klagomål", 2, "Ändra", false},
                             {"Gäller", "Björkgården, avdelning 2", 2, "Ändra", false},
                             {"Från", "Närstående", 2, "Ändra", false},
                             {"Text", told, 2, "Ändra", false},
                             {"När", "I går, 21 november", 2, "Ändra", false},
                             {"Svar", "Nej, anonym", 2, "Ändra", true}};
    for (const auto& row : rows) {
        check_row(ui, {c.x, y, c.w, 0}, row);
        y += check_row_height(ui, c.w, row);
        if (row.label == "Text")
            y += warning(
                     ui, {c.x, y, c.w, 0},
                     "I texten står numret 070-174 06 35.\nTa bort det om du vill vara anonym.") +
                 25;
    }
    notice(ui, {c.x, y + 32, c.w, 0},
           "När du trycker Skicka blir det en allmän handling hos Socialnämnden. Andra kan begära "
           "att få läsa den. Hemliga uppgifter prövas först.");
}

void start_page(Ui& ui, bool larger) {
    const Page page{ui.panel(), lay_out_page(ui.panel(), {PageKind::Plain, larger, false, false}),
                    larger};
    frame(ui, page, 8);
    ui.canvas().fill({page.p.content.x - 20, page.p.content.y - 5, page.p.content.w + 40, 2000}, 0,
                     ui.theme().ground);
    const auto& c = page.p.content;
    start_bubble(ui, {c.x, c.y, c.w, ui.unit(622)}, "Säg vad\ndu tycker.",
                 "Klagomål, synpunkter,\nförslag och beröm.");
    fact_line(ui, {c.x, 1104, c.w, 84}, "Du kan vara anonym.", Icon::UserOff);
    fact_line(ui, {c.x, 1212, c.w, 84}, "Det tar ungefär 5 minuter.", Icon::Clock);
    primary_button(ui, {c.x, 1394, c.w, 180}, "Börja",
                   {.icon = Icon::ArrowRight, .step = Step::Title});
    secondary_button(ui, {c.x, 1620, c.w, 116}, "Jag har en kod", {.icon = Icon::Hash});
    secondary_button(ui, {c.x, 1756, c.w, 116}, "Hör det här hemma?", {.icon = Icon::Help});
}

void thanks_page(Ui& ui, bool larger) {
    const Page page{ui.panel(), lay_out_page(ui.panel(), {PageKind::Plain, larger, false, false}),
                    larger};
    frame(ui, page, 8);
    const auto& c = page.p.content;
    ui.canvas().fill({c.x - 20, c.y - 5, c.w + 40, 2000}, 0, ui.theme().ground);
    thanks_title(ui, {c.x, c.y, c.w, 130}, "Tack!");
    text_block(ui, {c.x, 474, c.w, 0},
               "Vi har tagit emot det den 22 november 2026.\nDu får svar inom två veckor.\nDet "
               "påverkar inte den hjälp du får.");
    CodeCard card{.title = "Din kod",
                  .groups = {"K7M3", "9QPX", "4TR2"},
                  .words = "Med koden kan du se hur det går. Läs av QR-koden eller skriv ut.",
                  .button = "Skriv ut"};
    for (int y = 0; y < 25; ++y) {
        card.qr.emplace_back();
        for (int x = 0; x < 25; ++x)
            card.qr.back().push_back((x * 7 + y * 13 + x * y) % 3 == 0);
    }
    code_card(ui, {c.x, 700, c.w, code_card_height(ui)}, card);
    text_block(ui, {c.x, 1380, c.w, 0}, "Var det lätt att lämna?", {.weight = Weight::SemiBold});
    face_card(ui, {48, 1456, 316, 204}, "Ja, lätt", Icon::MoodSmile, false);
    face_card(ui, {382, 1456, 316, 204}, "Sådär", Icon::MoodEmpty, true);
    face_card(ui, {716, 1456, 316, 204}, "Nej, svårt", Icon::MoodSad, false);
    primary_button(ui, {48, 1736, 984, 136}, "Klart – rensa skärmen");
}

void time_page(Ui& ui, bool) {
    time_out_cover(ui, {"Är du kvar?", "Skärmen rensas om 30 sekunder.",
                        "Det du har skrivit har inte skickats.", "Jag är kvar", "Rensa nu", 30});
}

void staff_page(Ui& ui, bool) {
    staff_band(ui, {0, 0, 1080, 132}, "Personal", "Björkgården, avdelning 2");
    text_block(ui, {48, 176, 984, 0}, "Läget just nu", {.weight = Weight::SemiBold});
    status_rows(
        ui, {48, 252, 984, 0},
        {{"Skrivare", "Lite papper kvar", "Testutskrift", Icon::Printer, Icon::AlertTriangle, true},
         {"Nätverk", "Kontakt i dag", "Prova nu", Icon::Wifi, Icon::CircleCheck, false},
         {"Kö", "3 väntar på att skickas", "", Icon::Inbox, Icon::Clock, false},
         {"Språk", "Svenska först", "Ändra", Icon::Language, Icon::None, false}});
    choice_card(ui, {48, 992, 984, 252},
                {.title = "Skriv åt någon",
                 .line = "Märks ”nedtecknad av personal”.",
                 .icon = Icon::Writing,
                 .sign = ChoiceCard::Sign::Arrow});
    notice(ui, {48, 1296, 984, 0}, "Här syns inte vad någon har skrivit.", Icon::EyeOff);
}

void arabic_page(Ui& ui, bool) {
    const Page page{ui.panel(), lay_out_page(ui.panel(), {PageKind::Choice, false, false, false}),
                    false};
    frame(ui, page, 1);
    question(ui, page.p.question, "ماذا تريد أن تقدّم؟");
    hint(ui, page.p.hint, "اختر الأنسب.");
    choice_card(ui, {48, 637, 984, 262},
                {.title = "شكوى",
                 .line = "هناك خطأ ما 112 abc.",
                 .icon = Icon::MessageExclamation,
                 .chosen = true});
}

/// What a frame costs: the processor's time and the wall's, over many frames.
int measure_frames(const std::string& panel_name) {
    auto typesetter = Typesetter::open(assets_folder());
    auto panel = parse_panel(panel_name);
    auto window = Window::open({*panel}, **typesetter);
    if (!window)
        return 2;
    int turn = 0; // every frame is a new one
    const Draw draw = [&](Ui& ui) {
        tell_page(ui, false);
        ui.canvas().fill({static_cast<float>(++turn % 1000), 0, 2, 2}, 0, rgb(0xFFFFFF));
    };
    (*window)->settle(draw, Moment{0});
    std::printf("exec to first frame: %.0f ms of processor time\n",
                static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC);
    constexpr int frames = 100;
    double shortest = 1e9;
    const auto start = std::clock();
    for (int i = 0; i < frames / 2; ++i) { // two frames each time
        (*window)->settle(draw, Moment{i});
        shortest = std::min(shortest, (*window)->last_frame_ms());
    }
    std::printf("frame: %.1f ms of processor time, %.1f ms at best\n",
                static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC / frames,
                shortest);
    return 0;
}

using Draws = void (*)(Ui&, bool);

int paint(const std::filesystem::path& folder, const std::string& panel_name, bool night) {
    auto typesetter = Typesetter::open(assets_folder());
    auto panel = parse_panel(panel_name);
    if (!typesetter || !panel) {
        std::fprintf(stderr, "%s\n",
                     (typesetter ? panel.error() : typesetter.error()).what.c_str());
        return 2;
    }
    auto window = Window::open({*panel}, **typesetter);
    if (!window) {
        std::fprintf(stderr, "%s\n", window.error().what.c_str());
        return 2;
    }
    auto& stage = **window;
    Moment now{1000};
    auto shot = [&](const std::string& name, bool larger, bool mirrored, const Draw& draw) {
        stage.ui().forget();
        stage.ui().set_look({.theme = theme_of(night), .larger = larger, .mirrored = mirrored});
        now += Moment{1000};
        stage.settle(draw, now);
        const auto file = folder / (name + (night ? "-natt" : "") + ".png");
        if (const auto written = stage.picture(file); !written)
            std::fprintf(stderr, "%s\n", written.error().what.c_str());
        stage.settle(draw, now);
        std::printf("%s %.1f ms\n", file.filename().c_str(), stage.last_frame_ms());
    };
    const std::pair<const char*, Draws> pages[] = {{"typ", kind_page},
                                                   {"beratta", tell_page},
                                                   {"kontakt", contact_page},
                                                   {"kontrollera", check_page}};
    const std::string prefix = panel->portrait() ? "portrait-" : "landscape-";
    for (const auto& [name, draw] : pages) {
        shot(prefix + name, false, false, [d = draw](Ui& ui) { d(ui, false); });
        shot(prefix + name + "-storre", true, false, [d = draw](Ui& ui) { d(ui, true); });
    }
    shot(prefix + "tid", false, false, [](Ui& ui) { time_page(ui, false); });
    if (!panel->portrait())
        return 0;
    shot("portrait-start", false, false, [](Ui& ui) { start_page(ui, false); });
    shot("portrait-tack", false, false, [](Ui& ui) { thanks_page(ui, false); });
    shot("portrait-personal", false, false, [](Ui& ui) { staff_page(ui, false); });
    shot("portrait-arabiska", false, true, [](Ui& ui) { arabic_page(ui, false); });
    shot("komponenter", false, false, components);
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "touch_gallery FOLDER [PANEL] [night] | --frames [PANEL]\n");
        return 2;
    }
    if (std::string(arguments[1]) == "--frames")
        return measure_frames(count > 2 ? arguments[2] : "21.5-portrait");
    return paint(arguments[1], count > 2 ? arguments[2] : "21.5-portrait", count > 3);
}
