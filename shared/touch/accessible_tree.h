#pragma once
/// The accessible tree is what a frame says: one node for each text and widget, in reading order. The
/// voice reads it aloud, the keypad's focus walks it, and a play clicks in it by name. What the tree does
/// not hold does not exist.
#include "shared/touch/panel.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::touch {

enum class Role {
    Heading,
    Text,
    Button,
    Choice,
    Toggle,
    Field,
    Area,
    Key,
    Notice,
    Warning,
    Error,
    Progress,
    Picture,
};
std::string_view role_word(Role role);

struct Node {
    Role role = Role::Text;
    std::string name;  ///< what is said and what a play calls it
    std::string value; ///< what a field holds
    std::string hint;  ///< the card's second line, the field's error
    PxRect rect;       ///< as on the glass
    bool enabled = true;
    bool can_press = false;
    bool takes_text = false;
    /// The value (of a warning: its words) is spoken in private listening (headset) only.
    bool is_private = false;
    bool spelled = false; ///< the value is spoken a character at a time
    bool tool = false;    ///< on every page: read when the ring comes to it, not with the page
    bool silent = false;  ///< the voice passes by (the keyboard's keys when a page is read)
    bool offered = false; ///< a word to write with one press
    std::optional<bool> checked; ///< a choice or a toggle
    bool focused = false, down = false;
    std::string key; ///< this node from frame to frame: role, name and, for doubles, a number
};

class AccessibleTree {
public:
    void clear();
    /// Gives the node its key and returns it.
    Node& add(Node node);
    const std::vector<Node>& nodes() const { return nodes_; }
    bool empty() const { return nodes_.empty(); }

    const Node* by_key(std::string_view key) const;
    /// The last drawn pressable node under the finger, with `slop` px around each.
    const Node* at(float x, float y, float slop = 0) const;
    /// Something to press: exactly this name, else the only one whose name begins with it.
    const Node* pressable(std::string_view name) const;
    /// Is this said anywhere (name, value or hint; white space is one space)?
    bool says(std::string_view text) const;
    std::string to_json() const;
    /// Overwrites every string before it lets go of it: fields hold what people wrote.
    void wipe();

private:
    std::vector<Node> nodes_;
};

} // namespace tycktill::touch
