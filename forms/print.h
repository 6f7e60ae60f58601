#pragma once
/// Printing: a sheet's boxes and a form's texts as a PDF with embedded fonts. The door to Cairo/Pango;
/// the QR codes are written by ZXing and drawn as vector rectangles. Text is fitted into its box and
/// never moves one.
#include "forms/page_code.h"

#include <filesystem>

namespace tycktill {

struct PrintOrder {
    const Municipality& municipality;
    const Form& form;
    const Sheet& sheet;
    std::string unit; ///< printed under the title when not ""
    std::string language = "sv";
    std::vector<Serial> serials; ///< one copy each
};

/// One PDF with every page of every copy, written page by page: memory does not grow with the copies.
/// The file is complete or not there.
Result<void> print_pdf(const PrintOrder& order, const std::filesystem::path& out);

} // namespace tycktill
