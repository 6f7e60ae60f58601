/// scanner_bench: what a page costs from file to marks, in one process on one core. The limit that each
/// is held against is bare decoding (in this process, without the locked child) and 5 ms.
#include "scanner/pages/decode.h"
#include "scanner/pages/document.h"
#include "scanner/reading/print_finder.h"
#include "scanner/reading/read_page.h"
#include "shared/base/files.h"
#include "shared/base/places.h"
#include "tests/scanner/amc_peer.h"
#include "tests/support/bench_row.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <sys/resource.h>

using namespace tycktill;

namespace {

/// Processor time of this process and of its ended children: on a busy machine the clock on the wall
/// measures the neighbours.
double processor_ms() {
    const auto ms = [](const timeval& time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    rusage children{};
    getrusage(RUSAGE_CHILDREN, &children);
    timespec own{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &own);
    return double(own.tv_sec) * 1e3 + double(own.tv_nsec) / 1e6 + ms(children.ru_utime) +
           ms(children.ru_stime);
}

/// The least of several rounds of `each` times, for one time.
double least_ms(int each, const std::function<void()>& work) {
    double least = 1e9;
    for (int i = 0; i < 4; ++i) {
        const double from = processor_ms();
        work();
        least = std::min(least, (processor_ms() - from) / each);
    }
    return least;
}

struct Format {
    std::string name;
    Bytes bytes;
};

void measure(const Format& format, const Reader& reader) {
    constexpr int runs = 15;
    const auto repeat = [](const std::function<void()>& work) {
        for (int i = 0; i < runs; ++i)
            work();
    };
    const double bare = least_ms(runs, [&] {
        repeat([&] {
            auto decoder = open_decoder(format.bytes);
            (*decoder)->decode(1, heap_pixels).value();
        });
    });
    StageTimes least{1e9, 1e9, 1e9, 0};
    // Opened once for many pages, as a stack of paper is.
    const double whole = least_ms(runs, [&] {
        auto document = Document::of_bytes(format.bytes).value();
        repeat([&] {
            const PageReading reading = read_page(document.page(1).value().image, reader);
            least.find_ms = std::min(least.find_ms, reading.times.find_ms);
            least.marks_ms = std::min(least.marks_ms, reading.times.marks_ms);
        });
    });
    const double decoding = least_ms(runs, [&] {
        auto document = Document::of_bytes(format.bytes).value();
        repeat([&] { document.page(1).value(); });
    });
    const double opening =
        least_ms(runs, [&] { repeat([&] { Document::of_bytes(format.bytes).value(); }); });
    const std::string page = format.name + ", A4 300 dpi, one core: ";
    print_row({page + "page to all marks", whole, "ms", "bare decoding + 5 ms", bare + 5,
               "at most 1.5 times"});
    print_row({page + "decoded in the locked child", decoding, "ms", "bare decoding", bare, ""});
    print_row({page + "codes, marks, fit", least.find_ms, "ms", "", 0, ""});
    print_row({page + "ticks, and all ink outside the boxes", least.marks_ms, "ms", "", 0, ""});
    print_row({page + "starting and locking the child, once a file", opening, "ms", "", 0, ""});
}

std::string read_command(const std::filesystem::path& programs, int jobs) {
    return "'" + (programs / "tycktill-scan").string() + "' read --no-text --jobs " +
           std::to_string(jobs);
}

/// The whole program on a stack of pages: how much a second process helps, by the clock on the wall (where
/// two cores are free) and in processor time (anywhere).
void measure_jobs(const std::filesystem::path& programs, const Image& image) {
    constexpr int pages = 60;
    const TemporaryFolder folder;
    const auto stack = folder.path() / "stack.tif";
    if (!write_file(stack, group4_tiff_of(std::vector<Image>(pages, image))))
        return;
    struct Best {
        double rate = 0, processor = 1e9;
    };
    const auto measured = [&](int jobs) {
        Best best;
        for (int i = 0; i < 5; ++i) {
            const std::string command =
                read_command(programs, jobs) + " '" + stack.string() + "' >/dev/null 2>&1";
            const auto from = std::chrono::steady_clock::now();
            const double processor = processor_ms();
            if (std::system(command.c_str()) != 0)
                return Best{};
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
            best.rate = std::max(best.rate, pages / took.count());
            best.processor = std::min(best.processor, (processor_ms() - processor) / pages);
        }
        return best;
    };
    const Best one = measured(1), two = measured(2);
    const std::string what = "TIFF G4, 60 pages, tycktill-scan read --jobs 2: ";
    print_row(
        {what + "pages a second", two.rate, "pages/s", "--jobs 1", one.rate, "at least 1.9 times"});
    print_row({what + "processor time a page", two.processor, "ms", "--jobs 1", one.processor,
               "no more"});
}

/// Both programs from start to end on as many files of one page each, in processor time.
void measure_beside_amc(const std::filesystem::path& programs, const Image& image) {
    const std::string page = "A4 300 dpi, 20 files, whole program, a page: ";
    if (!AmcPeer::installed())
        return print_row({page + "no auto-multiple-choice beside it; apt-get install "
                                 "auto-multiple-choice",
                          0, "ms", "", 0, ""});
    const TemporaryFolder folder;
    const auto peer = AmcPeer::open(folder.path() / "amc");
    if (!peer)
        return print_row(
            {page + "auto-multiple-choice could not typeset its sheet", 0, "ms", "", 0, ""});
    Chance chance(2);
    const Image its =
        damaged(peer->sheet(), {{DamageKind::Tilt, 1}, {DamageKind::Noise, 4}}, chance);
    const auto formats = [](const Image& picture) {
        return std::vector<Format>{{"tif", group4_tiff_of(std::vector<Image>{picture})},
                                   {"jpg", jpeg_of(picture, 75).value()},
                                   {"pdf", pdf_of({picture}, 75)},
                                   {"png", png_of(picture).value()}};
    };
    const auto ours = formats(image), theirs = formats(its);
    constexpr int files = 20;
    for (std::size_t kind = 0; kind < ours.size(); ++kind) {
        std::string command = read_command(programs, 1);
        std::vector<std::filesystem::path> scans;
        for (int i = 0; i < files; ++i) {
            const auto name = std::to_string(i) + "." + ours[kind].name;
            if (!write_file(folder.path() / ("ours" + name), ours[kind].bytes) ||
                !write_file(folder.path() / ("its" + name), theirs[kind].bytes))
                return;
            command += " '" + (folder.path() / ("ours" + name)).string() + "'";
            scans.push_back(folder.path() / ("its" + name));
        }
        bool good = true;
        const auto once = [&](const std::function<bool()>& work) {
            const double from = processor_ms();
            good = work() && good;
            return (processor_ms() - from) / files;
        };
        const double our_ms =
            once([&] { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; });
        const double its_ms = once([&] { return peer->read(scans); });
        print_row({page + ours[kind].name + (good ? "" : " (a program failed)"), our_ms, "ms",
                   "auto-multiple-choice", its_ms, "at most an eighth"});
    }
}

} // namespace

int main(int, char** words) {
    const Catalogue& catalogue = shipped_catalogue(assets_folder());
    const PrintedForm form = print_form(catalogue, "ljusnarsberg");
    Chance chance(1);
    Image image = form.pages[0];
    fill_in(image, form.sheet->pages[0], some_ticks(form.sheet->pages[0], chance),
            some_writer(chance), chance);
    image = damaged(std::move(image), {{DamageKind::Tilt, 1}, {DamageKind::Noise, 4}}, chance);
    const Reader reader{[&](const SheetFingerprint& print) { return catalogue.sheet(print); },
                        {},
                        prints_of(catalogue)};
    const auto programs = std::filesystem::absolute(words[0]).parent_path();
    for (const Format& format :
         {Format{"TIFF G4", group4_tiff_of(std::vector<Image>{image})},
          Format{"JPEG", jpeg_of(image, 75).value()},
          Format{"PDF with one JPEG", pdf_of({image}, 75)}, Format{"PNG", png_of(image).value()}})
        measure(format, reader);
    measure_jobs(programs, image);
    measure_beside_amc(programs, image);
}
