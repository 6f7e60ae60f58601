// A form with files, taken apart: RFC 7578, as browsers send it and no more.
#include "office/web/request.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

constexpr std::string_view form_data = "multipart/form-data";
constexpr std::size_t longest_boundary = 70; // RFC 2046

/// The value of `name="…"` in a head line, or "".
std::string parameter(std::string_view line, std::string_view name) {
    const std::string begin = std::string(name) + "=\"";
    for (auto at = line.find(begin); at != std::string_view::npos; at = line.find(begin, at + 1)) {
        if (at > 0 && line[at - 1] != ' ' && line[at - 1] != ';')
            continue; // "filename" ends in "name"
        const auto from = at + begin.size();
        const auto to = line.find('"', from);
        return to == std::string_view::npos ? "" : std::string(line.substr(from, to - from));
    }
    return "";
}

std::string boundary_of(const std::string& content_type) {
    const auto at = content_type.find("boundary=");
    std::string boundary = at == std::string::npos ? "" : content_type.substr(at + 9);
    boundary = boundary.substr(0, boundary.find(';'));
    if (boundary.size() > 1 && boundary.front() == '"' && boundary.back() == '"')
        boundary = boundary.substr(1, boundary.size() - 2);
    return boundary.size() <= longest_boundary ? boundary : "";
}

std::string ending_of(const std::string& file_name) {
    const auto dot = file_name.rfind('.');
    const std::string ending = dot == std::string::npos ? "" : lower_case(file_name.substr(dot));
    return ending.size() <= 6 ? ending : "";
}

/// One part: its head, a blank line, what it holds.
void take_part(std::string_view part, FormData& into) {
    const auto blank = part.find("\r\n\r\n");
    if (blank == std::string_view::npos)
        return;
    const std::string_view head = part.substr(0, blank + 2), content = part.substr(blank + 4);
    const auto at = lower_case(head).find("content-disposition:");
    if (at == std::string::npos)
        return;
    const std::string_view line = head.substr(at, head.find("\r\n", at) - at);
    const std::string name = parameter(line, "name");
    if (name.empty())
        return;
    if (line.find("filename=") == std::string_view::npos)
        into.values.add(name, std::string(content));
    else if (!content.empty())
        into.files.push_back({name, ending_of(parameter(line, "filename")), bytes_of(content)});
}

} // namespace

bool is_form_data(const std::string& content_type) {
    return lower_case(content_type).rfind(form_data, 0) == 0;
}

std::optional<FormData> parse_form_data(const std::string& content_type, BytesView body) {
    const std::string boundary = boundary_of(content_type);
    const std::string_view all(reinterpret_cast<const char*>(body.data()), body.size());
    const std::string line = "--" + boundary;
    if (boundary.empty() || all.rfind(line, 0) != 0)
        return std::nullopt;
    FormData data;
    std::size_t at = line.size();
    for (std::size_t count = 0; count < Values::most; ++count) {
        if (all.substr(at, 2) == "--")
            return data;
        if (all.substr(at, 2) != "\r\n")
            return std::nullopt;
        const auto end = all.find("\r\n" + line, at + 2);
        if (end == std::string_view::npos)
            return std::nullopt;
        take_part(all.substr(at + 2, end - at - 2), data);
        at = end + 2 + line.size();
    }
    return std::nullopt;
}

} // namespace tycktill::web
