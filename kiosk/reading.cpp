#include "kiosk/reading.h"

namespace tycktill {
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

} // namespace

std::string reading_of(const Node& node, const Setting& setting, const std::string& language) {
    std::string reading;
    add_sentence(reading, node.name);
    if (!node.is_private)
        add_sentence(reading, node.value);
    if (node.checked)
        add_sentence(reading,
                     say(setting, language, *node.checked ? "state.chosen" : "state.not_chosen"));
    add_sentence(reading, node.hint);
    return reading;
}

std::string reading_of(const AccessibleTree& tree, const Setting& setting,
                       const std::string& language) {
    std::string reading;
    for (const Node& node : tree.nodes()) {
        const bool passed_by = node.silent || node.role == Role::Key || node.role == Role::Toggle;
        if (!passed_by)
            add_sentence(reading, reading_of(node, setting, language));
    }
    return reading;
}

std::string page_name(const Session& session) {
    std::string name = std::to_string(static_cast<int>(session.place)) + "/" +
                       std::to_string(static_cast<int>(session.overlay)) + "/" +
                       std::to_string(session.at) + "/" + std::to_string(part(session)) + "/" +
                       (session.inner ? "i" : "") + "/" + language_of(session) + "/" +
                       std::to_string(session.faults.size()) + "/" + session.active;
    return name;
}

} // namespace tycktill
