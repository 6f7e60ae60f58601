#pragma once
/// From the marks of one question to its answer, or to the reason why a person must look.
#include "scanner/reading/mark.h"

namespace tycktill::reading {

/// How many boxes a question lets one tick.
enum class Allowed { One, Several };

/// Fills in value, confidence and doubt from the marks. A filled box looks the same whether it was
/// ticked hard or withdrawn: only a clear tick beside it, where one is allowed, tells which.
void settle_choice(FieldReading& field, Allowed allowed);
/// On a page that lost light ink a box that looks empty may have been ticked.
void doubt_poor_copy(FieldReading& field, Allowed allowed);
/// Somebody has marked a choice without ticking it, or beside a tick.
void doubt_highlight(FieldReading& field);

} // namespace tycktill::reading
