#include "office/out/letter_file.h"

#include "forms/print/document_page.h"
#include "shared/base/text.h"

namespace tycktill::out {

std::vector<std::string> address_lines(const std::string& name, const std::string& address) {
    std::vector<std::string> lines;
    const auto add = [&](const std::string& line) {
        if (const std::string words = trimmed(line); !words.empty())
            lines.push_back(words);
    };
    add(name);
    for (const std::string& line : split(address, '\n'))
        for (const std::string& part : split(line, ','))
            add(part);
    return lines;
}

bool fits_window(const std::string& name, const std::string& address) {
    return static_cast<int>(address_lines(name, address).size()) <= forms::most_address_lines;
}

Result<std::string> letter_pdf(const LetterFile& letter) {
    forms::Document document;
    document.language = letter.easy ? "sv@lattlast" : "sv";
    document.title = "Brev i ärende " + letter.number; // no name: the file's title stands in lists
    document.author = letter.municipality;
    document.head_left = {letter.municipality, letter.office};
    document.head_right = {swedish_date(letter.day), letter.number};
    document.foot =
        letter.municipality + (letter.telephone.empty() ? "" : " · Telefon " + letter.telephone);
    document.address = address_lines(letter.name, letter.address);
    const auto look =
        letter.easy ? forms::DocumentWords::Look::Large : forms::DocumentWords::Look::Plain;
    document.blocks.emplace_back(forms::DocumentWords{letter.words, look});
    if (!letter.enclosures.empty()) {
        std::string words = letter.enclosures.size() == 1 ? "Bilaga:" : "Bilagor:";
        for (const std::string& one : letter.enclosures)
            words += "\n" + one;
        document.blocks.emplace_back(forms::DocumentWords{words, look});
    }
    return forms::document_pdf(document);
}

} // namespace tycktill::out
