/// scanner_outside_soak MINUTES [PAGES [SEED [all|quiet|words|odd]]]: how many clean and damaged pages ask because of ink
/// outside the boxes, how many of those with words there do not, and how many odd marks nobody is asked about.
/// scanner_outside_soak --files FILE…: where such ink is.
#include "scanner/pages/document.h"
#include "scanner/pages/encode.h"
#include "shared/base/files.h"
#include "tests/scanner/odd_marks.h"
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

void keep_picture(const std::string& kind, std::uint64_t seed, const Image& image) {
    std::fflush(stdout);
    if (const char* out = std::getenv("OUTSIDE_PICTURES"))
        if (const auto png = png_of(image))
            (void)write_file(std::string(out) + "/" + kind + "-" + std::to_string(seed) + ".png",
                             *png);
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
    keep_picture(kind, seed, image);
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
            for (const FieldReading& field : reading.fields)
                for (const MarkReading& mark : field.marks)
                    if (mark.state != MarkState::Empty || field.doubt)
                        std::printf("  %s %s: %s%s\n", field.field.c_str(), mark.choice.c_str(),
                                    to_text(mark.state).c_str(), field.doubt ? ", asked" : "");
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
        if (life.damages.size() == 1 && life.damages[0].kind == DamageKind::CodeStrokes)
            return; // somebody's pen: asked about as it should be
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

// A mark a question; a page counts once for each. Every second as the printer left it, the others usually scanned.
void look_at_odd(std::uint64_t seed, std::map<std::string, Count>& counts) {
    Chance chance(seed * 7919 + 2);
    const Odd odd = all_odd[std::size_t(seed) % std::size(all_odd)];
    const BlankPage& paper = blank_pages(
        assets)[std::size_t(seed / std::size(all_odd)) % std::size_t(ticked_pages(assets))];
    Image image = *paper.blank;
    const std::vector<OddMark> drawn = draw_odd_marks(image, paper, odd, chance);
    const double scale = image.dpi / 25.4;
    if (chance.one_in(2)) // no tilt: the marks are looked for where they were drawn
        image = damaged(
            std::move(image),
            {{DamageKind::Noise, chance.between(2, 8)}, {DamageKind::Jpeg, chance.between(50, 90)}},
            chance);
    const PageReading reading = read_all_ink(image, assets);
    Count& count = counts[to_text(odd)];
    count.unread += reading.status != PageStatus::Read;
    bool all_asked = true;
    for (const OddMark& mark : drawn) {
        ++count.pages;
        const bool asked = reading.status == PageStatus::Read && is_asked(reading, mark, scale);
        count.asked += asked;
        all_asked = all_asked && asked;
        if (!asked)
            std::printf("odd, %s, %s, seed %llu: %s at %.1f %.1f … %.1f %.1f mm\n",
                        to_text(odd).c_str(), paper.name().c_str(),
                        static_cast<unsigned long long>(seed), mark.field.c_str(), mark.left,
                        mark.top, mark.right, mark.bottom);
    }
    if (!all_asked)
        keep_picture("odd", seed, image);
}

} // namespace

int main(int count, char** words) {
    if (count > 2 && std::strcmp(words[1], "--files") == 0)
        return look_at(count - 2, words + 2);
    const std::chrono::minutes minutes(count > 1 ? std::atoi(words[1]) : 1);
    const int pages = count > 2 ? std::atoi(words[2]) : 1'000'000;
    const std::uint64_t first = count > 3 ? std::strtoull(words[3], nullptr, 10) : 1;
    const auto end = std::chrono::steady_clock::now() + minutes;
    const std::string only = count > 4 ? words[4] : "all";
    const auto wanted = [&](const char* kind) { return only == "all" || only == kind; };
    std::map<std::string, Count> quiet, written, odd;
    for (int i = 0; i < pages && std::chrono::steady_clock::now() < end; ++i) {
        const std::uint64_t seed = first + std::uint64_t(i);
        if (wanted("quiet"))
            look_at_quiet(seed, quiet);
        if (wanted("words"))
            look_at_words(seed, written);
        if (wanted("odd"))
            look_at_odd(seed, odd);
    }
    const Count alarms = show("quiet", quiet), words_there = show("words", written),
                marks = show("odd", odd);
    const int all = words_there.pages + marks.pages, missed = all - words_there.asked - marks.asked;
    return alarms.asked * 100 > alarms.pages || missed * 1000 > all;
}
