#pragma once
/// What was printed on the sheets that come back, drawn from the catalogue's forms when first asked for and
/// then kept. The door from reading to the print room. One thread at a time.
#include "forms/definition/catalogue.h"
#include "scanner/reading/print_map.h"

#include <memory>

namespace tycktill::reading {

/// The catalogue must live as long as the function. Copies of it share what they have drawn.
FindPrint prints_of(const forms::Catalogue& catalogue);

} // namespace tycktill::reading
