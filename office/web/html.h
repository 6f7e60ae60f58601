#pragma once
/// Words into HTML and out of forms. Every text that comes from a person goes through escaped().
#include <map>
#include <string>
#include <string_view>

namespace tycktill::office {

std::string escaped(std::string_view text);
/// Escaped, with line breaks kept.
std::string paragraphs(std::string_view text);
std::string link(const std::string& address, std::string_view words);

/// "a=1&b=%C3%A5" into {"a": "1", "b": "å"}; what is malformed is left out.
std::map<std::string, std::string> form_values(std::string_view encoded);

} // namespace tycktill::office
