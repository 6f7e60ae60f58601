#pragma once
/// From a picture to what the page says: find the code, register, read every box. Keeps nothing and
/// asks nobody. Pure but for the clock of its stage times; safe on several threads at once.
#include "scanner/reading/homography.h"
#include "scanner/reading/page_reading.h"
#include "scanner/reading/print_map.h"

#include <functional>

namespace tycktill::reading {

/// The sheet of a fingerprint, or nullptr (Catalogue::sheet is one).
using FindSheet = std::function<const forms::Sheet*(const forms::SheetFingerprint&)>;

/// Reads one text box (a line, a comb or an area). `map` takes the sheet's millimetres to the
/// picture's pixels; use cut_out() to have the box upright. The caller fills field and box_px.
using ReadText =
    std::function<FieldReading(const pages::Image& page, const Homography& map, const forms::Box&)>;

struct Reader {
    FindSheet find_sheet;
    ReadText read_text;        ///< none: text fields are left empty, without a doubt
    FindPrint find_print = {}; ///< none: ink outside the boxes is not looked for
};

/// What a person typed from a page whose code cannot be read, and the sheets that it may be.
struct TypedNumber {
    forms::Serial serial;
    std::vector<const forms::Sheet*> sheets;
};

/// source, page number and times.decode_ms are the caller's to fill in.
PageReading read_page(const pages::Image& image, const Reader& reader);
/// Reads a page again with the number that was typed: its boxes must prove which page it is. A code that
/// is read after all must say the same number.
PageReading read_page(const pages::Image& image, const Reader& reader, const TypedNumber& typed);

} // namespace tycktill::reading
