#include "forms/definition/file_fault.h"

#include <algorithm>

namespace tycktill::forms {

std::string to_text(const FileFault& fault) {
    return fault.file + ":" + std::to_string(fault.place.line) + ":" +
           std::to_string(fault.place.column) + ": " + fault.what + "; " + fault.write;
}

void FileFaults::add(TomlPlace place, std::string what, std::string write) {
    all_.push_back({file_, place, std::move(what), std::move(write)});
}

std::vector<FileFault> FileFaults::sorted() const {
    auto sorted = all_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const FileFault& a, const FileFault& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    const auto same = [](const FileFault& a, const FileFault& b) {
        return a.place.line == b.place.line && a.place.column == b.place.column &&
               a.what == b.what && a.write == b.write;
    };
    sorted.erase(std::unique(sorted.begin(), sorted.end(), same), sorted.end());
    return sorted;
}

} // namespace tycktill::forms
