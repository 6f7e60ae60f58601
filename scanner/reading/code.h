#pragma once
/// Finding the page codes in a picture. The door to ZXing's reader.
///
/// Only codes of ours count (forms/paper/page_code.h); any other QR code is counted as foreign and its
/// content goes nowhere: it may be personal.
#include "forms/paper/page_code.h"
#include "scanner/reading/shrink.h"

#include <array>
#include <string>
#include <vector>

namespace tycktill::reading {

/// Any QR code: its text and its own four corners (top left, top right, bottom right, bottom left as
/// the code is printed, whatever way it lies in the picture).
struct QrCode {
    std::string text;
    std::array<pages::PxPoint, 4> corners;
};

/// How much is tried before giving up. A page whose code is clean costs the same with both.
enum class Effort { Quick, Everything };

/// Every QR code that is found within that part of the picture.
std::vector<QrCode> read_qr_codes(const pages::Image& image, const PxRect& part, Effort effort);
/// The whole picture, step by step harder until something is read.
std::vector<QrCode> read_qr_codes(const pages::Image& image);

/// Every QR code of a picture that may hold several pages: the whole of it, then windows that overlap. Slow.
std::vector<QrCode> read_every_qr_code(const pages::Image& image);

struct FoundCode {
    forms::PageCode code;
    std::array<pages::PxPoint, 4> corners;
};

struct CodeSearch {
    std::vector<FoundCode> ours; ///< one or more
    int foreign = 0;
};

/// The corners of the page first, then the whole page, then harder, until one code of ours is read.
/// Quick ends after the whole page: 10 ms at 300 dpi when there is none, everything half a second.
CodeSearch find_page_codes(const pages::Image& image, Effort effort = Effort::Everything);
/// A second code where the first says that it must stand. With little effort one of several may be missed.
std::vector<FoundCode> find_page_codes_within(const pages::Image& image, const PxRect& part,
                                              Effort effort);

} // namespace tycktill::reading
