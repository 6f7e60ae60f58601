#include "shared/base/phrasebook.h"

#include "shared/base/files.h"
#include "shared/base/text.h"

#include <optional>

namespace tycktill::base {
namespace {

std::optional<char> unescaped(char after_backslash) {
    switch (after_backslash) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case '"':
    case '\\':
        return after_backslash;
    default:
        return std::nullopt;
    }
}

/// The text between the quotes that `quoted` begins and ends with.
std::optional<std::string> unquoted(std::string_view quoted) {
    if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"')
        return std::nullopt;
    std::string text;
    for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
        if (quoted[at] != '\\') {
            text += quoted[at];
            continue;
        }
        const auto escaped = ++at + 1 < quoted.size() ? unescaped(quoted[at]) : std::nullopt;
        if (!escaped)
            return std::nullopt;
        text += *escaped;
    }
    return text;
}

/// Reads a .po line by line; an entry is done when the next one begins.
struct PoReader {
    std::map<std::string, std::string> entries;
    std::string id, text;
    std::string* open = nullptr;

    void finish() {
        if (!id.empty() && !text.empty())
            entries[id] = text;
        id.clear();
        text.clear();
    }
    bool read(const std::string& line) {
        std::string_view rest = line;
        if (line.rfind("msgid ", 0) == 0) {
            finish();
            open = &id;
            rest.remove_prefix(6);
        } else if (line.rfind("msgstr ", 0) == 0) {
            open = &text;
            rest.remove_prefix(7);
        }
        const auto part = unquoted(trimmed(rest));
        if (!part || open == nullptr)
            return false;
        *open += *part;
        return true;
    }
};

} // namespace

Result<std::map<std::string, std::string>> parse_po(std::string_view text,
                                                    const std::string& name) {
    PoReader reader;
    int number = 0;
    for (const std::string& raw : split(text, '\n')) {
        ++number;
        const std::string line = trimmed(raw);
        if (line.empty() || line.front() == '#')
            continue;
        if (!reader.read(line))
            return fail(
                name + ":" + std::to_string(number) +
                ": not a msgid, a msgstr or a quoted text; see the gettext manual, PO files");
    }
    reader.finish();
    return std::move(reader.entries);
}

Result<Phrasebook> Phrasebook::load(const std::filesystem::path& folder) {
    Phrasebook book;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".po")
            continue;
        const std::string text = TRY(read_text(entry.path()));
        book.by_language_[entry.path().stem().string()] =
            TRY(parse_po(text, entry.path().filename().string()));
    }
    if (book.by_language_.count("sv") == 0)
        return fail(folder.string() + ": no sv.po; install the assets or set TYCKTILL_ASSETS");
    return book;
}

bool Phrasebook::has(const std::string& key, const std::string& language) const {
    const auto words = by_language_.find(language);
    return words != by_language_.end() && words->second.count(key) != 0;
}

const std::string& Phrasebook::say(const std::string& key, const std::string& language) const {
    for (const std::string& tag :
         {language, language.substr(0, language.find('@')), std::string("sv")})
        if (has(key, tag))
            return by_language_.at(tag).at(key);
    return missing_.emplace(key, key).first->second;
}

std::vector<std::string> Phrasebook::languages() const {
    std::vector<std::string> tags;
    for (const auto& [tag, words] : by_language_)
        tags.push_back(tag);
    return tags;
}

const std::map<std::string, std::string>& Phrasebook::all(const std::string& language) const {
    static const std::map<std::string, std::string> none;
    const auto words = by_language_.find(language);
    return words == by_language_.end() ? none : words->second;
}

void Phrasebook::add(const std::string& language, const std::string& key, const std::string& text) {
    by_language_[language][key] = text;
}

std::string fill(std::string text,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    for (const auto& [name, value] : values) {
        const std::string slot = "{" + std::string(name) + "}";
        for (std::size_t at = text.find(slot); at != std::string::npos;
             at = text.find(slot, at + value.size()))
            text.replace(at, slot.size(), value);
    }
    return text;
}

} // namespace tycktill::base
