// The lättläst linter: short sentences, short words, one thought a line.
#include "kiosk_fixture.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

constexpr std::size_t most_words = 12;   ///< in a sentence
constexpr std::size_t most_letters = 15; ///< in a word

std::vector<std::string> sentences(const std::string& text) {
    std::vector<std::string> all{""};
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool ends = std::string_view(".?!\n").find(text[at]) != std::string_view::npos &&
                          (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n' ||
                           text[at] == '\n');
        if (ends)
            all.emplace_back();
        else
            all.back() += text[at];
    }
    return all;
}

/// What makes the text hard to read, or "".
std::string hard(const std::string& text) {
    for (const std::string& sentence : sentences(text)) {
        std::size_t words = 0;
        for (const std::string& word : split(sentence, ' ')) {
            words += word.empty() ? 0 : 1;
            if (length_of(word) > most_letters)
                return "a long word: " + word;
        }
        if (words > most_words)
            return "a long sentence: " + sentence;
        for (const char* joint : {"; ", " – ", ", som ", " samt ", " eftersom ", " således "})
            if (sentence.find(joint) != std::string::npos)
                return "two thoughts: " + sentence;
    }
    return "";
}

void check_easy(const std::string& text) {
    CAPTURE(text);
    CHECK(hard(text) == "");
}

} // namespace

TEST_CASE("the linter finds long sentences, long words and two thoughts in one line") {
    CHECK(hard("Du får svar. Vi ringer dig.") == "");
    CHECK(hard("Du kan om du vill och hinner skriva allt det som du tycker att vi ska veta.") !=
          "");
    CHECK(hard("Socialförvaltningen svarar.") != "");
    CHECK(hard("Du skriver; vi svarar.") != "");
}

TEST_CASE("what who reads easy text meets is easy, also where no text of its own is needed") {
    static const std::vector<std::string> not_read{"staff.", "pin.",
                                                   "sign."}; // no resident meets them
    for (const auto& [key, text] : shipped_words().all("sv")) {
        bool met = true;
        for (const std::string& beginning : not_read)
            met = met && key.rfind(beginning, 0) != 0;
        if (met)
            check_easy(shipped_words().say(key, "sv@lattlast"));
    }
    for (const char* whose : {"ljusnarsberg", "robertsfors", "ostersund", "linkoping", "lomma"}) {
        const Municipality municipality = municipality_file(whose);
        for (const Field& field : municipality.forms.front().fields)
            for (const Words* words : {&field.question, &field.hint})
                if (field.on_screen && !words->empty())
                    check_easy(words->in("sv@lattlast"));
    }
}
