#pragma once
/// A page's reading in words: the JSON object of `tycktill-scan read --json`, and a few lines for people.
#include "scanner/reading/papers.h"

namespace tycktill::scanner {

std::string to_json(const reading::PaperReading& paper);
std::string to_lines(const reading::PaperReading& paper);

} // namespace tycktill::scanner
