#include "office/arrivals/hints.h"

#include "forms/rules/revealing.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "shared/base/toml.h"

#include <algorithm>

namespace tycktill::arrivals {
namespace {

using matters::Hint;

constexpr std::pair<const char*, Hint> word_lists[] = {
    {"appeal", Hint::Appeal},
    {"lex_sarah", Hint::LexSarah},
    {"child_concern", Hint::ChildConcern},
    {"fault_report", Hint::FaultReport},
};

/// Small letters, one space between words and one before the first: so a word is looked for with a space before it.
std::string plain_text(std::string_view text) {
    std::string plain = " ";
    for (const char32_t c : code_points(lower_case(text))) {
        const bool letter = (c >= U'a' && c <= U'z') || is_digit(c) || c > 0x7f;
        if (letter)
            plain += to_utf8(c);
        else if (plain.back() != ' ')
            plain += ' ';
    }
    return plain;
}

bool has_any(const std::vector<std::string>& plain_texts, const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::any_of(plain_texts.begin(), plain_texts.end(), [&](const std::string& text) {
            return text.find(word) != std::string::npos;
        });
    });
}

std::vector<std::string> all_plain(const std::vector<std::string>& texts) {
    std::vector<std::string> plain;
    for (const std::string& text : texts)
        plain.push_back(plain_text(text));
    return plain;
}

/// Each as it is looked for; a list that is not there is empty.
Result<std::vector<std::string>> words_of(const TomlValue& document, const char* name,
                                          const std::string& file) {
    std::vector<std::string> words;
    const TomlValue* list = document.find(name);
    if (!list)
        return words;
    const auto wrong = [&](const TomlPlace& place) {
        return fail(file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
                    ": '" + name + "' holds no words; write " + name + " = [\"…\"]");
    };
    if (!list->array())
        return wrong(list->place);
    for (const TomlValue& one : *list->array()) {
        if (!one.text() || trimmed(*one.text()).empty())
            return wrong(one.place);
        words.push_back(*one.text());
    }
    return words;
}

} // namespace

Result<HintWords> load_hint_words(const std::filesystem::path& file) {
    const std::string name = file.string();
    const TomlValue document = TRY(parse_toml(TRY(read_text(file)), name));
    HintWords words;
    for (const auto& [list, hint] : word_lists)
        words.hints[hint] = all_plain(TRY(words_of(document, list, name)));
    words.hidden_person = all_plain(TRY(words_of(document, "hidden_person", name)));
    words.praise_types = TRY(words_of(document, "praise_types", name));
    return words;
}

std::vector<Hint> hints_in(const std::vector<std::string>& texts, const HintWords& words) {
    const std::vector<std::string> plain = all_plain(texts);
    std::vector<Hint> found;
    for (const auto& [hint, list] : words.hints) {
        if (has_any(plain, list))
            found.push_back(hint);
    }
    const bool personnummer = std::any_of(texts.begin(), texts.end(), [](const auto& text) {
        const auto all = forms::find_revealing(text);
        return std::any_of(all.begin(), all.end(), [](const forms::Revealing& one) {
            return one.kind == forms::RevealKind::Personnummer;
        });
    });
    if (personnummer)
        found.push_back(Hint::Personnummer);
    return found;
}

bool tells_hidden_person(const std::vector<std::string>& texts, const HintWords& words) {
    return has_any(all_plain(texts), words.hidden_person);
}

} // namespace tycktill::arrivals
