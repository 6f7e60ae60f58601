#include "shared/touch/field_text.h"

#include "shared/base/text.h"
#include "shared/touch/shapes.h"
#include "shared/touch/text_runs.h"

#include <algorithm>
#include <cmath>

namespace tycktill::touch {

namespace {

std::string only_digits(std::string_view text) {
    std::string digits;
    for (const char c : text)
        if (std::string_view("0123456789 +-").find(c) != std::string_view::npos)
            digits += c;
    return digits;
}

} // namespace

std::string_view slice(const std::string& text, LineSpan line) {
    return std::string_view(text).substr(line.begin, line.end - line.begin);
}

std::size_t line_of(const std::vector<LineSpan>& lines, std::size_t offset) {
    std::size_t line = 0;
    while (line + 1 < lines.size() && offset >= lines[line + 1].begin)
        ++line;
    return line;
}

namespace {

/// Does the line run against the page?
bool runs_against(Ui& ui, std::string_view text) {
    return directions(code_points(text)).right_to_left != ui.look().mirrored;
}

} // namespace

std::size_t offset_at(Ui& ui, const FieldSetting& setting, std::size_t line, float x) {
    const auto text = slice(setting.shown, setting.lines[line]);
    if (runs_against(ui, text))
        x = ui.canvas().width(text, setting.font) - x;
    std::size_t best = 0;
    float nearest = std::abs(x);
    for (std::size_t at = 0; at < text.size();) {
        at = next_boundary(text, at);
        const float distance = std::abs(ui.canvas().width(text.substr(0, at), setting.font) - x);
        if (distance < nearest) {
            nearest = distance;
            best = at;
        }
    }
    return setting.lines[line].begin + best;
}

float x_of(Ui& ui, const FieldSetting& setting, std::size_t line, std::size_t offset) {
    const auto text = slice(setting.shown, setting.lines[line]);
    const auto within = std::min(offset - setting.lines[line].begin, text.size());
    const float before = ui.canvas().width(text.substr(0, within), setting.font);
    return runs_against(ui, text) ? ui.canvas().width(text, setting.font) - before : before;
}

namespace {

void move_line(Ui& ui, TextEdit& edit, const FieldSetting& setting, int direction) {
    const auto line = line_of(setting.lines, edit.caret);
    const auto target = static_cast<long>(line) + direction;
    if (target < 0 || target >= static_cast<long>(setting.lines.size())) {
        ui.move_focus(direction); // nothing holds the keypad's focus for ever
        return;
    }
    edit.move_to(offset_at(ui, setting, static_cast<std::size_t>(target),
                           x_of(ui, setting, line, edit.caret)));
}

void go_by_word(TextEdit& edit, TextCommand command) {
    const bool marks = command == TextCommand::MarkLeft || command == TextCommand::MarkRight;
    if (!marks)
        edit.mark = TextEdit::nothing;
    else if (edit.mark == TextEdit::nothing)
        edit.mark = edit.caret;
    if (command == TextCommand::WordLeft || command == TextCommand::MarkLeft)
        edit.word_left();
    else
        edit.word_right();
}

void apply(Ui& ui, TextEdit& edit, const TextInput& input, const FieldLook& look,
           const FieldSetting& setting) {
    switch (input.command) {
    case TextCommand::Insert:
        edit.insert(look.digits_only ? only_digits(input.characters) : input.characters,
                    look.limit);
        break;
    case TextCommand::Complete:
        edit.complete(input.characters, look.limit);
        break;
    case TextCommand::WordBefore:
        edit.erase_word_before();
        break;
    case TextCommand::WordLeft:
    case TextCommand::WordRight:
    case TextCommand::MarkLeft:
    case TextCommand::MarkRight:
        go_by_word(edit, input.command);
        break;
    case TextCommand::Before:
        edit.erase_before();
        break;
    case TextCommand::After:
        edit.erase_after();
        break;
    case TextCommand::Left:
        edit.left();
        break;
    case TextCommand::Right:
        edit.right();
        break;
    case TextCommand::Home:
        edit.home();
        break;
    case TextCommand::End:
        edit.end();
        break;
    case TextCommand::Up:
    case TextCommand::Down:
        move_line(ui, edit, setting, input.command == TextCommand::Up ? -1 : 1);
        break;
    }
}

} // namespace

std::optional<std::string> take_edits(Ui& ui, const std::string& key, const FieldLook& look,
                                      const FieldSetting& setting) {
    if (ui.editing() != key)
        return {};
    TextEdit edit{std::string(look.value), 0};
    edit.move_to(ui.caret());
    edit.mark = ui.mark();
    auto inputs = ui.take_text(key);
    const auto start = edit.caret;
    for (auto& input : inputs) {
        apply(ui, edit, input, look, setting);
        wipe(input.characters);
    }
    ui.caret() = edit.caret;
    ui.mark() = edit.mark;
    if (!inputs.empty())
        ui.caret_was_put() = false;
    ui.set_before_caret(std::string_view(edit.text).substr(0, edit.caret));
    if (!inputs.empty() || start != edit.caret)
        ui.wake_at(ui.now());
    std::optional<std::string> changed;
    if (edit.text != look.value)
        changed = edit.text;
    wipe(edit.text);
    return changed;
}

void draw_caret(Ui& ui, float x, float line_top, std::size_t line, const FieldSetting& setting,
                const FieldStyle& style) {
    const float height = setting.font.px * 1.03f;
    const float base = base_line_in(line_top, setting.line, setting.font.px);
    const float middle = base - ui.canvas().typesetter().cap_height(setting.font) / 2;
    // Beside the letter, not on it: the text stands at the other side of the caret where it runs against.
    const std::string_view text = setting.lines.empty() ? std::string_view(setting.shown)
                                                        : slice(setting.shown, setting.lines[line]);
    const float beside = runs_against(ui, text) ? -ui.unit(1) - style.caret : ui.unit(2);
    ui.canvas().fill({x + beside, std::round(middle - height / 2), style.caret, height}, 0,
                     style.active);
}

void draw_marked(Ui& ui, float x, float line_top, std::size_t line, const FieldSetting& setting,
                 TextSpan span) {
    const LineSpan shown = setting.lines[line];
    const auto begin = std::max(span.begin, shown.begin), end = std::min(span.end, shown.end);
    if (begin >= end)
        return;
    const auto [left, right] =
        std::minmax({x_of(ui, setting, line, begin), x_of(ui, setting, line, end)});
    ui.canvas().fill({x + left, line_top, right - left, setting.line}, ui.unit(6),
                     ui.theme().accent.tint);
}

void put_caret(Ui& ui, std::string_view value, std::size_t offset) {
    const TextSpan word = word_at(value, offset);
    const TextSpan before = word_at(value, std::min(ui.caret(), value.size()));
    const bool again = ui.caret_was_put() && ui.mark() == TextEdit::nothing && word == before;
    TextEdit edit{std::string(value)};
    edit.move_to(offset);
    if (again)
        edit.mark_word(offset);
    ui.caret() = edit.caret;
    ui.mark() = edit.mark;
    ui.caret_was_put() = true;
    wipe(edit.text);
}

} // namespace tycktill::touch
