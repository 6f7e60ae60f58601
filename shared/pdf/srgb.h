#pragma once
/// The colours of screens and offices as an ICC profile (IEC 61966-2-1), which an archive's PDF must
/// carry so that its colours mean the same in fifty years.
#include "shared/base/bytes.h"

namespace tycktill::pdf {

/// Version 2.1, a monitor's: three primaries and one curve. Made, not copied, so it is nobody's.
Bytes srgb_profile();

} // namespace tycktill::pdf
