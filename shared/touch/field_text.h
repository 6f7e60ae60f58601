#pragma once
/// The text inside a field of widgets.h: where it stands, where the caret is in it, and what keys and taps
/// do to it. Inside this room only.
#include "shared/touch/widgets.h"
#include "shared/touch/wrap.h"

namespace tycktill::touch {

struct FieldSetting {
    Font font;
    PxRect inside; ///< where the text stands
    float line;
    std::vector<LineSpan> lines;
    std::string shown; ///< the value, or its dots
};

std::string_view slice(const std::string& text, LineSpan line);
std::size_t line_of(const std::vector<LineSpan>& lines, std::size_t offset);
/// Places in a line count from where the page's lines begin, at the right when it is mirrored; a line that runs
/// the other way, such as Swedish in an Arabic page, ends there.
/// The boundary in the line nearest to x.
std::size_t offset_at(Ui& ui, const FieldSetting& setting, std::size_t line, float x);
float x_of(Ui& ui, const FieldSetting& setting, std::size_t line, std::size_t offset);

/// Carries out what waits for this field. The new text, if it changed.
std::optional<std::string> take_edits(Ui& ui, const std::string& key, const FieldLook& look,
                                      const FieldSetting& setting);

/// Where a finger was lifted. A second tap in the same word marks it, a third takes the marking away: at
/// any pace, since not every hand can tap twice quickly.
void put_caret(Ui& ui, std::string_view value, std::size_t offset);

void draw_caret(Ui& ui, float x, float line_top, std::size_t line, const FieldSetting& setting,
                const FieldStyle& style);
/// What is marked in this line, drawn under its letters.
void draw_marked(Ui& ui, float x, float line_top, std::size_t line, const FieldSetting& setting,
                 TextSpan span);

} // namespace tycktill::touch
