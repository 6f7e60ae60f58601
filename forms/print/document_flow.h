#pragma once
/// Inside this room only: a document set out on pages, ready to be drawn.
#include "forms/print/document_page.h"
#include "forms/print/typesetter.h"

namespace tycktill::forms::print {

struct TagBegins {
    const char* tag;
};
struct TagEnds {
    const char* tag;
};
struct SetWords {
    std::string words;
    Type type;
    Rect frame;
    Align align = Align::Left;
};
struct SetInk {
    Rect place;
    Ink colour;
};
using Stroke = std::variant<TagBegins, TagEnds, SetWords, SetInk>;
using StrokedPage = std::vector<Stroke>;

/// Every page, with its foot.
Result<std::vector<StrokedPage>> set_out(const Document& document, Typesetter& typesetter);

} // namespace tycktill::forms::print
