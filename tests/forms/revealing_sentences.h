#pragma once
/// Made sentences and what in them would reveal a person. All names are invented; numbers are those that
/// PTS keeps for fiction and Skatteverket for tests.
#include "tests/support/rooms.h"

#include <string>
#include <vector>

namespace tycktill {

struct RevealingSentence {
    std::string text;
    std::vector<std::string>
        reveals; ///< each as it stands in the text, or its telling part; none: innocent
};

std::vector<RevealingSentence> revealing_sentences();

} // namespace tycktill
