#include "shared/base/fail_point.h"

namespace tycktill::base {

void fail_point(std::string_view) {}

void arm_fail_point(std::string_view) {}

bool is_for_tests() {
    return false;
}

} // namespace tycktill::base
