#include "kiosk/screens/frame.h"

#include <algorithm>

namespace tycktill {
namespace {

struct Tool {
    const char* word;
    Icon icon;
    std::optional<bool> on;
    Event event;
};

std::vector<Tool> all_tools(const Modes& modes) {
    return {
        {"tool.cancel", Icon::X, {}, Show{Overlay::Cancel}},
        {"tool.listen", Icon::Volume, modes.speech, Toggle{Mode::Speech}},
        {"tool.larger", Icon::LargerText, modes.larger_text, Toggle{Mode::LargerText}},
        {"tool.contrast", Icon::Contrast, modes.contrast, Toggle{Mode::Contrast}},
        {"tool.easy", Icon::Book, modes.easy_read, Toggle{Mode::EasyRead}},
        {"tool.language", Icon::World, {}, Show{Overlay::Language}},
        {"tool.help", Icon::Help, {}, Show{Overlay::Help}},
    };
}

/// In landscape there is no room for seven large tiles: the last four stand behind «Mer hjälp».
std::vector<Tool> tools_here(const View& view) {
    std::vector<Tool> tools = all_tools(view.session.modes);
    if (view.setting.landscape && view.session.modes.larger_text) {
        tools.resize(3, tools.front());
        tools.push_back({"tool.more", Icon::Help, {}, Show{Overlay::MoreHelp}});
    }
    return tools;
}

void draw_tools(const View& view, const PageLayout& layout, Said& said) {
    const auto tools = tools_here(view);
    for (std::size_t at = 0; at < tools.size(); ++at) {
        ToolTile tile;
        tile.name = view.word(tools[at].word);
        tile.icon = tools[at].icon;
        tile.on = tools[at].on;
        tile.outlined = at == 0;
        if (tool_tile(view.ui, layout.tools[at], tile))
            said = tools[at].event;
    }
}

void draw_steps(const View& view, const PageLayout& layout, bool steps) {
    const int now = static_cast<int>(view.session.at) + 1;
    const int of = static_cast<int>(view.session.steps.size());
    const std::string words =
        fill(view.word("nav.step"), {{"n", std::to_string(now)}, {"of", std::to_string(of)}});
    if (view.setting.landscape)
        progress_dots(view.ui, layout.step, view.setting.municipality->name, steps ? words : "",
                      steps ? now : 0, steps ? of : 0);
    else if (steps)
        progress_bars(view.ui, layout.step, words, now, of);
}

bool is_long(const View& view, const std::string& question) {
    const Font font = view.ui.font(Step::Question, Weight::Bold);
    return view.ui.canvas().width(question, font) > view.ui.panel().px(244);
}

/// What comes under question and hint, when they took less than they may: in Större text every line that
/// is won is a line of a card or of what is written.
void begin_content_at(const View& view, Frame& frame, const PageWish& wish, float y) {
    const bool reads = wish.kind != PageKind::Plain && !wish.question.empty();
    if (view.ui.larger() && !view.setting.landscape && reads && y < frame.content.y)
        frame.content = below(frame.content, y - frame.content.y);
}

/// In Större text the question may take two lines; then a hint that does not fit is left out, but a
/// fault never is.
void draw_hint(const View& view, Frame& frame, const PageWish& wish, float asked) {
    Ui& ui = view.ui;
    const PageLayout& layout = frame.layout;
    PxRect place = layout.hint;
    if (ui.larger())
        place.y = layout.question.y + asked + ui.unit(14);
    if (!wish.fault.empty()) {
        const float used = error_line(ui, place, wish.fault);
        const float bottom = place.y + used + ui.unit(14);
        if (bottom > frame.content.y)
            frame.content = below(frame.content, bottom - frame.content.y);
        return begin_content_at(view, frame, wish, bottom);
    }
    const float icon = wish.hint_icon == Icon::None ? 0 : ui.measures().icon_button * 1.5f;
    const float height = wish.hint.empty() ? 0 : text_height(ui, place.w - icon, wish.hint);
    if (height > 0 && (!ui.larger() || place.y + height <= frame.content.y)) {
        hint(ui, place, wish.hint, wish.hint_icon);
        // What people write in needs every line there is, in landscape too.
        const float bottom = place.y + height + ui.unit(wish.kind == PageKind::Text ? 20 : 28);
        if (ui.larger() && wish.kind == PageKind::Text && bottom < frame.content.y)
            frame.content = below(frame.content, bottom - frame.content.y);
        return begin_content_at(view, frame, wish, bottom);
    }
    begin_content_at(view, frame, wish, place.y + ui.unit(14));
}

} // namespace

Frame open_page(const View& view, const PageWish& wish, Said& said) {
    LayoutWish how;
    how.kind = wish.kind;
    how.larger = view.session.modes.larger_text;
    how.lowered = view.session.modes.lowered;
    how.long_question = is_long(view, wish.question);
    Frame frame;
    frame.layout = lay_out_page(view.ui.panel(), how);
    const PageLayout& layout = frame.layout;
    Canvas& canvas = view.ui.canvas();
    canvas.fill(layout.page, 0, view.ui.theme().ground);
    if (view.setting.landscape)
        canvas.fill(layout.column, 0, view.ui.theme().sand);
    else
        identity_strip(view.ui, layout.strip, view.setting.municipality->name);
    draw_tools(view, layout, said);
    draw_steps(view, layout, wish.steps);
    frame.content = layout.content;
    const float asked =
        wish.question.empty() ? 0 : question(view.ui, layout.question, wish.question);
    const float top = std::max(layout.hint.y, layout.question.y + asked + view.ui.unit(8));
    frame.under_question = below(frame.content, top - frame.content.y);
    draw_hint(view, frame, wish, asked);
    return frame;
}

Foot foot(const View& view, const PageLayout& layout, const FootWish& wish) {
    Foot pressed = Foot::None;
    ButtonLook look;
    look.icon = Icon::ArrowLeft;
    if (wish.back && secondary_button(view.ui, layout.back, view.word("nav.back"), look))
        pressed = Foot::Back;
    look.icon = wish.icon;
    if (!wish.next.empty() && primary_button(view.ui, layout.next, wish.next, look))
        pressed = Foot::Next;
    return pressed;
}

bool wide_foot(const View& view, const PageLayout& layout, const std::string& label, Icon icon) {
    ButtonLook look;
    look.icon = icon;
    return primary_button(view.ui, layout.wide_button, label, look);
}

void close_foot(const View& view, const PageLayout& layout, Said& said) {
    if (wide_foot(view, layout, view.word("nav.close")))
        said = Close{};
}

} // namespace tycktill
