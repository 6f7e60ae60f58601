#include "scanner/desk/letter.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

/// What tells a unit from others: its name's and street's words, without their endings, because a
/// letter writes «hemtjänst på Bergslagsvägen» for Hemtjänsten.
std::vector<std::string> stems_of(const forms::UnitPlace& unit) {
    std::vector<std::string> stems;
    for (const auto& part : {unit.name, unit.street})
        for (const auto& word : split(lower_case(part), ' ')) {
            const auto letters = length_of(word);
            if (letters < 5 || word.find_first_of("0123456789") != std::string::npos)
                continue;
            auto stem = code_points(word);
            stem.resize(letters - (letters > 7 ? 2 : 1));
            stems.push_back(to_utf8(stem));
        }
    return stems;
}

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences;
    std::string sentence;
    for (const char c : text) {
        if (c != '\n')
            sentence += c;
        else if (!sentence.empty() && sentence.back() != ' ')
            sentence += ' ';
        if (c == '.' || c == '!' || c == '?') {
            sentences.push_back(trimmed(sentence));
            sentence.clear();
        }
    }
    sentences.push_back(trimmed(sentence));
    return sentences;
}

std::size_t word_end(const std::string& text, std::size_t at) {
    while (at < text.size() && std::string_view(" ,.;:!?").find(text[at]) == std::string_view::npos)
        ++at;
    return at;
}

struct Found {
    int count = 0;
    std::size_t begin = 0, end = 0;
};

Found find_in(const std::string& sentence, const std::vector<std::string>& stems) {
    const std::string low = lower_case(sentence);
    Found found;
    if (low.size() != sentence.size())
        return found; // places would not agree
    for (const auto& stem : stems) {
        const auto at = low.find(stem);
        if (at == std::string::npos || (at > 0 && low[at - 1] != ' '))
            continue;
        const auto end = word_end(sentence, at);
        found.begin = found.count == 0 ? at : std::min(found.begin, at);
        found.end = std::max(found.end, end);
        ++found.count;
    }
    return found;
}

int named(const forms::UnitPlace& unit, const std::vector<std::string>& sentences) {
    int most = 0;
    for (const auto& sentence : sentences)
        most = std::max(most, find_in(sentence, stems_of(unit)).count);
    return most;
}

} // namespace

std::string letter_words(const queue::QueuedForm& letter) {
    const forms::Field* story =
        letter.form ? letter.form->with_role(forms::FieldRole::Story) : nullptr;
    std::string words;
    for (const auto& field : letter.assembled.fields)
        if (story && field.field == story->id)
            for (const auto& text : field.read)
                words += text + "\n";
    return words;
}

std::size_t count_words(const std::string& text) {
    std::size_t count = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n';
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

std::vector<UnitLine> units_for(const queue::QueuedForm& letter, const std::string& typed) {
    std::vector<UnitLine> lines;
    if (!letter.municipality)
        return lines;
    const auto sentences = sentences_of(letter_words(letter));
    const auto wanted = lower_case(trimmed(typed));
    std::vector<std::pair<int, UnitLine>> found;
    for (const auto& unit : letter.municipality->units)
        if (wanted.empty() || lower_case(unit.name).find(wanted) != std::string::npos ||
            lower_case(unit.street).find(wanted) != std::string::npos)
            found.emplace_back(named(unit, sentences), UnitLine{unit.name, unit.street});
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    constexpr std::size_t most = 5;
    for (auto& [count, line] : found)
        if (lines.size() < most)
            lines.push_back(std::move(line));
    const auto& office = letter.municipality->office;
    lines.push_back(
        {"", "Vet inte, " + (office.empty() ? "registrator" : lower_case(office)) + " fördelar"});
    return lines;
}

std::optional<UnitMention> unit_mentioned(const queue::QueuedForm& letter) {
    if (!letter.municipality)
        return {};
    std::optional<UnitMention> best;
    int most = 0;
    for (const auto& sentence : sentences_of(letter_words(letter)))
        for (const auto& unit : letter.municipality->units) {
            const auto found = find_in(sentence, stems_of(unit));
            if (found.count <= most)
                continue;
            most = found.count;
            best = UnitMention{unit.name, sentence, found.begin, found.end};
        }
    return best;
}

} // namespace tycktill::desk
