#include "kiosk/screens/frame.h"

#include "kiosk/session/navigation.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

struct Tool {
    const char* word;
    touch::Icon icon;
    std::optional<bool> on;
    Event event;
};

std::vector<Tool> all_tools(const Modes& modes) {
    return {
        {"tool.cancel", touch::Icon::X, {}, Show{Overlay::Cancel}},
        {"tool.listen", touch::Icon::Volume, modes.speech, Toggle{Mode::Speech}},
        {"tool.larger", touch::Icon::LargerText, modes.larger_text, Toggle{Mode::LargerText}},
        {"tool.contrast", touch::Icon::Contrast, modes.contrast, Toggle{Mode::Contrast}},
        {"tool.easy", touch::Icon::Book, modes.easy_read, Toggle{Mode::EasyRead}},
        {"tool.language", touch::Icon::World, {}, Show{Overlay::Language}},
        {"tool.help", touch::Icon::Help, {}, Show{Overlay::Help}},
    };
}

/// In landscape there is no room for seven large tiles: the last four stand behind «Mer hjälp».
std::vector<Tool> tools_here(const View& view) {
    std::vector<Tool> tools = all_tools(view.session.modes);
    if (view.setting.landscape && view.session.modes.larger_text) {
        tools.resize(3, tools.front());
        tools.push_back({"tool.more", touch::Icon::Help, {}, Show{Overlay::MoreHelp}});
    }
    return tools;
}

void draw_tools(const View& view, const touch::PageLayout& layout, Said& said) {
    const auto tools = tools_here(view);
    for (std::size_t at = 0; at < tools.size(); ++at) {
        touch::ToolTile tile;
        tile.name = view.word(tools[at].word);
        tile.icon = tools[at].icon;
        tile.on = tools[at].on;
        tile.outlined = at == 0;
        if (touch::tool_tile(view.ui, layout.tools[at], tile))
            said = tools[at].event;
    }
}

/// Whose kiosk it is; while staff write, that nobody takes these words for their own.
const std::string& identity(const View& view) {
    return view.session.assisted ? view.word("staff.writes") : view.setting.municipality->name;
}

void draw_steps(const View& view, const touch::PageLayout& layout, bool steps) {
    const StepCount count =
        count_steps(*view.setting.form, view.session.steps, view.session.answers, view.session.at);
    const int now = static_cast<int>(count.n), of = static_cast<int>(count.of);
    const std::string words =
        fill(view.word("nav.step"), {{"n", std::to_string(now)}, {"of", std::to_string(of)}});
    if (view.setting.landscape && view.session.modes.larger_text) {
        if (steps)
            touch::progress_tile(view.ui, layout.step, words, now, of);
    } else if (view.setting.landscape)
        touch::progress_dots(view.ui, layout.step, identity(view), steps ? words : "",
                             steps ? now : 0, steps ? of : 0);
    else if (steps)
        touch::progress_bars(view.ui, layout.step, words, now, of);
}

bool is_long(const View& view, const std::string& question) {
    const touch::Font font = view.ui.font(touch::Step::Question, touch::Weight::Bold);
    return view.ui.canvas().width(question, font) > view.ui.panel().px(244);
}

float hint_used(const View& view, touch::PxRect place, const PageWish& wish) {
    if (!wish.fault.empty())
        return touch::error_height(view.ui, {place.x, 0, place.w, 0}, wish.fault);
    return wish.hint.empty() ? 0 : touch::hint_height(view.ui, place, wish.hint, wish.hint_icon);
}

/// In Större text question and hint take the lines that they need, and the content begins under them:
/// every line that is won is a line of a card or of what is written. At normal size it begins where it
/// always does, unless a text is long.
void begin_content(const View& view, Frame& frame, const PageWish& wish, float hint_bottom) {
    touch::Ui& ui = view.ui;
    if (wish.kind == touch::PageKind::Plain || wish.question.empty())
        return;
    const float gap = ui.unit(view.setting.landscape               ? 12
                              : wish.kind == touch::PageKind::Text ? 20
                                                                   : 28);
    // At normal size the municipality and the steps stand beside the question in landscape.
    const float beside = ui.larger() ? 0 : frame.layout.step.bottom();
    const float top = std::max(hint_bottom + gap, view.setting.landscape ? beside : 0);
    const bool keyboard =
        wish.kind == touch::PageKind::Text || wish.kind == touch::PageKind::Contact;
    const bool moves = ui.larger() || (view.setting.landscape && !keyboard);
    if (moves || top > frame.content.y)
        frame.content = below(frame.content, top - frame.content.y);
}

} // namespace

Frame measure_page(const View& view, const PageWish& wish) {
    touch::LayoutWish how;
    how.kind = wish.kind;
    how.larger = view.session.modes.larger_text;
    how.lowered = view.session.modes.lowered;
    how.long_question = is_long(view, wish.question);
    how.steady = view.session.modes.steady;
    Frame frame;
    frame.layout = touch::lay_out_page(view.ui.panel(), how);
    frame.content = frame.layout.content;
    const touch::PxRect& asked = frame.layout.question;
    const float high =
        wish.question.empty() ? 0 : touch::question_height(view.ui, asked, wish.question);
    touch::PxRect& hint = frame.layout.hint;
    if (view.ui.larger() || asked.y + high > hint.y)
        hint.y = asked.y + high +
                 view.ui.unit(!view.ui.larger()        ? 0
                              : view.setting.landscape ? 6
                                                       : 14);
    const float used = hint_used(view, hint, wish);
    begin_content(view, frame, wish, used > 0 ? hint.y + used : asked.y + high);
    const float top = std::max(frame.layout.hint.y, asked.y + high + view.ui.unit(8));
    frame.under_question = below(frame.layout.content, top - frame.layout.content.y);
    const float under = used > 0 ? hint.y + used + view.ui.unit(12) : top;
    frame.under_hint = below(frame.layout.content, under - frame.layout.content.y);
    return frame;
}

Frame open_page(const View& view, const PageWish& wish, Said& said) {
    Frame frame = measure_page(view, wish);
    const touch::PageLayout& layout = frame.layout;
    touch::Canvas& canvas = view.ui.canvas();
    canvas.fill(layout.page, 0, view.ui.theme().ground);
    if (view.setting.landscape)
        canvas.fill(layout.column, 0, view.ui.theme().sand);
    else
        touch::identity_strip(view.ui, layout.strip, identity(view));
    draw_tools(view, layout, said);
    draw_steps(view, layout, wish.steps);
    if (!wish.question.empty())
        question(view.ui, layout.question, wish.question);
    if (!wish.fault.empty())
        touch::error_line(view.ui, {layout.hint.x, layout.hint.y, layout.hint.w, 0}, wish.fault);
    else if (!wish.hint.empty())
        hint(view.ui, layout.hint, wish.hint, wish.hint_icon);
    return frame;
}

bool all_grow(const View& view, float width, const std::vector<std::string>& labels) {
    const touch::Font font = view.ui.font(touch::Step::Body, touch::Weight::SemiBold);
    const float room = width - view.ui.unit(24);
    return std::all_of(labels.begin(), labels.end(), [&](const std::string& label) {
        return view.ui.canvas().width(label, font) <= room;
    });
}

Foot foot(const View& view, const touch::PageLayout& layout, const FootWish& wish) {
    Foot pressed = Foot::None;
    touch::ButtonLook look;
    look.icon = touch::Icon::ArrowLeft;
    if (wish.back && touch::secondary_button(view.ui, layout.back, view.word("nav.back"), look))
        pressed = Foot::Back;
    look.icon = wish.icon;
    if (!wish.next.empty() && touch::primary_button(view.ui, layout.next, wish.next, look))
        pressed = Foot::Next;
    return pressed;
}

Said step_foot(const View& view, const touch::PageLayout& layout, Said said) {
    switch (foot(view, layout, {view.word("nav.next")})) {
    case Foot::Back:
        return Back{};
    case Foot::Next:
        return Next{};
    case Foot::None:
        break;
    }
    return said;
}

Said leading_foot(const View& view, const touch::PageLayout& layout, const LeadingFoot& wish,
                  Said said) {
    if (!goes_on_by_itself(view.session) || wish.answered)
        return step_foot(view, layout, std::move(said));
    const std::string next = wish.may_skip ? view.word("when.skip") : "";
    switch (foot(view, layout, {next})) {
    case Foot::Back:
        return Back{};
    case Foot::Next:
        return Next{};
    case Foot::None:
        break;
    }
    return said;
}

bool wide_foot(const View& view, const touch::PageLayout& layout, const std::string& label,
               touch::Icon icon) {
    touch::ButtonLook look;
    look.icon = icon;
    return touch::primary_button(view.ui, layout.wide_button, label, look);
}

Frame open_overlay(const View& view, const std::string& title, Said& said) {
    PageWish wish;
    wish.kind = view.setting.landscape ? touch::PageKind::Check : touch::PageKind::Choice;
    wish.question = title;
    Frame frame = open_page(view, wish, said);
    if (!view.setting.landscape && !view.session.modes.larger_text) // there is no hint
        frame.content = below(frame.content, frame.layout.hint.y - frame.content.y);
    return frame;
}

void close_foot(const View& view, const touch::PageLayout& layout, Said& said) {
    if (wide_foot(view, layout, view.word("nav.close")))
        said = Close{};
}

} // namespace tycktill::kiosk
