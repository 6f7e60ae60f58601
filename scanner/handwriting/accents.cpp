#include "scanner/handwriting/accents.h"

#include "shared/base/text.h"

#include <algorithm>
#include <iterator>

namespace tycktill::handwriting {

namespace {

bool is_wide_letter(const Blob& blob) {
    return blob.height() >= px_of_mm(1.1) && blob.width() * 100 >= blob.height() * 58 &&
           blob.width() < blob.height() * 2;
}

/// Small, close above the letter and over it.
bool is_mark_of(const Blob& mark, const Blob& letter) {
    const int gap = letter.top - mark.bottom;
    return mark.height() * 2 < letter.height() && mark.width() < letter.width() &&
           mark.pixels >= 6 && gap >= -1 && gap <= std::max(3, letter.height() / 3) &&
           mark.left >= letter.left - 2 && mark.right <= letter.right + 2;
}

/// A u has no ink in the middle of its top, an a or o has. The right stem's serif reaches to the middle.
bool is_open_above(const Blob& letter, const pages::Image& image) {
    const int left = letter.left + letter.width() * 38 / 100;
    const int right = letter.left + letter.width() * 48 / 100;
    for (int y = letter.top; y < letter.top + letter.height() * 3 / 10; ++y)
        for (int x = left; x <= right; ++x)
            if (image.at(x, y) < ink_below)
                return false;
    return true;
}

/// The middle of the ink in some rows.
double middle_of(const Blob& mark, const pages::Image& image, int top, int bottom) {
    double sum = 0, ink = 0;
    for (int y = top; y < bottom; ++y)
        for (int x = mark.left; x < mark.right; ++x)
            if (const int dark = flat_paper - image.at(x, y); dark > 0) {
                sum += (x + 0.5) * dark;
                ink += dark;
            }
    return ink > 0 ? sum / ink : 0;
}

/// è, not é: its mark begins at the left.
bool leans_left(const Blob& mark, const pages::Image& image) {
    const int middle = (mark.top + mark.bottom) / 2;
    return mark.height() >= 4 && middle_of(mark, image, mark.top, middle) + mark.width() * 0.2 <
                                     middle_of(mark, image, middle, mark.bottom);
}

/// How often a letter's ink is crossed from its top to its foot near its middle: three times in an e, twice in
/// a c or an o.
int crossings_of(const Blob& letter, const pages::Image& image) {
    int most = 0;
    for (int share = 44; share <= 60; share += 4) {
        int crossings = 0;
        bool inside = false;
        for (int y = letter.top; y < letter.bottom; ++y) {
            const bool dark = image.at(letter.left + letter.width() * share / 100, y) < ink_below;
            crossings += dark && !inside;
            inside = dark;
        }
        most = std::max(most, crossings);
    }
    return most;
}

} // namespace

AccentCount accents_of(const std::vector<Blob>& blobs, const pages::Image& image) {
    AccentCount count;
    for (const Blob& letter : blobs) {
        if (!is_wide_letter(letter))
            continue;
        std::vector<Blob> marks;
        std::copy_if(blobs.begin(), blobs.end(), std::back_inserter(marks),
                     [&](const Blob& mark) { return is_mark_of(mark, letter); });
        count.letters += !marks.empty();
        count.round += marks.size() == 1 && crossings_of(letter, image) < 3;
        count.unknown = count.unknown || (marks.size() > 1 && is_open_above(letter, image)) ||
                        (marks.size() == 1 && leans_left(marks.front(), image));
    }
    return count;
}

bool has_unread_accent(const AccentCount& seen, const std::string& text) {
    const auto points = code_points(text);
    const auto told = std::count_if(points.begin(), points.end(), [](char32_t letter) {
        return letter >= 0xC0 && letter < 0x250;
    });
    const auto rings = std::count_if(points.begin(), points.end(), [](char32_t letter) {
        return letter == U'å' || letter == U'Å';
    });
    return seen.letters > told || seen.round > rings || seen.unknown;
}

} // namespace tycktill::handwriting
