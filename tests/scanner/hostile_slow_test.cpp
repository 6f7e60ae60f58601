// Two thousand broken and hostile files, and what they may cost: a line each, 20 s, 512 MiB.
#include "scanner/pages/document.h"
#include "tests/support/hostile.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <sys/resource.h>

using namespace tycktill;

namespace {

struct Outcome {
    int files = 0, pictures = 0, lines = 0;
    double slowest = 0;
    std::string slowest_name;
};

bool is_one_line(const Error& error) {
    return !error.what.empty() && error.what.find('\n') == std::string::npos;
}

void open_all_pages(const NamedFile& file, Outcome& outcome) {
    const auto from = std::chrono::steady_clock::now();
    bool good = true;
    const auto refused = [&](const Error& error) {
        INFO(file.name << ": " << error.what);
        CHECK(is_one_line(error));
        good = false;
    };
    auto document = Document::of_bytes(file.bytes);
    if (!document)
        refused(document.error());
    for (int page = 1; document && page <= std::min(document->pages(), 3); ++page)
        if (const auto decoded = document->page(page); !decoded)
            refused(decoded.error());
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
    if (took.count() > outcome.slowest) {
        outcome.slowest = took.count();
        outcome.slowest_name = file.name;
    }
    ++outcome.files;
    ++(good ? outcome.pictures : outcome.lines);
}

long largest_child_kib() {
    rusage children{};
    getrusage(RUSAGE_CHILDREN, &children);
    return children.ru_maxrss;
}

void tell_and_check(const char* what, const Outcome& outcome) {
    WARN(what << ": " << outcome.files << " files, " << outcome.lines << " refused with one line, "
              << outcome.pictures << " decoded; slowest " << outcome.slowest << " s ("
              << outcome.slowest_name << "), largest child " << largest_child_kib() / 1024
              << " MiB");
    // Three pages of 20 s at most, and what a busy machine adds.
    CHECK(outcome.slowest < 3 * 20.5);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    CHECK(largest_child_kib() < 512 * 1024);
#endif
}

} // namespace

TEST_CASE("bombs and locked files are refused with one line each") {
    Outcome outcome;
    for (const NamedFile& file : bombs())
        open_all_pages(file, outcome);
    tell_and_check("bombs", outcome);
}

TEST_CASE("two thousand broken files leave the station as it was") {
    const auto whole = whole_files();
    Outcome outcome;
    for (const NamedFile& file : cut_files(whole))
        open_all_pages(file, outcome);
    Chance chance(4711);
    for (int i = 0; i < 1500; ++i)
        open_all_pages({"file " + std::to_string(i) + " of chance", hostile_file(whole, chance)},
                       outcome);
    tell_and_check("broken", outcome);
    CHECK(outcome.lines > outcome.files / 3);
}
