#pragma once
/// A poster for a unit's wall: how a visitor leaves a complaint or a view there. It says what the municipality's
/// file says, in black and the municipality's own colour.
#include "forms/definition/form.h"
#include "forms/paper/millimetres.h"

#include <filesystem>

namespace tycktill::forms {

struct PosterOrder {
    const Municipality& municipality;
    std::string unit;           ///< the unit's name as it is printed, or ""
    Size paper{210_mm, 297_mm}; ///< A4, or the same in another size
};

/// One page. The file is complete or not there.
Result<void> print_poster(const PosterOrder& order, const std::filesystem::path& out);

} // namespace tycktill::forms
