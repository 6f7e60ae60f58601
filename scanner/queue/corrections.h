#pragma once
/// How often people were shown what the machine read, and how often it was wrong. Numbers only: no value,
/// no person, no day. They say how well the machine's confidence fits (tycktill-scan calibration).
#include "scanner/queue/queue.h"

namespace tycktill::queue {

/// What one form that is accepted adds. With `all_seen` (a second look) what was read surely and left as
/// it was counts as seen and right.
std::vector<CorrectionCount> corrections_of(const QueuedForm& form, bool all_seen);

} // namespace tycktill::queue
