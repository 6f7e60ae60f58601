// «Säg vad du tycker.»: nothing moves or sounds. When nothing can be left here it says so at once, and
// where to go instead.
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace tycktill::kiosk {
namespace {

/// The ways on, from the foot up, and the room over them. A closed kiosk has no way to begin.
struct Places {
    touch::PxRect begin, code, quick, doors;
    touch::PxRect room;
};

bool is_open(const View& view) {
    return view.setting.closed == Closed::No;
}

struct Pair {
    touch::PxRect first, second;
};
Pair halves(touch::PxRect row, float gap) {
    const float half = (row.w - gap) / 2;
    return {{row.x, row.y, half, row.h}, {row.x + half + gap, row.y, half, row.h}};
}

/// LOOK: Börja 180, two rows of 116 at the foot. Lowered, the tools stand over the last row, and Börja
/// and the rest over the tools.
Places portrait(const View& view, const touch::PageLayout& layout) {
    touch::Ui& ui = view.ui;
    const float x = ui.measures().margin, w = layout.page.w - 2 * x;
    const float gap = ui.measures().button_gap, button = ui.measures().button_height;
    Places places;
    touch::PxRect row{x, layout.page.h - ui.measures().margin - button, w, button};
    places.doors = row;
    row.y = (view.session.modes.lowered ? layout.tools[0].y - ui.unit(28) : row.y - gap) - button;
    places.code = row;
    if (is_open(view)) {
        if (ui.larger())
            row.y -= button + gap;
        else
            places.code = halves(row, gap).first;
        places.quick = ui.larger() ? row : halves(row, gap).second;
        const float high = ui.unit(ui.larger() ? 132 : 180);
        row.y -= high + (ui.larger() ? gap : ui.unit(40));
        places.begin = {x, row.y, w, high};
    }
    const float top = std::max(layout.strip.bottom() + ui.unit(24), layout.content.y);
    places.room = {x, top, w, row.y - top};
    return places;
}

/// Börja at the leading side, the other ways at the trailing one.
Places landscape(const View& view, touch::PxRect content) {
    touch::Ui& ui = view.ui;
    const float gap = ui.measures().step, button = ui.panel().target(25.9);
    const float bottom = ui.panel().px(188.3);
    Places places;
    if (!is_open(view) || ui.larger()) {
        touch::PxRect row{content.x, bottom - button, content.w, button};
        if (is_open(view)) {
            places.doors = row;
            row.y -= button + gap;
            const Pair two = halves(row, gap);
            places.quick = two.first;
            places.code = two.second;
            row.y -= button + gap;
            places.begin = row;
        } else {
            const Pair two = halves(row, gap);
            places.code = two.first;
            places.doors = two.second;
        }
        places.room = {content.x, content.y, content.w, row.y - gap - content.y};
        return places;
    }
    const float left = ui.panel().px(134), between = ui.panel().px(5);
    touch::PxRect row{content.x + left + between, bottom - button, content.w - left - between,
                      button};
    for (touch::PxRect* place : {&places.doors, &places.code, &places.quick}) {
        *place = row;
        row.y -= button + gap;
    }
    const float begin = ui.panel().px(36);
    places.begin = {content.x, bottom - begin, left, begin};
    places.room = {content.x, ui.panel().px(19), content.w, places.quick.y - ui.panel().px(19 + 8)};
    return places;
}

std::string closed_words(const View& view) {
    const std::string& telephone = view.setting.municipality->telephone;
    const Closed why = view.setting.closed;
    std::string words = view.word(why == Closed::NoRoom       ? "start.no_room"
                                  : why == Closed::OutOfOrder ? "start.out_of_order"
                                                              : "start.not_enrolled");
    words += " ";
    words += telephone.empty() ? view.word("start.closed_paper_only")
                               : fill(view.word("start.closed_paper"), {{"telephone", telephone}});
    return words;
}

/// In place of the welcome: nobody shall begin to think out what to say.
void draw_closed(const View& view, touch::PxRect room) {
    touch::Ui& ui = view.ui;
    touch::PxRect title = room;
    title.h = 0;
    if (view.setting.landscape && !ui.larger()) // the municipality stands beside it
        title.w -= ui.unit(474);
    const float used = question(ui, title, view.word("start.closed"));
    warning(ui, below(room, used + ui.unit(28)), closed_words(view));
}

/// What can be left here is told from the form's own choices, unless the municipality has words for it.
std::string welcome_words(const View& view) {
    if (view.setting.municipality->texts.count("start.text") != 0)
        return view.word("start.text");
    const std::string kinds = kinds_in_words(view.setting, view.language());
    return kinds.empty() ? view.word("start.text") : kinds;
}

/// The quick path is anonymous where the form lets people be that, and says so.
const std::string& quick_word(const View& view) {
    return view.word(view.setting.form->reply.anonymous_allowed ? "start.quick"
                                                                : "start.quick_named");
}

/// What the words need in portrait, as start_bubble() sets them: easy words are more words.
float bubble_words(const View& view, float width) {
    touch::Ui& ui = view.ui;
    const float inside = width - 2 * ui.unit(65);
    const touch::TextLook title{
        .step = touch::Step::Display, .weight = touch::Weight::Bold, .may_grow = false};
    const touch::TextLook line{.step = touch::Step::Title, .line = 1.2};
    return touch::text_height(ui, inside, view.word("start.title"), title) + ui.unit(61) +
           touch::text_height(ui, inside, welcome_words(view), line);
}

std::vector<std::pair<std::string, touch::Icon>> facts_of(const View& view) {
    std::vector<std::pair<std::string, touch::Icon>> facts;
    if (view.setting.form->reply.anonymous_allowed)
        facts.emplace_back(view.word("start.anonymous"), touch::Icon::UserOff);
    facts.emplace_back(view.word("start.time"), touch::Icon::Clock);
    return facts;
}

/// What a fact's words need beside their icon, as fact_line() sets them.
float fact_words(const View& view, float width, const std::string& text) {
    return touch::text_height(view.ui, width - view.ui.unit(84 + 28), text);
}

/// LOOK: the bubble 984 × 622, then a line for each fact; it shrinks to its words where there is less
/// room, and they stand closer.
void welcome_in_portrait(const View& view, touch::PxRect room) {
    touch::Ui& ui = view.ui;
    const auto facts = facts_of(view);
    const float words = bubble_words(view, room.w), one = ui.unit(84);
    const auto lines_at = [&](float pitch) {
        float lines = 0;
        for (const auto& fact : facts)
            lines += std::max(pitch, fact_words(view, room.w, fact.first) + ui.unit(4));
        return lines;
    };
    const bool close = words + ui.unit(108 + 56) + lines_at(ui.unit(92)) > room.h; // many words
    const float pitch = ui.unit(close ? 84 : ui.larger() ? 92 : 108);
    const float tail = ui.unit(close ? 98 : ui.larger() ? 108 : 126);
    const float spare = room.h - lines_at(pitch) - tail - words - ui.unit(ui.larger() ? 12 : 0);
    const float best = std::max(ui.unit(580), words + 2 * ui.unit(56));
    const float bubble = std::min(ui.larger() ? words + spare : best, words + spare);
    touch::start_bubble(ui, top_of(room, bubble), view.word("start.title"), welcome_words(view));
    touch::PxRect line{room.x, room.y + bubble + tail, room.w, one};
    for (const auto& [text, icon] : facts) {
        line.h = std::max(one, fact_words(view, room.w, text));
        touch::fact_line(ui, line, text, icon);
        line.y += std::max(pitch, line.h + ui.unit(4));
    }
}

void welcome_in_landscape(const View& view, const Places& places) {
    touch::Ui& ui = view.ui;
    const std::string words = welcome_words(view) + "\n" + view.word("start.time");
    touch::start_bubble(ui, places.room, view.word("start.title"), words);
    if (view.setting.form->reply.anonymous_allowed)
        touch::fact_line(
            ui,
            {places.begin.x, places.quick.y + ui.panel().px(13), places.begin.w, ui.panel().px(20)},
            view.word("start.anonymous"), touch::Icon::UserOff);
}

/// In landscape with Större text there is no room for a bubble round the words.
void welcome_large_in_landscape(const View& view, touch::PxRect room) {
    const float used = question(view.ui, room, view.word("start.title"));
    std::string words = welcome_words(view);
    for (const auto& fact : facts_of(view))
        words += " " + fact.first;
    const touch::PxRect rest = below(room, used + view.ui.panel().px(3));
    touch::text_block(view.ui, rest, words,
                      {.may_grow = touch::text_height(view.ui, rest.w, words) <= rest.h});
}

void draw_welcome(const View& view, const Places& places) {
    if (!is_open(view))
        draw_closed(view, places.room);
    else if (!view.setting.landscape)
        welcome_in_portrait(view, places.room);
    else if (view.session.modes.larger_text)
        welcome_large_in_landscape(view, places.room);
    else
        welcome_in_landscape(view, places);
}

} // namespace

Said draw_start(const View& view) {
    Said said;
    const Frame frame = open_page(view, {}, said);
    const Places places = view.setting.landscape ? landscape(view, frame.layout.content)
                                                 : portrait(view, frame.layout);
    draw_welcome(view, places);
    const bool grow = all_grow(
        view, std::min(places.code.w, places.doors.w),
        {is_open(view) ? quick_word(view) : "", view.word("start.code"), view.word("start.doors")});
    touch::ButtonLook look;
    if (is_open(view)) {
        look.icon = touch::Icon::ArrowRight;
        look.step = touch::Step::Title;
        if (touch::primary_button(view.ui, places.begin, view.word("start.begin"), look))
            said = Begin{};
        look = {};
        look.grows = grow;
        if (touch::secondary_button(view.ui, places.quick, quick_word(view), look))
            said = BeginQuick{};
    }
    look.grows = grow;
    if (touch::secondary_button(view.ui, places.code, view.word("start.code"), look))
        said = HaveCode{};
    look.icon = view.setting.landscape ? touch::Icon::None : touch::Icon::Help;
    if (touch::secondary_button(view.ui, places.doors, view.word("start.doors"), look))
        said = Show{Overlay::OtherDoors};
    return said;
}

} // namespace tycktill::kiosk
