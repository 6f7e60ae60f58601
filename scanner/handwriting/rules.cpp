#include "scanner/handwriting/rules.h"

#include "scanner/handwriting/ink.h"

#include <algorithm>

namespace tycktill::handwriting {

namespace {

const int reach = px_of_mm(0.7);     // how far from its place a rule is looked for
const int thickest = px_of_mm(0.62); // what is thicker has a pen's stroke in it
const int piece = px_of_mm(6);       // the length over which a rule counts as straight

/// The picture with x and y exchanged or not, so that upright and lying rules share one code.
struct View {
    pages::Image& image;
    bool upright; ///< the rules stand: along is y
    int length() const { return upright ? image.height() : image.width(); }
    int depth() const { return upright ? image.width() : image.height(); }
    std::uint8_t& at(int along, int across) const {
        return upright ? image.row(along)[across] : image.row(across)[along];
    }
};

/// Where in this piece of the rule the darkest row is, if it is dark enough to be a rule.
int place_of_rule(const View& view, int from, int to, int expected, int otherwise) {
    int best = otherwise, best_dark = (to - from) / 2;
    for (int across = std::max(0, expected - reach);
         across <= std::min(view.depth() - 1, expected + reach); ++across) {
        int dark = 0;
        for (int along = from; along < to; ++along)
            dark += view.at(along, across) < 215;
        if (dark > best_dark) {
            best_dark = dark;
            best = across;
        }
    }
    return best;
}

/// The run of dark pixels through `across`, or through the nearest dark pixel one or two beside it.
void whiten_run(const View& view, int along, int across) {
    const auto dark = [&](int a) { return a >= 0 && a < view.depth() && view.at(along, a) < 208; };
    int start = across;
    for (int step : {0, 1, -1, 2, -2})
        if (dark(across + step)) {
            start = across + step;
            break;
        }
    if (!dark(start))
        return;
    int first = start, last = start;
    while (dark(first - 1))
        --first;
    while (dark(last + 1))
        ++last;
    if (last - first + 1 > thickest)
        return;
    for (int a = std::max(0, first - 1); a <= std::min(view.depth() - 1, last + 1); ++a)
        view.at(along, a) = flat_paper;
}

void erase_rule(const View& view, int from, int to, int expected) {
    from = std::max(0, from);
    to = std::min(view.length(), to);
    int place = -1;
    for (int start = from; start < to; start += piece) {
        const int end = std::min(to, start + piece);
        place = place_of_rule(view, start, end, place < 0 ? expected : place, place);
        if (place < 0)
            continue;
        for (int along = start; along < end; ++along)
            whiten_run(view, along, place);
    }
}

int px(forms::Mm length) {
    return px_of_mm(length.value());
}

/// A comb's dividers stand between the cells and at both ends of each group.
void erase_dividers(pages::Image& cutout, const forms::Box& box, forms::Mm margin) {
    const View view{cutout, true};
    const auto erase_at = [&](forms::Mm x) {
        erase_rule(view, 0, cutout.height(), px(x - box.inside.x + margin));
    };
    for (const forms::Rect& cell : box.cells) {
        erase_at(cell.x);
        erase_at(cell.right());
    }
}

const int strip = px_of_mm(10);          // a slanted streak is upright over so much
const int widest_streak = px_of_mm(0.8); // what is wider is a frame or a fold's shadow
constexpr int streak_below = 214;        // grey; the paper is flat_paper

/// Whether a column is dark nearly all the way; a streak may lean by a pixel.
bool is_dark_column(const pages::Image& image, int x, int top, int bottom) {
    int dark = 0;
    for (int y = top; y < bottom; ++y) {
        const std::uint8_t* row = image.row(y);
        dark += std::min({row[x - 1], row[x], row[x + 1]}) < streak_below;
    }
    return dark * 100 >= (bottom - top) * 94;
}

/// Between what stands left and right of the streak: paper, or a stroke that crosses it.
void mend_columns(pages::Image& image, int from, int to, int top, int bottom) {
    const int left = std::max(0, from - 1), right = std::min(image.width() - 1, to);
    for (int y = top; y < bottom; ++y) {
        std::uint8_t* row = image.row(y);
        const int a = row[left], b = row[right];
        for (int x = left + 1; x < right; ++x)
            row[x] = static_cast<std::uint8_t>(a + (b - a) * (x - left) / (right - left));
    }
}

void erase_streaks_of(pages::Image& image, int top, int bottom, std::vector<int>& mended) {
    for (int x = 1; x + 1 < image.width(); ++x) {
        if (!is_dark_column(image, x, top, bottom))
            continue;
        const int from = x;
        while (x + 1 < image.width() && is_dark_column(image, x, top, bottom))
            ++x;
        if (x - from > widest_streak)
            continue;
        mend_columns(image, from, x, top, bottom);
        for (int column = from; column <= x; ++column)
            mended.push_back(column);
    }
}

} // namespace

std::vector<int> erase_streaks(pages::Image& cutout) {
    std::vector<int> mended;
    const int strips = std::max(1, cutout.height() / strip);
    if (cutout.height() < px_of_mm(8))
        return mended;
    for (int i = 0; i < strips; ++i)
        erase_streaks_of(cutout, cutout.height() * i / strips, cutout.height() * (i + 1) / strips,
                         mended);
    return mended;
}

void erase_rules(pages::Image& cutout, const forms::Box& box, forms::Mm margin) {
    const View lying{cutout, false};
    const int bottom = px(box.inside.height + margin);
    if (box.kind == forms::BoxKind::Comb)
        erase_dividers(cutout, box, margin);
    erase_rule(lying, 0, cutout.width(), bottom);
    if (box.kind == forms::BoxKind::Area)
        for (int line = 1; line < box.lines; ++line)
            erase_rule(lying, 0, cutout.width(), bottom - px(box.pitch * line));
}

} // namespace tycktill::handwriting
