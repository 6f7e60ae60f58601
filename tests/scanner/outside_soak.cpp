/// scanner_outside_soak PAGES [SEED]: how many clean and damaged pages ask because of ink outside the boxes,
/// and how many of those with words there do not. scanner_outside_soak --files FILE…: where such ink is.
#include "scanner/pages/document.h"
#include "scanner/pages/encode.h"
#include "shared/base/files.h"
#include "tests/scanner/outside_pages.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>

using namespace tycktill;

namespace {

const std::string assets = std::string(TYCKTILL_SOURCE) + "/assets";

struct Count {
    int pages = 0, asked = 0, unread = 0;
};

void show(const char* kind, const std::map<std::string, Count>& counts) {
    Count sum;
    for (const auto& [name, count] : counts) {
        std::printf("%-9s %-50s %5d pages %5d ask %4d not read\n", kind, name.c_str(), count.pages,
                    count.asked, count.unread);
        sum.pages += count.pages;
        sum.asked += count.asked;
        sum.unread += count.unread;
    }
    std::printf("%-9s %-50s %5d pages %5d ask %4d not read\n", kind, "all", sum.pages, sum.asked,
                sum.unread);
}

void judge(const char* kind, const std::string& name, const CorpusPage& page, std::uint64_t seed,
           bool wanted, Count& count) {
    const PageReading reading = read_all_ink(page.image, assets);
    const bool read = reading.status == PageStatus::Read;
    ++count.pages;
    count.unread += !read;
    count.asked += read && !reading.outside.empty();
    if (!read || reading.outside.empty() != wanted)
        return;
    std::printf("%s, %s, seed %llu:", kind, name.c_str(), static_cast<unsigned long long>(seed));
    for (const PixelRect& px : reading.outside)
        std::printf(" [%d %d %d %d]", px.x, px.y, px.width, px.height);
    std::printf("\n");
    std::fflush(stdout);
    if (const char* out = std::getenv("OUTSIDE_PICTURES"))
        if (const auto png = png_of(page.image))
            (void)write_file(std::string(out) + "/" + kind + "-" + std::to_string(seed) + ".png",
                             *png);
}

int look_at(int count, char** files) {
    for (int i = 0; i < count; ++i) {
        auto document = Document::open(files[i]);
        if (!document)
            continue;
        for (int page = 1; page <= document->pages(); ++page) {
            const auto decoded = document->page(page);
            if (!decoded)
                continue;
            const PageReading reading = read_all_ink(decoded->image, assets);
            std::printf("%s %d: %s", files[i], page, to_text(reading.status).c_str());
            for (const PixelRect& px : reading.outside)
                std::printf(" [%d %d %d %d]", px.x, px.y, px.width, px.height);
            std::printf("  marks %.1f ms\n", reading.times.marks_ms);
        }
    }
    return 0;
}

} // namespace

int main(int count, char** words) {
    if (count > 2 && std::strcmp(words[1], "--files") == 0)
        return look_at(count - 2, words + 2);
    const int pages = count > 1 ? std::atoi(words[1]) : 100;
    const std::uint64_t first = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
    const auto& papers = blank_pages(assets);
    const auto all = all_damages();
    std::map<std::string, Count> quiet, written;
    for (int i = 0; i < pages; ++i) {
        const std::uint64_t seed = first + std::uint64_t(i);
        Chance chance(seed * 7919);
        const BlankPage& paper = papers[std::size_t(seed) % papers.size()];
        const Person& person = people()[std::size_t(chance.below(int(people().size())))];
        const auto damages =
            seed % 2 ? all[std::size_t(seed / 2) % all.size()] : usual_scan(chance);
        const std::string damage = seed % 2 ? name_of(damages) : "usual scan";
        judge("quiet", damage + ", " + paper.name(), corpus_page(paper, person, damages, chance),
              seed, false, quiet[damage]);
        const Beside where = all_besides[std::size_t(seed) % std::size(all_besides)];
        if (has_room(paper, where))
            judge("words", to_text(where) + ", " + paper.name(),
                  page_with_words(paper, person, where, usual_scan(chance), chance), seed, true,
                  written[to_text(where)]);
    }
    show("quiet", quiet);
    show("words", written);
    return 0;
}
