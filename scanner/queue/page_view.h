#pragma once
/// A page as it may be looked at by who need not know who wrote it: the contact fields are painted over, whole, so that
/// not even the length of a name shows. Only the station can do it: it alone has both the sheet's boxes and where they lie
/// in this very picture.
#include "scanner/queue/item.h"

namespace tycktill::queue {

/// A small JPEG; nothing for a page whose sheet isn't known or that could not be placed: nobody knows what stands where.
Result<std::optional<Bytes>> view_of(const pages::Image& upright, const returned::FormPage& page,
                                     const QueuedForm& form, const forms::Catalogue& catalogue);

} // namespace tycktill::queue
