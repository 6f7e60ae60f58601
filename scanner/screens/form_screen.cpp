#include "scanner/screens/open_card.h"
#include "scanner/screens/screens.h"

#include <algorithm>
#include <cmath>

namespace tycktill {

namespace {

constexpr float margin = 32, top = 80, between = 32;

struct Columns {
    PxRect page;
    float x, w; ///< the right column
};

Columns columns(const DeskDrawing& d) {
    // Below 1600 px the page shrinks first, the cut-out never.
    const float page_w = d.width() >= 1600 ? 778 : std::max(420.0f, d.width() * 0.34f);
    const float x = margin + page_w + between;
    return {{margin, top, page_w, d.height() - top - 64}, x, d.width() - x - margin};
}

std::string serial_in_groups(const std::string& serial) {
    if (serial.size() != 9)
        return serial;
    return serial.substr(0, 4) + "-" + serial.substr(4, 4) + "-" + serial.substr(8);
}

std::string day_in_words(Day day) {
    const auto words = swedish_date(day);
    return words.substr(0, words.rfind(' ')); // without the year
}

void draw_heading(const DeskDrawing& d, const Desk& desk, const std::vector<DeskCard>& cards,
                  const Columns& at) {
    const auto& c = d.colours;
    const auto& item = desk.form->queued.item;
    float x =
        at.x + d.text(item.title, at.x, 91, d.font(desk_section, Weight::SemiBold), c.text) + 24;
    if (!item.serial.empty())
        x += d.text(serial_in_groups(item.serial), x, 91, {Family::Mono, Weight::SemiBold, 16, 0},
                    c.quiet) +
             24;
    d.text("Ankom " + day_in_words(item.arrived), x, 91, d.font(desk_read), c.quiet);

    const auto open = open_card(*desk.form, cards);
    const bool done = std::all_of(cards.begin(), cards.end(),
                                  [](const DeskCard& card) { return card.settled(); });
    const auto place =
        done   ? std::string("Allt avgjort")
        : open ? "Tvekan " + std::to_string(*open + 1) + " av " + std::to_string(cards.size())
               : std::string{};
    d.text(place, at.x + at.w, 91, d.font(desk_section, Weight::SemiBold),
           done ? c.settled : c.text, Align::Trailing);
    d.say(place, {at.x, 80, at.w, 24}, Role::Progress);
    if (cards.empty())
        return;
    const auto count = static_cast<float>(cards.size());
    const float gap = 8, width = (at.w - gap * (count - 1)) / count;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        const Colour colour = cards[i].settled() ? c.settled : open == i ? c.doubt_line : c.line;
        d.ui.canvas().fill({at.x + static_cast<float>(i) * (width + gap), 116, width, 6}, 3,
                           colour);
    }
}

bool draw_settled(const DeskDrawing& d, const DeskCard& card, PxRect row) {
    const auto& c = d.colours;
    d.box(row, 6, 1, c.line, c.panel);
    d.ui.canvas().icon(Icon::Check, row.x + 31, row.mid_y(), 18, c.settled);
    d.text(card.title, row.x + 60, row.mid_y(), d.font(desk_read, Weight::SemiBold), c.text,
           Align::Leading, 250);
    const auto value = card.field && card.stands ? in_words(*card.field, card.stands->value)
                                                 : std::string("Avgjort");
    d.text(value, row.x + 330, row.mid_y(), d.font(desk_read), c.text, Align::Leading, row.w - 480);
    d.text("Avgjort av dig", row.right() - 24, row.mid_y(), d.font(desk_small), c.quiet,
           Align::Trailing);
    return d.press(row, card.title, value);
}

bool draw_waiting(const DeskDrawing& d, const DeskCard& card, std::size_t number,
                  const TextureOfPage& pages, PxRect row) {
    const auto& c = d.colours;
    d.box(row, 6, 1, c.line, c.panel);
    d.text(std::to_string(number), row.x + 24, row.y + 26, d.font(desk_read, Weight::SemiBold),
           c.quiet);
    const float cut_w = std::min(336.0f, row.w * 0.33f);
    const PxRect cut{row.right() - 24 - cut_w, row.y + 16, cut_w, 48};
    const auto sure = card.doubt && card.doubt->confidence > 0
                          ? confidence_word(card.doubt->confidence, card.doubt->kind)
                          : std::string{};
    const float chip = d.text(sure, cut.x - 16, row.mid_y(), d.font(desk_small, Weight::SemiBold),
                              c.doubt_text, Align::Trailing);
    const float room = cut.x - 16 - chip - 16 - (row.x + 60);
    d.text(card.title, row.x + 60, row.y + 26, d.font(desk_read, Weight::SemiBold), c.text,
           Align::Leading, room);
    const auto why = card.doubt ? card.doubt->why : std::string{};
    d.text(why, row.x + 60, row.y + 53, d.font(desk_read), c.quiet, Align::Leading, room);
    if (card.doubt && !card.doubt->cut_outs.empty() && card.doubt->cut_outs.front().px.width > 0)
        draw_cut_out(d, card, pages, cut, -1);
    return d.press(row, card.title, why);
}

/// Seen with F6: what was read so surely that nobody is asked.
void draw_sure(const DeskDrawing& d, const Desk& desk, const Columns& at) {
    const auto& c = d.colours;
    const auto& queued = desk.form->queued;
    float y = 140;
    for (const auto& note : queued.assembled.notes) {
        d.text(note, at.x, y + 12, d.font(desk_read), c.quiet, Align::Leading, at.w);
        d.say(note, {at.x, y, at.w, 24});
        y += 32;
    }
    for (const auto& field : queued.assembled.fields) {
        const auto* known = queued.form ? queued.form->find(field.field) : nullptr;
        if (!known || field.value.empty() || y + 40 > d.height() - 56)
            continue;
        const PxRect row{at.x, y, at.w, 40};
        d.box(row, 0, 1, c.line, c.panel);
        d.text(known->label.in("sv"), row.x + 24, row.mid_y(), d.font(desk_read, Weight::SemiBold),
               c.text, Align::Leading, 290);
        const auto value = in_words(*known, field.value);
        d.text(value, row.x + 330, row.mid_y(), d.font(desk_read), c.text, Align::Leading,
               row.w - 500);
        d.text(field.by_person ? "Avgjort av dig"
                               : confidence_word(field.confidence, DoubtKind::UnsureText),
               row.right() - 24, row.mid_y(), d.font(desk_small), c.quiet, Align::Trailing);
        d.ui.say(Role::Text, known->label.in("sv"), row, value);
        y += 39;
    }
}

void last_line(const DeskDrawing& d, const Desk& desk, const Columns& at, float y) {
    const auto& c = d.colours;
    const auto& assembled = desk.form->queued.assembled;
    const auto surely = std::count_if(
        assembled.fields.begin(), assembled.fields.end(),
        [](const AssembledField& field) { return !field.by_person && !field.value.empty(); });
    const auto words = surely == 0   ? std::string("Inget fält lästes säkert.")
                       : surely == 1 ? std::string("Ett fält lästes säkert.")
                                     : std::to_string(surely) + " fält lästes säkert.";
    const float x = at.x + d.text(words, at.x, y, d.font(desk_read, Weight::SemiBold), c.text) + 24;
    d.say(words, {at.x, y - 12, at.w, 24});
    if (!assembled.notes.empty()) {
        d.text(assembled.notes.front(), x, y, d.font(desk_read), c.quiet, Align::Leading,
               at.x + at.w - x - 110);
        d.say(assembled.notes.front(), {x, y - 12, at.w, 24});
    }
    const float cap = at.x + at.w - 76;
    d.text("visa", cap + d.keycap(cap, y, "F6") + 8, y, d.font(desk_small), c.quiet);
}

/// The cards from the top; when they do not all fit, settled ones fold away first.
std::optional<DeskEvent> draw_cards(const DeskDrawing& d, const Desk& desk,
                                    const std::vector<DeskCard>& cards, const Columns& at,
                                    const TextureOfPage& pages) {
    std::optional<DeskEvent> event;
    const float end = d.height() - 40 - 56;
    float y = 140, all = 0;
    const auto open = open_card(*desk.form, cards);
    for (std::size_t i = 0; i < cards.size(); ++i)
        all += open == i            ? open_card_height(desk, cards[i]) + 12
               : cards[i].settled() ? 76.0f
                                    : 88.0f;
    const bool crowded = y + all > end;
    std::size_t first = 0;
    if (crowded && open)
        first = *open > 0 ? *open - 1 : 0;
    for (std::size_t i = first; i < cards.size(); ++i) {
        const float height = open == i            ? open_card_height(desk, cards[i])
                             : cards[i].settled() ? 64.0f
                                                  : 80.0f;
        if (y + height > end && open != i)
            break;
        const PxRect row{at.x, y, at.w, height};
        bool pressed = false;
        if (open == i) {
            if (auto more = draw_open_card(d, desk, cards[i], i + 1, pages, row))
                event = std::move(more);
        } else if (cards[i].settled()) {
            pressed = draw_settled(d, cards[i], row);
        } else {
            pressed = draw_waiting(d, cards[i], i + 1, pages, row);
        }
        if (pressed && !cards[i].settled())
            event = DeskChosenCard{cards[i].key};
        y += height + (open == i || cards[i].settled() ? 12 : 8);
    }
    last_line(d, desk, at, std::min(y + 20, end + 28));
    return event;
}

constexpr std::pair<std::pair<const char*, const char*>, DeskKey> hints[] = {
    {{"Enter", "nästa tvekan"}, DeskKey::Next},
    {{"Skift Enter", "förra"}, DeskKey::Previous},
    {{"Tab", "ta förslaget"}, DeskKey::Suggestion},
    {{"Ctrl Z", "ångra"}, DeskKey::Undo},
    {{"F2", "hela sidan"}, DeskKey::WholePage},
    {{"F8", "lägg åt sidan"}, DeskKey::PutAside},
    {{"Ctrl Enter", "godkänn blanketten"}, DeskKey::Approve},
    {{"Esc", "till kön"}, DeskKey::Leave},
};

std::optional<DeskEvent> draw_keys(const DeskDrawing& d, const Desk& desk) {
    const auto bar = d.bottom_bar();
    std::optional<DeskEvent> event;
    float x = margin;
    for (const auto& [words, key] : hints)
        if (d.key(x, bar.mid_y(), words.first, words.second))
            event = key;
    if (!desk.message.empty()) {
        const auto font = d.font(desk_read, Weight::SemiBold);
        d.text(desk.message, bar.right() - margin, bar.mid_y(), font,
               desk.message_is_fault ? d.colours.fault : d.colours.text, Align::Trailing,
               bar.right() - margin - x);
        d.say(desk.message, bar, desk.message_is_fault ? Role::Error : Role::Notice);
    }
    return event;
}

struct KeyMeaning {
    Key key;
    bool ctrl, shift;
    DeskKey means;
};
constexpr KeyMeaning meanings[] = {
    {Key::Enter, false, false, DeskKey::Next},   {Key::Enter, false, true, DeskKey::Previous},
    {Key::Enter, true, false, DeskKey::Approve}, {Key::Tab, false, false, DeskKey::Suggestion},
    {Key::Escape, false, false, DeskKey::Leave}, {Key::Up, false, false, DeskKey::Up},
    {Key::Down, false, false, DeskKey::Down},    {Key::F2, false, false, DeskKey::WholePage},
    {Key::F6, false, false, DeskKey::Sure},      {Key::F8, false, false, DeskKey::PutAside},
};

std::optional<DeskEvent> keys_pressed(const Ui& ui) {
    for (const auto& meaning : meanings)
        if (ui.pressed(meaning.key, meaning.ctrl, meaning.shift))
            return meaning.means;
    for (const auto& [letter, means] :
         {std::pair{'Z', DeskKey::Undo}, std::pair{'O', DeskKey::Illegible},
          std::pair{'T', DeskKey::Nothing}})
        if (ui.pressed_letter(letter, true))
            return means;
    for (const auto& [letter, means] :
         {std::pair{'B', DeskKey::Attachment}, std::pair{'E', DeskKey::Own},
          std::pair{'T', DeskKey::Blank}})
        if (ui.pressed_letter(letter))
            return means;
    for (char digit = '1'; digit <= '9'; ++digit)
        if (ui.pressed_letter(digit))
            return DeskDigit{static_cast<std::size_t>(digit - '0')};
    return {};
}

std::string path_of(const Desk& desk) {
    std::string path = "Disken";
    if (desk.kind)
        return path + " › " + std::string(desk_kinds()[*desk.kind].name);
    if (desk.batch < desk.batches.size())
        path += " › " + desk.batches[desk.batch].name;
    return path;
}

} // namespace

std::optional<DeskEvent> draw_form(const DeskDrawing& d, const Desk& desk, std::string_view place,
                                   const TextureOfPage& pages) {
    std::optional<DeskEvent> event = keys_pressed(d.ui);
    const auto keep = [&](std::optional<DeskEvent> more) {
        if (more)
            event = std::move(more);
    };
    const auto at = columns(d);
    const auto cards = cards_of(*desk.form);
    d.top_bar(path_of(desk), place);
    draw_page(d, desk, cards, pages, at.page);
    draw_heading(d, desk, cards, at);
    if (desk.question)
        keep(draw_aside(d, desk, {at.x, 140, at.w, 200}));
    else if (desk.show_sure)
        draw_sure(d, desk, at);
    else
        keep(draw_cards(d, desk, cards, at, pages));
    keep(draw_keys(d, desk));
    return event;
}

} // namespace tycktill
