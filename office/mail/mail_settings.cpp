#include "office/mail/mail.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/base/toml.h"

#include <algorithm>
#include <cstdlib>

namespace tycktill::mail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_address = 254; // RFC 5321

/// systemd's, else the file beside; "" when there is neither.
Result<std::string> password_of(const fs::path& folder) {
    const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
    for (const fs::path& file : {credentials ? fs::path(credentials) / "mail-password" : fs::path(),
                                 folder / "mail.password"})
        if (!file.empty() && fs::exists(file))
            return trimmed(TRY(read_text(file, 1024)));
    return std::string();
}

} // namespace

bool is_address(std::string_view text) {
    const auto at = text.find('@');
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 0x7f && c != '<' && c != '>' && c != ',' && c != ';' && c != '"' &&
               c != '\\' && c != '(' && c != ')';
    });
    return plain && at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string_view::npos && text.size() <= longest_address;
}

Result<std::optional<Settings>> load_settings(const fs::path& office_folder) {
    const fs::path file = office_folder / "mail.toml";
    if (!fs::exists(file))
        return std::optional<Settings>();
    const TomlValue document = TRY(parse_toml(TRY(read_text(file, 64 * 1024)), file.string()));
    const auto wrong = [&](const TomlPlace& place, const std::string& what) {
        return fail(file.string() + ":" + std::to_string(place.line) + ":" +
                    std::to_string(place.column) + ": " + what);
    };
    Settings settings;
    const std::pair<const char*, std::string*> names[] = {{"server", &settings.server},
                                                          {"from", &settings.from},
                                                          {"user", &settings.user},
                                                          {"page", &settings.page}};
    for (const auto& [key, value] : *document.table()) {
        const auto known = std::find_if(std::begin(names), std::end(names),
                                        [&](const auto& one) { return key == one.first; });
        if (known == std::end(names))
            return wrong(value.key, "'" + key + "' is not known; write server, from, user or page");
        if (!value.text())
            return wrong(value.place, "'" + key + "' is not a text");
        *known->second = *value.text();
    }
    if (settings.server.rfind("smtp://", 0) != 0 && settings.server.rfind("smtps://", 0) != 0)
        return wrong({1, 1}, "write server = \"smtp://NAME:587\" or \"smtps://NAME\"");
    if (!is_address(settings.from))
        return wrong({1, 1}, "write from = \"NAME@KOMMUNEN.SE\"");
    settings.password = TRY(password_of(office_folder));
    return std::optional(std::move(settings));
}

} // namespace tycktill::mail
