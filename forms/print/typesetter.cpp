#include "forms/print/typesetter.h"

#include "forms/print/document_page.h"

#include <cmath>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <utility>

#ifdef __SANITIZE_ADDRESS__
/// Fontconfig keeps its pointers as offsets, where the leak checker does not find them.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
#endif

namespace tycktill::forms::print {
namespace {

constexpr const char* family = "Atkinson Hyperlegible Next";
constexpr const char* mono_family = "Atkinson Hyperlegible Mono";

bool has_family(FcConfig* fonts, const char* name) {
    FcPattern* wanted = FcPatternCreate();
    FcPatternAddString(wanted, FC_FAMILY, reinterpret_cast<const FcChar8*>(name));
    FcObjectSet* nothing = FcObjectSetCreate();
    FcFontSet* found = FcFontList(fonts, wanted, nothing);
    const bool any = found != nullptr && found->nfont > 0;
    if (found != nullptr)
        FcFontSetDestroy(found);
    FcObjectSetDestroy(nothing);
    FcPatternDestroy(wanted);
    return any;
}

FontDescription describe(const Type& type) {
    FontDescription font(pango_font_description_new());
    pango_font_description_set_family(font.get(), type.mono ? mono_family : family);
    pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(type.weight));
    pango_font_description_set_absolute_size(font.get(), type.points * PANGO_SCALE);
    return font;
}

PangoAlignment alignment(Align align) {
    return align == Align::Right    ? PANGO_ALIGN_RIGHT
           : align == Align::Centre ? PANGO_ALIGN_CENTER
                                    : PANGO_ALIGN_LEFT;
}

Mm to_mm(double points) {
    return {static_cast<int>(std::lround(points / points_per_mm * 100))};
}

/// The first word of a line when it is a warning in capitals, "OBS!": from and to, in bytes.
std::vector<std::pair<std::size_t, std::size_t>> warnings_in(const std::string& words) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t line = 0; line != std::string::npos && line < words.size();) {
        const auto capitals = words.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", line);
        if (capitals != std::string::npos && capitals > line && words[capitals] == '!')
            found.emplace_back(line, capitals + 1);
        const auto next = words.find('\n', line);
        line = next == std::string::npos ? next : next + 1;
    }
    return found;
}

/// Where words are masked (document_page.h): from and to, in bytes.
std::vector<std::pair<std::size_t, std::size_t>> masks_in(const std::string& words) {
    const std::string mask = masked_words;
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t at = words.find(mask); at != std::string::npos;
         at = words.find(mask, at + mask.size()))
        found.emplace_back(at, at + mask.size());
    return found;
}

/// White on black.
void add_mask(PangoAttrList* attributes, std::size_t from, std::size_t to) {
    for (PangoAttribute* one :
         {pango_attr_background_new(0, 0, 0), pango_attr_foreground_new(0xffff, 0xffff, 0xffff)}) {
        one->start_index = static_cast<guint>(from);
        one->end_index = static_cast<guint>(to);
        pango_attr_list_insert(attributes, one);
    }
}

/// The lines of a layout, each with its own offset from the frame's left.
template <typename Visit>
void each_line(PangoLayout* layout, Visit visit) {
    PangoLayoutIter* iter = pango_layout_get_iter(layout);
    int number = 0;
    do {
        PangoRectangle ink, logical;
        pango_layout_iter_get_line_extents(iter, &ink, &logical);
        visit(number++, pango_layout_iter_get_line_readonly(iter), ink, logical,
              pango_layout_iter_get_baseline(iter));
    } while (pango_layout_iter_next_line(iter) != 0);
    pango_layout_iter_free(iter);
}

} // namespace

Result<Typesetter> Typesetter::open(const std::filesystem::path& fonts) {
    Typesetter made;
    // The system's fonts stay behind ours for letters that ours lack.
    made.fonts_ = FcInitLoadConfigAndFonts();
    FcConfigAppFontAddDir(made.fonts_, reinterpret_cast<const FcChar8*>(fonts.c_str()));
    if (!has_family(made.fonts_, family) || !has_family(made.fonts_, mono_family))
        return fail(fonts.string() +
                    ": the fonts are missing; restore the folder from the release");
    made.map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(made.map_.get()), made.fonts_);
    made.context_.reset(pango_font_map_create_context(made.map_.get()));
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(made.context_.get(), options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(made.context_.get(), 72);
    pango_context_set_round_glyph_positions(made.context_.get(), FALSE);
    return made;
}

Typesetter::Typesetter(Typesetter&& other) noexcept
    : fonts_(std::exchange(other.fonts_, nullptr)), map_(std::move(other.map_)),
      context_(std::move(other.context_)) {}

Typesetter& Typesetter::operator=(Typesetter&& other) noexcept {
    std::swap(fonts_, other.fonts_);
    std::swap(map_, other.map_);
    std::swap(context_, other.context_);
    return *this;
}

Typesetter::~Typesetter() {
    context_.reset();
    map_.reset();
    if (fonts_ != nullptr)
        FcConfigDestroy(fonts_);
}

TextLayout Typesetter::set(const std::string& words, const Type& type, const Rect& frame,
                           Align align, const std::string& language) {
    // "sv@lattlast" is Swedish to a font.
    const std::string tag = language.substr(0, language.find('@'));
    pango_context_set_language(context_.get(), pango_language_from_string(tag.c_str()));
    TextLayout layout(pango_layout_new(context_.get()));
    pango_layout_set_font_description(layout.get(), describe(type).get());
    pango_layout_set_text(layout.get(), words.c_str(), static_cast<int>(words.size()));
    pango_layout_set_width(layout.get(), static_cast<int>(points(frame.width) * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    pango_layout_set_alignment(layout.get(), alignment(align));
    PangoAttrList* attributes = pango_attr_list_new();
    if (type.tracking != 0)
        pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(static_cast<int>(
                                               type.tracking * type.points * PANGO_SCALE)));
    for (const auto& [from, to] : warnings_in(words)) {
        PangoAttribute* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
        bold->start_index = static_cast<guint>(from);
        bold->end_index = static_cast<guint>(to);
        pango_attr_list_insert(attributes, bold);
    }
    for (const auto& [from, to] : masks_in(words))
        add_mask(attributes, from, to);
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

double Typesetter::baseline(const Type& type) {
    PangoFontMetrics* metrics =
        pango_context_get_metrics(context_.get(), describe(type).get(), nullptr);
    const double ascent = pango_font_metrics_get_ascent(metrics) / double(PANGO_SCALE);
    const double descent = pango_font_metrics_get_descent(metrics) / double(PANGO_SCALE);
    pango_font_metrics_unref(metrics);
    return (points(type.line) - ascent - descent) / 2 + ascent;
}

Measured Typesetter::measure(const std::string& words, const Type& type, const Rect& frame,
                             Align align, const std::string& language) {
    Measured result;
    if (words.empty())
        return result;
    const TextLayout layout = set(words, type, frame, align, language);
    result.holes = pango_layout_get_unknown_glyphs_count(layout.get()) > 0;
    const double first = baseline(type);
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    each_line(layout.get(), [&](int number, PangoLayoutLine*, const PangoRectangle& ink,
                                const PangoRectangle&, int line_baseline) {
        const double y = first + number * points(type.line);
        left = std::min(left, ink.x / double(PANGO_SCALE));
        right = std::max(right, (ink.x + ink.width) / double(PANGO_SCALE));
        top = std::min(top, y + (ink.y - line_baseline) / double(PANGO_SCALE));
        bottom = std::max(bottom, y + (ink.y + ink.height - line_baseline) / double(PANGO_SCALE));
        result.lines = number + 1;
    });
    result.ink = {frame.x + to_mm(left), frame.y + to_mm(top), to_mm(right - left),
                  to_mm(bottom - top)};
    // A letter may lean out by a hair; a line that was not planned for may not.
    constexpr Mm hair = 0.3_mm;
    result.cut = result.ink.x < frame.x - hair || result.ink.right() > frame.right() + hair ||
                 type.line * result.lines > frame.height + hair;
    return result;
}

void Typesetter::draw(cairo_t* on, const std::string& words, const Type& type, const Rect& frame,
                      Align align, const std::string& language) {
    if (words.empty())
        return;
    const TextLayout layout = set(words, type, frame, align, language);
    const double first = baseline(type);
    cairo_set_source_rgb(on, (type.colour >> 16 & 0xff) / 255.0, (type.colour >> 8 & 0xff) / 255.0,
                         (type.colour & 0xff) / 255.0);
    each_line(layout.get(), [&](int number, PangoLayoutLine* line, const PangoRectangle&,
                                const PangoRectangle& logical, int) {
        cairo_move_to(on, points(frame.x) + logical.x / double(PANGO_SCALE),
                      points(frame.y) + first + number * points(type.line));
        pango_cairo_show_layout_line(on, line);
    });
}

} // namespace tycktill::forms::print
