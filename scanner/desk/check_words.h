#pragma once
/// «Kontroll» under an input: what the municipality's own file says of what is typed.
#include "scanner/queue/queue.h"

namespace tycktill::desk {

struct CheckWords {
    std::string words; ///< "714 80 hör till Kopparberg."
    bool agrees = true;
};
/// Nothing where there is nothing to compare with.
std::optional<CheckWords> check_in_words(const queue::QueuedForm& form, const forms::Field& field,
                                         const std::string& typed);

} // namespace tycktill::desk
