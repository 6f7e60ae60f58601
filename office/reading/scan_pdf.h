#pragma once
/// A submission's page images as one PDF/A for the archive, with what was read on them and the arrival
/// stamp. Nothing in an image is decoded, so nothing in a hostile one can run.
#include "forms/definition/catalogue.h"
#include "shared/record/submission.h"

namespace tycktill::office {

/// A page as it came: a picture or a document, neither a note about them nor a view of one (shared/pdf/page_notes.h).
bool is_page(const record::Attachment& file);
/// How many page images came along.
int scanned_pages(const record::Submission& submission);

/// JPEG and G4 TIFF pages; a single PDF attachment is given back as it is. `catalogue` names the form
/// and may be missing. Fails when there is no page.
Result<Bytes> scan_pdf(const record::Submission& submission, const forms::Catalogue* catalogue);

} // namespace tycktill::office
