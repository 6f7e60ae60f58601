#pragma once
/// A printer that speaks IPP, by way of libcups: straight to the printer (ipp://, ipps://), where no queue
/// and no file stand between, or a queue of this machine's CUPS by its name. The slip goes from memory as
/// PDF, or as PWG raster to a printer that takes no PDF. The job bears no words. A slip that does not come
/// out in time is taken back, so that it does not come out for the next person.
#include "forms/print/slip_page.h"

#include <chrono>

namespace tycktill::kiosk {

/// Whether the printer would take a slip now; else why not.
Result<void> look_at_ipp(const std::string& where);
/// Until it has come out, or `patience` is over.
Result<void> print_by_ipp(const std::string& where, const forms::Slip& slip,
                          std::chrono::seconds patience);

} // namespace tycktill::kiosk
