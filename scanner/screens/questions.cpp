// What the desk asks with one line of text, and the passphrase.
#include "scanner/screens/screens.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

using About = DeskQuestion::About;

constexpr float padding = 24;

struct QuestionWords {
    std::string_view title, line, answer; ///< `answer`: what Enter does
};

QuestionWords words_of(About about) {
    switch (about) {
    case About::Aside:
        return {"Varför läggs blanketten åt sidan?",
                "Skriv vad en kollega ska svara på. Blanketten väntar sist i kön.",
                "lägg åt sidan"};
    case About::Reject:
        return {"Varför ska den inte skickas?",
                "Skälet sparas. Den tas ur kön och skickas inte till kansliet.", "avvisa"};
    case About::Number:
        return {"Vilket nummer står på sidan?", "Nio tecken, under rutmönstret: 7K3M-9QXD-2.",
                "läs sidan igen"};
    case About::Folder:
        return {"Vilken mapp ska läsas in?", "Du kan också dra filer till fönstret.", "läs in"};
    case About::Arrived:
        return {"Vilken dag kom bunten?", "Ankomstdagen stämplas på alla sidor i bunten.", "spara"};
    case About::Filter:
        return {"Sök i bunten", "Nummer, blankett eller skäl.", "visa"};
    case About::TakeDown:
        return {"Vilken blankett ska skrivas ned?",
                "För den som ringer eller står vid disken. Välj med en siffra.", ""};
    }
    return {};
}

constexpr float choice_row = 48;

std::optional<DeskEvent> draw_forms(const DeskDrawing& d, const Desk& desk, touch::PxRect place) {
    std::optional<DeskEvent> event;
    const auto& c = d.colours;
    for (std::size_t i = 0; i < desk.letter_forms.size() && i < 9; ++i) {
        const touch::PxRect row{place.x, place.y + static_cast<float>(i) * choice_row, place.w,
                                choice_row - 8};
        d.box(row, 4, 1, c.line, c.input);
        const float x = row.x + 12 + d.keycap(row.x + 12, row.mid_y(), std::to_string(i + 1)) + 12;
        d.text(desk.letter_forms[i].label, x, row.mid_y(), d.font(desk_read), c.text,
               touch::Align::Leading, row.right() - x - 12);
        if (d.press(row, desk.letter_forms[i].label))
            event = DeskDigit{i + 1};
    }
    return event;
}

} // namespace

float question_height(const DeskDrawing&, const Desk& desk) {
    if (desk.question->about != About::TakeDown)
        return 234;
    return 150 +
           choice_row * static_cast<float>(std::min<std::size_t>(9, desk.letter_forms.size()));
}

std::optional<DeskEvent> draw_question(const DeskDrawing& d, const Desk& desk,
                                       touch::PxRect place) {
    const auto& c = d.colours;
    const auto words = words_of(desk.question->about);
    d.box(place, 8, 2, c.keyboard, c.panel);
    const float x = place.x + padding, w = place.w - 2 * padding;
    d.label(words.title, x, place.y + 34, d.font(desk_section, touch::Weight::SemiBold), c.text,
            touch::Align::Leading, w);
    d.label(words.line, x, place.y + 64, d.font(desk_read), c.quiet, touch::Align::Leading, w);
    std::optional<DeskEvent> event;
    if (desk.question->about == About::TakeDown) {
        event = draw_forms(d, desk, {x, place.y + 92, w, 0});
    } else {
        const auto style = d.input_style(false);
        const auto name = d.in_language(words.title);
        if (auto typed = touch::text_field(
                d.ui, {x, place.y + 92, w, 64},
                {.name = name, .value = desk.question->text, .limit = 400, .style = &style});
            typed.text)
            event = DeskTyped{*typed.text};
    }
    float at = x;
    const float y = place.bottom() - 38;
    if (!words.answer.empty() && d.key(at, y, "Enter", words.answer))
        event = DeskKey::Next;
    if (d.key(at, y, "Esc", "låt bli"))
        event = DeskKey::Leave;
    return event;
}

std::optional<DeskEvent> draw_login(const DeskDrawing& d, const DeskScene& scene) {
    const auto& c = d.colours;
    const auto& login = scene.desk.login;
    d.top_bar(d.in_language(login.after ? "Disken är låst" : "Disken"), scene.place);
    const touch::PxRect card{(d.width() - 560) / 2, std::max(96.0f, d.height() / 2 - 190), 560,
                             300};
    d.box(card, 8, 2, c.keyboard, c.panel);
    const float x = card.x + 32, w = card.w - 64;
    d.label(login.after ? "Disken är låst" : "Lås upp disken", x, card.y + 48,
            d.font(desk_title, touch::Weight::Bold), c.text);
    const auto why =
        d.in_language(login.after ? "Allt du skrev finns kvar. Skriv lösenordet för att gå vidare."
                                  : "Blanketterna är krypterade tills du skriver lösenordet.");
    d.lines(why, {x, card.y + 76, w, 0}, d.font(desk_read), c.quiet, 24);
    d.say(why, {x, card.y + 76, w, 48});
    const auto style = d.input_style(false);
    std::optional<DeskEvent> event;
    if (auto typed = touch::text_field(d.ui, {x, card.y + 136, w, 64},
                                       {.name = d.in_language("Lösenord"),
                                        .value = login.typed,
                                        .masked = true,
                                        .limit = 200,
                                        .style = &style});
        typed.text)
        event = DeskTyped{*typed.text};
    if (!login.fault.empty()) {
        d.text(d.in_language(login.fault), x, card.y + 222,
               d.font(desk_read, touch::Weight::SemiBold), c.fault, touch::Align::Leading, w);
        d.say(d.in_language(login.fault), {x, card.y + 210, w, 24}, touch::Role::Error);
    }
    float at = x;
    if (d.key(at, card.y + 262, "Enter", "lås upp"))
        event = DeskKey::Next;
    if (d.ui.pressed(touch::Key::Enter))
        event = DeskKey::Next;
    for (const auto& [key, means] : {std::pair{touch::Key::F4, DeskKey::Colours},
                                     std::pair{touch::Key::F5, DeskKey::Language}})
        if (d.ui.pressed(key))
            event = means;
    return event;
}

} // namespace tycktill::desk
