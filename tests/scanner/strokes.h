#pragma once
/// A page to know again, and what a file of it gives.
#include "scanner/pages/document.h"
#include "tests/support/rooms.h"

#include <cstdlib>

namespace tycktill {

/// A page of strokes, darker at its top left, so that a turn or a mirror shows.
inline Image strokes(int width = 330, int height = 460) {
    Image out(width, height, 255);
    for (int line = 0; line < height / 40; ++line)
        for (int y = 20 + line * 40; y < 24 + line * 40; ++y)
            for (int x = 30; x < width - 40 - 12 * line; ++x)
                out.row(y)[x] = 0;
    for (int y = 40; y < 80; ++y)
        for (int x = 30; x < 60; ++x)
            out.row(y)[x] = 0;
    out.dpi = 300;
    return out;
}

inline double difference(const Image& a, const Image& b) {
    if (a.width() != b.width() || a.height() != b.height())
        return 1e9;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(int(a.at(x, y)) - int(b.at(x, y)));
    return sum / a.width() / a.height();
}

struct Outcome {
    std::string why; ///< what is wrong with its opening or its first page
    Image page;
};

inline Outcome first_page(const Bytes& bytes) {
    auto document = Document::of_bytes(bytes);
    if (!document)
        return {document.error().what, {}};
    auto page = document->page(1);
    if (!page)
        return {page.error().what, {}};
    return {"", std::move(page->image)};
}

} // namespace tycktill
