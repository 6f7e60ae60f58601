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
    {"threat", Hint::Threat},
};

/// Small letters, one space between words and one before the first: so a word is looked for with a space before it.
struct PlainText {
    std::string words = " ";
    std::vector<std::size_t> from{
        0}; ///< of each byte of `words`: where its letter stands in the text
};

PlainText plain_with_places(std::string_view text) {
    PlainText plain;
    std::size_t at = 0;
    for (const char32_t letter : code_points(text)) {
        const std::string written = to_utf8(letter);
        for (const char32_t c : code_points(lower_case(written))) {
            const bool counts = (c >= U'a' && c <= U'z') || is_digit(c) || c > 0x7f;
            if (!counts && plain.words.back() == ' ')
                continue;
            plain.words += counts ? to_utf8(c) : " ";
            plain.from.resize(plain.words.size(), at);
        }
        at += written.size();
    }
    return plain;
}

std::string plain_text(std::string_view text) {
    return plain_with_places(text).words;
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
    words.insults = all_plain(TRY(words_of(document, "insult", name)));
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

namespace {

void add_places(const PlainText& plain, std::size_t text_size,
                const std::vector<std::string>& words, bool harsh, std::vector<FoundPlace>& found) {
    for (const std::string& word : words)
        for (auto at = plain.words.find(word); at != std::string::npos;
             at = plain.words.find(word, at + 1)) {
            const auto end = plain.words.find(' ', at + word.size());
            const std::size_t from = plain.from[at + 1],
                              to = end == std::string::npos ? text_size : plain.from[end];
            found.push_back({from, to - from, harsh});
        }
}

} // namespace

std::vector<FoundPlace> places_of(const std::string& text, const HintWords& words) {
    const PlainText plain = plain_with_places(text);
    std::vector<FoundPlace> found;
    for (const auto& [hint, list] : words.hints)
        add_places(plain, text.size(), list, hint == Hint::Threat, found);
    add_places(plain, text.size(), words.insults, true, found);
    for (const forms::Revealing& one : forms::find_revealing(text))
        if (one.kind == forms::RevealKind::Personnummer)
            found.push_back({one.at, one.length, false});
    std::sort(found.begin(), found.end(), [](const FoundPlace& a, const FoundPlace& b) {
        return std::tuple(a.at, !a.harsh, b.length) < std::tuple(b.at, !b.harsh, a.length);
    });
    std::vector<FoundPlace> apart;
    for (const FoundPlace& one : found)
        if (apart.empty() || one.at >= apart.back().at + apart.back().length)
            apart.push_back(one);
        else
            apart.back().harsh |= one.harsh;
    return apart;
}

bool tells_hidden_person(const std::vector<std::string>& texts, const HintWords& words) {
    return has_any(all_plain(texts), words.hidden_person);
}

} // namespace tycktill::arrivals
