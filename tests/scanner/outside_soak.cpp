/// scanner_outside_soak MINUTES [PAGES [SEED]]: how many clean and damaged pages ask because of ink outside the boxes,
/// and how many of those with words there do not. scanner_outside_soak --files FILE…: where such ink is.
#include "scanner/pages/document.h"
#include "scanner/pages/encode.h"
#include "shared/base/files.h"
#include "tests/scanner/outside_pages.h"
#include "tests/scanner/text_corpus_parts.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <chrono>
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

Count show(const char* kind, const std::map<std::string, Count>& counts) {
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
    return sum;
}

void judge(const char* kind, const std::string& name, const Image& image, std::uint64_t seed,
           bool wanted, Count& count) {
    const PageReading reading = read_all_ink(image, assets);
    const bool read = reading.status == PageStatus::Read;
    // A page without a code is looked at by somebody, a blank one by nobody.
    const bool asks = read ? !reading.outside.empty() : reading.status == PageStatus::NoCode;
    ++count.pages;
    count.unread += !read;
    count.asked += asks;
    if ((!read && !wanted) || asks == wanted)
        return;
    std::printf("%s, %s, seed %llu:", kind, name.c_str(), static_cast<unsigned long long>(seed));
    for (const PixelRect& px : reading.outside)
        std::printf(" [%d %d %d %d]", px.x, px.y, px.width, px.height);
    std::printf("\n");
    std::fflush(stdout);
    if (const char* out = std::getenv("OUTSIDE_PICTURES"))
        if (const auto png = png_of(image))
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

PageLife some_life(Chance& chance) {
    PageLife life{
        people()[std::size_t(chance.below(int(people().size())))], "", OfficeMark::None, {}};
    const Script script = chance.one_in(3) ? Script::BlockLetters : Script::FreeHand;
    if (!chance.one_in(4) && !all_fonts(script).empty())
        life.hand = some_font(script, chance);
    return life;
}

// A page of every paper in turn, damaged in every way in turn, marked by the office now and then.
void look_at_quiet(std::uint64_t seed, std::map<std::string, Count>& counts) {
    Chance chance(seed * 7919);
    static const auto all = all_damages();
    const BlankPage& paper = blank_pages(assets)[std::size_t(seed) % blank_pages(assets).size()];
    PageLife life = some_life(chance);
    std::string name;
    if (seed % 2) {
        life.damages = all[std::size_t(seed / 2) % all.size()];
        name = name_of(life.damages);
    } else {
        life.damages = usual_scan(chance);
        life.mark = all_office_marks[std::size_t(seed / 2) % std::size(all_office_marks)];
        name = "usual scan, " + to_text(life.mark);
    }
    const CorpusPage page = page_without_words(paper, life, chance);
    judge("quiet", name + ", " + paper.name(), page.image, seed, false, counts[name]);
}

void look_at_words(std::uint64_t seed, std::map<std::string, Count>& counts) {
    Chance chance(seed * 7919 + 1);
    const BlankPage& paper = blank_pages(assets)[std::size_t(seed) % blank_pages(assets).size()];
    const Beside where = all_besides[std::size_t(seed / 3) % std::size(all_besides)];
    PageLife life = some_life(chance);
    life.damages = usual_scan(chance);
    if (chance.one_in(5))
        life.mark = all_office_marks[std::size_t(chance.below(4))];
    if (seed % 10 == 0)
        judge("words", "on the back", back_with_words(life.damages, chance), seed, true,
              counts["on the back"]);
    if (has_room(paper, where))
        judge("words", to_text(where) + ", " + paper.name(),
              page_with_words(paper, life, where, chance).image, seed, true,
              counts[to_text(where)]);
}

} // namespace

int main(int count, char** words) {
    if (count > 2 && std::strcmp(words[1], "--files") == 0)
        return look_at(count - 2, words + 2);
    const std::chrono::minutes minutes(count > 1 ? std::atoi(words[1]) : 1);
    const int pages = count > 2 ? std::atoi(words[2]) : 1'000'000;
    const std::uint64_t first = count > 3 ? std::strtoull(words[3], nullptr, 10) : 1;
    const auto end = std::chrono::steady_clock::now() + minutes;
    std::map<std::string, Count> quiet, written;
    for (int i = 0; i < pages && std::chrono::steady_clock::now() < end; ++i) {
        const std::uint64_t seed = first + std::uint64_t(i);
        look_at_quiet(seed, quiet);
        look_at_words(seed, written);
    }
    const Count alarms = show("quiet", quiet), words_there = show("words", written);
    const int missed = words_there.pages - words_there.asked;
    return alarms.asked * 100 > alarms.pages || missed * 1000 > words_there.pages;
}
