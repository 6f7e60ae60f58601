#pragma once
/// A letter to print: the address where a C5 window envelope has its window, the words as they were looked at, whom to
/// ring. The easily read variant has larger type.
#include "shared/base/day.h"

#include <vector>

namespace tycktill::out {

struct LetterFile {
    std::string municipality, office, telephone;
    std::string number; ///< of the matter
    Day day{};
    std::string name;
    std::string address; ///< "Storgatan 1, 714 30 Kopparberg", or on lines of its own
    std::string words;   ///< the letter, an empty line between paragraphs
    std::vector<std::string> enclosures;
    bool easy = false;
};
/// Name, street, postal town: each on its line, as the post wants them.
std::vector<std::string> address_lines(const std::string& name, const std::string& address);
/// Whether the envelope's window shows all of it.
bool fits_window(const std::string& name, const std::string& address);
/// Fails when the address has more lines than the window shows.
Result<std::string> letter_pdf(const LetterFile& letter);

} // namespace tycktill::out
