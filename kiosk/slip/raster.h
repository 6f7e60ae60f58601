#pragma once
/// PWG raster, the picture that every IPP printer without PDF takes: grey, eight bits a pixel.
#include "forms/print/slip_page.h"

namespace tycktill::kiosk {

Result<std::string> as_pwg_raster(const forms::SlipPicture& picture, int dpi);

} // namespace tycktill::kiosk
