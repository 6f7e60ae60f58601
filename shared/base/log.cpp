#include "shared/base/log.h"

#include "shared/base/terminal_text.h"

#include <algorithm>
#include <cstdio>
#include <string>

namespace tycktill::base {
namespace {
std::string& program_name() {
    static std::string name = "tycktill";
    return name;
}
} // namespace

void set_program_name(std::string_view name) {
    program_name() = name;
}

void say(std::string_view message) {
    std::string line = program_name() + ": " + std::string(message);
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::replace(line.begin(), line.end(), '\t', ' ');
    line = for_terminal(line);
    line += '\n';
    std::fputs(line.c_str(), stderr);
}

} // namespace tycktill::base
