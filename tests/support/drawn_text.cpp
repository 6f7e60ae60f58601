#include "shared/base/text.h"
#include "tests/support/filled_page.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cairo/cairo-ft.h>
#include <ft2build.h>
#include <map>
#include <stdexcept>
#include FT_FREETYPE_H

namespace tycktill {

namespace {

constexpr double right_edge_mm = 4; // paper that is left free at the end of a line

struct Surface {
    cairo_surface_t* surface;
    cairo_t* cairo;
    Surface(int width, int height)
        : surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height)),
          cairo(cairo_create(surface)) {}
    ~Surface() {
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
    }
    Surface(const Surface&) = delete;
    Surface& operator=(const Surface&) = delete;
    void put_on(Image& page, int left, int top, int tone) const {
        cairo_surface_flush(surface);
        const int stride = cairo_image_surface_get_stride(surface);
        const unsigned char* data = cairo_image_surface_get_data(surface);
        for (int y = 0; y < cairo_image_surface_get_height(surface); ++y)
            for (int x = 0; x < cairo_image_surface_get_width(surface); ++x)
                darken(page, left + x, top + y, data[y * stride + x] / 255.0, tone);
    }
};

/// Opened once; lives as long as the program.
cairo_font_face_t* face_of(const std::string& font_file) {
    static FT_Library library = [] {
        FT_Library made = nullptr;
        FT_Init_FreeType(&made);
        return made;
    }();
    static std::map<std::string, cairo_font_face_t*> opened;
    cairo_font_face_t*& face = opened[font_file];
    if (face == nullptr) {
        FT_Face made = nullptr;
        if (FT_New_Face(library, font_file.c_str(), 0, &made) != 0)
            throw std::runtime_error("no font " + font_file);
        face = cairo_ft_font_face_create_for_ft_face(made, 0);
    }
    return face;
}

double width_of(cairo_t* cairo, const std::string& text) {
    cairo_text_extents_t extents;
    cairo_text_extents(cairo, text.c_str(), &extents);
    return extents.x_advance;
}

bool has_letters(cairo_t* cairo, const std::string& text) {
    cairo_glyph_t* glyphs = nullptr;
    int count = 0;
    cairo_scaled_font_text_to_glyphs(cairo_get_scaled_font(cairo), 0, 0, text.c_str(),
                                     int(text.size()), &glyphs, &count, nullptr, nullptr, nullptr);
    const bool all = std::all_of(glyphs, glyphs + count,
                                 [](const cairo_glyph_t& glyph) { return glyph.index != 0; });
    cairo_glyph_free(glyphs);
    return all;
}

// Words into lines no wider than the box; a line break in the text is kept.
std::vector<std::string> lines_of(cairo_t* cairo, const std::string& text, double width) {
    std::vector<std::string> lines;
    for (const std::string& paragraph : split(text, '\n')) {
        std::string line;
        for (const std::string& word : split(paragraph, ' ')) {
            const std::string longer = line.empty() ? word : line + " " + word;
            if (width_of(cairo, longer) > width && !line.empty()) {
                lines.push_back(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.push_back(line);
    }
    return lines;
}

/// Draws at the place; a hand's letters one by one, each a little off.
void show(cairo_t* cairo, const std::string& text, double x, double y, double scale,
          const Lettering& lettering) {
    if (lettering.shake_mm <= 0 || lettering.chance == nullptr) {
        cairo_move_to(cairo, x, y);
        cairo_show_text(cairo, text.c_str());
        return;
    }
    const auto off = [&](double strength) {
        return strength * std::clamp(lettering.chance->normal(), -2.0, 2.0);
    };
    const double shake = lettering.shake_mm;
    const double climb = off(0.01); // a line of writing seldom lies quite level
    const double start = x;
    for (const char32_t letter : code_points(text)) {
        const std::string one = to_utf8(letter);
        const double size = 1 + off(shake * 0.25);
        cairo_save(cairo);
        cairo_translate(cairo, x, y + (x - start) * climb + off(shake) * scale);
        cairo_rotate(cairo, off(shake * 0.15));
        cairo_scale(cairo, size, size * (1 + off(shake * 0.2)));
        cairo_move_to(cairo, 0, 0);
        cairo_show_text(cairo, one.c_str());
        cairo_restore(cairo);
        x += width_of(cairo, one) * size + off(shake * 0.4) * scale;
    }
}

void show_in_cells(cairo_t* cairo, const Box& box, const std::string& text, double scale,
                   const Lettering& lettering) {
    std::size_t cell = 0;
    for (const char32_t letter : code_points(text)) {
        if (cell >= box.cells.size())
            break;
        const std::string one = to_utf8(letter);
        const Rect& where = box.cells[cell++];
        if (letter != U' ')
            show(cairo, one,
                 (where.x - box.inside.x).value() * scale +
                     (where.width.value() * scale - width_of(cairo, one)) / 2,
                 (where.bottom() - box.inside.y).value() * scale - 1.6 * scale, scale, lettering);
    }
}

} // namespace

void draw_text(Image& page, double dpi, const Box& box, const std::string& text,
               const std::string& font_file, const Lettering& lettering) {
    const double scale = dpi / 25.4;
    const double left = box.inside.x.value() * scale, top = box.inside.y.value() * scale;
    const double width = box.inside.width.value() * scale,
                 height = box.inside.height.value() * scale;
    const Surface surface{int(width), int(height)};
    cairo_set_font_face(surface.cairo, face_of(font_file));
    cairo_set_font_size(surface.cairo, lettering.em_mm * scale);
    if (box.kind == BoxKind::Comb) {
        show_in_cells(surface.cairo, box, text, scale, lettering);
    } else {
        const double pitch = box.kind == BoxKind::Area && box.pitch.hundredths > 0
                                 ? box.pitch.value() * scale
                                 : height;
        double baseline = (box.kind == BoxKind::Area ? pitch : height) - 1.9 * scale;
        for (const std::string& line :
             lines_of(surface.cairo, text, width - right_edge_mm * scale)) {
            show(surface.cairo, line, 1.5 * scale, baseline, scale, lettering);
            baseline += pitch;
        }
    }
    surface.put_on(page, int(left), int(top), lettering.tone);
}

bool text_fits(const Box& box, const std::string& text, const std::string& font_file,
               const Lettering& lettering) {
    const Surface surface{1, 1};
    cairo_set_font_face(surface.cairo, face_of(font_file));
    constexpr double scale = 300 / 25.4;
    cairo_set_font_size(surface.cairo, lettering.em_mm * scale);
    std::string letters = text;
    std::erase(letters, '\n');
    if (!has_letters(surface.cairo, letters))
        return false;
    if (box.kind == BoxKind::Comb)
        return code_points(text).size() <= box.cells.size();
    const double width = (box.inside.width.value() - right_edge_mm) * scale;
    const auto lines = lines_of(surface.cairo, text, width);
    const int room = box.kind == BoxKind::Area ? box.lines : 1;
    return int(lines.size()) <= room && std::all_of(lines.begin(), lines.end(), [&](const auto& l) {
               return width_of(surface.cairo, l) <= width;
           });
}

} // namespace tycktill
