// Text, questions, hints and labels of widgets.h.
#include "shared/touch/shapes.h"
#include "shared/touch/widgets.h"

#include <cmath>

namespace tycktill {

namespace {

struct Setting {
    Font font;
    float line; ///< px
    std::vector<std::string> lines;
};

Setting set(Ui& ui, float width, std::string_view text, const TextLook& look) {
    const Step step = look.may_grow && ui.larger() ? step_up(look.step) : look.step;
    Setting setting{ui.fixed_font(step, look.weight), 0, {}};
    const double line = look.line > 0 ? look.line : line_height(step);
    setting.line = static_cast<float>(line) * setting.font.px;
    auto& canvas = ui.canvas();
    const auto measure = [&](std::string_view piece) { return canvas.width(piece, setting.font); };
    for (const auto& span : wrap(text, width, look.balance, measure))
        setting.lines.emplace_back(text.substr(span.begin, span.end - span.begin));
    const auto most = static_cast<std::size_t>(look.max_lines);
    if (look.max_lines > 0 && setting.lines.size() > most) {
        setting.lines.resize(most);
        auto& last = setting.lines.back();
        // Cut between words; a single long word is cut where it must be.
        while (!last.empty() && measure(last + " …") > width) {
            const auto space = last.rfind(' ');
            last.erase(space != std::string::npos ? space : previous_boundary(last, last.size()));
        }
        last += " …";
    }
    return setting;
}

float draw(Ui& ui, PxRect rect, const Setting& setting, const TextLook& look) {
    const auto colour = look.colour.value_or(ui.theme().ink);
    const float x = look.align == Align::Leading  ? rect.x
                    : look.align == Align::Centre ? rect.mid_x()
                                                  : rect.right();
    float y = rect.y;
    for (const auto& line : setting.lines) {
        ui.canvas().line(line, x, base_line_in(y, setting.line, setting.font.px), setting.font,
                         colour, look.align);
        y += setting.line;
    }
    return y - rect.y;
}

} // namespace

float text_block(Ui& ui, PxRect rect, std::string_view text, const TextLook& look) {
    const auto setting = set(ui, rect.w, text, look);
    const float height = setting.line * static_cast<float>(setting.lines.size());
    if (look.spoken)
        ui.say(look.role, text, {rect.x, rect.y, rect.w, height});
    return draw(ui, rect, setting, look);
}

float text_height(Ui& ui, float width, std::string_view text, const TextLook& look) {
    const auto setting = set(ui, width, text, look);
    return setting.line * static_cast<float>(setting.lines.size());
}

float question(Ui& ui, PxRect rect, std::string_view text) {
    TextLook look{.weight = Weight::Bold, .role = Role::Heading, .may_grow = false};
    look.step = ui.panel().portrait() ? Step::Question : Step::Title;
    const auto fits = [&](Step step, float lines) {
        const auto font = ui.fixed_font(step, Weight::Bold);
        return ui.canvas().width(text, font) <= rect.w * lines * (lines > 1 ? 0.9f : 1);
    };
    const bool room = rect.h == 0 || rect.h > em_px(ui.panel(), step_up(look.step)) * 2;
    if (ui.larger() && (room || fits(step_up(look.step), 1)))
        look.step = step_up(look.step);
    else if (!fits(look.step, 1))
        look.step = static_cast<Step>(static_cast<int>(look.step) - 1);
    return text_block(ui, rect, text, look);
}

float hint(Ui& ui, PxRect rect, std::string_view text, Icon icon) {
    float indent = 0;
    if (icon != Icon::None) {
        const float px = ui.measures().icon_button;
        const auto font = ui.font(Step::Body, Weight::Regular);
        const float line = font.px * line_height(Step::Body);
        ui.canvas().icon(icon, rect.x + px / 2, rect.y + line / 2, px, ui.theme().accent.accent);
        indent = std::round(px * 1.46f);
    }
    const PxRect words{rect.x + indent, rect.y, rect.w - indent, rect.h};
    // Where Större text would push into the content, the hint keeps its size.
    const bool grows = rect.h == 0 || text_height(ui, words.w, text) <= rect.h + ui.unit(4);
    return text_block(ui, words, text, {.may_grow = grows});
}

float field_label(Ui& ui, PxRect rect, std::string_view text) {
    return text_block(ui, rect, text, {.weight = Weight::SemiBold, .line = 1.2, .spoken = false});
}

} // namespace tycktill
