#pragma once
/// A page's reading in words: the JSON object of `tycktill-scan read --json`, and a few lines for people.
#include "scanner/page_reading.h"

namespace tycktill {

std::string to_json(const PageReading& reading);
std::string to_lines(const PageReading& reading);

} // namespace tycktill
