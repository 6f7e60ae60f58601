#pragma once
/// Foreign ink upon a page's print, less what belongs to a box or is damage.
#include "scanner/reading/damage_marks.h"
#include "scanner/reading/ink_over_print.h"

namespace tycktill::reading {

/// What is known of a page's ink; all of it must live as long.
struct AccountedInk {
    const PageInk& ink;
    const forms::Page& page;
    const PrintMap& print;
    const std::vector<bool>& accounted; ///< one for each piece
    const Damage& damage;
    std::function<bool(const forms::Box&)> is_ticked;
};

/// Places overlap where one stroke goes through several.
std::vector<ForeignInk> ink_over_print(const AccountedInk& known, const PrintFit& fit);

} // namespace tycktill::reading
