#include "scanner/desk/candidates.h"

#include "shared/base/edit_distance.h"
#include "shared/base/files.h"
#include "shared/base/text.h"

#include <algorithm>
#include <array>

namespace tycktill::desk {

namespace {

constexpr std::size_t most_offered = 5;

/// What Swedish private persons write after the @, commonest first.
constexpr std::array<std::string_view, 8> mail_endings{"gmail.com",  "hotmail.com", "outlook.com",
                                                       "telia.com",  "live.se",     "hotmail.se",
                                                       "icloud.com", "yahoo.se"};

/// The word that is being written: what follows the last space or line break.
std::size_t begin_of_last_word(const std::string& text) {
    const auto found = text.find_last_of(" \n");
    return found == std::string::npos ? 0 : found + 1;
}

bool begins(const std::string& word, const std::string& with) {
    return word.size() > with.size() && lower_case(word).rfind(with, 0) == 0;
}

class Offers {
public:
    explicit Offers(std::string before) : before_(std::move(before)) {}
    void add(const std::string& word) {
        if (texts_.size() < most_offered &&
            std::find(texts_.begin(), texts_.end(), before_ + word) == texts_.end())
            texts_.push_back(before_ + word);
    }
    std::vector<std::string> texts_;

private:
    std::string before_;
};

/// The word as the person began it, in capitals or not, and then as the list has it.
std::string in_the_case_of(const std::string& typed, const std::string& word) {
    return typed + word.substr(typed.size());
}

void offer_mail(Offers& offers, const std::string& word) {
    const auto at = word.find('@');
    if (at == std::string::npos)
        return;
    const std::string ending = lower_case(word.substr(at + 1));
    for (const auto known : mail_endings)
        if (known.size() > ending.size() && known.rfind(ending, 0) == 0)
            offers.add(word.substr(0, at + 1) + std::string(known));
}

/// Names with several words are completed from wherever they begin in what is typed.
void offer_places(Offers& offers, const queue::QueuedForm& form, const std::string& word) {
    if (!form.municipality)
        return;
    for (const auto& known : form.municipality->postnummer) {
        const std::string spaced = known.substr(0, 3) + " " + known.substr(3);
        if (begins(known, word) || begins(spaced, word))
            offers.add(spaced);
        if (begins(known.substr(6), word))
            offers.add(known.substr(6));
    }
    for (const auto& unit : form.municipality->units) {
        if (begins(unit.street, word))
            offers.add(unit.street);
        if (begins(unit.name, word))
            offers.add(unit.name);
    }
}

/// Words of the machine's own reading that begin as the typed one: the same word, seen twice.
void offer_read(Offers& offers, const std::vector<std::string>& read, const std::string& word,
                const WordList* words) {
    for (const auto& text : read)
        for (const auto& line : split(text, '\n'))
            for (const auto& one : split(line, ' '))
                if (begins(one, word) && (!words || words->has(lower_case(one))))
                    offers.add(one);
}

} // namespace

WordList WordList::of_words(std::vector<std::string> words) {
    WordList list;
    for (auto& word : words)
        if (word.find('\'') == std::string::npos && length_of(word) > 2)
            list.words_.push_back(lower_case(word));
    std::sort(list.words_.begin(), list.words_.end());
    list.words_.erase(std::unique(list.words_.begin(), list.words_.end()), list.words_.end());
    return list;
}

WordList WordList::of_file(const std::filesystem::path& file) {
    constexpr std::size_t most_bytes = 16'000'000;
    const auto text = read_text(file, most_bytes);
    return text && is_utf8(*text) ? of_words(split(*text, '\n')) : WordList{};
}

std::vector<std::string> WordList::beginning_with(const std::string& letters,
                                                  std::size_t most) const {
    const std::string wanted = lower_case(letters);
    std::vector<std::string> found;
    for (auto at = std::lower_bound(words_.begin(), words_.end(), wanted);
         at != words_.end() && at->rfind(wanted, 0) == 0; ++at)
        if (at->size() > wanted.size())
            found.push_back(*at);
    // Long compounds are rarely meant before their first part is.
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return length_of(a) < length_of(b); });
    if (found.size() > most)
        found.resize(most);
    return found;
}

bool WordList::has(const std::string& word) const {
    return std::binary_search(words_.begin(), words_.end(), lower_case(word));
}

std::vector<std::string> candidates_for(const queue::QueuedForm& form, const forms::Field& field,
                                        const std::string& typed,
                                        const std::vector<std::string>& read,
                                        const WordList* words) {
    const std::size_t from = begin_of_last_word(typed);
    const std::string begun = typed.substr(from), word = lower_case(begun);
    if (word.empty())
        return {};
    Offers offers(typed.substr(0, from));
    if (field.rule == forms::TextRule::Email) {
        offer_mail(offers, begun);
        return offers.texts_;
    }
    if (field.rule == forms::TextRule::Telephone || field.rule == forms::TextRule::Digits ||
        field.rule == forms::TextRule::PastDay)
        return {};
    constexpr std::size_t least_letters = 2;
    if (length_of(word) < least_letters)
        return {};
    offer_read(offers, read, word, words);
    offer_places(offers, form, word);
    const bool prose = field.rule == forms::TextRule::Any;
    if (words && prose && length_of(word) > least_letters) {
        auto more = words->beginning_with(word, 40);
        // What looks like the machine's reading of the same place goes first.
        const std::string near = read.empty() ? std::string() : lower_case(read.front());
        if (from < near.size()) {
            const auto seen =
                code_points(near.substr(from, near.find_first_of(" \n", from) - from));
            std::stable_sort(more.begin(), more.end(), [&](const auto& a, const auto& b) {
                return edit_distance(code_points(a), seen) < edit_distance(code_points(b), seen);
            });
        }
        for (const auto& one : more)
            offers.add(in_the_case_of(begun, one));
    }
    return offers.texts_;
}

} // namespace tycktill::desk
