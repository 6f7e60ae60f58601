#pragma once
/// A page's reading in words: the JSON object of `tycktill-scan read --json`, and a few lines for people.
#include "scanner/reading/page_reading.h"

namespace tycktill::scanner {

std::string to_json(const reading::PageReading& reading);
std::string to_lines(const reading::PageReading& reading);

} // namespace tycktill::scanner
