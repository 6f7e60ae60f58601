#include "scanner/handwriting/comb.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::handwriting {

namespace {

/// The blobs whose middle lies between two columns.
std::vector<Blob> blobs_between(const TextPicture& picture, int from, int to) {
    std::vector<Blob> found;
    for (const Blob& blob : picture.blobs)
        if (const int centre = (blob.left + blob.right) / 2; centre >= from && centre < to)
            found.push_back(blob);
    return found;
}

/// The rectangle of the blobs; specks far smaller than the largest do not count.
Blob around(const std::vector<Blob>& blobs) {
    int largest = 0;
    for (const Blob& blob : blobs)
        largest = std::max(largest, blob.pixels);
    Blob all{1 << 30, 1 << 30, 0, 0, largest};
    for (const Blob& blob : blobs) {
        if (blob.pixels * 100 < largest)
            continue;
        all.left = std::min(all.left, blob.left);
        all.top = std::min(all.top, blob.top);
        all.right = std::max(all.right, blob.right);
        all.bottom = std::max(all.bottom, blob.bottom);
    }
    return all;
}

pages::Image part_of(const pages::Image& image, const Blob& part) {
    pages::Image out(part.width(), part.height(), flat_paper);
    for (int y = 0; y < out.height(); ++y)
        std::copy_n(image.row(part.top + y) + part.left, out.width(), out.row(y));
    return out;
}

/// Copies a cell's columns to the strip at `at`; how wide they were.
int append(pages::Image& strip, const pages::Image& from, const Blob& part, int at, int border) {
    const int width = std::min(part.width(), strip.width() - border - at);
    for (int y = 0; y < from.height() && width > 0; ++y)
        std::copy_n(from.row(y) + part.left, width, strip.row(border + y) + at);
    return std::max(0, width);
}

pages::Image first_columns(const pages::Image& image, int width) {
    pages::Image out(std::min(image.width(), width), image.height(), flat_paper);
    for (int y = 0; y < out.height(); ++y)
        std::copy_n(image.row(y), out.width(), out.row(y));
    return out;
}

} // namespace

CombCells comb_cells(const TextPicture& picture, const forms::Box& box, forms::Mm margin,
                     int border) {
    const int gap = px_of_mm(1.0), edge = px_of_mm(margin.value());
    CombCells cells;
    pages::Image strip(picture.image.width() + 2 * border, picture.image.height() + 2 * border,
                       flat_paper);
    int at = border;
    bool empty_before = false;
    for (std::size_t place = 0; place < box.cells.size(); ++place) {
        const forms::Rect& cell = box.cells[place];
        const int from = px_of_mm((cell.x - box.inside.x).value()) + edge;
        const std::vector<Blob> blobs =
            blobs_between(picture, from, from + px_of_mm(cell.width.value()));
        if (std::none_of(blobs.begin(), blobs.end(), is_stroke)) {
            empty_before = true;
            continue;
        }
        cells.gapped = cells.gapped || empty_before;
        const Blob part = around(blobs);
        cells.inked.push_back(part_of(picture.image, part));
        cells.places.push_back(place);
        at += append(strip, picture.image, part, at, border) + gap;
    }
    cells.strip = first_columns(strip, at - gap + border);
    return cells;
}

bool is_number(forms::TextRule rule) {
    return rule == forms::TextRule::Telephone || rule == forms::TextRule::Postnummer ||
           rule == forms::TextRule::Digits || rule == forms::TextRule::PastDay;
}

bool is_words(forms::TextRule rule) {
    return rule == forms::TextRule::Any || rule == forms::TextRule::Name ||
           rule == forms::TextRule::Address;
}

CombDigits read_digits(const DigitReader& reader, const CombCells& cells) {
    CombDigits result;
    result.weakest = cells.inked.empty() ? 0 : 1;
    for (const pages::Image& cell : cells.inked) {
        const DigitGuess guess = reader.read(cell);
        result.digits += guess.digit;
        result.weakest = std::min(result.weakest, guess.confidence);
    }
    return result;
}

CombCapitals read_capitals(const CapitalReader& reader, const CombCells& cells) {
    CombCapitals result;
    result.weakest = cells.inked.empty() ? 0 : 1;
    for (std::size_t i = 0; i < cells.inked.size(); ++i) {
        const CapitalGuess guess = reader.read(cells.inked[i]);
        if (i > 0 && cells.places[i] > cells.places[i - 1] + 1)
            result.text += ' ';
        result.text += to_utf8(guess.letter);
        result.others += guess.other;
        result.weakest = std::min(result.weakest, guess.confidence);
        result.mean += guess.confidence / double(cells.inked.size());
    }
    return result;
}

} // namespace tycktill::handwriting
