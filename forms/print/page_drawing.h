#pragma once
/// A page as ink. What is the same on every copy is drawn apart from what is not, so that many copies
/// share the first.
#include "forms/print/page_code_drawing.h"
#include "forms/print/typesetter.h"

namespace tycktill::forms::print {

/// What the pages of one order have in common.
struct Order {
    const Layout& layout;
    const Form& form;
    Ink accent = 0x1f5b41;
    std::string unit;
    std::string language = "sv";
};

/// What is another in each copy.
struct Copy {
    Serial serial;
    std::string code; ///< of the slip, or ""
};

/// The words that stand in a frame: the form's, in the order's language, or the copy's.
std::string words_of(const PlacedText& text, const Order& order, const Copy& copy);

enum class Tags { No, Yes }; ///< whether the PDF shall tell what is a heading and what a paragraph

void draw_form(cairo_t* on, Typesetter& typesetter, const Order& order, std::size_t page,
               Tags tags);
void draw_copy(cairo_t* on, Typesetter& typesetter, const Order& order, std::size_t page,
               const Copy& copy);

} // namespace tycktill::forms::print
