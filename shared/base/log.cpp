#include "shared/base/log.h"

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
    std::replace_if(
        line.begin(), line.end(), [](unsigned char c) { return c < 0x20; }, ' ');
    line += '\n';
    std::fputs(line.c_str(), stderr);
}

} // namespace tycktill::base
