#pragma once
/// The language of a PDF, which Cairo cannot say: it decides with which voice the text is read aloud.
#include "shared/base/result.h"

#include <filesystem>
#include <string>

namespace tycktill::forms::print {

/// Appends an incremental update that gives the document's catalogue /Lang and shows the title in the
/// window's frame. The file must be one that Cairo wrote.
Result<void> append_language(const std::filesystem::path& pdf, const std::string& language);

/// The same of a file that is in memory.
Result<std::string> with_language(std::string pdf, const std::string& language);

} // namespace tycktill::forms::print
