#pragma once
/// A reception's post, made by code: the five municipalities' forms as the print room prints them, filled
/// in by twelve hands, with letters, attachments, doubles, strangers and blank pages between them,
/// scanned in piles; and the judge who knows where each page belongs.
#include "tests/support/rooms.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tycktill {

struct PileOrder {
    int forms = 20;
    bool with_text = false; ///< reads the writing too, which takes most of the time
    std::uint64_t seed = 1;
    std::filesystem::path assets;
};

struct PileCount {
    int piles = 0, pages = 0;
    std::map<std::string, int> came; ///< pages by what they are
    int placed = 0;                  ///< where they belong, and nobody has to be asked where
    int asked = 0;                   ///< where a doubt says why
    int lost = 0, doubled = 0;
    int misplaced = 0;         ///< elsewhere, and nobody is asked
    int fields = 0, wrong = 0; ///< fields read without a doubt, and how many of them wrongly
    std::map<std::string, int> doubts; ///< by kind
    std::vector<std::string> faults;   ///< each place and what is wrong there
};

/// Makes the pages, takes them in and judges.
PileCount pile_through(const PileOrder& order);

} // namespace tycktill
