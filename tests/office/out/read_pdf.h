#pragma once
/// A PDF read back by other programs.
#include "shared/base/files.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace tycktill::out::test {

inline std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe);
    std::array<char, 4096> piece{};
    while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe))
        out.append(piece.data(), got);
    CHECK(::pclose(pipe) == 0);
    return out;
}

/// In a file, where programs find it. With $TYCKTILL_LOOK it is left there too, for who wants to see it.
inline std::string kept_pdf(const Result<std::string>& pdf, const TemporaryFolder& folder,
                            const std::string& name) {
    if (!pdf)
        FAIL(pdf.error().what);
    const std::string file = (folder.path() / name).string();
    REQUIRE(write_text(file, *pdf));
    if (const char* look = std::getenv("TYCKTILL_LOOK"))
        REQUIRE(write_text(std::filesystem::path(look) / name, *pdf));
    return file;
}

inline void use_assets() {
    ::setenv("TYCKTILL_ASSETS", (std::string(TYCKTILL_SOURCE) + "/assets").c_str(), 1);
}

} // namespace tycktill::out::test
