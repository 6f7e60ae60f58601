#include "scanner/screens/open_card.h"

#include "shared/base/text.h"

#include <algorithm>
#include <cmath>

namespace tycktill {

namespace {

using Input = DeskCard::Input;

constexpr float padding = 24, head = 96, choice_height = 44, choice_gap = 8;

struct Heights {
    float cut_out, input, suggestion;
};

/// Up to four lines of the machine's text, about 105 characters each.
float suggested_height(const DeskCard& card) {
    const auto lines = length_of(card.doubt->suggestion.front()) / 105 + 1;
    return 38 + 22 * static_cast<float>(std::min<std::size_t>(4, lines));
}

Heights heights(const Desk& desk, const DeskCard& card) {
    const bool seen =
        card.doubt && !card.doubt->cut_outs.empty() && card.doubt->cut_outs.front().px.width > 0;
    const bool suggests = card.has_suggestion();
    if (card.input == Input::Area)
        return {seen ? 200.0f : 0, 176, suggests ? suggested_height(card) : 0};
    if (card.input == Input::Line)
        return {seen ? 120.0f : 0, 64, suggests ? 60.0f : 0};
    if (card.input == Input::Confirm)
        return {0, 0, 0};
    // Three choices beside each other; every one can be read whole.
    const auto rows = (choices_of(desk, card).size() + 2) / 3;
    const float choices = static_cast<float>(rows) * (choice_height + choice_gap) - choice_gap;
    return {seen ? 120.0f : 0, choices, suggests ? 60.0f : 0};
}

void draw_head(const DeskDrawing& d, const DeskCard& card, std::size_t number, PxRect place) {
    const auto& c = d.colours;
    const auto section = d.font(desk_section, Weight::SemiBold);
    d.text(std::to_string(number), place.x + padding, place.y + 34, section, c.doubt_text);
    const float x = place.x + 60;
    d.text(card.title, x, place.y + 34, section, c.text, Align::Leading, place.w - 260);
    if (!card.doubt)
        return;
    d.text(card.doubt->why, x, place.y + 63, d.font(desk_read), c.quiet, Align::Leading,
           place.w - 60 - padding);
    d.ui.say(Role::Heading, card.title, {x, place.y + 20, place.w - 84, 60}, card.doubt->why);
    if (!card.field || card.doubt->confidence <= 0)
        return;
    const auto sure = confidence_word(card.doubt->confidence, card.doubt->kind);
    const auto small = d.font(desk_small, Weight::SemiBold);
    const float width = d.ui.canvas().width(sure, small) + 20;
    const PxRect chip{place.right() - padding - width, place.y + 22, width, 24};
    d.ui.canvas().fill(chip, 4, c.doubt_ground);
    d.text(sure, chip.x + 10, chip.mid_y(), small, c.doubt_text);
    d.say(sure, chip);
}

FieldStyle input_style(const DeskDrawing& d, bool area) {
    const auto& c = d.colours;
    FieldStyle style;
    style.font = d.font(desk_typed);
    style.surface = c.input;
    style.border = c.line;
    style.active = c.keyboard;
    style.ink = c.text;
    style.padding_x = 18;
    style.padding_y = area ? 12 : 14;
    style.line = 34;
    return style;
}

/// About how many lines of the paper the person has copied, for a long field's cut-out to follow.
float lines_read(const Desk& desk, const DeskCard& card) {
    constexpr float characters_a_line = 50;
    if (card.input != Input::Area)
        return -1;
    return static_cast<float>(length_of(desk.form->input)) / characters_a_line;
}

std::optional<DeskEvent> draw_choices(const DeskDrawing& d, const Desk& desk, const DeskCard& card,
                                      PxRect place) {
    const auto& c = d.colours;
    const auto choices = choices_of(desk, card);
    const auto& ticked = desk.form->ticked;
    std::optional<DeskEvent> event;
    const float width = (place.w - 2 * choice_gap) / 3;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const PxRect box{place.x + static_cast<float>(i % 3) * (width + choice_gap),
                         place.y + static_cast<float>(i / 3) * (choice_height + choice_gap), width,
                         choice_height};
        const bool on = std::find(ticked.begin(), ticked.end(), choices[i].id) != ticked.end();
        d.box(box, 4, on ? 2 : 1, on ? c.keyboard : c.line, on ? c.keyboard_ground : c.input);
        float x = box.x + 12;
        if (i < 9)
            x += d.keycap(x, box.mid_y(), std::to_string(i + 1)) + 12;
        d.text(choices[i].label, x, box.mid_y(),
               d.font(desk_read, on ? Weight::SemiBold : Weight::Regular), c.text, Align::Leading,
               box.right() - x - 34);
        if (on)
            d.ui.canvas().icon(Icon::Check, box.right() - 20, box.mid_y(), 18, c.keyboard);
        if (d.press(box, choices[i].label, {}, on))
            event = DeskDigit{i + 1};
    }
    return event;
}

std::string suggestion_in_words(const Desk& desk, const DeskCard& card) {
    const auto& suggestion = card.doubt->suggestion;
    if (card.field)
        return in_words(*card.field, suggestion);
    for (const auto& choice : choices_of(desk, card))
        if (choice.id == suggestion.front())
            return choice.label;
    return suggestion.front();
}

/// Stands under the input, labelled: machine text already in the box would be waved through.
std::optional<DeskEvent> draw_suggestion(const DeskDrawing& d, const Desk& desk,
                                         const DeskCard& card, PxRect place) {
    const auto& c = d.colours;
    d.text("Läsningens förslag", place.x, place.y + 8, d.font(desk_small, Weight::SemiBold),
           c.quiet);
    const auto words = suggestion_in_words(desk, card);
    d.ui.say(Role::Text, "Läsningens förslag", place, words);
    float x = place.x;
    if (card.input == Input::Area) {
        const auto font = d.font(desk_read);
        const auto measure = [&](std::string_view piece) {
            return d.ui.canvas().width(piece, font);
        };
        float y = place.y + 34;
        std::size_t drawn = 0;
        const auto lines = wrap(words, place.w - 170, Balance::No, measure);
        for (const auto& line : lines) {
            const bool last = ++drawn == 4 && lines.size() > 4;
            d.text(words.substr(line.begin, line.end - line.begin) + (last ? " …" : ""), x, y, font,
                   c.text);
            y += 22;
            if (drawn == 4)
                break;
        }
        x = place.right() - 150;
    } else {
        x += d.text(words, x, place.y + 33, d.font(desk_read), c.text, Align::Leading,
                    place.w - 200) +
             36;
    }
    return d.key(x, place.y + 33, "Tab", "ta förslaget ")
               ? std::optional<DeskEvent>(DeskKey::Suggestion)
               : std::nullopt;
}

std::optional<DeskEvent> draw_card_keys(const DeskDrawing& d, const DeskCard& card, float x,
                                        float y) {
    std::optional<DeskEvent> event;
    const auto key = [&](std::string_view cap, std::string_view does, DeskKey what) {
        if (d.key(x, y, cap, does))
            event = what;
    };
    key("Enter", card.input == Input::Confirm ? "sett, gå vidare" : "klar, nästa", DeskKey::Next);
    if (card.input == Input::Line || card.input == Input::Area)
        key("Ctrl O", "går inte att läsa", DeskKey::Illegible);
    if (card.field)
        key("Ctrl T", card.input == Input::Choices ? "inget är kryssat" : "inget är skrivet",
            DeskKey::Nothing);
    if (card.input == Input::Page) {
        key("B", "bilaga", DeskKey::Attachment);
        key("E", "eget ärende", DeskKey::Own);
        key("T", "tom", DeskKey::Blank);
    }
    return event;
}

} // namespace

float open_card_height(const Desk& desk, const DeskCard& card) {
    const auto h = heights(desk, card);
    float height = head + 56;
    if (h.cut_out > 0)
        height += h.cut_out + 8;
    if (h.input > 0)
        height += h.input + 16;
    return height + h.suggestion;
}

std::optional<DeskEvent> draw_open_card(const DeskDrawing& d, const Desk& desk,
                                        const DeskCard& card, std::size_t number,
                                        const TextureOfPage& pages, PxRect place) {
    const auto& c = d.colours;
    d.box(place, 8, 2, c.doubt_line, c.panel);
    draw_head(d, card, number, place);
    const auto h = heights(desk, card);
    const float x = place.x + padding, w = place.w - 2 * padding;
    float y = place.y + head;
    std::optional<DeskEvent> event;
    const auto keep = [&](std::optional<DeskEvent> more) {
        if (more)
            event = std::move(more);
    };
    if (h.cut_out > 0) {
        draw_cut_out(d, card, pages, {x, y, w, h.cut_out}, lines_read(desk, card));
        y += h.cut_out + 8;
    }
    if (card.input == Input::Line || card.input == Input::Area) {
        const bool area = card.input == Input::Area;
        const auto style = input_style(d, area);
        const FieldLook look{.name = card.title,
                             .value = desk.form->input,
                             .limit =
                                 card.field ? static_cast<std::size_t>(card.field->longest) : 400,
                             .style = &style};
        const PxRect box{x, y, w, h.input};
        if (auto typed = area ? text_area(d.ui, box, look) : text_field(d.ui, box, look);
            typed.text)
            event = DeskTyped{*typed.text};
    } else if (h.input > 0) {
        keep(draw_choices(d, desk, card, {x, y, w, h.input}));
    }
    if (h.input > 0)
        y += h.input + 16;
    if (h.suggestion > 0) {
        keep(draw_suggestion(d, desk, card, {x, y, w, h.suggestion}));
        y += h.suggestion;
    }
    d.ui.canvas().fill({x, y, w, 1}, 0, c.line);
    keep(draw_card_keys(d, card, x, y + 28));
    return event;
}

std::optional<DeskEvent> draw_aside(const DeskDrawing& d, const Desk& desk, PxRect place) {
    const auto& c = d.colours;
    d.box(place, 8, 2, c.keyboard, c.panel);
    d.text("Varför läggs blanketten åt sidan?", place.x + padding, place.y + 34,
           d.font(desk_section, Weight::SemiBold), c.text);
    d.say("Varför läggs blanketten åt sidan?", place, Role::Heading);
    const auto style = input_style(d, false);
    std::optional<DeskEvent> event;
    if (auto typed = text_field(
            d.ui, {place.x + padding, place.y + 64, place.w - 2 * padding, 64},
            {.name = "Skäl", .value = desk.question->text, .limit = 200, .style = &style});
        typed.text)
        event = DeskTyped{*typed.text};
    float x = place.x + padding;
    if (d.key(x, place.y + 164, "Enter", "lägg åt sidan "))
        event = DeskKey::Next;
    if (d.key(x, place.y + 164, "Esc", "låt bli"))
        event = DeskKey::Leave;
    return event;
}

} // namespace tycktill
