#include "shared/touch/keyboard.h"

#include "shared/base/text.h"
#include "shared/touch/shapes.h"

#include <array>
#include <cmath>

namespace tycktill::touch {

namespace {

using Does = KeyboardKey::Does;

std::string upper_case(std::string_view text) {
    std::string upper;
    for (auto c : code_points(text)) {
        const bool ascii = c >= 'a' && c <= 'z';
        const bool latin = c >= 0xE0 && c <= 0xFE && c != 0xF7;
        upper += to_utf8(ascii || latin ? c - 0x20 : c);
    }
    return upper;
}

/// What a key shows: an icon over or beside words, or only words.
struct KeyFace {
    Icon icon = Icon::None;
    std::string words;
    bool function = false;
    bool label = false; ///< its words only name it: smaller
};

KeyFace face_of(const KeyboardKey& key, const KeyboardLook& look, bool shift, bool by_alphabet) {
    switch (key.does) {
    case Does::Shift:
        return {Icon::ArrowBigUp, std::string(look.words.shift), true};
    case Does::Erase:
        return {Icon::Backspace, std::string(look.words.erase), true};
    case Does::NewLine:
        return {Icon::Return, std::string(look.words.new_line), true};
    case Does::Digits:
        return {Icon::None, std::string(look.words.digits), true};
    case Does::Letters:
        return {Icon::None, std::string(look.words.letters), true};
    case Does::Order:
        return {Icon::None, std::string(by_alphabet ? look.words.as_typed : look.words.by_alphabet),
                true};
    case Does::Write:
        break;
    }
    if (key.writes == " ")
        return {Icon::None, std::string(look.words.space), false, true};
    return {Icon::None, shift ? upper_case(key.writes) : key.writes, false};
}

struct Places {
    float x, y, column, key_height, gap_x, gap_y, edge, all_columns;
    bool wide; ///< the number pad
};

Places places(const Ui& ui, PxRect tray, bool wide, float rows = 4) {
    const bool portrait = ui.panel().portrait(), apart = ui.look().steady;
    Places p{};
    p.wide = wide;
    p.gap_y = ui.measures().step;
    p.key_height = ui.unit(portrait ? 92 : 112);
    const float side = wide ? ui.measures().margin : ui.unit(portrait ? 24 : 40);
    p.gap_x = wide ? std::max(ui.unit(18), p.gap_y) : p.gap_y;
    const float columns = wide ? 3 : apart ? 10 : 11;
    p.all_columns = columns;
    // Landscape's column stands a little nearer, or eleven keys would be narrower than 20 mm.
    const float far_side = wide || portrait ? side : ui.unit(34);
    p.column = (tray.w - side - far_side - p.gap_x * (columns - 1)) / columns;
    p.x = tray.x + side;
    // Further apart the keys stand nearer to the glass's edge than to what is written over them.
    const float spare = tray.h - p.key_height * rows - p.gap_y * (rows - 1);
    p.y = tray.y + std::round(spare * (apart && !portrait ? 0.75f : 0.5f));
    p.edge = ui.unit(portrait ? 4 : 5);
    return p;
}

void draw_face(Ui& ui, PxRect rect, const KeyFace& face, bool wide, Colour colour) {
    const float px = ui.measures().icon_key;
    if (face.icon != Icon::None && !wide) {
        const auto font = ui.fixed_font(Step::Label, Weight::SemiBold);
        const float line = font.px * 1.1f, gap = ui.unit(1);
        const float top = rect.mid_y() - (px + gap + line) / 2;
        ui.canvas().icon(face.icon, rect.mid_x(), top + px / 2, px, colour);
        ui.canvas().line(face.words, rect.mid_x(), base_line_in(top + px + gap, line, font.px),
                         font, colour, Align::Centre);
        return;
    }
    const auto weight = face.function || wide || face.label ? Weight::SemiBold : Weight::Regular;
    const auto step = face.label ? Step::Label : Step::Body;
    const auto font = face.function ? ui.fixed_font(step, weight)
                                    : fitting(ui, face.words, rect.w - ui.unit(8), step, weight);
    centred_icon_and_words(ui, rect, {face.icon, face.words, px * 1.05f, ui.unit(18), false}, font,
                           colour);
}

void draw_key(Ui& ui, PxRect rect, const KeyFace& face, const Places& p, const Touched& touched,
              bool on) {
    const auto& theme = ui.theme();
    const float radius = ui.measures().radius;
    ui.focus_ring(rect, radius, touched.focused);
    Colour inside = face.function ? theme.function_key : theme.surface;
    Colour words = theme.ink, edge = theme.key_edge;
    if (touched.down || on) {
        inside = theme.accent.accent;
        words = theme.accent.on;
        edge = theme.accent.pressed;
    }
    if (theme.night()) {
        box(ui, rect, radius, ui.measures().border, theme.line, inside);
        draw_face(ui, rect, face, p.wide, words);
        return;
    }
    const PxRect top{rect.x, rect.y, rect.w, rect.h - p.edge};
    ui.canvas().fill(rect, radius, edge);
    ui.canvas().fill(top, radius, inside);
    draw_face(ui, top, face, p.wide, words);
}

constexpr Moment long_press{600};

/// After a whole word its space is already there: a second one is dropped, and a sign takes its place.
void write(Ui& ui, const std::string& characters) {
    auto& state = ui.keyboard_state();
    const bool closes = characters.size() == 1 &&
                        std::string_view(".,?!").find(characters) != std::string_view::npos;
    if (state.spaced && closes)
        ui.type({TextCommand::Before, {}});
    if (!state.spaced || characters != " ")
        ui.type({TextCommand::Insert, characters});
    state.spaced = false;
    state.shift = state.shift_chosen = false;
}

void act(Ui& ui, const KeyboardKey& key, const std::string& writes, bool held) {
    auto& state = ui.keyboard_state();
    switch (key.does) {
    case Does::Write:
        write(ui, writes);
        break;
    case Does::Erase:
        ui.type({held ? TextCommand::WordBefore : TextCommand::Before, {}});
        state.spaced = false;
        break;
    case Does::Order:
        state.by_alphabet = !state.by_alphabet;
        break;
    case Does::NewLine:
        ui.type({TextCommand::Insert, "\n"});
        break;
    case Does::Shift:
        state.shift = !state.shift;
        state.shift_chosen = true;
        break;
    case Does::Digits:
    case Does::Letters:
        state.page = 1 - state.page;
        break;
    }
    ui.wake_at(ui.now());
}

/// The release is in this very frame, so what was shown in the frame before decides.
bool is_held(Ui& ui, const Touched& touched) {
    auto& state = ui.keyboard_state();
    const auto& id = ui.tree().nodes().back().key;
    if (const auto time = ui.held_for(id)) {
        if (*time >= long_press)
            state.held = id;
        else
            ui.wake_at(ui.now() + (long_press - *time));
    }
    const bool held = state.held == id && (touched.down || touched.activated);
    if (state.held == id && !touched.down)
        state.held.clear();
    return held;
}

void one_key(Ui& ui, PxRect rect, const KeyboardKey& key, const KeyboardLook& look,
             const Places& p) {
    auto& state = ui.keyboard_state();
    auto face = face_of(key, look, state.shift, state.by_alphabet);
    Node node;
    node.role = Role::Key;
    node.name = face.words;
    node.rect = rect;
    node.silent = true;
    if (key.does == Does::Shift)
        node.checked = state.shift;
    const auto touched = ui.item(std::move(node));
    std::string writes = key.writes == " " ? key.writes : face.words;
    // Held long, a letter shows the accent that it will write when the finger is lifted, and Sudda that
    // it will take a word.
    const auto accent = long_press_of(key.writes);
    const bool held = (!accent.empty() || key.does == Does::Erase) && is_held(ui, touched);
    if (held && key.does == Does::Erase)
        face.words = look.words.erase_word;
    else if (held)
        writes = face.words = state.shift ? upper_case(accent) : accent;
    draw_key(ui, rect, face, p, touched, key.does == Does::Shift && state.shift);
    if (touched.activated)
        act(ui, key, writes, held);
}

} // namespace

void on_screen_keyboard(Ui& ui, PxRect tray, const KeyboardLook& wished) {
    KeyboardLook look = wished;
    look.apart = ui.look().steady;
    auto& state = ui.keyboard_state();
    if (state.field != ui.editing()) {
        const bool by_alphabet = state.by_alphabet;
        state = {};
        state.by_alphabet = by_alphabet;
        state.field = ui.editing();
    }
    if (!state.shift_chosen)
        state.shift = look.capitals && sentence_begins(ui.before_caret());
    // The keyboard is Swedish and stands as it is in every language.
    const bool mirrored = ui.canvas().mirrored();
    ui.canvas().set_mirrored(false);
    if (mirrored) // but its tray stands where the page has room for it
        tray.x = static_cast<float>(ui.panel().width_px) - tray.right();
    ui.canvas().fill(tray, 0, ui.theme().tray);
    const bool wide = look.kind == KeyboardKind::Numbers && state.page == 0;
    const auto p = places(ui, tray, wide, look.word_row ? 5 : 4);
    float y = p.y;
    if (look.word_row) {
        suggestion_row(
            ui, {p.x, y, p.column * p.all_columns + p.gap_x * (p.all_columns - 1), p.key_height},
            look.words_offered);
        y += p.key_height + p.gap_y;
    }
    for (const auto& row : keyboard_rows(
             look, state.page, state.by_alphabet ? LetterOrder::Alphabet : LetterOrder::AsTyped)) {
        float x = p.x;
        for (const auto& key : row) {
            const float w = key.columns * p.column + (key.columns - 1) * p.gap_x;
            const float left = std::round(x), right = std::round(x + w);
            one_key(ui, {left, y, right - left, p.key_height}, key, look, p);
            x += w + p.gap_x;
        }
        y += p.key_height + p.gap_y;
    }
    ui.canvas().set_mirrored(mirrored);
}

float suggestion_row_height(const Ui& ui) {
    return places(ui, {}, false).key_height;
}

void suggestion_row(Ui& ui, PxRect row, const std::vector<std::string>& words) {
    constexpr std::size_t most = 3;
    const auto p = places(ui, row, false);
    const float width = (row.w - p.gap_x * (most - 1)) / most;
    for (std::size_t at = 0; at < std::min(words.size(), most); ++at) {
        const float x = row.x + static_cast<float>(at) * (width + p.gap_x);
        const PxRect rect{std::round(x), row.y, std::round(width), row.h};
        Node node;
        node.role = Role::Key;
        node.name = words[at];
        node.rect = rect;
        node.silent = node.offered = true;
        const auto touched = ui.item(std::move(node));
        draw_key(ui, rect, {Icon::None, words[at], false}, p, touched, false);
        if (!touched.activated)
            continue;
        ui.type({TextCommand::Complete, words[at]});
        ui.keyboard_state().spaced = true;
        ui.keyboard_state().shift = ui.keyboard_state().shift_chosen = false;
    }
}

} // namespace tycktill::touch
