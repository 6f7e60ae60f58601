#pragma once
/// A slip: what a person takes home from the kiosk, drawn on whatever paper the printer has: a roll, A6
/// or A4. In black alone. Never a word of what was written.
#include "forms/paper/millimetres.h"
#include "shared/base/bytes.h"

#include <string>
#include <vector>

namespace tycktill::forms {

struct SlipLine {
    enum class Kind {
        Heading,
        Words,
        Code, ///< large
        Qr,   ///< the words as a QR code
    };
    std::string words; ///< "" leaves a line empty
    Kind kind = Kind::Words;
    friend bool operator==(const SlipLine&, const SlipLine&) = default;
};

struct Slip {
    std::string language = "sv";
    std::vector<SlipLine> lines;
    friend bool operator==(const Slip&, const Slip&) = default;
};

/// One page. What is far higher than wide is a roll: the page then ends below the last line.
struct SlipPaper {
    Mm width = 210_mm, height = 297_mm;
};

struct SlipPdf {
    std::string bytes;
    SlipPaper paper; ///< as drawn
};

/// Eight bits a pixel, 255 is white; rows without padding.
struct SlipPicture {
    unsigned width = 0, height = 0;
    Bytes pixels;
    SlipPaper paper; ///< as drawn
};

/// Both fail when the fonts are missing, or when the slip is higher than the paper.
Result<SlipPdf> slip_as_pdf(const Slip& slip, SlipPaper paper);
Result<SlipPicture> slip_as_picture(const Slip& slip, SlipPaper paper, int dpi);

} // namespace tycktill::forms
