#pragma once
/// All of it through a pipe, or false: the other end is gone.
#include <cerrno>
#include <cstddef>
#include <unistd.h>

namespace tycktill::pages {

inline bool write_whole(int to, const void* data, std::size_t size) {
    const char* at = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t written = write(to, at, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        size -= std::size_t(written);
    }
    return true;
}

inline bool read_whole(int from, void* data, std::size_t size) {
    char* at = static_cast<char*>(data);
    while (size > 0) {
        const ssize_t got = read(from, at, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        size -= std::size_t(got);
    }
    return true;
}

} // namespace tycktill::pages
