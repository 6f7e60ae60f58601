#include "scanner/handwriting/handwriting.h"

#include "scanner/handwriting/accents.h"
#include "scanner/handwriting/belief.h"
#include "scanner/handwriting/comb.h"
#include "scanner/handwriting/coverage.h"
#include "scanner/handwriting/figures.h"
#include "scanner/handwriting/letter.h"
#include "scanner/handwriting/pitch.h"
#include "scanner/handwriting/rules.h"
#include "scanner/handwriting/second_look.h"
#include "scanner/handwriting/text_value.h"
#include "shared/base/places.h"
#include "shared/base/text.h"

#include <algorithm>
#include <iterator>

namespace tycktill::handwriting {

namespace {

constexpr forms::Mm margin = text_margin;
const int border = px_of_mm(1.2);

// Tesseract loses or doubles digits of a comb at one size that it reads without a fault at another.
constexpr double other_size = 0.55;
// What reads alike at this size too was not read by chance.
constexpr double other_look = 0.8;
// Below this no letters were set by a machine, however straight they stand.
constexpr double machine_text = 0.6;
// A comb's cells are taken for capitals above this mean, and when one in so many at most looks like
// something else.
constexpr double like_capitals = 0.6;
constexpr std::size_t one_other_in = 4;

/// Ink of the box itself, not of the labels round it: most of its height is inside. What hangs down
/// into the box from above is the tail of a heading's g or y.
bool belongs(const Blob& blob, const pages::Image& image) {
    const int edge = px_of_mm(margin.value());
    const int inside_top = edge, inside_bottom = image.height() - edge;
    const int inside_left = edge, inside_right = image.width() - edge;
    const int high = std::min(blob.bottom, inside_bottom) - std::max(blob.top, inside_top);
    const int wide = std::min(blob.right, inside_right) - std::max(blob.left, inside_left);
    const bool hangs_in = blob.top < inside_top && high < px_of_mm(2.4);
    return wide * 2 > blob.width() && !hangs_in &&
           (high * 2 > blob.height() || high > px_of_mm(1.2));
}

/// The dot of an i is near its stem, a full stop near its word; dust is anywhere.
bool is_near_any(const Blob& blob, const std::vector<Blob>& strokes) {
    const int near = px_of_mm(2.0); // a typewriter's full stop stands far from its word
    return std::any_of(strokes.begin(), strokes.end(), [&](const Blob& stroke) {
        return blob.left < stroke.right + near && blob.right > stroke.left - near &&
               blob.top < stroke.bottom + near / 3 && blob.bottom > stroke.top - near / 2;
    });
}

/// Dust lies anywhere; what is left of a light pencil on a pale copy lies together.
bool lie_together(const std::vector<Blob>& specks) {
    constexpr std::ptrdiff_t enough = 5;
    const int wide = px_of_mm(5), high = px_of_mm(7);
    return std::any_of(specks.begin(), specks.end(), [&](const Blob& first) {
        return std::count_if(specks.begin(), specks.end(), [&](const Blob& other) {
                   return other.left >= first.left && other.left < first.left + wide &&
                          std::abs(other.top - first.top) < high;
               }) >= enough;
    });
}

void keep_what_belongs(TextPicture& picture) {
    const Ink ink = find_ink(picture.image);
    std::vector<Blob> strokes;
    const auto mine = [&](const Blob& blob) {
        return belongs(blob, picture.image) && !is_streak(blob, picture.image);
    };
    std::copy_if(ink.blobs.begin(), ink.blobs.end(), std::back_inserter(strokes),
                 [&](const Blob& blob) { return is_stroke(blob) && mine(blob); });
    std::vector<Blob> specks;
    for (std::size_t i = 0; i < ink.blobs.size(); ++i) {
        const Blob& blob = ink.blobs[i];
        if (mine(blob) && (is_stroke(blob) || is_near_any(blob, strokes))) {
            picture.blobs.push_back(blob);
            continue;
        }
        if (mine(blob) && blob.pixels >= 3)
            specks.push_back(blob);
        erase(picture.image, ink, static_cast<int>(i));
    }
    picture.crumbs = lie_together(specks);
}

Blob around(const std::vector<Blob>& blobs) {
    Blob all = blobs.front();
    for (const Blob& blob : blobs) {
        all.left = std::min(all.left, blob.left);
        all.top = std::min(all.top, blob.top);
        all.right = std::max(all.right, blob.right);
        all.bottom = std::max(all.bottom, blob.bottom);
    }
    return all;
}

/// The inked part with a white border, as the recogniser likes it.
pages::Image inked_part(const TextPicture& picture) {
    const Blob all = around(picture.blobs);
    pages::Image part(all.width() + 2 * border, all.height() + 2 * border, flat_paper);
    for (int y = 0; y < all.height(); ++y)
        std::copy_n(picture.image.row(all.top + y) + all.left, all.width(),
                    part.row(border + y) + border);
    return part;
}

/// The recogniser was taught on letters of some twenty pixels; on larger ones it trips over the paper's
/// and the scanner's grain.
double reading_scale(const std::vector<Blob>& blobs) {
    constexpr double taught_height = 20;
    std::vector<int> heights;
    for (const Blob& blob : blobs)
        if (is_stroke(blob))
            heights.push_back(blob.height());
    if (heights.empty())
        return 1;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    const double scale = std::clamp(taught_height / *middle, 0.5, 1.0);
    return scale < 0.9 ? scale : 1;
}

/// A number as long as its rule wants it: what was lost or added in a comb shows here.
bool has_usual_length(const std::string& digits, const forms::Box& box) {
    switch (box.rule) {
    case forms::TextRule::Telephone: // Swedish numbers: 08-12 34 56 up to 070-123 45 67
        return digits.size() >= 8 && digits.size() <= 10 && digits.front() == '0';
    case forms::TextRule::Postnummer:
        return digits.size() == 5;
    case forms::TextRule::PastDay:
        return digits.size() == 8 && digits.compare(0, 2, "20") == 0;
    default:
        return digits.size() == box.cells.size();
    }
}

/// A comb's characters: no blank stands between them.
std::string joined(const std::vector<Word>& words) {
    std::string text = one_line(words);
    std::erase(text, ' ');
    return text;
}

/// The number as the reader of single digits has it, and what else speaks for it.
void read_number(TextReading& result, const CombDigits& own,
                 const reading::Reading<std::string>& other, bool gapped, const forms::Box& box) {
    const bool same = own.digits == other.value;
    result.text = {spelled(own.digits, box.rule), own.weakest};
    result.weakest = own.weakest;
    if (gapped || !has_usual_length(own.digits, box) || !plausible(result.text.value, box.rule))
        return;
    if (same) {
        result.check = DigitCheck::SameTwice;
        if (result.hand == Hand::Machine) // whose scale Tesseract's own is
            result.text.confidence = std::max(own.weakest, other.confidence);
    } else if (box.rule == forms::TextRule::PastDay) {
        result.check = DigitCheck::PossibleDay;
    }
}

/// Where a comb's cells look like capitals, what they say one by one: read right far oftener than what the
/// recogniser makes of the joined cells, and still for a person to look at.
void suggest_capitals(TextReading& result, const CombCapitals& own, forms::TextRule rule) {
    if (own.mean < like_capitals || own.others * one_other_in > length_of(own.text))
        return;
    result.hand = Hand::Pen;
    result.text = {spelled(own.text, rule), own.mean};
    result.weakest = own.weakest;
}

bool has_letter_or_digit(const std::string& text) {
    const auto points = code_points(text);
    return std::any_of(points.begin(), points.end(), [](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
               c >= 0xC0;
    });
}

/// A full stop that stands alone is a speck.
bool is_speck(const Word& word) {
    return !has_letter_or_digit(word.text) && word.text != "-" && word.text != "&" &&
           word.text != "+" && word.text != "/";
}

} // namespace

TextPicture text_picture(const pages::Image& page, const reading::Homography& map,
                         const forms::Box& box) {
    TextPicture picture;
    picture.image = reading::cut_out(page, map, box.inside, text_dpi, margin);
    if (picture.image.empty())
        return picture;
    flatten_paper(picture.image);
    const std::vector<int> mended = erase_streaks(picture.image);
    erase_rules(picture.image, box, margin);
    keep_what_belongs(picture);
    picture.mended = std::any_of(mended.begin(), mended.end(), [&](int column) {
        return std::any_of(picture.blobs.begin(), picture.blobs.end(), [&](const Blob& blob) {
            return blob.left - 1 <= column && column <= blob.right + 1;
        });
    });
    return picture;
}

Result<TextReader> TextReader::open() {
    DigitReader digits = TRY(DigitReader::load(assets_folder() / "models" / "comb-digits.bin"));
    CapitalReader capitals =
        TRY(CapitalReader::load(assets_folder() / "models" / "comb-capitals.bin"));
    return TextReader(TRY(Recogniser::open()), std::move(digits), std::move(capitals));
}

bool TextReader::is_whole(const TextPicture& picture, const Part& part,
                          const std::vector<Word>& words) {
    const Blob all = around(picture.blobs);
    const ReadPart place{all.left, all.top, border, part.scale};
    const std::string text = one_line(words);
    if (std::any_of(words.begin(), words.end(), is_speck) ||
        !all_ink_was_read(picture.blobs, words, place) ||
        !figures_agree(digits_, picture.blobs, picture.image, words, place) ||
        has_unread_accent(accents_of(picture.blobs, picture.image), text) ||
        (part.model == TextModel::English &&
         (has_blank(picture.blobs) || !dashes_agree(picture.blobs, text))))
        return false;
    return part.area || (blanks_fit_pitch(picture.blobs, words) &&
                         one_line(recogniser_.recognise(smaller(part.image, other_look),
                                                        TextShape::OneLine, part.model)) == text);
}

TextReading TextReader::text(const pages::Image& page, const reading::Homography& map,
                             const forms::Box& box) {
    const TextPicture picture = text_picture(page, map, box);
    TextReading result;
    result.whole = !picture.crumbs;
    if (picture.blobs.empty()) {
        result.hand = picture.crumbs ? Hand::Pen : Hand::Nothing;
        return result;
    }
    result.hand = hand_of(picture.blobs);
    const TextModel model =
        box.rule == forms::TextRule::Email ? TextModel::English : TextModel::Swedish;
    const bool comb = box.kind == forms::BoxKind::Comb;
    const CombCells cells = comb ? comb_cells(picture, box, margin, border) : CombCells{};
    const double scale = result.hand == Hand::Machine && !comb ? reading_scale(picture.blobs) : 1;
    pages::Image part = comb ? cells.strip : inked_part(picture);
    if (scale < 1)
        part = smaller(part, scale);
    const bool area = box.kind == forms::BoxKind::Area;
    std::vector<Word> words = recogniser_.recognise(
        part, area ? TextShape::Block : TextShape::OneLine, model, allowed_characters(box.rule));
    if (area && result.hand == Hand::Machine)
        words = second_look(recogniser_, part, model, std::move(words));
    std::string text =
        area ? running_text(words, static_cast<int>(scale * px_of_mm(box.inside.width.value())))
             : one_line(words);
    if (comb)
        text = joined(words);
    const bool whole = !comb || length_of(text) == cells.inked.size();
    result.text.value = has_letter_or_digit(text) ? spelled(text, box.rule) : "";
    result.text.confidence = result.text.value.empty() ? 0 : confidence_of(words);
    result.weakest = weakest_of(words);
    result.weakest_new = weakest_new_of(words);
    if (result.hand == Hand::Machine && !comb)
        result.whole = result.whole && is_whole(picture, {part, scale, model, area}, words);
    if (comb && is_number(box.rule)) {
        const CombDigits own = read_digits(digits_, cells);
        std::erase(text, '-');
        if (result.hand == Hand::Machine && own.digits != text) {
            words = recogniser_.recognise(smaller(part, other_size), TextShape::OneLine, model,
                                          allowed_characters(forms::TextRule::Digits));
            text = joined(words);
        }
        read_number(result, own, {text, confidence_of(words)}, cells.gapped, box);
    } else if (!whole) {
        result.weakest = result.text.confidence = std::min(result.text.confidence, 0.5);
    }
    if (comb && is_words(box.rule))
        suggest_capitals(result, read_capitals(capitals_, cells), box.rule);
    if (result.hand == Hand::Machine && result.check != DigitCheck::SameTwice &&
        confidence_of(words) < machine_text)
        result.hand = Hand::Pen;
    // Half a figure is another figure, and no word list knows better.
    if (picture.mended && result.text.value.find_first_of("0123456789") != std::string::npos)
        result.whole = false;
    // Capitals stand as straight by hand as by machine.
    if (result.hand == Hand::Machine && is_all_capitals(result.text.value))
        result.hand = Hand::Pen;
    if (!plausible(result.text.value, box.rule))
        result.weakest = result.text.confidence = std::min(result.text.confidence, 0.5);
    return result;
}

reading::FieldReading TextReader::read(const pages::Image& page, const reading::Homography& map,
                                       const forms::Box& box) {
    const TextReading read = text(page, map, box);
    reading::FieldReading field;
    if (read.hand == Hand::Nothing) {
        field.confidence = 1;
        return field;
    }
    if (!read.text.value.empty())
        field.value = {read.text.value};
    field.confidence = read.text.confidence;
    if (!is_sure(read, box) || read.text.value.empty())
        field.doubt = read.hand == Hand::Machine && !read.text.value.empty()
                          ? reading::DoubtKind::UnsureText
                          : reading::DoubtKind::Handwriting;
    return field;
}

reading::FieldReading TextReader::read_letter(const pages::Image& page) {
    reading::FieldReading field;
    field.box_px = {0, 0, page.width(), page.height()};
    Straightened letter = straightened(page);
    pages::Image& straight = letter.image;
    if (straight.empty())
        return field;
    flatten_paper(straight);
    std::vector<Blob> strokes = find_ink(straight).blobs;
    std::erase_if(strokes, [&](const Blob& blob) {
        return !is_stroke(blob) || blob.height() > px_of_mm(15) || is_streak(blob, straight);
    });
    std::vector<Word> words = recogniser_.recognise(straight, TextShape::Page, TextModel::Swedish);
    // What a page's edge, a stamp or a crease looks like to the recogniser.
    std::erase_if(words, [](const Word& word) { return word.confidence < 0.25; });
    const std::string text = running_text(words, straight.width());
    if (has_letter_or_digit(text)) {
        field.value = {text};
        for (const Word& word : words)
            field.words.push_back({word.text, letter.on_page(word.box)});
    }
    field.confidence = confidence_of(words);
    if (hand_of(strokes) != Hand::Machine || field.confidence < machine_text)
        field.doubt = reading::DoubtKind::Handwriting;
    else if (field.confidence < sure_text)
        field.doubt = reading::DoubtKind::UnsureText;
    return field;
}

} // namespace tycktill::handwriting
