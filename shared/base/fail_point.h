#pragma once
/// Named places in the programs where a test kills them as `kill -9` does: before a commit, after it,
/// between the office's answer and its being written down. Nothing happens unless the environment says
/// so when the program starts:
///
///     TYCKTILL_FAIL_POINT=store.committed:3      the third time the program comes past it
///
/// The names stand where fail_point() is called. What people run is linked with `fail_points_off`, where all
/// this is nothing; tests, and the programs that they kill (bin/for-tests), with `fail_points`.
#include "shared/base/room.h"

#include <string_view>

namespace tycktill::base {

void fail_point(std::string_view name);
/// As if the environment had said so; "" for nothing.
void arm_fail_point(std::string_view name_and_count);

/// Whether this program was linked for tests: then a passphrase is also quick to work.
bool is_for_tests();

} // namespace tycktill::base
