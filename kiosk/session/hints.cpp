#include "kiosk/session/hints.h"

#include "forms/rules/revealing.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

struct Found {
    std::size_t at;
    Hint hint;
};

HintKind kind_of(forms::RevealKind kind) {
    switch (kind) {
    case forms::RevealKind::Personnummer:
        return HintKind::Personnummer;
    case forms::RevealKind::Telephone:
        return HintKind::Telephone;
    case forms::RevealKind::Email:
        return HintKind::Email;
    case forms::RevealKind::Address:
        return HintKind::Address;
    case forms::RevealKind::Name:
        return HintKind::Name;
    }
    return HintKind::Name;
}

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool stands_alone(const std::string& text, std::size_t at, std::size_t length) {
    return (at == 0 || !is_word_byte(text[at - 1])) &&
           (at + length >= text.size() || !is_word_byte(text[at + length]));
}

/// Each part of the name that was given on the contact page; short parts («av», «de») say nothing.
void find_own_name(const std::string& text, std::string_view own_name, std::vector<Found>& found) {
    const std::string lower = lower_case(text);
    if (lower.size() != text.size())
        return;
    for (const std::string& part : split(lower_case(own_name), ' ')) {
        if (length_of(part) < 3)
            continue;
        for (std::size_t at = lower.find(part); at != std::string::npos;
             at = lower.find(part, at + 1))
            if (stands_alone(lower, at, part.size()))
                found.push_back({at, {HintKind::Name, text.substr(at, part.size())}});
    }
}

} // namespace

std::vector<Hint> find_hints(std::string_view text_view, bool anonymous,
                             std::string_view own_name) {
    const std::string text(text_view);
    std::vector<Found> found;
    for (const forms::Revealing& each : forms::find_revealing(text)) {
        const HintKind kind = kind_of(each.kind);
        if (anonymous || kind == HintKind::Personnummer)
            found.push_back({each.at, {kind, text.substr(each.at, each.length)}});
    }
    if (anonymous)
        find_own_name(text, own_name, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.at < b.at; });
    std::vector<Hint> hints;
    for (Found& each : found)
        if (std::none_of(hints.begin(), hints.end(), [&](const Hint& told) {
                return told == each.hint ||
                       (told.kind == HintKind::Name && each.hint.kind == HintKind::Name &&
                        told.excerpt.find(each.hint.excerpt) == 0);
            }))
            hints.push_back(std::move(each.hint));
    return hints;
}

} // namespace tycktill::kiosk
