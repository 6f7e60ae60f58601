#include "scanner/screens/desk_words.h"

#include "shared/base/files.h"
#include "shared/base/phrasebook.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

/// "3 av 12" becomes "# av #", and its numbers are kept.
std::string without_numbers(std::string_view text, std::vector<std::string>& numbers) {
    std::string bare;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            bare += text[i++];
            continue;
        }
        std::string number;
        while (i < text.size() && is_digit(text[i]))
            number += text[i++];
        numbers.push_back(number);
        bare += '#';
    }
    return bare;
}

/// Puts the values where the signs are, in order.
std::string filled(const std::string& text, char sign, const std::vector<std::string>& values) {
    std::string whole;
    std::size_t next = 0;
    for (const char c : text) {
        if (c == sign && next < values.size())
            whole += values[next++];
        else
            whole += c;
    }
    return whole;
}

/// What stands where the stars do, when the text has those pieces in that order.
bool matches(const std::string& text, const std::vector<std::string>& pieces,
             std::vector<std::string>& between) {
    if (!text.starts_with(pieces.front()) || !text.ends_with(pieces.back()))
        return false;
    std::size_t at = pieces.front().size();
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const bool last = i + 1 == pieces.size();
        const auto found = last ? text.size() - pieces[i].size() : text.find(pieces[i], at);
        if (found == std::string::npos || found <= at)
            return false;
        between.push_back(text.substr(at, found - at));
        at = found + pieces[i].size();
    }
    return true;
}

} // namespace

Result<DeskWords> DeskWords::load(const std::filesystem::path& file) {
    DeskWords words;
    const std::string po = TRY(read_text(file));
    words.texts_ = TRY(parse_po(po, file.string()));
    for (const auto& [swedish, text] : words.texts_)
        if (swedish.find('*') != std::string::npos)
            words.patterns_.push_back({split(swedish, '*'), text});
    // The longest says most of what it matches.
    const auto length = [](const Pattern& pattern) {
        std::size_t all = 0;
        for (const auto& piece : pattern.pieces)
            all += piece.size();
        return all;
    };
    std::stable_sort(words.patterns_.begin(), words.patterns_.end(),
                     [&](const Pattern& a, const Pattern& b) { return length(a) > length(b); });
    return words;
}

bool DeskWords::say_pattern(const std::string& text, std::string& said) const {
    for (const auto& pattern : patterns_) {
        std::vector<std::string> between;
        if (!matches(text, pattern.pieces, between))
            continue;
        said = filled(pattern.text, '*', between);
        return true;
    }
    return false;
}

std::string DeskWords::say(std::string_view swedish) const {
    if (texts_.empty() || swedish.empty())
        return std::string(swedish);
    if (const auto whole = texts_.find(std::string(swedish)); whole != texts_.end())
        return whole->second;
    std::vector<std::string> numbers;
    const auto bare = without_numbers(swedish, numbers);
    if (const auto found = texts_.find(bare); found != texts_.end())
        return filled(found->second, '#', numbers);
    std::string said;
    if (say_pattern(bare, said))
        return filled(said, '#', numbers);
    if (bare.find_first_not_of("#,.–-/ ") != std::string::npos)
        missing_.insert(bare);
    return std::string(swedish);
}

std::string DeskWords::say_key(std::string_view cap) const {
    const auto found = texts_.find(std::string(cap));
    return found == texts_.end() ? std::string(cap) : found->second;
}

} // namespace tycktill::desk
