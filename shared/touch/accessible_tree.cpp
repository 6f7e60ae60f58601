#include "shared/touch/accessible_tree.h"

#include "shared/touch/text_edit.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tycktill::touch {

namespace {

constexpr std::string_view role_words[] = {"heading", "text",     "button", "choice", "toggle",
                                           "field",   "area",     "key",    "notice", "warning",
                                           "error",   "progress", "picture"};

/// Every run of white space is one space, so that a line break on the screen does not hide a text.
std::string flat(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (!space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    return result;
}

} // namespace

std::string_view role_word(Role role) {
    return role_words[static_cast<std::size_t>(role)];
}

void AccessibleTree::clear() {
    nodes_.clear();
}

Node& AccessibleTree::add(Node node) {
    node.key = std::string(role_word(node.role)) + ":" + node.name;
    const auto doubles = std::count_if(nodes_.begin(), nodes_.end(), [&](const Node& other) {
        return other.role == node.role && other.name == node.name;
    });
    if (doubles > 0)
        node.key += "#" + std::to_string(doubles + 1);
    nodes_.push_back(std::move(node));
    return nodes_.back();
}

const Node* AccessibleTree::by_key(std::string_view key) const {
    const auto found = std::find_if(nodes_.begin(), nodes_.end(),
                                    [&](const Node& node) { return node.key == key; });
    return found == nodes_.end() ? nullptr : &*found;
}

const Node* AccessibleTree::at(float x, float y, float slop) const {
    const auto hit = [&](float around) {
        const auto found = std::find_if(nodes_.rbegin(), nodes_.rend(), [&](const Node& node) {
            return node.can_press && node.rect.inset(-around).contains(x, y);
        });
        return found == nodes_.rend() ? nullptr : &*found;
    };
    const Node* exact = hit(0);
    return exact || slop == 0 ? exact : hit(slop);
}

const Node* AccessibleTree::pressable(std::string_view name) const {
    const Node* begins = nullptr;
    int beginning = 0;
    for (const auto& node : nodes_) {
        if (!node.can_press)
            continue;
        if (node.name == name)
            return &node;
        if (node.role != Role::Key && node.name.starts_with(name)) {
            begins = &node;
            ++beginning;
        }
    }
    return beginning == 1 ? begins : nullptr;
}

bool AccessibleTree::says(std::string_view text) const {
    const auto wanted = flat(text);
    return std::any_of(nodes_.begin(), nodes_.end(), [&](const Node& node) {
        return flat(node.name).find(wanted) != std::string::npos ||
               flat(node.value).find(wanted) != std::string::npos ||
               flat(node.hint).find(wanted) != std::string::npos;
    });
}

std::string AccessibleTree::to_json() const {
    auto list = nlohmann::ordered_json::array();
    for (const auto& node : nodes_) {
        nlohmann::ordered_json one;
        one["role"] = role_word(node.role);
        one["name"] = node.name;
        if (!node.value.empty())
            one["value"] = node.value;
        if (!node.hint.empty())
            one["hint"] = node.hint;
        one["rect"] = {node.rect.x, node.rect.y, node.rect.w, node.rect.h};
        one["enabled"] = node.enabled;
        one["pressable"] = node.can_press;
        if (node.checked)
            one["checked"] = *node.checked;
        if (node.focused)
            one["focused"] = true;
        list.push_back(std::move(one));
    }
    return list.dump(1) + "\n";
}

void AccessibleTree::wipe() {
    for (auto& node : nodes_)
        for (auto* text : {&node.name, &node.value, &node.hint, &node.key})
            tycktill::touch::wipe(*text);
    nodes_.clear();
}

} // namespace tycktill::touch
