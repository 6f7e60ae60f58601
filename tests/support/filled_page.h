#pragma once
/// Filling in a page as people do: ticks with several pens and text in its boxes. The page is upright
/// and whole, `dpi` pixels an inch, as it comes from the printer.
#include "forms/paper/sheet.h"
#include "scanner/pages/image.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

#include <string>
#include <vector>

namespace tycktill {

struct Pen {
    double width_mm = 0.5;
    int tone = 40; ///< of its ink, 0 black
    /// How much paler or darker a tick becomes with the hand's pressure, in grey steps.
    int pressure = 0;
};
constexpr Pen ballpoint{0.45, 60}, pencil{0.5, 150}, light_pencil{0.45, 185}, felt_tip{1.0, 20};

enum class TickStyle { Cross, Check, Slash, Scribble };

/// A line through those places of the sheet, with a soft edge.
void draw_stroke(Image& page, double dpi, const std::vector<std::pair<double, double>>& mm,
                 Pen pen);

void draw_tick(Image& page, double dpi, const Rect& box, TickStyle style, Pen pen, Chance& chance);
/// The whole box black, as «Fel ruta? Fyll hela» asks; not quite to the edge, with gaps.
void draw_withdrawn(Image& page, double dpi, const Rect& box, Pen pen, Chance& chance);
/// A speck of that diameter somewhere in the box.
void draw_dot(Image& page, double dpi, const Rect& box, double diameter_mm, Chance& chance);

/// How text is set. A machine's letters stand still, a hand's do not.
struct Lettering {
    double em_mm = 4.6;
    int tone = 30;
    double shake_mm = 0;      ///< how far a hand's letters stray; their size and turn stray with it
    Chance* chance = nullptr; ///< needed to shake
};
/// Text in a line, comb or area box, with a font file. What does not fit is cut off.
void draw_text(Image& page, double dpi, const Box& box, const std::string& text,
               const std::string& font_file, const Lettering& lettering = {});
/// Whether all of it would stand in the box, and the font has every letter.
bool text_fits(const Box& box, const std::string& text, const std::string& font_file,
               const Lettering& lettering = {});

/// Ink of that tone on a share of one pixel; never makes it lighter.
void darken(Image& page, int x, int y, double share, int tone);

/// The page's codes say `code_text` instead of what was printed.
void put_codes(Image& image, double dpi, const Page& page, const std::string& code_text);

/// Marks, codes, frames and rules of a page without any text: what the scanner needs to find.
Image drawn_page(const Sheet& sheet, const Page& page, const std::string& code_text, double dpi);

} // namespace tycktill
