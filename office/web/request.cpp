#include "office/web/request.h"

#include "shared/base/text.h"
#include "shared/wire/lines.h"

#include <algorithm>

namespace tycktill::web {
namespace {

std::string decoded(std::string_view encoded) {
    std::string plain;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        if (encoded[i] == '%') {
            const auto hex = from_hex(encoded.substr(i + 1, 2));
            if (hex && hex->size() == 1) {
                plain += static_cast<char>(hex->front());
                i += 2;
                continue;
            }
        }
        plain += encoded[i] == '+' ? ' ' : encoded[i];
    }
    return plain;
}

/// Browsers send CRLF; a zero byte has no place in a text.
std::string plain_text(const std::string& value) {
    std::string plain;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\r') {
            plain += '\n';
            if (i + 1 < value.size() && value[i + 1] == '\n')
                ++i;
        } else if (value[i] != '\0') {
            plain += value[i];
        }
    }
    return plain;
}

} // namespace

Values::Values(std::string_view encoded) {
    std::size_t count = 0;
    while (!encoded.empty() && count < most) {
        const auto end = encoded.find('&');
        const auto pair = encoded.substr(0, end);
        encoded = end == std::string_view::npos ? std::string_view() : encoded.substr(end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            continue;
        std::string name = decoded(pair.substr(0, equals));
        std::string value = plain_text(decoded(pair.substr(equals + 1)));
        if (!is_utf8(value) || !is_utf8(name))
            continue;
        values_[std::move(name)].push_back(std::move(value));
        ++count;
    }
}

void Values::add(const std::string& name, std::string value) {
    value = plain_text(value);
    if (is_utf8(value) && is_utf8(name))
        values_[name].push_back(std::move(value));
}

std::string Values::text(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? "" : trimmed(found->second.front());
}

std::vector<std::string> Values::all(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? std::vector<std::string>() : found->second;
}

std::optional<int> Values::number(const std::string& name) const {
    const auto number = wire::parse_whole_number(text(name));
    if (!number || *number > 1'000'000'000)
        return std::nullopt;
    return static_cast<int>(*number);
}

std::string percent_encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' || c == '~';
        const auto byte = static_cast<unsigned char>(c);
        if (plain)
            encoded += c;
        else
            encoded.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return encoded;
}

std::string written_query(const Values& values) {
    std::string query;
    for (const auto& [name, all] : values.everything())
        for (const auto& value : all)
            if (!value.empty())
                query += (query.empty() ? "?" : "&") + percent_encoded(name) + "=" +
                         percent_encoded(value);
    return query;
}

std::string cookie_named(const wire::HttpRequest& request, std::string_view name) {
    const std::string begin = std::string(name) + "=";
    for (const auto& part : split(wire::header(request.headers, "cookie"), ';'))
        if (const auto each = trimmed(part); each.rfind(begin, 0) == 0)
            return each.substr(begin.size());
    return "";
}

bool same_secret(std::string_view left, std::string_view right) {
    unsigned difference = left.size() == right.size() && !left.empty() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i)
        difference |= static_cast<unsigned char>(left[i] ^ right[i]);
    return difference == 0;
}

std::string place_here(const std::string& wish) {
    const bool plain = std::all_of(wish.begin(), wish.end(), [](unsigned char c) {
        return c > 0x20 && c < 0x7f && c != '\\';
    });
    return plain && wish.size() > 1 && wish.size() < 300 && wish[0] == '/' && wish[1] != '/' ? wish
                                                                                             : "/";
}

} // namespace tycktill::web
