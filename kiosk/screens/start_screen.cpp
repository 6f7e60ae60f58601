// «Säg vad du tycker.»: nothing moves or sounds. When nothing can be left here it says so at once, and
// where to go instead.
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace tycktill {
namespace {

struct Places {
    PxRect bubble;
    std::vector<PxRect> facts;
    PxRect begin, code, quick, doors;
};

/// What the words need in portrait, as start_bubble() sets them: easy words are more words.
float bubble_height(const View& view, float width) {
    Ui& ui = view.ui;
    const float inside = width - 2 * ui.unit(65);
    const TextLook title{.step = Step::Display, .weight = Weight::Bold, .may_grow = false};
    const TextLook line{.step = Step::Title, .line = 1.2};
    return text_height(ui, inside, view.word("start.title"), title) +
           text_height(ui, inside, view.word("start.text"), line) + ui.unit(61 + 2 * 56);
}

/// LOOK: bubble 984 × 622 from y 59 mm, facts 84 high, Börja 180, two rows of 116 at the foot. Lowered,
/// the tools stand over the last row, and Börja and the rest over the tools.
Places portrait(const View& view, const PageLayout& layout) {
    Ui& ui = view.ui;
    const float x = ui.measures().margin, w = layout.page.w - 2 * x;
    const float gap = ui.measures().button_gap, button = ui.measures().button_height;
    const bool larger = ui.larger(), lowered = view.session.modes.lowered;
    Places places;
    float y = layout.page.h - ui.measures().margin - button;
    places.doors = {x, y, w, button};
    if (lowered)
        y = layout.tools[0].y - ui.unit(28) + gap;
    y -= button + gap;
    const float half = (w - gap) / 2;
    places.code = {x, y, larger ? w : half, button};
    places.quick = {x + half + gap, y, half, button};
    if (larger) {
        y -= button + gap;
        places.quick = {x, y, w, button};
    }
    y -= ui.unit(180) + ui.unit(40);
    places.begin = {x, y, w, ui.unit(180)};
    const float top = std::max(layout.strip.bottom() + ui.unit(24), layout.content.y);
    if (larger || lowered) {
        places.bubble = {x, top, w, y - top - ui.unit(140)};
        return places;
    }
    places.bubble = {x, top, w, std::max(ui.unit(580), bubble_height(view, w))};
    const float fact = places.bubble.bottom() + ui.unit(126);
    places.facts = {{x, fact, w, ui.unit(84)}, {x, fact + ui.unit(108), w, ui.unit(84)}};
    return places;
}

Places landscape(const View& view, PxRect content) {
    Ui& ui = view.ui;
    const float x = content.x, gap = ui.panel().target(3), button = ui.panel().target(25.9);
    const float bottom = ui.panel().px(188.3);
    Places places;
    if (ui.larger()) {
        float y = bottom - button;
        for (PxRect* place : {&places.doors, &places.code, &places.begin}) {
            *place = {x, y, content.w, button};
            y -= button + gap;
        }
        places.bubble = {x, ui.panel().px(24), content.w, places.begin.y - ui.panel().px(27)};
        return places;
    }
    const float left = ui.panel().px(134), right = content.w - left - ui.panel().px(5);
    float y = bottom - button;
    for (PxRect* place : {&places.doors, &places.code, &places.quick}) {
        *place = {x + left + ui.panel().px(5), y, right, button};
        y -= button + gap;
    }
    places.begin = {x, bottom - ui.panel().px(36), left, ui.panel().px(36)};
    places.bubble = {x, ui.panel().px(19), content.w, places.quick.y - ui.panel().px(19 + 8)};
    places.facts = {{x, places.quick.y + ui.panel().px(13), left, ui.panel().px(20)}};
    return places;
}

std::string closed_words(const View& view) {
    const std::string& telephone = view.setting.municipality->telephone;
    const bool full = view.setting.closed == Closed::NoRoom;
    std::string words = view.word(full ? "start.no_room" : "start.not_enrolled");
    words += " ";
    words += telephone.empty() ? view.word("start.closed_paper_only")
                               : fill(view.word("start.closed_paper"), {{"telephone", telephone}});
    return words;
}

void draw_facts(const View& view, const Places& places) {
    if (places.facts.empty())
        return;
    if (view.setting.form->reply.anonymous_allowed)
        fact_line(view.ui, places.facts[0], view.word("start.anonymous"), Icon::UserOff);
    if (places.facts.size() > 1)
        fact_line(view.ui, places.facts[1], view.word("start.time"), Icon::Clock);
}

/// In place of the facts and of Börja.
void draw_closed(const View& view, const Places& places) {
    const PxRect from = places.facts.empty() ? places.begin : places.facts[0];
    const float w = std::max(places.begin.w, from.w);
    TextLook look;
    look.step = Step::Title;
    look.weight = Weight::SemiBold;
    look.role = Role::Warning;
    const float used = text_block(view.ui, {from.x, from.y, w, 0}, view.word("start.closed"), look);
    const std::string words = closed_words(view);
    const float y = from.y + used + view.ui.measures().step;
    warning(view.ui, {from.x, y, w, warning_height(view.ui, w, words)}, words);
}

} // namespace

namespace {

/// In landscape with Större text there is no room for a bubble round the words.
void draw_welcome(const View& view, PxRect place) {
    if (!view.setting.landscape)
        return start_bubble(view.ui, place, view.word("start.title"), view.word("start.text"));
    if (!view.session.modes.larger_text)
        return start_bubble(view.ui, place, view.word("start.title"),
                            view.word("start.text") + "\n" + view.word("start.time"));
    const float used = question(view.ui, place, view.word("start.title"));
    const PxRect rest = below(place, used + view.ui.panel().px(3));
    if (text_height(view.ui, rest.w, view.word("start.text")) <= rest.h)
        text_block(view.ui, rest, view.word("start.text"), {});
}

} // namespace

Said draw_start(const View& view) {
    Said said;
    const Frame frame = open_page(view, {}, said);
    const Places places = view.setting.landscape ? landscape(view, frame.layout.content)
                                                 : portrait(view, frame.layout);
    draw_welcome(view, places.bubble);
    ButtonLook look;
    if (view.setting.closed == Closed::No) {
        draw_facts(view, places);
        look.icon = Icon::ArrowRight;
        look.step = Step::Title;
        if (primary_button(view.ui, places.begin, view.word("start.begin"), look))
            said = Begin{};
        look = {};
        if (places.quick.w > 0 &&
            secondary_button(view.ui, places.quick, view.word("start.quick"), look))
            said = BeginQuick{};
    } else {
        draw_closed(view, places);
    }
    if (secondary_button(view.ui, places.code, view.word("start.code"), look))
        said = HaveCode{};
    look.icon = view.setting.landscape ? Icon::None : Icon::Help;
    if (secondary_button(view.ui, places.doors, view.word("start.doors"), look))
        said = Show{Overlay::OtherDoors};
    return said;
}

} // namespace tycktill
