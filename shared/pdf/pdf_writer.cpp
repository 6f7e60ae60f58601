#include "shared/pdf/pdf_writer.h"

#include <cstdio>

namespace tycktill::pdf {

std::string pdf_number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

// Bytes over 127 in the second line say that the file is not text.
PdfWriter::PdfWriter() : bytes_(bytes_of("%PDF-1.7\n%\xC3\xA5\xC3\xA4\xC3\xB6\n")) {}

int PdfWriter::reserve() {
    places_.push_back(0);
    return static_cast<int>(places_.size());
}

void PdfWriter::begin(int number) {
    places_[static_cast<std::size_t>(number - 1)] = bytes_.size();
    add(std::to_string(number) + " 0 obj\n");
}

void PdfWriter::object(int number, const std::string& content) {
    begin(number);
    add(content + "\nendobj\n");
}

void PdfWriter::stream(int number, const std::string& entries, BytesView bytes) {
    begin(number);
    add("<< " + entries + " /Length " + std::to_string(bytes.size()) + " >>\nstream\n");
    bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    add("\nendstream\nendobj\n");
}

Bytes PdfWriter::finish(int root, BytesView id) {
    const std::size_t start = bytes_.size();
    const std::string count = std::to_string(places_.size() + 1), hex = to_hex(id);
    add("xref\n0 " + count + "\n0000000000 65535 f \n");
    for (const std::size_t place : places_) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", place);
        add(line);
    }
    add("trailer\n<< /Size " + count + " /Root " + std::to_string(root) + " 0 R /ID [<" + hex +
        "> <" + hex + ">] >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n");
    return std::move(bytes_);
}

void PdfWriter::add(const std::string& text) {
    bytes_.insert(bytes_.end(), text.begin(), text.end());
}

} // namespace tycktill::pdf
