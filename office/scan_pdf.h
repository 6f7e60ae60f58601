#pragma once
/// A submission's page images as one PDF, each page as large as the paper it was scanned from. The
/// compressed images are put in as they are: nothing is decoded, so nothing is lost and nothing in a
/// hostile image can run.
#include "shared/record/submission.h"

namespace tycktill {

/// JPEG and G4 TIFF pages; a single PDF attachment is given back as it is. Fails when there is no page.
Result<Bytes> scan_pdf(const std::vector<Attachment>& pages);

} // namespace tycktill
