#pragma once
/// What is known of a submission's page images beside their pixels: the words on them and where a stamp
/// has room. Travels sealed with the images, as the attachment pages.json: an array with an entry for
/// each image in order, {"stamp":[x,y,width,height],"texts":[[x,y,width,height,"…"]]}; pixels.
/// Sent and kept: keys may be added, never renamed.
#include "shared/pdf/archive_pdf.h"

namespace tycktill::pdf {

inline constexpr const char* page_notes_name = "pages.json";

/// A page as it may be looked at by who need not know who wrote it: smaller, its contact fields painted over by the station
/// that read them. "view-1.jpg" goes along with "page-1.jpg"; a page without a sheet that is known has none.
inline constexpr const char* page_view_prefix = "view-";

Bytes to_page_notes(const std::vector<ArchivePage>& pages);
/// Puts the notes on pages that have only their images. Notes that are not understood are left out:
/// the pictures are what matters.
void add_page_notes(std::vector<ArchivePage>& pages, BytesView notes);

} // namespace tycktill::pdf
