# What every room shares: the language, the warnings, the include root, the tools that make a build quick.
find_package(PkgConfig REQUIRED)
find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)

add_library(house INTERFACE)
target_compile_features(house INTERFACE cxx_std_20)
target_compile_options(house INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 sees uninitialised variants where there are none, and overlaps in "text" + std::string.
    target_compile_options(house INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()
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

# room(NAME sources… LINK libraries… DOOR libraries…): a library of ours. LINK is what its headers
# show to others; DOOR is the foreign library behind it, seen by this target alone.
function(room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINK;DOOR" ${ARGN})
    add_library(${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(${name} PUBLIC house ${ROOM_LINK} PRIVATE ${ROOM_DOOR})
endfunction()

# program(NAME main.cpp LINK libraries…): a thin main over a room.
function(program name source)
    cmake_parse_arguments(PROGRAM "" "" "LINK" ${ARGN})
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE house ${PROGRAM_LINK})
endfunction()
