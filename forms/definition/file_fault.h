#pragma once
/// A fault in a municipality's file: where, what is wrong, and what to write instead.
#include "shared/base/toml.h"

namespace tycktill::forms {

struct FileFault {
    std::string file;
    TomlPlace place;
    std::string what;
    std::string write;
};

/// "FILE:LINE:COLUMN: what is wrong; what to write"
std::string to_text(const FileFault& fault);

/// The faults of one file, in the order they were found.
class FileFaults {
public:
    explicit FileFaults(std::string file) : file_(std::move(file)) {}
    void add(TomlPlace place, std::string what, std::string write);
    /// In the file's order, each said once.
    std::vector<FileFault> sorted() const;
    std::size_t count() const { return all_.size(); }

private:
    std::string file_;
    std::vector<FileFault> all_;
};

} // namespace tycktill::forms
