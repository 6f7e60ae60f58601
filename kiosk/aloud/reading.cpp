#include "kiosk/aloud/reading.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

void add_sentence(std::string& reading, const std::string& words) {
    if (words.empty())
        return;
    if (!reading.empty())
        reading += " ";
    reading += words;
    const char last = words.back();
    if (last != '.' && last != '?' && last != '!' && last != ':')
        reading += ".";
}

/// "4829 5364" → "4 8 2 9, 5 3 6 4": no voice makes a number of it.
std::string spelled(const std::string& value) {
    std::string one_by_one;
    for (const char32_t c : code_points(value)) {
        if (c == ' ') {
            one_by_one += ",";
            continue;
        }
        one_by_one += (one_by_one.empty() ? "" : " ") + to_utf8(c);
    }
    return one_by_one;
}

/// A sign alone is silence to a voice: its name is said.
std::string key_name(const touch::Node& node, const Setting& setting, const std::string& language) {
    const std::string named = "sign." + node.name;
    if (setting.words->has(named, "sv"))
        return say(setting, language, named);
    return node.offered ? say(setting, language, "voice.offered") + " " + node.name : node.name;
}

std::string value_of(const touch::Node& node, const Setting& setting, const std::string& language) {
    if (node.is_private && !setting.private_listening) {
        const auto length = std::to_string(length_of(node.value));
        const bool counts = node.takes_text && !node.value.empty();
        return counts ? fill(say(setting, language, "voice.private_count"), {{"n", length}})
               : node.value.empty() ? ""
                                    : say(setting, language, "voice.private");
    }
    return node.spelled ? spelled(node.value) : node.value;
}

std::string state_of(const touch::Node& node, const Setting& setting, const std::string& language) {
    if (!node.checked)
        return node.enabled ? "" : say(setting, language, "state.not_possible");
    const bool toggle = node.role == touch::Role::Toggle || node.role == touch::Role::Key;
    if (toggle)
        return say(setting, language, *node.checked ? "state.on" : "state.off");
    return say(setting, language, *node.checked ? "state.chosen" : "state.not_chosen");
}

bool holds_arabic(const std::string& words) {
    const auto letters = code_points(words);
    return std::any_of(letters.begin(), letters.end(),
                       [](char32_t c) { return c >= 0x600 && c < 0x700; });
}

/// Does the text come from this one, whatever its {slots} were filled with?
bool is_made_of(const std::string& words, const std::string& source) {
    const std::size_t slot = source.find('{');
    if (slot == std::string::npos)
        return words == source;
    const std::size_t end = source.rfind('}') + 1;
    return words.size() >= slot + source.size() - end &&
           words.compare(0, slot, source, 0, slot) == 0 && slot + source.size() - end > 3 &&
           words.compare(words.size() - (source.size() - end), std::string::npos, source, end) == 0;
}

} // namespace

std::string spoken_language(const Setting& setting, const Session& session,
                            const std::string& words) {
    if (session.language == "sv")
        return "sv";
    if (session.language == "ar")
        return holds_arabic(words) ? "ar" : "sv";
    for (const auto& [key, swedish] : setting.words->all("sv"))
        if (!setting.words->has(key, session.language) && is_made_of(words, swedish))
            return "sv";
    return session.language;
}

Utterance item_read(const touch::Node& node, const Setting& setting, const Session& session) {
    const std::string language = language_of(session);
    std::string words;
    if (node.role == touch::Role::Error || node.role == touch::Role::Warning)
        add_sentence(words, say(setting, language,
                                node.role == touch::Role::Error ? "state.error" : "state.warning"));
    if (node.role == touch::Role::Key)
        words = key_name(node, setting, language);
    else if (node.is_private && node.value.empty() && !node.takes_text &&
             !setting.private_listening)
        add_sentence(words, say(setting, language, "voice.private"));
    else
        add_sentence(words, node.name);
    if (node.takes_text)
        add_sentence(words, say(setting, language, "voice.field"));
    add_sentence(words, value_of(node, setting, language));
    add_sentence(words, state_of(node, setting, language));
    add_sentence(words, node.hint);
    return {node.key, words, spoken_language(setting, session, node.name)};
}

Utterance said(const Setting& setting, const Session& session, const std::string& key) {
    const std::string& words = say(setting, language_of(session), key);
    return {"", words, spoken_language(setting, session, words)};
}

Utterances page_read(const touch::AccessibleTree& tree, const Setting& setting,
                     const Session& session) {
    Utterances wrong, rest;
    for (const touch::Node& node : tree.nodes()) {
        if (node.silent || node.tool || node.role == touch::Role::Key || node.name.empty())
            continue;
        Utterances& where = node.role == touch::Role::Error ? wrong : rest;
        where.push_back(item_read(node, setting, session));
    }
    wrong.insert(wrong.end(), rest.begin(), rest.end());
    return wrong;
}

std::string page_name(const Session& session) {
    std::string name;
    for (const std::size_t part :
         {static_cast<std::size_t>(session.place), static_cast<std::size_t>(session.overlay),
          session.at, part(session), static_cast<std::size_t>(session.inner),
          static_cast<std::size_t>(session.code_looked_up),
          static_cast<std::size_t>(session.month.time_since_epoch().count())})
        name += std::to_string(part) + "/";
    name += language_of(session) + "/" + session.trouble;
    for (const forms::Fault& fault : session.faults)
        name += "/" + fault.field;
    return name;
}

} // namespace tycktill::kiosk
