#include "shared/base/fail_point.h"

#include <atomic>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <string>

namespace tycktill::base {
namespace {

struct Armed {
    std::string name;
    std::atomic<int> left{0};

    Armed() {
        if (const char* said = std::getenv("TYCKTILL_FAIL_POINT"))
            set(said);
    }
    void set(std::string_view said) {
        const auto colon = said.find(':');
        int count = 1;
        if (colon != std::string_view::npos)
            std::from_chars(said.data() + colon + 1, said.data() + said.size(), count);
        name = said.substr(0, colon);
        left = count;
    }
};

Armed& armed() {
    static Armed here;
    return here;
}

} // namespace

void fail_point(std::string_view name) {
    Armed& here = armed();
    if (!here.name.empty() && here.name == name && --here.left == 0)
        std::raise(SIGKILL);
}

void arm_fail_point(std::string_view name_and_count) {
    armed().set(name_and_count);
}

bool is_for_tests() {
    return true;
}

} // namespace tycktill::base
