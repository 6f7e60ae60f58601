/// scanner_text_soak MINUTES [PAGES [FIRST [all|strips|email|pens]]]: reads pages of the corpus of text until the
/// time is up or so many are read, every fourth of them without a word on it. Counts what nobody is asked
/// about: typed text believed and wrong, pens believed at all, text found where nothing stands. «all» tells
/// every empty box that was asked about too, «strips» reads single boxes instead of pages, «email» those of
/// addresses of e-mail; «pens» takes pages by pen alone. Ends with 1 when more than 1 in 1000 of the believed is wrong.
#include "tests/scanner/text_corpus.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace tycktill;

namespace {

using Steady = std::chrono::steady_clock;

void print(const TextTally& tally) {
    std::printf("%-28s %8s %8s %8s %8s %12s\n", "written", "boxes", "believed", "wrong", "signs",
                "characters %");
    for (const auto& [name, count] : tally.written)
        std::printf("%-28s %8d %8d %8d %8d %12.3f\n", name.c_str(), count.boxes, count.believed,
                    count.wrong, count.signs, 100 * count.errors / std::max(1.0, count.letters));
    std::printf("%-28s %8s %8s %8s\n", "empty", "boxes", "asked", "invented");
    for (const auto& [name, count] : tally.empty)
        std::printf("%-28s %8d %8d %8d\n", name.c_str(), count.boxes, count.asked, count.invented);
    for (const Script script : {Script::Type, Script::BlockLetters, Script::FreeHand}) {
        const TextCount sum = tally.sum_of(script);
        std::printf("%s: %d boxes, %d believed, %d of them wrong, in %d a sign between words\n",
                    name_of(script), sum.boxes, sum.believed, sum.wrong, sum.signs);
    }
    const EmptyCount empty = tally.empties();
    std::printf("empty boxes: %d, asked about %d, invented text %d\n", empty.boxes, empty.asked,
                empty.invented);
    std::printf("pages: %d, not read %d\n", tally.pages, tally.not_read);
    std::fflush(stdout);
}

void read_one(int number, const std::string& which, TextReader& reader, TextTally& tally) {
    if (which == "strips" || which == "email")
        read_and_count(
            text_strip(number, which == "email" ? std::optional(TextRule::Email) : std::nullopt),
            reader, tally);
    else if (which == "pens")
        read_and_count(pen_page(number), reader, tally);
    else
        read_and_count(number % 4 == 0 ? empty_page(number) : text_page(number), reader, tally);
}

bool is_good(const TextTally& tally) {
    TextCount all;
    for (const auto& [name, count] : tally.written)
        all += count;
    return 1000LL * all.wrong <= all.believed && tally.empties().invented == 0;
}

} // namespace

int main(int count, char** words) {
    const double minutes = count > 1 ? std::atof(words[1]) : 1;
    const int pages = count > 2 ? std::atoi(words[2]) : 1'000'000'000;
    const int first = count > 3 ? std::atoi(words[3]) : 1;
    const std::string which = count > 4 ? words[4] : "";
    auto reader = TextReader::open();
    if (!reader) {
        std::fprintf(stderr, "text_soak: %s\n", reader.error().what.c_str());
        return 1;
    }
    const auto end = Steady::now() + std::chrono::milliseconds(std::int64_t(minutes * 60'000));
    TextTally tally;
    for (int number = first; number < first + pages && Steady::now() < end; ++number) {
        read_one(number, which, *reader, tally);
        for (const std::string& fault : tally.faults)
            if (which == "all" || fault.find(", asked, ") == std::string::npos)
                std::puts(fault.c_str());
        tally.faults.clear();
        std::fflush(stdout);
        if (number % 200 == 0)
            print(tally);
    }
    print(tally);
    return is_good(tally) ? 0 : 1;
}
