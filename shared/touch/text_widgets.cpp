// Text, questions, hints and labels of widgets.h.
#include "shared/touch/shapes.h"
#include "shared/touch/widgets.h"

#include <cmath>

namespace tycktill::touch {

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
    if (look.spoken && !text.empty())
        ui.say(look.role, text, {rect.x, rect.y, rect.w, height});
    return draw(ui, rect, setting, look);
}

float text_height(Ui& ui, float width, std::string_view text, const TextLook& look) {
    const auto setting = set(ui, width, text, look);
    return setting.line * static_cast<float>(setting.lines.size());
}

bool keeps_words(Ui& ui, float width, std::string_view text, const TextLook& look) {
    const Step step = look.may_grow && ui.larger() ? step_up(look.step) : look.step;
    const Font font = ui.fixed_font(step, look.weight);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        if (ui.canvas().width(text.substr(at, end - at), font) > width)
            return false;
        at = end + 1;
    }
    return true;
}

namespace {

TextLook question_look(Ui& ui, PxRect rect, std::string_view text) {
    TextLook look{.weight = Weight::Bold, .role = Role::Heading, .may_grow = false};
    look.step = ui.panel().portrait() ? Step::Question : Step::Title;
    const auto fits = [&](Step step, float lines) {
        const auto font = ui.fixed_font(step, Weight::Bold);
        return ui.canvas().width(text, font) <= rect.w * lines * (lines > 1 ? 0.9f : 1);
    };
    const bool room = rect.h == 0 || rect.h > em_px(ui.panel(), step_up(look.step)) * 2;
    const bool line = rect.h == 0 || rect.h >= em_px(ui.panel(), step_up(look.step)) * 1.02f;
    if (ui.larger() && (room || (line && fits(step_up(look.step), 1))))
        look.step = step_up(look.step);
    else if (!fits(look.step, 1))
        look.step = static_cast<Step>(static_cast<int>(look.step) - 1);
    return look;
}

struct HintPlace {
    PxRect words;
    float icon = 0;
    bool grows = true;
};

HintPlace hint_place(Ui& ui, PxRect rect, std::string_view text, Icon icon) {
    HintPlace place;
    place.icon = icon == Icon::None ? 0 : ui.measures().icon_button;
    const float indent = std::round(place.icon * 1.46f);
    place.words = {rect.x + indent, rect.y, rect.w - indent, rect.h};
    // Where Större text would push into the content, the hint keeps its size.
    place.grows = rect.h == 0 || text_height(ui, place.words.w, text) <= rect.h + ui.unit(4);
    return place;
}

} // namespace

float question(Ui& ui, PxRect rect, std::string_view text) {
    return text_block(ui, rect, text, question_look(ui, rect, text));
}

float question_height(Ui& ui, PxRect rect, std::string_view text) {
    return text_height(ui, rect.w, text, question_look(ui, rect, text));
}

float hint(Ui& ui, PxRect rect, std::string_view text, Icon icon) {
    const HintPlace place = hint_place(ui, rect, text, icon);
    const TextLook look{.may_grow = place.grows};
    if (icon != Icon::None) {
        const Step step = place.grows && ui.larger() ? Step::Title : Step::Body;
        const float line = em_px(ui.panel(), step) * line_height(step);
        ui.canvas().icon(icon, rect.x + place.icon / 2, rect.y + line / 2, place.icon,
                         ui.theme().accent.accent);
    }
    return text_block(ui, place.words, text, look);
}

float hint_height(Ui& ui, PxRect rect, std::string_view text, Icon icon) {
    const HintPlace place = hint_place(ui, rect, text, icon);
    return text_height(ui, place.words.w, text, {.may_grow = place.grows});
}

float field_label(Ui& ui, PxRect rect, std::string_view text) {
    return text_block(ui, rect, text, {.weight = Weight::SemiBold, .line = 1.2, .spoken = false});
}

} // namespace tycktill::touch
