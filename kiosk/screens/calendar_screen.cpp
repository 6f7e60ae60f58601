// «Vilken dag?»: a month of days, every one a target of its own. Days to come cannot be pressed.
#include "kiosk/screens/cards.h"
#include "kiosk/screens/screens.h"
#include "kiosk/session/navigation.h"

namespace tycktill::kiosk {
namespace {

using std::chrono::days;

/// Monday is 0.
int weekday_of(Day day) {
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
}

Day next_month(Day first) {
    return month_of(first + days{31});
}

struct Grid {
    touch::PxRect place;
    float heading = 0, gap = 0, width = 0, height = 0;
    /// The names of the days may reach into the gaps.
    float head_width() const { return width + gap * 2 / 3; }
    touch::PxRect head(int column) const {
        const float x = cell(column, 0).x - gap / 3;
        return {x, place.y, head_width(), heading};
    }
    touch::PxRect cell(int column, int row) const {
        return {place.x + static_cast<float>(column) * (width + gap),
                place.y + heading + static_cast<float>(row) * (height + gap), width, height};
    }
};

Grid grid_in(const View& view, touch::PxRect place) {
    Grid grid;
    grid.place = place;
    grid.gap = view.ui.measures().step;
    grid.width = (place.w - 6 * grid.gap) / 7;
    touch::TextLook look;
    look.step = touch::Step::Label;
    grid.heading = touch::text_height(view.ui, grid.head_width(), "mån", look) + view.ui.unit(4);
    const float most = view.ui.panel().px(33);
    grid.height = std::min(most, (place.h - grid.heading - 5 * grid.gap) / 6);
    return grid;
}

void draw_weekdays(const View& view, const Grid& grid) {
    touch::TextLook look;
    look.step = touch::Step::Label;
    look.weight = touch::Weight::SemiBold;
    look.colour = view.ui.theme().muted;
    look.align = touch::Align::Centre;
    for (int column = 0; column < 7; ++column) {
        const std::string& day = view.word("weekday." + std::to_string(column + 1));
        touch::text_block(view.ui, grid.head(column), day, look);
    }
}

/// A bar under today's number, so that who counts back begins there.
void mark_today(const View& view, const touch::PxRect& place, bool chosen) {
    const touch::AccentColours& accent = view.ui.theme().accent;
    const float width = place.w * 0.36f, height = view.ui.unit(6);
    view.ui.canvas().fill(
        {place.mid_x() - width / 2, place.bottom() - view.ui.unit(22), width, height}, height / 2,
        chosen ? accent.on : accent.accent);
}

void draw_days(const View& view, const Grid& grid, Said& said) {
    const std::string chosen = view.session.answers.text(current(view.session).fields.front());
    const int offset = weekday_of(view.session.month);
    for (Day day = view.session.month; day < next_month(view.session.month); day += days{1}) {
        const int number = static_cast<int>((day - view.session.month).count());
        const touch::PxRect place = grid.cell((number + offset) % 7, (number + offset) / 7);
        const bool today = day == view.setting.today, is_chosen = iso(day) == chosen;
        std::string spoken = date_in_words(view.setting, view.language(), day);
        if (today)
            spoken += ". " + view.word("when.today");
        const std::string label = std::to_string(number + 1);
        touch::ButtonLook look;
        look.spoken = spoken;
        look.enabled = day <= view.setting.today;
        look.grows = false; // some numbers are too wide for that, and one month has one size
        const bool pressed = is_chosen ? touch::primary_button(view.ui, place, label, look)
                                       : touch::small_button(view.ui, place, label, look);
        if (today)
            mark_today(view, place, is_chosen);
        if (pressed)
            said = ChooseDay{day};
    }
}

void month_title(const View& view, touch::PxRect place) {
    touch::TextLook look;
    look.weight = touch::Weight::SemiBold;
    look.align = touch::Align::Centre;
    look.may_grow = false;
    touch::text_block(view.ui, place,
                      month_in_words(view.setting, view.language(), view.session.month), look);
}

void month_buttons(const View& view, touch::PxRect earlier, touch::PxRect later, Said& said) {
    touch::ButtonLook look;
    look.icon = touch::Icon::ChevronLeft;
    look.spoken = view.word("when.earlier");
    if (touch::small_button(view.ui, earlier, "", look))
        said = ShowMonth{month_of(view.session.month - days{1})};
    look.icon = touch::Icon::ChevronRight;
    look.spoken = view.word("when.later");
    look.enabled = view.session.month < month_of(view.setting.today);
    if (touch::small_button(view.ui, later, "", look))
        said = ShowMonth{next_month(view.session.month)};
}

/// Portrait: ‹ november 2026 › over the days.
touch::PxRect month_above(const View& view, touch::PxRect content, Said& said) {
    const float height = view.ui.panel().target(22), width = view.ui.panel().target(40);
    month_buttons(view, {content.x, content.y, width, height},
                  {content.right() - width, content.y, width, height}, said);
    const float line = view.ui.panel().px(14);
    month_title(view,
                {content.x + width, content.y + (height - line) / 2, content.w - 2 * width, line});
    return below(content, height + view.ui.panel().target(4));
}

/// Landscape: beside them.
touch::PxRect month_beside(const View& view, touch::PxRect content, Said& said) {
    // What the days leave.
    const float gap = view.ui.panel().target(5);
    const double day = !view.ui.larger() ? 20.5 : view.session.modes.steady ? 21 : 22.5;
    const float week = 7 * view.ui.panel().target(day) + 6 * view.ui.measures().step;
    const float width = content.w - week - 2 * gap;
    const float height = view.ui.panel().target(25);
    const touch::PxRect side{content.right() - width, content.y, width, content.h};
    const float half = (side.w - gap) / 2;
    month_title(view, {side.x, side.y, side.w, height});
    const float y = side.y + height + 2 * gap;
    month_buttons(view, {side.x, y, half, height}, {side.x + half + gap, y, half, height}, said);
    const touch::PxRect under = below(side, y + height + gap - side.y);
    if (const std::string fault = fault_of(view, current(view.session).fields.front());
        !fault.empty())
        touch::error_line(view.ui, under, fault);
    content.w -= width + 2 * gap;
    return content;
}

} // namespace

Said draw_calendar(const View& view) {
    PageWish wish;
    wish.kind = touch::PageKind::Choice;
    wish.steps = true;
    wish.question = view.word("when.which");
    if (!view.setting.landscape) // lying, six weeks need all there is
        wish.hint = view.word("when.roughly");
    Said said;
    const Frame frame = open_page(view, wish, said);
    touch::PxRect content = view.setting.landscape ? frame.under_question : frame.under_hint;
    content.h += view.setting.landscape ? view.ui.unit(24) : 0;
    const float fault = view.setting.landscape
                            ? 0 // it stands under the month
                            : draw_fault(view, content, current(view.session).fields.front());
    if (fault > 0)
        content = below(content, fault + view.ui.measures().step);
    content = view.setting.landscape ? month_beside(view, content, said)
                                     : month_above(view, content, said);
    const Grid grid = grid_in(view, content);
    draw_weekdays(view, grid);
    draw_days(view, grid, said);
    const std::string& field = current(view.session).fields.front();
    const bool required = view.setting.form->find(field)->required;
    const bool answered = view.session.answers.has(field);
    if (!goes_on_by_itself(view.session) || answered || required)
        return leading_foot(view, frame.layout, {answered, false}, std::move(said));
    switch (foot(view, frame.layout, {view.word("when.skip")})) {
    case Foot::Back:
        return Back{};
    case Foot::Next:
        return PickCard{field, Pick::Skip};
    case Foot::None:
        break;
    }
    return said;
}

} // namespace tycktill::kiosk
