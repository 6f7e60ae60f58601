#pragma once
/// From a picture to what the page says: find the code, register, read every box. Keeps nothing and
/// asks nobody. Pure but for the clock of its stage times; safe on several threads at once.
#include "scanner/homography.h"
#include "scanner/page_reading.h"

#include <functional>

namespace tycktill {

/// The sheet of a fingerprint, or nullptr (Catalogue::sheet is one).
using FindSheet = std::function<const Sheet*(const SheetFingerprint&)>;

/// Reads one text box (a line, a comb or an area). `map` takes the sheet's millimetres to the
/// picture's pixels; use cut_out() to have the box upright. The caller fills field and box_px.
using ReadText = std::function<FieldReading(const Image& page, const Homography& map, const Box&)>;

struct Reader {
    FindSheet find_sheet;
    ReadText read_text; ///< none: text fields are left empty, without a doubt
};

/// What a person typed from a page whose code cannot be read, and the sheets that it may be.
struct TypedNumber {
    Serial serial;
    std::vector<const Sheet*> sheets;
};

/// source, page number and times.decode_ms are the caller's to fill in.
PageReading read_page(const Image& image, const Reader& reader);
/// Reads a page again with the number that was typed: its boxes must prove which page it is. A code that
/// is read after all must say the same number.
PageReading read_page(const Image& image, const Reader& reader, const TypedNumber& typed);

} // namespace tycktill
