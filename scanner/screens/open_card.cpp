#include "forms/rules/text_rules.h"
#include "scanner/desk/check_words.h"
#include "scanner/screens/form_parts.h"
#include "shared/base/text.h"

#include <algorithm>
#include <cmath>

namespace tycktill::desk {

namespace {

using Input = DeskCard::Input;

constexpr float padding = 24, head = 96, foot = 56, choice_height = 44, choice_gap = 8,
                candidates_height = 40, words_pitch = 22;

bool takes_text(const DeskCard& card) {
    return card.input == Input::Line || card.input == Input::Area || card.input == Input::Unit;
}

/// Where words may be offered while one types; digits have none.
bool has_candidates(const DeskCard& card) {
    if (!card.field || (card.input != Input::Line && card.input != Input::Area))
        return false;
    const auto rule = card.field->rule;
    return rule == forms::TextRule::Any || rule == forms::TextRule::Name ||
           rule == forms::TextRule::Address || rule == forms::TextRule::Email;
}

/// As many choices beside each other as can be read whole.
std::size_t choice_columns(const DeskDrawing& d, const std::vector<DeskChoice>& choices,
                           float width) {
    float widest = 0;
    for (const auto& choice : choices)
        widest = std::max(
            widest, d.ui.canvas().width(choice.label, d.font(desk_read, touch::Weight::SemiBold)));
    for (std::size_t columns = 3; columns > 1; --columns) {
        const auto count = static_cast<float>(columns);
        if ((width - choice_gap * (count - 1)) / count >= widest + 90)
            return columns;
    }
    return 1;
}

struct Parts {
    float cut_out = 0, input = 0, candidates = 0, words = 0;
    float all() const {
        return head + (cut_out > 0 ? cut_out + 8 : 0) + (input > 0 ? input + 16 : 0) + candidates +
               words + foot;
    }
};

/// What the machine read, or how it stands, under the input.
std::string words_under(const Desk& desk, const DeskCard& card) {
    if (!card.has_suggestion())
        return card.stands && card.field ? in_words(*card.field, card.stands->value)
                                         : std::string{};
    const auto& suggestion = card.doubt->suggestion;
    if (card.field)
        return in_words(*card.field, suggestion);
    for (const auto& choice : choices_of(desk, card))
        if (choice.id == suggestion.front())
            return choice.label;
    return suggestion.front();
}

constexpr std::size_t most_lines_of_words = 4;

float words_height(const DeskDrawing& d, const Desk& desk, const DeskCard& card, float width) {
    const auto words = words_under(desk, card);
    if (words.empty())
        return 0;
    if (card.input != Input::Area)
        return 60;
    return 38 +
           d.lines_height(words, width - 170, d.font(desk_read), words_pitch, most_lines_of_words);
}

Parts parts_of(const DeskDrawing& d, const Desk& desk, const DeskCard& card, float width,
               float room) {
    Parts parts;
    const float inside = width - 2 * padding;
    const bool seen = has_cut_out(card);
    parts.words = words_height(d, desk, card, inside);
    parts.candidates = has_candidates(card) ? candidates_height : 0;
    switch (card.input) {
    case Input::Area:
        parts.cut_out = seen ? 200.0f : 0;
        parts.input = 176;
        break;
    case Input::Line:
        parts.cut_out = seen ? 120.0f : 0;
        parts.input = 64;
        break;
    case Input::Unit:
        parts.cut_out = mention_height(desk);
        parts.input = 56;
        parts.words = unit_lines_height(desk);
        break;
    case Input::Confirm:
    case Input::Letter:
        parts.words = 0;
        break;
    default: {
        const auto choices = choices_of(desk, card);
        const auto columns = choice_columns(d, choices, inside);
        const auto rows = static_cast<float>((choices.size() + columns - 1) / columns);
        parts.cut_out = seen ? 120.0f : 0;
        parts.input = rows * (choice_height + choice_gap) - choice_gap;
    }
    }
    // Where the screen is low, the long input and its picture give way, evenly.
    if (const float over = parts.all() - room; over > 0 && card.input == Input::Area) {
        parts.cut_out = std::max(std::min(parts.cut_out, 96.0f), parts.cut_out - over / 2);
        parts.input = std::max(80.0f, parts.input - std::max(0.0f, parts.all() - room));
    } else if (over > 0 && parts.cut_out > 80 && card.input != Input::Unit) {
        parts.cut_out = std::max(80.0f, parts.cut_out - over);
    }
    return parts;
}

void draw_head(const DeskDrawing& d, const DeskCard& card, std::size_t number,
               touch::PxRect place) {
    const auto& c = d.colours;
    const auto section = d.font(desk_section, touch::Weight::SemiBold);
    d.text(std::to_string(number), place.x + padding, place.y + 34, section, c.doubt_text);
    const float x = place.x + 60;
    const auto title = card.field ? card.title : d.in_language(card.title);
    const auto why = d.in_language(card.doubt       ? card.doubt->why
                                   : card.settled() ? "Avgjort. Skriv här för att ändra."
                                   : card.input == Input::Letter
                                       ? "Brevet kom efter en blankett. Hör det dit, välj B."
                                       : "Välj eller skriv det som stämmer.");
    float end = place.right() - padding;
    if (card.field && card.doubt && card.doubt->confidence > 0) {
        const auto sure =
            d.in_language(returned::confidence_word(card.doubt->confidence, card.doubt->kind));
        const auto small = d.font(desk_small, touch::Weight::SemiBold);
        const float width = d.ui.canvas().width(sure, small) + 20;
        const touch::PxRect chip{end - width, place.y + 22, width, 24};
        d.ui.canvas().fill(chip, 4, c.doubt_ground);
        d.text(sure, chip.x + 10, chip.mid_y(), small, c.doubt_text);
        d.say(sure, chip);
        end = chip.x - 16;
    }
    d.text(title, x, place.y + 34, section, c.text, touch::Align::Leading, end - x);
    d.text(why, x, place.y + 63, d.font(desk_read), c.quiet, touch::Align::Leading,
           place.right() - padding - x);
    d.ui.say(touch::Role::Heading, title, {x, place.y + 20, place.w - 84, 60}, why);
}

/// About how many lines of the paper the person has copied, for a long field's cut-out to follow.
float lines_read(const Desk& desk, const DeskCard& card) {
    constexpr float characters_a_line = 50;
    if (card.input != Input::Area)
        return -1;
    return static_cast<float>(length_of(desk.form->input)) / characters_a_line;
}

std::optional<DeskEvent> draw_choices(const DeskDrawing& d, const Desk& desk, const DeskCard& card,
                                      touch::PxRect place) {
    const auto& c = d.colours;
    const auto choices = choices_of(desk, card);
    const auto& ticked = desk.form->ticked;
    const auto columns = choice_columns(d, choices, place.w);
    std::optional<DeskEvent> event;
    const auto count = static_cast<float>(columns);
    const float width = (place.w - choice_gap * (count - 1)) / count;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const touch::PxRect box{place.x + static_cast<float>(i % columns) * (width + choice_gap),
                                place.y +
                                    static_cast<float>(i / columns) * (choice_height + choice_gap),
                                width, choice_height};
        const bool on = std::find(ticked.begin(), ticked.end(), choices[i].id) != ticked.end();
        d.box(box, 4, on ? 2 : 1, on ? c.keyboard : c.line, on ? c.keyboard_ground : c.input);
        float x = box.x + 12;
        if (i < 9)
            x += d.keycap(x, box.mid_y(), std::to_string(i + 1)) + 12;
        const auto label =
            card.input == Input::Page ? d.in_language(choices[i].label) : choices[i].label;
        d.text(label, x, box.mid_y(),
               d.font(desk_read, on ? touch::Weight::SemiBold : touch::Weight::Regular), c.text,
               touch::Align::Leading, box.right() - x - 34);
        if (on)
            d.ui.canvas().icon(touch::Icon::Check, box.right() - 20, box.mid_y(), 18, c.keyboard);
        if (d.press(box, label, {}, on))
            event = DeskDigit{i + 1};
    }
    return event;
}

std::optional<DeskEvent> draw_text_input(const DeskDrawing& d, const Desk& desk,
                                         const DeskCard& card, touch::PxRect box) {
    const bool area = card.input == Input::Area;
    const auto style = d.input_style(area);
    const touch::FieldLook look{.name = card.title,
                                .value = desk.form->input,
                                .limit = card.field ? forms::longest_taken(*card.field) : 400,
                                .style = &style};
    if (auto typed = area ? touch::text_area(d.ui, box, look) : touch::text_field(d.ui, box, look);
        typed.text)
        return DeskTyped{*typed.text};
    return {};
}

/// Words that may be meant, a key each.
std::optional<DeskEvent> draw_candidates(const DeskDrawing& d, const Desk& desk,
                                         touch::PxRect place) {
    std::optional<DeskEvent> event;
    float x = place.x;
    const auto& candidates = desk.form->candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        // The words before the last stand in the input already.
        const auto space = candidates[i].rfind(' ');
        const auto last =
            space == std::string::npos ? candidates[i] : candidates[i].substr(space + 1);
        const auto cap = "Ctrl " + std::to_string(i + 1);
        const auto face = d.font(desk_read);
        const float width = d.ui.canvas().width(cap, d.font(desk_small, touch::Weight::SemiBold)) +
                            22 + d.ui.canvas().width(last, face);
        if (x + width > place.right())
            break;
        const float start = x;
        x += d.keycap(x, place.mid_y(), cap) + 8;
        x += d.text(last, x, place.mid_y(), face, d.colours.text);
        if (d.press({start, place.mid_y() - 15, x - start, 30}, last))
            event = DeskCandidate{i + 1};
        x += 24;
    }
    return event;
}

/// «Kontroll»: what the municipality's own file says of what is typed.
std::optional<CheckWords> check_of(const Desk& desk, const DeskCard& card) {
    if (!card.field)
        return {};
    return check_in_words(desk.form->queued, *card.field, desk.form->input);
}

void draw_check(const DeskDrawing& d, const CheckWords& check, float x, float room, float y) {
    d.label("Kontroll", x, y + 8, d.font(desk_small, touch::Weight::SemiBold), d.colours.quiet);
    d.label(check.words, x, y + 33, d.font(desk_read),
            check.agrees ? d.colours.settled : d.colours.fault, touch::Align::Leading, room);
}

/// Stands under the input, labelled: machine text already in the box would be waved through.
std::optional<DeskEvent> draw_words(const DeskDrawing& d, const Desk& desk, const DeskCard& card,
                                    touch::PxRect place) {
    const auto& c = d.colours;
    const bool suggests = card.has_suggestion();
    const auto heading = d.in_language(suggests ? "Läsningens förslag" : "Så här står det nu");
    d.text(heading, place.x, place.y + 8, d.font(desk_small, touch::Weight::SemiBold), c.quiet);
    const auto words = words_under(desk, card);
    d.ui.say(touch::Role::Text, heading, place, words);
    float x = place.x;
    if (card.input == Input::Area) {
        d.lines(words, {x, place.y + 23, place.w - 170, 0}, d.font(desk_read), c.text, words_pitch,
                most_lines_of_words);
        x = place.right() - 150;
    } else {
        const auto check = check_of(desk, card);
        const float half = check ? place.w * 0.55f : place.w;
        const float key = suggests ? d.key_width("Tab", "ta förslaget") + 24 : 0;
        x += d.text(words, x, place.y + 33, d.font(desk_read), c.text, touch::Align::Leading,
                    half - key - 24) +
             24;
        if (check)
            draw_check(d, *check, place.x + half, place.w - half, place.y);
    }
    if (suggests && d.key(x, place.y + 33, "Tab", "ta förslaget"))
        return DeskKey::Suggestion;
    return {};
}

std::optional<DeskEvent> draw_card_keys(const DeskDrawing& d, const DeskCard& card, float x,
                                        float y) {
    std::optional<DeskEvent> event;
    const auto key = [&](std::string_view cap, std::string_view does, DeskKey what) {
        if (d.key(x, y, cap, does))
            event = what;
    };
    key("Enter",
        card.input == Input::Confirm  ? "sett, gå vidare"
        : card.input == Input::Letter ? "eget ärende"
        : card.input == Input::Unit   ? "välj, nästa"
                                      : "klar, nästa",
        DeskKey::Next);
    if (card.input == Input::Letter)
        key("B", "gör till bilaga", DeskKey::Attachment);
    if (card.input == Input::Line || card.input == Input::Area)
        key("Ctrl O", "går inte att läsa", DeskKey::Illegible);
    if (card.field)
        key("Ctrl T", card.input == Input::Choices ? "inget är kryssat" : "inget är skrivet",
            DeskKey::Nothing);
    if (card.input == Input::Page) {
        key("B", "bilaga", DeskKey::Attachment);
        key("E", "eget ärende", DeskKey::Own);
        key("T", "tom sida", DeskKey::Blank);
    }
    return event;
}

} // namespace

float open_card_height(const DeskDrawing& d, const Desk& desk, const DeskCard& card, float width,
                       float room) {
    return parts_of(d, desk, card, width, room).all();
}

std::optional<DeskEvent> draw_open_card(const DeskDrawing& d, const DeskScene& scene,
                                        const DeskCard& card, std::size_t number,
                                        touch::PxRect place) {
    const auto& c = d.colours;
    const auto& desk = scene.desk;
    d.box(place, 8, 2, c.doubt_line, c.panel);
    draw_head(d, card, number, place);
    const auto parts = parts_of(d, desk, card, place.w, place.h);
    const float x = place.x + padding, w = place.w - 2 * padding;
    float y = place.y + head;
    std::optional<DeskEvent> event;
    if (parts.cut_out > 0) {
        const touch::PxRect picture{x, y, w, parts.cut_out};
        if (card.input == Input::Unit)
            draw_mention(d, desk, picture);
        else
            draw_cut_out(d, card, scene.pages, picture, lines_read(desk, card));
        y += parts.cut_out + 8;
    }
    if (takes_text(card))
        keep(event, draw_text_input(d, desk, card, {x, y, w, parts.input}));
    else if (parts.input > 0)
        keep(event, draw_choices(d, desk, card, {x, y, w, parts.input}));
    if (parts.input > 0)
        y += parts.input + 16;
    if (parts.candidates > 0)
        keep(event, draw_candidates(d, desk, {x, y - 8, w, parts.candidates}));
    y += parts.candidates;
    if (card.input == Input::Unit)
        keep(event, draw_unit_lines(d, desk, {x, y - 8, w, parts.words}));
    else if (parts.words > 0)
        keep(event, draw_words(d, desk, card, {x, y, w, parts.words}));
    else if (const auto check = check_of(desk, card))
        draw_check(d, *check, x, w, y - 14 - parts.candidates);
    y += parts.words;
    d.ui.canvas().fill({x, y, w, 1}, 0, c.line);
    keep(event, draw_card_keys(d, card, x, y + 28));
    return event;
}

} // namespace tycktill::desk
