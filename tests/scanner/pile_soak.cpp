// Takes a whole reception's post in and says where every page went.
//     scanner_pile_soak [MINUTES [FORMS [text]]]      400 forms unless told otherwise; an hour has 4000
#include "tests/scanner/pile.h"
#include "tests/support/rooms.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace tycktill;

int main(int count, char** words) {
    setenv("OMP_THREAD_LIMIT", "1", 1);
    setenv("TYCKTILL_ASSETS", TYCKTILL_SOURCE "/assets", 0);
    PileOrder order;
    order.assets = TYCKTILL_SOURCE "/assets";
    order.forms = count > 2 ? std::atoi(words[2]) : count > 1 ? 66 * std::atoi(words[1]) : 400;
    order.with_text = count > 3 && std::string(words[3]) == "text";
    const PileCount sum = pile_through(order);
    std::printf("%d forms, %d pages in %d files:", order.forms, sum.pages, sum.piles);
    for (const auto& [kind, pages] : sum.came)
        std::printf(" %d %s,", pages, kind.c_str());
    std::printf(
        "\n%d where they belong, %d where a doubt says why, %d elsewhere, %d lost, %d doubled\n",
        sum.placed, sum.asked, sum.misplaced, sum.lost, sum.doubled);
    std::printf("%d fields read without a doubt, %d of them wrongly; doubts:", sum.fields,
                sum.wrong);
    for (const auto& [kind, doubts] : sum.doubts)
        std::printf(" %s %d", kind.c_str(), doubts);
    std::printf("\n");
    for (const std::string& fault : sum.faults)
        std::printf("%s\n", fault.c_str());
    return sum.misplaced + sum.lost + sum.doubled + sum.wrong == 0 ? 0 : 1;
}
