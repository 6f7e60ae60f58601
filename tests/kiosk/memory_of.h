#pragma once
/// Looks for a word in another process's memory, as whoever took the machine would: every region that can
/// be written, as bytes and as 32-bit letters. Needs the right to look (root, or CAP_SYS_PTRACE).
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/types.h>
#include <vector>

namespace tycktill {

class MemoryOf {
public:
    explicit MemoryOf(pid_t process)
        : folder_("/proc/" + std::to_string(process)), memory_(folder_ + "/mem", std::ios::binary) {
    }
    bool may_look() const { return memory_.is_open(); }
    std::size_t bytes_read() const { return bytes_read_; }

    int times(const std::string& word) {
        std::string wide;
        for (const char c : word)
            wide += std::string{c, '\0', '\0', '\0'};
        int found = 0;
        bytes_read_ = 0;
        std::ifstream maps(folder_ + "/maps");
        for (std::string line; std::getline(maps, line);) {
            std::istringstream words(line);
            std::uintptr_t begin = 0, end = 0;
            char dash = 0;
            std::string rights;
            words >> std::hex >> begin >> dash >> end >> rights;
            if (rights.rfind("rw", 0) == 0)
                found += times_between(begin, end, word, wide);
        }
        return found;
    }

private:
    int times_between(std::uintptr_t begin, std::uintptr_t end, const std::string& word,
                      const std::string& wide) {
        constexpr std::size_t window = std::size_t{1} << 20;
        std::vector<char> bytes(window);
        int found = 0;
        for (std::uintptr_t at = begin; at < end; at += window - wide.size()) {
            const auto size = std::min<std::size_t>(window, end - at);
            memory_.clear();
            memory_.seekg(static_cast<std::streamoff>(at));
            if (!memory_.read(bytes.data(), static_cast<std::streamsize>(size)))
                break;
            bytes_read_ += size;
            const auto last = bytes.begin() + static_cast<std::ptrdiff_t>(size);
            for (const std::string* text : {&word, &wide})
                for (auto from = bytes.begin();; ++from) {
                    from = std::search(from, last, text->begin(), text->end());
                    if (from == last)
                        break;
                    ++found;
                }
            if (size < window)
                break;
        }
        return found;
    }

    std::string folder_;
    std::ifstream memory_;
    std::size_t bytes_read_ = 0;
};

} // namespace tycktill
