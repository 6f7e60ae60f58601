#include "scanner/handwriting/second_look.h"

#include "scanner/handwriting/ink.h"
#include "scanner/handwriting/text_value.h"

#include <algorithm>

namespace tycktill::handwriting {

namespace {

// On the test pages every line with a wrong word had one below this; of the right ones few have.
constexpr double sure_enough = 0.8;
// Another size is another chance.
constexpr double scale = 0.8;

struct Band {
    int top = 0, bottom = 0;
};

Band band_of(const std::vector<Word>& line, const pages::Image& block) {
    Band band{block.height(), 0};
    for (const Word& word : line) {
        band.top = std::min(band.top, word.box.y);
        band.bottom = std::max(band.bottom, word.box.y + word.box.height);
    }
    const int spare = px_of_mm(0.35);
    return {std::max(0, band.top - spare), std::min(block.height(), band.bottom + spare)};
}

/// Those rows of the block with a white border above and below.
pages::Image strip_of(const pages::Image& block, Band band, int border) {
    pages::Image strip(block.width(), band.bottom - band.top + 2 * border, flat_paper);
    for (int y = band.top; y < band.bottom; ++y)
        std::copy_n(block.row(y), block.width(), strip.row(border + y - band.top));
    return strip;
}

std::vector<Word> read_alone(Recogniser& recogniser, const pages::Image& block, TextModel model,
                             const std::vector<Word>& line) {
    const Band band = band_of(line, block);
    if (band.bottom - band.top < px_of_mm(1.0))
        return {};
    const int border = px_of_mm(1.2);
    std::vector<Word> again = recogniser.recognise(smaller(strip_of(block, band, border), scale),
                                                   TextShape::OneLine, model);
    for (Word& word : again) {
        for (int* length : {&word.box.x, &word.box.y, &word.box.width, &word.box.height})
            *length = static_cast<int>(*length / scale);
        word.box.y += band.top - border;
        word.line = line.front().line;
        word.paragraph = line.front().paragraph;
    }
    return again;
}

} // namespace

std::vector<Word> second_look(Recogniser& recogniser, const pages::Image& block, TextModel model,
                              std::vector<Word> words) {
    std::vector<Word> result;
    for (auto from = words.begin(); from != words.end();) {
        const auto to = std::find_if(from, words.end(),
                                     [&](const Word& word) { return word.line != from->line; });
        std::vector<Word> line(from, to);
        if (weakest_of(line) < sure_enough) {
            std::vector<Word> again = read_alone(recogniser, block, model, line);
            if (confidence_of(again) > confidence_of(line))
                line = std::move(again);
        }
        result.insert(result.end(), line.begin(), line.end());
        from = to;
    }
    return result;
}

} // namespace tycktill::handwriting
