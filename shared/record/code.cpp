#include "shared/record/code.h"

#include "shared/record/random.h"

namespace tycktill::record {

std::string random_code() {
    std::string code;
    while (code.size() < code_length)
        code += static_cast<char>('2' + random_below(8));
    return code;
}

std::vector<std::string> groups_of(const std::string& code) {
    std::vector<std::string> groups;
    for (std::size_t at = 0; at < code.size(); at += 4)
        groups.push_back(code.substr(at, 4));
    return groups;
}

std::string in_groups(const std::string& code) {
    std::string words;
    for (const std::string& group : groups_of(code))
        words += (words.empty() ? "" : " ") + group;
    return words;
}

std::string code_flag(const std::string& code) {
    return "kod " + in_groups(code);
}

} // namespace tycktill::record
