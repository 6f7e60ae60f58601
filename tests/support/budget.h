#pragma once
/// How long a run of trials goes on: until there were so many, or the time is up.
#include "tests/support/rooms.h"

#include <chrono>

namespace tycktill::test {

struct Budget {
    long most = 0;
    std::chrono::steady_clock::time_point until = std::chrono::steady_clock::time_point::max();

    static Budget of(long most) { return {most}; }
    static Budget of(long most, std::chrono::seconds time) {
        return {most, std::chrono::steady_clock::now() + time};
    }
    bool allows(long done) const { return done < most && std::chrono::steady_clock::now() < until; }
};

} // namespace tycktill::test
