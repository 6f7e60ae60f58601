#pragma once
/// Writes a PDF's objects one after another and remembers where each begins. Knows the file's frame
/// only: header, cross-references, trailer.
#include "shared/base/bytes.h"

#include <string>
#include <vector>

namespace tycktill::pdf {

/// "12.35"
std::string pdf_number(double value);

class PdfWriter {
public:
    PdfWriter();
    /// A number for an object that is written later.
    int reserve();
    void object(int number, const std::string& content);
    /// `entries` are the dictionary's without << >> and Length.
    void stream(int number, const std::string& entries, BytesView bytes);
    /// `id` is the document's: 16 bytes.
    Bytes finish(int root, BytesView id);

private:
    void begin(int number);
    void add(const std::string& text);
    Bytes bytes_;
    std::vector<std::size_t> places_;
};

} // namespace tycktill::pdf
