#include "office/archive/postgres_address.h"

#include "shared/base/bytes.h"
#include "shared/base/text.h"

namespace tycktill::office {
namespace {

/// "%40" is "@"; a plus is a plus.
std::string percent_decoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = text[i] == '%' && i + 2 < text.size() ? from_hex(text.substr(i + 1, 2))
                                                                : Result<Bytes>(Bytes{});
        if (byte && byte->size() == 1) {
            plain += static_cast<char>(byte->front());
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

void take_from_authority(PgAddress& address) {
    const auto scheme = address.url.find("://");
    if (scheme == std::string::npos)
        return;
    const std::size_t from = scheme + 3;
    const auto end = address.url.find_first_of("/?", from);
    // The last @ before the path: one that a careless hand wrote inside the password is part of it.
    const auto at = address.url.rfind('@', end == std::string::npos ? end : end - 1);
    if (at == std::string::npos || at < from)
        return;
    const auto colon = address.url.find(':', from);
    if (colon == std::string::npos || colon > at)
        return;
    address.password = percent_decoded(address.url.substr(colon + 1, at - colon - 1));
    address.url.erase(colon, at - colon);
}

void take_from_parameters(PgAddress& address) {
    const auto question = address.url.find('?');
    if (question == std::string::npos)
        return;
    std::string kept;
    for (const auto& each : split(address.url.substr(question + 1), '&')) {
        if (each.rfind("password=", 0) == 0)
            address.password = percent_decoded(each.substr(9));
        else if (!each.empty())
            kept += (kept.empty() ? "?" : "&") + each;
    }
    address.url.resize(question);
    address.url += kept;
}

} // namespace

PgAddress without_password(const std::string& url) {
    PgAddress address{url, ""};
    take_from_authority(address);
    take_from_parameters(address);
    return address;
}

} // namespace tycktill::office
