#include "forms/print/pdf_language.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace tycktill::forms::print {
namespace {

/// "1 0 R" after `key` in a dictionary; the object's number or -1.
long reference_after(const std::string& text, const std::string& key) {
    const auto at = text.find(key);
    if (at == std::string::npos)
        return -1;
    return std::strtol(text.c_str() + at + key.size(), nullptr, 10);
}

std::string read_at(std::istream& file, std::streamoff from, std::size_t most) {
    file.clear();
    file.seekg(from);
    std::string text(most, '\0');
    file.read(text.data(), static_cast<std::streamsize>(most));
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

/// Where an object begins, from its line of 20 bytes in the cross-reference table.
std::streamoff place_of(std::istream& file, std::streamoff table, long object) {
    const std::string head = read_at(file, table, 64);
    const auto first_line = head.find('\n');
    const auto second_line = head.find('\n', first_line + 1);
    if (head.rfind("xref", 0) != 0 || second_line == std::string::npos)
        return -1;
    const auto line = table + static_cast<std::streamoff>(second_line) + 1 + 20 * object;
    return std::strtol(read_at(file, line, 10).c_str(), nullptr, 10);
}

/// "sv@lattlast" is Swedish in Sweden to whoever reads it aloud.
std::string language_tag(const std::string& language) {
    const std::string tag = language.substr(0, language.find('@'));
    return tag == "sv" ? "sv-SE" : tag;
}

} // namespace

namespace {

/// What is to be appended to a file of that size; "" when it is not as Cairo writes it.
std::string language_update(std::istream& file, std::streamoff size, const std::string& language) {
    constexpr std::streamoff tail_size = 1024;
    const std::string tail =
        read_at(file, std::max<std::streamoff>(0, size - tail_size), tail_size);
    const auto start = tail.rfind("startxref");
    const auto trailer = tail.rfind("trailer");
    if (start == std::string::npos || trailer == std::string::npos)
        return "";
    const std::streamoff table = std::strtol(tail.c_str() + start + 9, nullptr, 10);
    const std::string dictionary = tail.substr(trailer, start - trailer);
    const long root = reference_after(dictionary, "/Root ");
    const std::streamoff catalogue = place_of(file, table, root);
    const std::string old = root < 0 || catalogue < 0 ? "" : read_at(file, catalogue, 4096);
    const auto open = old.find("<<");
    const auto close = old.find("\nendobj");
    if (open == std::string::npos || close == std::string::npos)
        return "";

    std::string object = std::to_string(root) + " 0 obj\n<< /Lang (" + language_tag(language) + ")";
    if (old.find("/ViewerPreferences") > close)
        object += " /ViewerPreferences << /DisplayDocTitle true >>";
    if (old.find("/StructTreeRoot") < close && old.find("/MarkInfo") > close)
        object += " /MarkInfo << /Marked true >>";
    object += old.substr(open + 2, close - open - 2) + "\nendobj\n";
    std::array<char, 32> line{};
    std::snprintf(line.data(), line.size(), "%010lld 00000 n \n", static_cast<long long>(size) + 1);
    const auto new_table = static_cast<long long>(size) + 1 + static_cast<long long>(object.size());
    auto with_previous = dictionary;
    with_previous.replace(with_previous.find("<<"), 2, "<< /Prev " + std::to_string(table));
    return '\n' + object + "xref\n" + std::to_string(root) + " 1\n" + line.data() + with_previous +
           "startxref\n" + std::to_string(new_table) + "\n%%EOF\n";
}

} // namespace

Result<void> append_language(const std::filesystem::path& pdf, const std::string& language) {
    std::ifstream file(pdf, std::ios::binary | std::ios::ate);
    const std::string update = language_update(file, file.tellg(), language);
    if (update.empty())
        return fail(pdf.string() + ": not the PDF that Cairo 1.16 writes; report this");
    file.close();
    std::ofstream more(pdf, std::ios::binary | std::ios::app);
    more << update;
    more.close();
    if (!more)
        return fail(pdf.string() + ": cannot be written; see that the disk has room");
    return {};
}

Result<std::string> with_language(std::string pdf, const std::string& language) {
    std::istringstream file(pdf);
    const std::string update =
        language_update(file, static_cast<std::streamoff>(pdf.size()), language);
    if (update.empty())
        return fail("the document is not the PDF that Cairo 1.16 writes; report this");
    return pdf + update;
}

} // namespace tycktill::forms::print
