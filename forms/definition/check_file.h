#pragma once
/// Everything that is wrong with a municipality's file: what parse finds, and, when that finds
/// nothing, what shows when its forms are laid out and held against the released sheets.
#include "forms/definition/parse.h"

#include <functional>

namespace tycktill::forms {

/// Something wrong on a page of a form that can be laid out, "what; what to do".
struct PageFault {
    int page = 1;
    std::string sentence;
};

/// This room has no fonts, so whoever has them looks whether the texts fit (misfits() in forms/print/print.h).
using FormInspection =
    std::function<std::vector<PageFault>(const Municipality& municipality, const Form& form)>;

/// Released sheets are read from the folder `sheets` beside the file's own folder; without it from the
/// assets folder. An unreadable file is one fault.
std::vector<FileFault> check_file(const std::filesystem::path& file,
                                  const FormInspection& inspection = {});

/// Where the frozen sheet of a form's version is kept, below the folder of sheets:
/// "ljusnarsberg-klagomalsblankett-1.json".
std::string frozen_name(const record::FormRef& form);

} // namespace tycktill::forms
