#pragma once
/// Pages of many files, read by several processes: decoding and text recognition are bound to the
/// processor, and their libraries are not to be shared between threads.
#include "scanner/reading/read_page.h"

#include <filesystem>

namespace tycktill::scanner {

/// One page done, in the order of the files and their pages.
struct PageDone {
    std::string line;    ///< to stdout, "" for nothing
    std::string trouble; ///< to stderr after the file's name, "" for none
};

/// Reads one decoded page; runs in a worker. Made once in each worker.
using PageWork = std::function<PageDone(const std::string& source, int page,
                                        Result<pages::Image> image, double decode_ms)>;
using MakeWork = std::function<PageWork()>;

/// False when something could not be done; everything else is.
bool work_through(const std::vector<std::string>& files, int jobs, const MakeWork& make);

} // namespace tycktill::scanner
