#pragma once
/// How often people were shown what the machine read, and how often it was wrong. Numbers only: no value,
/// no person, no day. They say how well the machine's confidence fits (tycktill-scan calibration).
#include "scanner/queue/item.h"

namespace tycktill::queue {

/// How often people saw what the machine read in a field, and how often it was wrong.
struct CorrectionCount {
    record::FormRef form;
    std::string field;
    std::string kind; ///< a doubt's name, or "sure"
    int band = 0;     ///< tenths of confidence, 0 … 10
    std::int64_t seen = 0, changed = 0;
    std::int64_t characters = 0, characters_changed = 0;
};

/// What one form that is accepted adds. With `all_seen` (a second look) what was read surely and left as
/// it was counts as seen and right.
std::vector<CorrectionCount> corrections_of(const QueuedForm& form, bool all_seen);

} // namespace tycktill::queue
