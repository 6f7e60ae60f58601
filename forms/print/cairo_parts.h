#pragma once
/// Owners for what Cairo and Pango hand out, and the step from paper to Cairo's points.
#include "forms/paper/millimetres.h"

#include <cairo.h>
#include <memory>
#include <pango/pangocairo.h>

namespace tycktill::forms::print {

template <auto release>
struct Releases {
    template <typename T>
    void operator()(T* held) const {
        release(held);
    }
};

using Surface = std::unique_ptr<cairo_surface_t, Releases<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releases<cairo_destroy>>;
using FontMap = std::unique_ptr<PangoFontMap, Releases<g_object_unref>>;
using TextContext = std::unique_ptr<PangoContext, Releases<g_object_unref>>;
using TextLayout = std::unique_ptr<PangoLayout, Releases<g_object_unref>>;
using FontDescription =
    std::unique_ptr<PangoFontDescription, Releases<pango_font_description_free>>;

constexpr double points_per_mm = 72 / 25.4;
constexpr double points(Mm measure) {
    return measure.value() * points_per_mm;
}

} // namespace tycktill::forms::print
