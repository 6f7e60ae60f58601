#pragma once
/// Small shapes that several widgets draw. For the widgets' own files.
#include "shared/touch/ui.h"

namespace tycktill::touch {

/// A bordered box: two filled rectangles, so that corners stay crisp.
void box(Ui& ui, PxRect rect, float radius, float stroke, Colour border, Colour inside);
/// The check of a chosen radio and of badges: (5,12)(10,17)(20,7) of 24, stroke 3.
void check_mark(Ui& ui, float centre_x, float centre_y, float px, Colour colour);
/// An icon in a rounded pale square.
void icon_chip(Ui& ui, PxRect rect, Icon icon, float icon_px, Colour inside, Colour colour);
/// The sign of Tyck till: a bubble with a tail.
void bubble_sign(Ui& ui, float x, float centre_y, float width, Colour colour);

struct IconAndWords {
    Icon icon = Icon::None;
    std::string_view words;
    float icon_px = 0, gap = 0;
    bool icon_after = false;
};
/// Icon and one line of words, together in the middle of the rectangle.
void centred_icon_and_words(Ui& ui, PxRect rect, const IconAndWords& what, const Font& font,
                            Colour colour);
/// The largest of the font's size and the given smaller ones in which the words fit the width.
Font fitting(Ui& ui, std::string_view words, float width, Step step, Weight weight);
/// Where letters stand in a line box, as browsers place them: the font has 0.984 + 0.316 em.
float base_line_in(float top, float line, float em);

} // namespace tycktill::touch
