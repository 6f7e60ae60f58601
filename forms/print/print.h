#pragma once
/// Printing: a sheet's boxes and a form's texts as a PDF with embedded fonts. The door to Cairo/Pango;
/// the QR codes are written by ZXing and drawn as vector rectangles. Text is fitted into its box and
/// never moves one.
#include "forms/paper/page_code.h"
#include "forms/paper/page_print.h"

#include <filesystem>
#include <functional>

namespace tycktill::forms {

struct PrintOrder {
    const Municipality& municipality;
    const Form& form;
    const Sheet& sheet;
    std::string unit; ///< who hands the form out, printed under the lower code when not ""
    std::string language = "sv";
    std::vector<Serial> serials;                ///< one copy each
    std::function<void(int done)> on_copy = {}; ///< told after every copy, when set
    /// One for each copy, on its slip, where the form is answered by code; else none.
    std::vector<std::string> codes = {};
};

/// One PDF with every page of every copy, written page by page: memory does not grow with the copies.
/// The file is complete or not there. Fails when the sheet is not that of the form as it is now: a
/// sheet of an older version can be read for ever, but no longer printed.
Result<void> print_pdf(const PrintOrder& order, const std::filesystem::path& out);

/// A picture of every page, one under another, with the boxes and the names of their fields drawn over
/// the print. PNG.
Result<void> draw_preview(const Municipality& municipality, const Form& form,
                          const std::filesystem::path& out, int dpi = 110);

/// The print of every page of the form as it is now, in one of its languages.
Result<std::vector<PagePrint>> page_prints(const Municipality& municipality, const Form& form,
                                           const std::string& language);
/// Every language that the form can be printed in, Swedish first.
Result<std::vector<std::string>> languages_of_print(const Form& form);

/// A printed text that does not fit.
struct Misfit {
    int page = 1;
    std::string language;
    std::string text; ///< how it begins
    std::string why;  ///< "is cut: 3 lines where 2 fit", "covers …"
};

/// Every text of the form, in every language that it is printed in, that is cut, covers something else or holds a
/// character that no font has. None is how a form has to be before it is printed.
Result<std::vector<Misfit>> misfits(const Municipality& municipality, const Form& form);

} // namespace tycktill::forms
