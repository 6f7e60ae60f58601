#pragma once
/// The shipped municipalities, read from the source tree.
#include "forms/definition/parse.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

namespace tycktill {

inline std::filesystem::path shipped_assets() {
    return std::filesystem::path(TYCKTILL_SOURCE) / "assets";
}

inline Municipality shipped(const std::string& id) {
    auto municipality = load_municipality(shipped_assets() / "municipalities" / (id + ".toml"));
    if (!municipality)
        FAIL(municipality.error().what);
    return *municipality;
}

} // namespace tycktill
