#pragma once
/// One file's pages, read by several processes and given back in their order. Page N is read by process
/// (N - 1) modulo their number, each with a decoder of its own; none runs further ahead than its pipe holds.
#include "scanner/pages/document.h"
#include "scanner/returned/assemble.h"

#include <functional>
#include <optional>
#include <vector>

namespace tycktill::queue {

/// What became of one page, or of one paper among several on it.
struct PageOutcome {
    returned::FormPage page; ///< when it could not be decoded: source, page and why
    Bytes picture;           ///< compressed, upright; empty when the page could not be decoded
    bool decoded = false;
    double width_mm = 0;
    std::vector<double> streaks; ///< see streaks_of
};

/// One or more: a page's picture may hold several papers.
using PageOutcomes = std::vector<PageOutcome>;
using ReadOnePage = std::function<PageOutcomes(pages::Document& document, int number)>;

class PageReaders {
public:
    PageReaders(const std::filesystem::path& file, int jobs, int pages, ReadOnePage read);
    /// Ends those that still read.
    ~PageReaders();
    PageReaders(const PageReaders&) = delete;
    PageReaders& operator=(const PageReaders&) = delete;

    /// To be asked for each page from 1 in turn. Nothing when its process ended before its time.
    std::optional<PageOutcomes> take(int number);

private:
    struct Worker {
        int process = -1;
        int from = -1; ///< -1 when it is gone
    };
    std::vector<Worker> workers_;
};

} // namespace tycktill::queue
