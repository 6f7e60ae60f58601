#include "scanner/screens/form_parts.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

constexpr float margin = 32, top = 80, cards_top = 140;

struct Columns {
    touch::PxRect page;
    float x, w; ///< the right column
};

Columns columns(const DeskDrawing& d) {
    // Below 1600 px the page shrinks first, the cut-out never.
    const float page_w = d.narrow() ? std::max(380.0f, d.width() * 0.34f) : 778;
    const float x = margin + page_w + margin;
    return {{margin, top, page_w, d.height() - top - 64}, x, d.width() - x - margin};
}

std::string place_in_words(const std::vector<DeskCard>& cards, std::optional<std::size_t> open) {
    const bool done = std::all_of(cards.begin(), cards.end(),
                                  [](const DeskCard& card) { return card.settled(); });
    if (done)
        return "Allt avgjort";
    return open ? "Fråga " + std::to_string(*open + 1) + " av " + std::to_string(cards.size())
                : std::string{};
}

/// What the heading says beside the form's name.
std::vector<std::string> facts_of(const DeskDrawing& d, const queue::QueueItem& item) {
    std::vector<std::string> facts;
    facts.push_back(d.in_language("Ankom") + " " + day_in_words(d, item.arrived));
    if (item.by_staff)
        facts.push_back(d.in_language("Nedtecknad av personal"));
    if (item.letter || item.pages > 2)
        facts.push_back(
            d.in_language(item.pages == 1 ? "1 sida" : std::to_string(item.pages) + " sidor"));
    if (!item.second_look.empty())
        facts.push_back(d.in_language("En andra person ska se den"));
    if (!item.aside.empty())
        facts.push_back(d.in_language("Lagd åt sidan") + ": " + item.aside);
    return facts;
}

void draw_heading(const DeskDrawing& d, const DeskScene& scene, const std::vector<DeskCard>& cards,
                  const Columns& at) {
    const auto& c = d.colours;
    const auto& item = scene.desk.form->queued.item;
    const auto open = open_card(*scene.desk.form, cards);
    const auto place = d.in_language(place_in_words(cards, open));
    const bool done =
        !cards.empty() &&
        std::all_of(cards.begin(), cards.end(), [](const auto& card) { return card.settled(); });
    const auto section = d.font(desk_section, touch::Weight::SemiBold);
    const float right = d.text(place, at.x + at.w, 91, section,
                               done || cards.empty() ? c.settled : c.text, touch::Align::Trailing);
    d.say(place, {at.x, 80, at.w, 24}, touch::Role::Progress);
    const float end = at.x + at.w - right - 24;
    const auto* form = scene.desk.form->queued.form;
    const auto form_title = form ? form->title.in("sv") : item.title;
    const auto title = item.letter && item.form.id.empty() ? d.in_language("Brev utan blankett")
                       : item.letter ? d.in_language("Brev") + ", " + form_title
                                     : item.title;
    const float serial_w = item.serial.empty() ? 0 : 130.0f;
    float x = at.x +
              d.text(title, at.x, 91, section, c.text, touch::Align::Leading,
                     end - at.x - serial_w - 24) +
              24;
    d.say(title, {at.x, 80, x - at.x, 24}, touch::Role::Heading);
    if (!item.serial.empty())
        x += d.text(serial_in_groups(item.serial), x, 91,
                    {touch::Family::Mono, touch::Weight::SemiBold, 16, 0}, c.quiet) +
             24;
    for (const auto& fact : facts_of(d, item)) {
        if (end - x < 90)
            break;
        const float width =
            d.text(fact, x, 91, d.font(desk_read), c.quiet, touch::Align::Leading, end - x);
        d.say(fact, {x, 80, width, 24});
        x += width + 24;
    }
    if (cards.empty())
        return;
    const auto count = static_cast<float>(cards.size());
    const float gap = count > 12 ? 4 : 8, width = (at.w - gap * (count - 1)) / count;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const touch::Colour colour = open == i            ? c.doubt_line
                                     : cards[i].settled() ? c.settled
                                                          : c.line;
        d.ui.canvas().fill({at.x + static_cast<float>(i) * (width + gap), 116, width, 6}, 3,
                           colour);
    }
}

bool draw_settled(const DeskDrawing& d, const DeskCard& card, touch::PxRect row) {
    const auto& c = d.colours;
    d.box(row, 6, 1, c.line, c.panel);
    d.ui.canvas().icon(touch::Icon::Check, row.x + 31, row.mid_y(), 18, c.settled);
    const auto title = card.field ? card.title : d.in_language(card.title);
    const float value_x = row.x + std::max(200.0f, row.w * 0.32f);
    d.text(title, row.x + 60, row.mid_y(), d.font(desk_read, touch::Weight::SemiBold), c.text,
           touch::Align::Leading, value_x - row.x - 76);
    const bool by_person = !card.stands || card.stands->by_person;
    const auto who = d.in_language(by_person ? "Avgjort av dig" : "Läst");
    const float who_w = d.text(who, row.right() - 24, row.mid_y(), d.font(desk_small), c.quiet,
                               touch::Align::Trailing);
    const auto value = card.field && card.stands && !card.stands->value.empty()
                           ? in_words(*card.field, card.stands->value)
                           : d.in_language(card.field ? "Inget är skrivet" : "Avgjort");
    d.text(value, value_x, row.mid_y(), d.font(desk_read), c.text, touch::Align::Leading,
           row.right() - 24 - who_w - 16 - value_x);
    return d.press(row, title, value);
}

bool draw_waiting(const DeskDrawing& d, const DeskCard& card, std::size_t number,
                  const TextureOfPage& pages, touch::PxRect row) {
    const auto& c = d.colours;
    d.box(row, 6, 1, c.line, c.panel);
    d.text(std::to_string(number), row.x + 24, row.y + 26,
           d.font(desk_read, touch::Weight::SemiBold), c.quiet);
    float end = row.right() - 24;
    if (has_cut_out(card)) {
        const float cut_w = std::min(336.0f, row.w * 0.33f);
        end -= cut_w;
        draw_cut_out(d, card, pages, {end, row.y + 16, cut_w, 48}, -1);
        end -= 16;
    }
    if (card.doubt && card.doubt->confidence > 0) {
        const auto sure =
            d.in_language(returned::confidence_word(card.doubt->confidence, card.doubt->kind));
        end -= d.text(sure, end, row.mid_y(), d.font(desk_small, touch::Weight::SemiBold),
                      c.doubt_text, touch::Align::Trailing) +
               16;
    }
    const float room = end - (row.x + 60);
    const auto title = card.field ? card.title : d.in_language(card.title);
    d.text(title, row.x + 60, row.y + 26, d.font(desk_read, touch::Weight::SemiBold), c.text,
           touch::Align::Leading, room);
    const auto why =
        d.in_language(card.doubt ? card.doubt->why
                      : card.input == DeskCard::Input::Line || card.input == DeskCard::Input::Area
                          ? "Inget är skrivet än."
                          : "Inget är valt än.");
    d.text(why, row.x + 60, row.y + 53, d.font(desk_read), c.quiet, touch::Align::Leading, room);
    return d.press(row, title, why);
}

void last_line(const DeskDrawing& d, const Desk& desk, const Columns& at, float y) {
    const auto& c = d.colours;
    const auto& assembled = desk.form->queued.assembled;
    const auto surely = std::count_if(assembled.fields.begin(), assembled.fields.end(),
                                      [](const returned::AssembledField& field) {
                                          return !field.by_person && !field.value.empty();
                                      });
    if (desk.form->queued.item.by_staff)
        return;
    const auto words = surely == 0   ? std::string("Inget fält lästes säkert.")
                       : surely == 1 ? std::string("Ett fält lästes säkert.")
                                     : std::to_string(surely) + " fält lästes säkert.";
    const float x =
        at.x + d.label(words, at.x, y, d.font(desk_read, touch::Weight::SemiBold), c.text) + 24;
    const float cap = at.x + at.w - d.key_width("F6", "visa");
    if (!assembled.notes.empty())
        d.label(assembled.notes.front(), x, y, d.font(desk_read), c.quiet, touch::Align::Leading,
                cap - x - 24);
    d.label("visa", cap + d.keycap(cap, y, "F6") + 8, y, d.font(desk_small), c.quiet);
}

float height_of(const DeskDrawing& d, const Desk& desk, const DeskCard& card, bool is_open, float w,
                float room) {
    return is_open ? open_card_height(d, desk, card, w, room) : card.settled() ? 64.0f : 80.0f;
}

/// The first card shown: all from the top when they fit; else the open one with one before it; else
/// the open one alone at the top.
std::size_t first_shown(const std::vector<float>& heights, std::size_t open, float room) {
    float all = 0, from_open = heights.empty() ? 0 : heights[open];
    for (const float height : heights)
        all += height + 12;
    if (all <= room || heights.empty())
        return 0;
    std::size_t first = open;
    while (first > 0 && from_open + heights[first - 1] + 12 <= room * 0.75f)
        from_open += heights[--first] + 12;
    return first;
}

/// The cards from the top; when they do not all fit, those before the open one give way.
std::optional<DeskEvent> draw_cards(const DeskDrawing& d, const DeskScene& scene,
                                    const std::vector<DeskCard>& cards, const Columns& at) {
    const auto& desk = scene.desk;
    std::optional<DeskEvent> event;
    const float end = d.height() - 40 - 52, room = end - cards_top;
    const auto open = open_card(*desk.form, cards);
    std::vector<float> heights;
    for (std::size_t i = 0; i < cards.size(); ++i)
        heights.push_back(height_of(d, desk, cards[i], open == i, at.w, room));
    float y = cards_top;
    const auto first = first_shown(heights, open.value_or(0), room);
    std::size_t left = 0;
    for (std::size_t i = first; i < cards.size(); ++i) {
        if (y + heights[i] > end + 1 && open != i) {
            left = cards.size() - i;
            break;
        }
        const touch::PxRect row{at.x, y, at.w, heights[i]};
        bool pressed = false;
        if (open == i)
            keep(event, draw_open_card(d, scene, cards[i], i + 1, row));
        else if (cards[i].settled())
            pressed = draw_settled(d, cards[i], row);
        else
            pressed = draw_waiting(d, cards[i], i + 1, scene.pages, row);
        if (pressed)
            event = DeskChosenCard{cards[i].key};
        y += heights[i] + (open == i || cards[i].settled() ? 12 : 8);
    }
    if (left == 0 && desk.form->queued.item.letter && end - y > 40) {
        const float facts = std::min(letter_facts_height(desk), end - y);
        draw_letter_facts(d, desk, {at.x, y, at.w, facts});
        y += facts;
    }
    const bool room_below = y <= d.height() - 90;
    if (left > 0 && room_below)
        d.label("Ytterligare " + std::to_string(left) + " längre ned", at.x, d.height() - 66,
                d.font(desk_read, touch::Weight::SemiBold), d.colours.quiet);
    else if (left == 0 && room_below)
        last_line(d, desk, at, std::min(y + 26, d.height() - 66));
    return event;
}

/// "Disken › Posten › blankett 2 av 11"
std::string path_of(const DeskDrawing& d, const Desk& desk) {
    std::string path = d.in_language("Disken");
    if (desk.kind)
        return path + " › " + d.in_language(desk_kinds()[*desk.kind].name);
    if (desk.batch >= desk.batches.size())
        return path;
    path += " › " + desk.batches[desk.batch].name;
    const auto items = items_of_batch(desk);
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i]->id == desk.form->queued.item.id)
            path += " › " + d.in_language("blankett " + std::to_string(i + 1) + " av " +
                                          std::to_string(items.size()));
    return path;
}

/// Tab copies a suggestion or a word that may be meant; where there is neither, or it stands in the
/// input already, it moves the focus.
bool tab_takes(const DeskDrawing& d, const Desk& desk, const std::vector<DeskCard>& cards) {
    if (!d.ui.pressed(touch::Key::Tab) || desk.question || desk.whole_page || d.ui.ring_shown())
        return false;
    const auto& form = *desk.form;
    const auto open = open_card(form, cards);
    return !form.candidates.empty() ||
           (open && cards[*open].has_suggestion() && form.input.empty() && form.ticked.empty());
}

} // namespace

std::optional<DeskEvent> draw_form(const DeskDrawing& d, const DeskScene& scene) {
    const auto& desk = scene.desk;
    const auto cards = cards_of(*desk.form);
    const unsigned place = desk.whole_page                 ? AtPage
                           : desk.form->queued.item.letter ? AtLetter
                                                           : AtForm;
    std::optional<DeskEvent> event;
    if (!d.ui.pressed(touch::Key::Tab))
        event = keys_pressed(d.ui, place);
    else if (tab_takes(d, desk, cards))
        event = DeskKey::Suggestion;
    d.top_bar(path_of(d, desk), scene.place);
    if (desk.whole_page && !desk.question) {
        keep(event, draw_whole_page(d, scene, cards));
        keep(event, draw_key_bar(d, desk, place));
        return event;
    }
    const auto at = columns(d);
    if (desk.form->queued.item.by_staff)
        draw_taken_down(d, scene, at.page);
    else
        keep(event, draw_page(d, scene, cards, at.page));
    draw_heading(d, scene, cards, at);
    const touch::PxRect column{at.x, cards_top, at.w, d.height() - cards_top - 56};
    if (desk.question)
        keep(event, draw_question(d, desk, {at.x, cards_top, at.w, question_height(d, desk)}));
    else if (desk.show_sure)
        keep(event, draw_sure(d, desk, column));
    else
        keep(event, draw_cards(d, scene, cards, at));
    keep(event, draw_key_bar(d, desk, place));
    return event;
}

} // namespace tycktill::desk
