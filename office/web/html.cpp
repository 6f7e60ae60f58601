#include "office/web/html.h"

#include "shared/base/bytes.h"
#include "shared/base/text.h"

namespace tycktill::office {
namespace {

std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto hex = text[i] == '%' ? from_hex(text.substr(i + 1, 2)) : Result<Bytes>(Bytes{});
        if (hex && hex->size() == 1) {
            plain += static_cast<char>(hex->front());
            i += 2;
        } else {
            plain += text[i] == '+' ? ' ' : text[i];
        }
    }
    return plain;
}

} // namespace

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text)
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html += c;
        }
    return html;
}

std::string paragraphs(std::string_view text) {
    std::string html;
    for (const auto& line : split(text, '\n'))
        html += (html.empty() ? "" : "<br>") + escaped(line);
    return html;
}

std::string link(const std::string& address, std::string_view words) {
    return "<a href=\"" + escaped(address) + "\">" + escaped(words) + "</a>";
}

std::map<std::string, std::string> form_values(std::string_view encoded) {
    std::map<std::string, std::string> values;
    for (const auto& pair : split(encoded, '&')) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || values.size() >= 64)
            continue;
        const std::string value = decoded(std::string_view(pair).substr(equals + 1));
        if (is_utf8(value))
            values[decoded(std::string_view(pair).substr(0, equals))] = value;
    }
    return values;
}

} // namespace tycktill::office
