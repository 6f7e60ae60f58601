#pragma once
/// What happens to a page between the pen and the file: each damage has a name and a strength of its
/// own unit. Seeded, so that a failure can be repeated by its name, strength and seed.
#include "scanner/pages/encode.h"
#include "shared/base/bytes.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

#include <string>
#include <vector>

namespace tycktill {

enum class DamageKind {
    Tilt,        ///< degrees
    Turn,        ///< 90, 180, 270 degrees
    Noise,       ///< standard deviation, grey steps
    Blur,        ///< standard deviation, pixels at 300 dpi
    Jpeg,        ///< quality
    Perspective, ///< share by which the far side is shorter
    Fax,  ///< 1-bit at 204 dots an inch across and that many down, rows evened out as decoding does
    Copy, ///< 1-bit through a copier's lens, threshold as a share of white
    Pale, ///< share of the contrast that is lost
    Fold, ///< mm that the paper is pushed at the fold, which also shows as a line
    Stain,       ///< share of light that a coffee ring takes
    Shadow,      ///< share of light that is lost at the dark side
    Shrink,      ///< per cent smaller
    Coarse,      ///< scanned at that many dots an inch
    CodeStrokes, ///< pen strokes through the code in the top right corner
    Torn,        ///< mm torn off the bottom right corner of the form part
    Streak,      ///< a vertical line of dirt on the glass, width in pixels
    Dust,        ///< specks of up to 0.4 mm, so many on the page
    Bend,        ///< mm that a bent page's middle is pushed sideways
    Slip,        ///< per cent that the feeder pulled half of the page too slowly
    Jump,        ///< mm that the feeder jumped half-way down, and a third of that sideways
    Screen,      ///< 1-bit dots that grow with the grey, so many lines an inch
    Dither,      ///< 1-bit at that many dots an inch, greys spread as dots
    Photo,       ///< share by which a telephone saw each corner out of place; the light is uneven
};

struct Damage {
    DamageKind kind;
    double strength = 0;
};
std::string to_text(const Damage& damage); ///< "tilt 2", "jpeg 60"
/// Takes "tilt:2" or "tilt 2"; throws on an unknown name.
Damage damage_from(const std::string& text);

/// `image` is a whole page at its dpi.
Image damaged(const Image& image, const Damage& damage, Chance& chance);
Image damaged(Image image, const std::vector<Damage>& damages, Chance& chance);

/// What a scanner usually does: a degree or two of tilt, a little noise, JPEG 60–90.
std::vector<Damage> usual_scan(Chance& chance);

/// Through JPEG and back.
Image jpeg_again(const Image& image, int quality);
/// 1-bit Group 4 (threshold 128), one page after another.
Bytes group4_tiff_of(const std::vector<Image>& pages);
/// A scanner's PDF: each page one JPEG.
Bytes pdf_of(const std::vector<Image>& pages, int quality);

} // namespace tycktill
