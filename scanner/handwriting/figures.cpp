#include "scanner/handwriting/figures.h"

#include <algorithm>
#include <iterator>

namespace tycktill::handwriting {

namespace {

// The reader was taught on hands; of type it knows most figures above this.
constexpr double surely = 0.6;

/// "14," gives "14"; anything else than figures and signs gives "".
std::string figures_of(const std::string& word) {
    std::string figures;
    for (const char c : word)
        if (c >= '0' && c <= '9')
            figures += c;
        else if (c != ',' && c != '.')
            return "";
    return figures;
}

/// A word's blobs, left to right, without commas and specks.
std::vector<Blob> blobs_in(const reading::PixelRect& box, const std::vector<Blob>& blobs,
                           const ReadPart& part) {
    std::vector<Blob> found;
    int tallest = 0;
    for (const Blob& blob : blobs) {
        const double x = ((blob.left + blob.right) / 2.0 - part.left + part.border) * part.scale;
        const double y = ((blob.top + blob.bottom) / 2.0 - part.top + part.border) * part.scale;
        if (x < box.x || x > box.x + box.width || y < box.y || y > box.y + box.height)
            continue;
        found.push_back(blob);
        tallest = std::max(tallest, blob.height());
    }
    std::erase_if(found, [&](const Blob& blob) { return blob.height() * 10 < tallest * 7; });
    std::sort(found.begin(), found.end(),
              [](const Blob& a, const Blob& b) { return a.left < b.left; });
    return found;
}

pages::Image cut(const pages::Image& image, const Blob& blob) {
    pages::Image out(blob.width(), blob.height(), flat_paper);
    for (int y = 0; y < out.height(); ++y)
        std::copy_n(image.row(blob.top + y) + blob.left, out.width(), out.row(y));
    return out;
}

} // namespace

bool figures_agree(const DigitReader& reader, const std::vector<Blob>& blobs,
                   const pages::Image& image, const std::vector<Word>& words,
                   const ReadPart& part) {
    for (const Word& word : words) {
        const std::string figures = figures_of(word.text);
        const std::vector<Blob> shapes = blobs_in(word.box, blobs, part);
        if (figures.empty() || shapes.size() != figures.size())
            continue;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            const DigitGuess guess = reader.read(cut(image, shapes[i]));
            if (guess.digit != figures[i] && guess.confidence >= surely)
                return false;
        }
    }
    return true;
}

} // namespace tycktill::handwriting
