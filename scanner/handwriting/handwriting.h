#pragma once
/// What is written in a text box. Typed text is read; a pen's text is only ever suggested, because no
/// recogniser reads pens well enough to be believed: a person keys it beside the picture. Digits in a
/// comb are the one exception: each must be sure and a second check must agree; typed ones too, for
/// nothing in a number tells which of its digits is wrong. Capitals in a comb are never more than suggested.
/// An empty box is empty: dust, streaks and printed rules make no text and cost no reading.
#include "scanner/handwriting/capital.h"
#include "scanner/handwriting/digit.h"
#include "scanner/handwriting/hand.h"
#include "scanner/handwriting/recogniser.h"
#include "scanner/reading/homography.h"
#include "scanner/reading/page_reading.h"

namespace tycktill::handwriting {

using forms::operator""_mm;

/// What stands behind the digits of a comb, besides the reader of single digits.
enum class DigitCheck {
    None,
    PossibleDay, ///< a day that there is, of this century
    SameTwice,   ///< Tesseract reads the same number on the joined cells
};

/// What stands in one box, before it is decided who must look.
struct TextReading {
    Hand hand = Hand::Nothing;
    reading::Reading<std::string> text; ///< lines of an area: '\n' where the writer broke the line
    double weakest = 0;                 ///< the least sure word or cell, 0 … 1
    double weakest_new = 1;             ///< the least sure word that no word list has
    /// Nothing crumbled away. Of type: all ink was read, to the marks over the letters, and a line reads
    /// alike at another size.
    bool whole = true;
    DigitCheck check = DigitCheck::None; ///< of a comb of digits that has the usual length
};

/// What is cut out round a box: descenders hang below its rule.
inline constexpr forms::Mm text_margin = 1.8_mm;

/// The box upright at text_dpi, paper even and printed rules gone: ready to be read.
struct TextPicture {
    pages::Image image;
    std::vector<Blob> blobs; ///< all ink that belongs to the box
    bool mended = false;     ///< a streak ran through the writing, and what it crossed was guessed
    bool crumbs =
        false; ///< beside it specks lie together as a light pen leaves them, not as dust does
};
TextPicture text_picture(const pages::Image& page, const reading::Homography& map,
                         const forms::Box& box);

/// One thread at a time; keep it for all pages, its models cost 100 ms to load.
class TextReader {
public:
    static Result<TextReader> open();

    TextReading text(const pages::Image& page, const reading::Homography& map,
                     const forms::Box& box);
    /// The same as the page reader wants it, with its doubt. Fills neither field nor box_px.
    reading::FieldReading read(const pages::Image& page, const reading::Homography& map,
                               const forms::Box& box);
    /// A whole page without a form. box_px is the page.
    reading::FieldReading read_letter(const pages::Image& page);

private:
    TextReader(Recogniser recogniser, DigitReader digits, CapitalReader capitals)
        : recogniser_(std::move(recogniser)), digits_(std::move(digits)),
          capitals_(std::move(capitals)) {}
    /// What was given to the recogniser.
    struct Part {
        const pages::Image& image;
        double scale;
        TextModel model;
        bool area;
    };
    /// Of type: whether all that is in the picture is in the words.
    bool is_whole(const TextPicture& picture, const Part& part, const std::vector<Word>& words);
    Recogniser recogniser_;
    DigitReader digits_;
    CapitalReader capitals_;
};

} // namespace tycktill::handwriting
