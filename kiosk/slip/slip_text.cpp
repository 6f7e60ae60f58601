#include "kiosk/slip/slip_text.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>

namespace tycktill::kiosk {
namespace {

constexpr std::array<std::string_view, 4> kinds{"heading", "words", "code", "qr"};

} // namespace

std::string to_text(const forms::Slip& slip) {
    std::string text = slip.language + "\n";
    for (const forms::SlipLine& line : slip.lines) {
        std::string words = line.words;
        std::replace(words.begin(), words.end(), '\n', ' ');
        text += std::string(kinds[static_cast<std::size_t>(line.kind)]) + " " + words + "\n";
    }
    return text;
}

Result<forms::Slip> parse_slip(std::string_view text) {
    auto lines = split(text, '\n');
    if (lines.size() < 2 || lines.front().empty())
        return fail("this is no slip; the kiosk is who prints them");
    forms::Slip slip{lines.front(), {}};
    for (std::size_t at = 1; at + 1 < lines.size(); ++at) {
        const auto space = lines[at].find(' ');
        const auto kind = std::find(kinds.begin(), kinds.end(), lines[at].substr(0, space));
        if (space == std::string::npos || kind == kinds.end())
            return fail("line " + std::to_string(at + 1) + " is no line of a slip");
        slip.lines.push_back({lines[at].substr(space + 1),
                              static_cast<forms::SlipLine::Kind>(kind - kinds.begin())});
    }
    return slip;
}

} // namespace tycktill::kiosk
