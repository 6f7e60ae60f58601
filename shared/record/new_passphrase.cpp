#include "shared/record/new_passphrase.h"

#include "shared/base/text.h"
#include "shared/record/sodium.h"

#include <set>

namespace tycktill::record {
namespace {

// Sixteen and eight letters that nobody mishears: a syllable pair holds 4 + 3 + 4 + 3 + 4 bits.
constexpr std::string_view consonants = "bdfghjklmnprstvx";
constexpr int words = 5;
constexpr std::size_t fewest_signs = 5;

std::string one_of_consonants() {
    return std::string(1, consonants[randombytes_uniform(consonants.size())]);
}

std::string one_of_vowels() {
    constexpr const char* all[] = {"a", "e", "i", "o", "u", "y", "å", "ö"};
    return all[randombytes_uniform(std::size(all))];
}

} // namespace

std::string made_words() {
    ready_sodium();
    std::string text;
    for (int i = 0; i < words; ++i) {
        text += i == 0 ? "" : "-";
        text += one_of_consonants() + one_of_vowels() + one_of_consonants() + one_of_vowels() +
                one_of_consonants();
    }
    return text;
}

Result<void> check_new_passphrase(std::string_view passphrase) {
    const bool varied = std::set<char>(passphrase.begin(), passphrase.end()).size() >= fewest_signs;
    if (length_of(std::string(passphrase)) < shortest_passphrase || !varied)
        return fail(
            "the passphrase is too short or too plain; use at least " +
            std::to_string(shortest_passphrase) +
            " characters, best several words, or this one, made now for you: " + made_words());
    return {};
}

} // namespace tycktill::record
