/// scanner_bench: what a page costs from file to marks, in one process on one core. The limit that each
/// is held against is bare decoding (in this process, without the locked child) and 5 ms.
#include "scanner/decode.h"
#include "scanner/document.h"
#include "scanner/read_page.h"
#include "shared/base/files.h"
#include "shared/base/places.h"
#include "tests/support/bench_row.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
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
    print_row({page + "six ticks", least.marks_ms, "ms", "", 0, ""});
    print_row({page + "starting and locking the child, once a file", opening, "ms", "", 0, ""});
}

/// The whole program on a stack of pages: how much a second process helps.
void measure_jobs(const std::filesystem::path& programs, const Image& image) {
    constexpr int pages = 60;
    const TemporaryFolder folder;
    const auto stack = folder.path() / "stack.tif";
    if (!write_file(stack, group4_tiff_of(std::vector<Image>(pages, image))))
        return;
    const auto rate = [&](int jobs) {
        double best = 0;
        for (int i = 0; i < 3; ++i) {
            const std::string command = "'" + (programs / "tycktill-scan").string() +
                                        "' read --no-text --jobs " + std::to_string(jobs) + " '" +
                                        stack.string() + "' >/dev/null 2>&1";
            const auto from = std::chrono::steady_clock::now();
            if (std::system(command.c_str()) != 0)
                return 0.0;
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - from;
            best = std::max(best, pages / took.count());
        }
        return best;
    };
    const double one = rate(1), two = rate(2);
    print_row({"TIFF G4, 60 pages, tycktill-scan read --jobs 2", two, "pages/s", "--jobs 1", one,
               "at least 1.9 times"});
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
    const Reader reader{[&](const SheetFingerprint& print) { return catalogue.sheet(print); }, {}};
    for (const Format& format :
         {Format{"TIFF G4", group4_tiff_of(std::vector<Image>{image})},
          Format{"JPEG", jpeg_of(image, 75).value()},
          Format{"PDF with one JPEG", pdf_of({image}, 75)}, Format{"PNG", png_of(image).value()}})
        measure(format, reader);
    measure_jobs(std::filesystem::absolute(words[0]).parent_path(), image);
    // Its packages bring 620 MB of TeX along; this program does not fetch them.
    if (std::system("command -v auto-multiple-choice >/dev/null 2>&1") != 0)
        print_row({"page to all marks beside auto-multiple-choice: it is not installed", 0, "ms",
                   "", 0, ""});
}
