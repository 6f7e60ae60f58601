#include "shared/touch/play.h"

#include "shared/base/text.h"

#include <array>
#include <charconv>

namespace tycktill::touch {

namespace {

using What = PlayStep::What;

struct Command {
    std::string_view word;
    What what;
    enum class Takes { Quoted, Word, Time } takes;
};

constexpr std::array<Command, 9> commands = {{
    {"press", What::Press, Command::Takes::Quoted},
    {"type", What::Type, Command::Takes::Quoted},
    {"key", What::Key, Command::Takes::Word},
    {"expect", What::Expect, Command::Takes::Quoted},
    {"expect-not", What::ExpectNot, Command::Takes::Quoted},
    {"spoken", What::Spoken, Command::Takes::Quoted},
    {"wait", What::Wait, Command::Takes::Time},
    {"picture", What::Picture, Command::Takes::Word},
    {"tree", What::Tree, Command::Takes::Word},
}};

constexpr std::pair<std::string_view, Key> key_words[] = {
    {"up", Key::Up},         {"down", Key::Down},         {"left", Key::Left},
    {"right", Key::Right},   {"enter", Key::Enter},       {"space", Key::Space},
    {"tab", Key::Tab},       {"escape", Key::Escape},     {"backspace", Key::Backspace},
    {"delete", Key::Delete}, {"home", Key::Home},         {"end", Key::End},
    {"pageup", Key::PageUp}, {"pagedown", Key::PageDown},
};

/// "down", "shift+tab", "ctrl+enter", "f6", "ctrl+z", "7".
std::optional<KeyDown> read_key(std::string_view word) {
    KeyDown key;
    for (bool more = true; more;) {
        more = false;
        for (auto [prefix, flag] :
             {std::pair<std::string_view, bool*>{"ctrl+", &key.ctrl}, {"shift+", &key.shift}})
            if (word.size() > prefix.size() && word.starts_with(prefix)) {
                *flag = more = true;
                word.remove_prefix(prefix.size());
            }
    }
    for (const auto& [name, code] : key_words)
        if (name == word) {
            key.key = code;
            return key;
        }
    if (word.size() >= 2 && word.front() == 'f') {
        int number = 0;
        const auto read = std::from_chars(word.data() + 1, word.data() + word.size(), number);
        if (read.ptr == word.data() + word.size() && number >= 1 && number <= 12) {
            key.key = static_cast<Key>(static_cast<int>(Key::F1) + number - 1);
            return key;
        }
    }
    if (word.size() != 1)
        return {};
    key.key = Key::Letter;
    const char c = word.front();
    key.letter = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return key;
}

/// "90s", "500ms", "2m".
std::optional<Moment> read_time(std::string_view word) {
    double number = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    if (read.ec != std::errc{} || number < 0 || number > 1e6)
        return {};
    const std::string_view unit(read.ptr,
                                static_cast<std::size_t>(word.data() + word.size() - read.ptr));
    const double factor = unit == "s" ? 1000 : unit == "ms" ? 1 : unit == "m" ? 60000 : 0;
    if (factor == 0)
        return {};
    return Moment(static_cast<long long>(number * factor));
}

std::optional<std::string> read_quoted(std::string_view word) {
    if (word.size() < 2 || word.front() != '"' || word.back() != '"')
        return {};
    word = word.substr(1, word.size() - 2);
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] == '"')
            return {};
        if (word[i] != '\\') {
            text += word[i];
            continue;
        }
        if (++i == word.size())
            return {};
        text += word[i] == 'n' ? '\n' : word[i];
    }
    return text;
}

tl::unexpected<Error> wrong(std::string_view file, int line, const std::string& what) {
    return fail(std::string(file) + ":" + std::to_string(line) + ": " + what);
}

Result<PlayStep> read_step(std::string_view text, std::string_view file, int line) {
    const auto space = std::min(text.find(' '), text.size());
    const auto word = text.substr(0, space);
    const auto rest = trimmed(text.substr(space));
    const Command* command = nullptr;
    for (const auto& one : commands)
        if (one.word == word)
            command = &one;
    if (!command)
        return wrong(file, line,
                     "\"" + std::string(word) +
                         "\" is no step; write press, type, key, expect, "
                         "expect-not, spoken, wait, picture or tree");
    PlayStep step;
    step.what = command->what;
    step.line = line;
    if (command->takes == Command::Takes::Quoted) {
        const auto quoted = read_quoted(rest);
        if (!quoted)
            return wrong(file, line,
                         std::string(word) + " needs a text in quotes; write " + std::string(word) +
                             " \"…\"");
        step.text = *quoted;
    } else if (command->takes == Command::Takes::Time) {
        const auto time = read_time(rest);
        if (!time)
            return wrong(file, line, "wait needs a time; write wait 90s, wait 500ms or wait 2m");
        step.wait = *time;
    } else if (rest.empty()) {
        return wrong(file, line, std::string(word) + " needs a word after it");
    } else {
        step.text = rest;
    }
    if (step.what == What::Key) {
        const auto key = read_key(step.text);
        if (!key)
            return wrong(file, line,
                         "\"" + step.text +
                             "\" is no key; write up, down, enter, tab, "
                             "escape, f6, ctrl+enter or a letter");
        step.key = *key;
    }
    const bool is_file = step.what == What::Picture || step.what == What::Tree;
    if (is_file && step.text.find('/') != std::string::npos)
        return wrong(file, line, "write a file name without folders");
    return step;
}

} // namespace

Result<std::vector<PlayStep>> parse_play(std::string_view text, std::string_view file) {
    std::vector<PlayStep> steps;
    int line = 0;
    for (const auto& row : split(text, '\n')) {
        ++line;
        const auto words = trimmed(row);
        if (words.empty() || words.front() == '#')
            continue;
        steps.push_back(TRY(read_step(words, file, line)));
    }
    return steps;
}

} // namespace tycktill::touch
