#pragma once
/// A reply's text as it is kept.
#include <string>
#include <string_view>

namespace tycktill::office {

/// Line breaks as a single \n, whatever they came as: browsers send \r\n, a kiosk draws each sign.
inline std::string with_plain_breaks(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool before_feed = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        const bool separator = text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029";
        if (before_feed)
            continue;
        if (text[i] == '\r' || separator)
            plain += '\n';
        else
            plain += text[i];
        i += separator ? 2 : 0;
    }
    return plain;
}

} // namespace tycktill::office
