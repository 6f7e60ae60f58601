#include "tests/support/written_box.h"

#include "shared/base/edit_distance.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <pango/pangocairo.h>
#include <random>

namespace tycktill {

namespace {

constexpr double page_width = 180, margin_mm = 12;

struct Canvas {
    cairo_surface_t* surface;
    cairo_t* cairo;
    ~Canvas() {
        cairo_destroy(cairo);
        cairo_surface_destroy(surface);
    }
};

void draw_rules(cairo_t* cairo, const Box& box) {
    const double left = box.inside.x.value(), right = box.inside.right().value();
    const double bottom = box.inside.bottom().value();
    cairo_set_source_rgb(cairo, 0.25, 0.25, 0.25);
    cairo_rectangle(cairo, left, bottom, right - left, 0.25);
    for (int line = 1; line < box.lines; ++line)
        cairo_rectangle(cairo, left, bottom - (box.pitch * line).value(), right - left, 0.2);
    for (const Rect& cell : box.cells)
        for (double x : {cell.x.value(), cell.right().value()})
            cairo_rectangle(cairo, x - 0.1, bottom - 2.4, 0.2, 2.4);
    cairo_fill(cairo);
}

/// One run of text with its baseline at (x, y) millimetres; a shaking hand moves and turns each letter.
void draw_text(cairo_t* cairo, const Writing& writing, const std::string& text, double x, double y,
               std::mt19937& random) {
    PangoLayout* layout = pango_cairo_create_layout(cairo);
    PangoFontDescription* font = pango_font_description_from_string(writing.font.c_str());
    pango_font_description_set_absolute_size(font, writing.points * 25.4 / 72 * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    std::normal_distribution<double> wobble(0, 1);
    const auto show = [&](const std::string& piece, double at) {
        pango_layout_set_text(layout, piece.c_str(), -1);
        cairo_save(cairo);
        cairo_translate(cairo, at, y + wobble(random) * 0.22 * writing.shake);
        cairo_rotate(cairo, wobble(random) * 0.05 * writing.shake);
        const double scale = 1 + wobble(random) * 0.07 * writing.shake;
        cairo_scale(cairo, scale, scale);
        cairo_move_to(cairo, 0, -pango_layout_get_baseline(layout) / double(PANGO_SCALE));
        pango_cairo_show_layout(cairo, layout);
        cairo_restore(cairo);
        int width = 0, height = 0;
        pango_layout_get_size(layout, &width, &height);
        return width / double(PANGO_SCALE);
    };
    if (writing.shake == 0)
        show(text, x);
    else
        for (char32_t letter : code_points(text))
            x += show(to_utf8(letter), x);
    pango_font_description_free(font);
    g_object_unref(layout);
}

void write_in(cairo_t* cairo, const Box& box, const Writing& writing) {
    std::mt19937 random(writing.seed);
    const double grey = writing.ink / 255;
    cairo_set_source_rgb(cairo, grey, grey, grey);
    const double bottom = box.inside.bottom().value() - 1.0;
    if (box.kind == BoxKind::Comb) {
        const auto letters = code_points(writing.text);
        for (std::size_t i = 0; i < letters.size() && i < box.cells.size(); ++i)
            draw_text(cairo, writing, to_utf8(letters[i]), box.cells[i].centre().x.value() - 1.1,
                      bottom, random);
        return;
    }
    const auto lines = split(writing.text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i)
        draw_text(cairo, writing, lines[i], box.inside.x.value() + 2,
                  box.kind == BoxKind::Area
                      ? box.inside.y.value() + (box.pitch * static_cast<int>(i + 1)).value() - 1.0
                      : bottom,
                  random);
}

void draw_label(cairo_t* cairo, const Box& box) {
    std::mt19937 random(1);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    Writing label;
    label.points = 9;
    draw_text(cairo, label, "Utdelningsadress, postnummer och ort", box.inside.x.value(),
              box.inside.y.value() - 0.9, random);
    draw_text(cairo, label, "Telefon bostad", box.inside.x.value(),
              box.inside.bottom().value() + 4.6, random);
}

Image photographed(const cairo_surface_t* drawn, const Writing& writing) {
    auto* surface = const_cast<cairo_surface_t*>(drawn);
    const int width = cairo_image_surface_get_width(surface);
    const int height = cairo_image_surface_get_height(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    std::mt19937 random(writing.seed + 7);
    std::normal_distribution<double> noise(0, std::max(writing.noise, 1e-9));
    Image image(width, height, 255);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double paper = writing.paper - writing.shadow * x / width;
            const double value = data[y * stride + x * 4] / 255.0 * paper + noise(random);
            image.row(y)[x] = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
        }
    return image;
}

} // namespace

Box line_box(double width_mm) {
    Box box;
    box.field = "line";
    box.kind = BoxKind::Line;
    box.inside = {20_mm, 20_mm, {static_cast<int>(width_mm * 100)}, 7_mm};
    return box;
}

Box comb_box(int cells, TextRule rule) {
    Box box = line_box(cells * 5.0);
    box.field = "comb";
    box.kind = BoxKind::Comb;
    box.rule = rule;
    for (int i = 0; i < cells; ++i)
        box.cells.push_back({20_mm + 5_mm * i, 20_mm, 5_mm, 7_mm});
    return box;
}

Box area_box(int lines) {
    Box box = line_box(150);
    box.field = "area";
    box.kind = BoxKind::Area;
    box.lines = lines;
    box.pitch = 8_mm;
    box.inside.height = 8_mm * lines;
    return box;
}

DrawnPage draw_box(const Box& box, const Writing& writing) {
    const double scale = writing.dpi / 25.4;
    const double height = box.inside.bottom().value() + margin_mm;
    const int pixels_wide = static_cast<int>(page_width * scale);
    const int pixels_high = static_cast<int>(height * scale);
    cairo_surface_t* surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels_wide, pixels_high);
    const Canvas canvas{surface, cairo_create(surface)};
    cairo_set_source_rgb(canvas.cairo, 1, 1, 1);
    cairo_paint(canvas.cairo);
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, scale, scale);
    cairo_matrix_rotate(&matrix, writing.turn * 3.14159265 / 180);
    cairo_set_matrix(canvas.cairo, &matrix);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_antialias(canvas.cairo, CAIRO_ANTIALIAS_GRAY);
    draw_rules(canvas.cairo, box);
    draw_label(canvas.cairo, box);
    write_in(canvas.cairo, box, writing);
    cairo_font_options_destroy(options);
    cairo_surface_flush(surface);

    std::vector<Match> matches;
    for (const MmPoint place :
         {MmPoint{0, 0}, MmPoint{page_width, 0}, MmPoint{0, height}, MmPoint{page_width, height}}) {
        double x = place.x, y = place.y;
        cairo_matrix_transform_point(&matrix, &x, &y);
        matches.push_back({place, {x, y}});
    }
    return {photographed(surface, writing), *Homography::fit(matches)};
}

double character_errors(const std::string& truth, const std::string& read) {
    const auto a = code_points(truth), b = code_points(read);
    return a.empty() ? 0 : static_cast<double>(edit_distance(a, b)) / static_cast<double>(a.size());
}

} // namespace tycktill
