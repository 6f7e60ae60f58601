# What every room shares: the language, the warnings, the include root, the tools that make a build quick.
find_package(PkgConfig REQUIRED)
find_program(CCACHE ccache)
if(CCACHE)
    # The precompiled header's own time and its macros tell nothing that its content does not.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_DEPEND=1 ${CCACHE})
endif()
find_program(MOLD mold)

add_library(house INTERFACE)
target_compile_features(house INTERFACE cxx_std_20)
target_compile_options(house INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 sees uninitialised variants where there are none, and overlaps and overflows in "text" + std::string.
    target_compile_options(house INTERFACE -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow)
    # With it ccache sees which precompiled header a file was built with.
    target_compile_options(house INTERFACE -fpch-preprocess)
endif()
# For all alike: g++ takes a precompiled header only where it is compiled with the same macros.
target_compile_options(house INTERFACE -pthread)
target_link_options(house INTERFACE -pthread)
target_compile_definitions(house INTERFACE ZX_USE_UTF8 TYCKTILL_VERSION="${PROJECT_VERSION}")
target_include_directories(house INTERFACE ${PROJECT_SOURCE_DIR})
if(MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_link_options(house INTERFACE -fuse-ld=mold)
endif()
if(TYCKTILL_SANITIZE)
    target_compile_options(house INTERFACE -fsanitize=${TYCKTILL_SANITIZE} -fno-omit-frame-pointer
                                           -fno-sanitize-recover=all -O1 -g1)
    target_link_options(house INTERFACE -fsanitize=${TYCKTILL_SANITIZE})
endif()

if(TYCKTILL_FUZZ)
    target_compile_options(house INTERFACE -fsanitize=fuzzer-no-link)
endif()

# The standard library's heavy headers, read once for the whole house instead of once a file. The debug preset
# builds without, so that every file still includes what it uses.
file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "")
add_library(precompiled STATIC ${CMAKE_BINARY_DIR}/precompiled.cpp)
target_link_libraries(precompiled PUBLIC house)
target_precompile_headers(precompiled PRIVATE
    <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem> <fstream> <functional> <map> <memory> <mutex> <optional>
    <set> <span> <sstream> <string> <string_view> <thread> <tuple> <utility> <variant> <vector> <tl/expected.hpp>)

# room(NAME sources… LINK libraries… DOOR libraries…): a library of ours. LINK is what its headers
# show to others; DOOR is the foreign library behind it, seen by this target alone.
function(room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK;DOOR" ${ARGN})
    add_library(${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(${name} PUBLIC house ${ROOM_LINK} PRIVATE ${ROOM_DOOR})
    target_precompile_headers(${name} REUSE_FROM precompiled)
endfunction()

# program(NAME main.cpp LINK libraries… [FOR_TESTS]): a thin main over a room. FOR_TESTS: its fail points work
# (shared/base/fail_point.h); no program that people run has any.
function(program name source)
    cmake_parse_arguments(PROGRAM "FOR_TESTS" "" "LINK" ${ARGN})
    add_executable(${name} ${source})
    if(PROGRAM_FOR_TESTS)
        target_link_libraries(${name} PRIVATE house ${PROGRAM_LINK} fail_points)
    else()
        target_link_libraries(${name} PRIVATE house ${PROGRAM_LINK} fail_points_off)
    endif()
endfunction()

# The same program once more, in bin/for-tests, with fail points that work.
function(program_for_tests name source)
    program(${name}-for-tests ${source} ${ARGN} FOR_TESTS)
    set_target_properties(${name}-for-tests PROPERTIES OUTPUT_NAME ${name}
        RUNTIME_OUTPUT_DIRECTORY ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/for-tests)
endfunction()
