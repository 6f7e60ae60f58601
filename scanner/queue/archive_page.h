#pragma once
/// What goes along with a page's picture into the archive's PDF: the printed words, what was read or
/// said of each field, and where the arrival stamp has room. Places are in the upright picture.
#include "scanner/queue/item.h"
#include "shared/pdf/archive_pdf.h"

namespace tycktill::queue {

/// Of one of the form's pages, without its image.
pdf::ArchivePage described(const returned::FormPage& page, const QueuedForm& form,
                           const forms::Catalogue& catalogue);

pdf::ArchiveFacts archive_facts(const QueuedForm& form);

/// The whitest place as large as a stamp in the upper part of a page, the right side first; nothing
/// when there is none without ink.
std::optional<reading::PixelRect> room_for_stamp(const pages::Image& upright);

} // namespace tycktill::queue
