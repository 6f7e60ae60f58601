#pragma once
/// Ui is one frame's hand: it turns the events since the last frame into «this was pressed», gathers the
/// accessible tree, and holds the canvas. Widgets (widgets.h) are functions on it. A widget shows that it
/// is pressed on touch-down and acts on release; sliding off aborts.
///
/// The rectangle that an event meets is that of the frame before, which is what the person saw.
#include "shared/touch/accessible_tree.h"
#include "shared/touch/canvas.h"
#include "shared/touch/input.h"
#include "shared/touch/text_edit.h"

#include <deque>

namespace tycktill::touch {

/// How the screen is now; the program sets it before each frame.
struct Look {
    Theme theme;
    bool larger = false;            ///< Större text
    bool mirrored = false;          ///< a right-to-left language
    bool keys_move_focus = true;    ///< Tab and arrows walk the items; the desk has its own keys
    bool enter_breaks_lines = true; ///< in an area; at the desk Enter means done
    /// A second tap on the same item within this is a tremor, not a wish.
    Moment double_strike{150};
    /// For an unsteady hand: more between cards and between buttons, and what lies between belongs to none.
    bool steady = false;
    /// Who walks by keys hears what the ring comes to: it stops at texts too, and passes the on-screen
    /// keyboard by. Enter on a field makes a letter wheel of that keyboard, until Escape.
    bool listening = false;
    /// A finger that slides over the glass hears what is under it and presses nothing; two taps then
    /// press what was heard last.
    bool explore = false;
};

/// What a widget learns of itself.
struct Touched {
    bool activated = false; ///< released on it, or Enter/Space on it
    bool down = false;
    bool focused = false; ///< and the ring is to be seen
};

enum class TextCommand {
    Insert,
    Complete, ///< the word begun
    Before,
    After,
    WordBefore,
    Left,
    Right,
    WordLeft,
    WordRight,
    MarkLeft, ///< by word
    MarkRight,
    Up,
    Down,
    Home,
    End
};
struct TextInput {
    TextCommand command = TextCommand::Insert;
    std::string characters;
};

class Ui {
public:
    Ui(const Panel& panel, Typesetter& typesetter);
    ~Ui(); ///< wipes

    // The frame: the window calls these round the program's drawing.
    void give(const InputEvent& event) { waiting_.push_back(event); }
    bool has_waiting_events() const { return !waiting_.empty(); }
    void begin_frame(Moment now, ImDrawList* list);
    void end_frame();

    // How it looks.
    void set_look(const Look& look);
    const Look& look() const { return look_; }
    const Theme& theme() const { return look_.theme; }
    const Panel& panel() const { return panel_; }
    const Measures& measures() const { return measures_; }
    Canvas& canvas() { return canvas_; }
    bool larger() const { return look_.larger; }
    /// A length that the design gives in px of its own panel.
    float unit(double design_px) const { return panel_.unit(design_px); }
    /// The font of a role: one step up in Större text.
    Font font(Step step, Weight weight) const;
    /// The same without Större text (keys' words, where there is no room).
    Font fixed_font(Step step, Weight weight) const;

    // Time.
    Moment now() const { return now_; }
    /// Draw again at this time even if nothing happens. The earliest wish of a frame wins.
    void wake_at(Moment when);
    std::optional<Moment> wake_time() const { return wake_; }
    /// The last time that a person touched anything.
    Moment last_touched() const { return last_touched_; }
    /// Did anybody touch anything since the last frame?
    bool touched() const { return touched_; }
    /// Was a finger or a key put down, not only lifted?
    bool struck() const { return struck_; }

    // Items.
    /// Registers the node and says what happened to it. The rectangle is the widget's own (unmirrored).
    Touched item(Node node);
    /// A text, heading, notice …: said, not touched.
    void say(Role role, std::string_view name, PxRect rect, std::string_view value = {});
    void say(Node node);
    /// Are the texts from here on a person's own, for private listening only?
    void say_privately(bool privately) { privately_ = privately; }
    const AccessibleTree& tree() const { return tree_; }
    /// The two-tone ring under an item that has focus or is being spoken; call before drawing the item.
    void focus_ring(PxRect rect, float radius, bool shown);

    // Focus.
    void focus(std::string_view key); ///< a node's key; "" takes it away
    std::string_view focus() const { return focus_; }
    bool ring_shown() const { return ring_shown_; }
    /// To the next (1) or previous (−1) item that can be pressed; round at the ends, so nothing traps it.
    void move_focus(int direction);
    /// Are the arrows walking the letters of the on-screen keyboard?
    bool on_wheel() const { return on_wheel_; }
    /// The voice's place: the ring follows what is being spoken.
    void show_spoken(std::string_view key) { spoken_ = key; }

    // Text under the hand.
    /// The field that keys and characters go to: the last one touched, else the first of the page.
    std::string_view editing() const { return editing_; }
    void edit(std::string_view key);
    /// Has the person gone to another field in this frame, by finger or key? Else it is the page that
    /// says where they write.
    bool went_to_field() const { return went_to_field_; }
    /// A key of the on-screen keyboard; reaches the field in the next frame.
    void type(TextInput input);
    /// For a field's drawing: its waiting input, if `key` is being edited.
    std::vector<TextInput> take_text(std::string_view key);
    std::size_t& caret() { return caret_; }
    /// Where the marking began; TextEdit::nothing when nothing is marked.
    std::size_t& mark() { return mark_; }
    /// Whether the caret stands where a finger put it, and nothing was written since.
    bool& caret_was_put() { return caret_was_put_; }
    float& scroll() { return scroll_; }
    /// Where a finger was lifted on the field in this frame.
    std::optional<PointerUp> lifted() const;
    /// What stands before the caret of the edited field: for the keyboard's capital letters.
    const std::string& before_caret() const { return before_caret_; }
    void set_before_caret(std::string_view text);

    // Keys that no field or focus used.
    bool pressed(Key key, bool ctrl = false, bool shift = false) const;
    bool pressed_letter(char letter, bool ctrl = false) const;
    /// Steps of the wheel since the last frame, and where the pointer was, in the drawing's px.
    float wheel() const { return wheel_; }
    std::pair<float, float> wheel_at() const;
    /// How far the pointer was dragged since the last frame, and where it went down.
    struct Drag {
        float from_x = 0, from_y = 0, dx = 0, dy = 0;
    };
    std::optional<Drag> drag() const;
    /// Files that were dragged onto the window in this frame.
    const std::vector<std::string>& dropped() const { return dropped_; }
    struct KeyboardState {
        bool shift = false, shift_chosen = false;
        int page = 0;
        bool by_alphabet = false; ///< the letters, until the person has gone
        std::string field;        ///< it begins anew in each field
        std::string held;         ///< the key whose accent shows
        bool spaced = false;      ///< the space before the caret was put there with a whole word
    };
    KeyboardState& keyboard_state() { return keyboard_; }
    /// How long the node has been held, if it is.
    std::optional<Moment> held_for(std::string_view key) const;

    /// Wipes everything that a person wrote or did: texts, caret, focus, the shaped words.
    void forget();

private:
    void consume(const InputEvent& event);
    void pointer_down(const PointerDown& down, Moment at);
    void pointer_up(const PointerUp& up, Moment at);
    void key_down(const KeyDown& down, Moment at);
    void key_up(const KeyUp& up, Moment at);
    void character(const Character& character);
    bool edit_key(const KeyDown& down);
    bool word_key(const KeyDown& down);
    bool focus_key(const KeyDown& down);
    void activate(const Node& node, Moment at);
    bool move_on_keyboard(Key key);
    bool focus_is_to_press() const;
    bool listening_key(const KeyDown& down);
    void enter_wheel(const Node& field);
    void leave_wheel();
    bool is_stop(const Node& node) const;
    void explored(float x, float y);
    void explored_down(float x, float y, Moment at);
    void explored_up(Moment at);
    const Node* first_letter() const;
    float slop() const; ///< px round an item that still are its own

    Panel panel_;
    Measures measures_;
    Canvas canvas_;
    Look look_;
    AccessibleTree tree_;
    std::deque<InputEvent> waiting_;
    Moment now_{}, last_touched_{};
    std::optional<Moment> wake_;
    bool touched_ = false, struck_ = false, privately_ = false;
    // press
    std::string down_key_, activated_, last_activated_;
    bool down_inside_ = false, key_is_down_ = false;
    Moment down_since_{}, last_activated_at_{-100000};
    float last_activated_x_ = -10000, last_activated_y_ = -10000; ///< of a finger
    std::optional<PointerUp> lifted_;
    // focus and text
    std::string focus_, spoken_, editing_;
    bool ring_shown_ = false, on_wheel_ = false, went_to_field_ = false;
    bool wrote_by_keys_ = false; ///< a real keyboard's characters, since the ring came here
    Moment last_lift_{-100000};
    std::optional<Moment> last_tap_;
    std::vector<TextInput> text_input_, next_text_input_;
    std::size_t caret_ = std::string::npos, mark_ = TextEdit::nothing;
    bool caret_was_put_ = false;
    float scroll_ = 0;
    std::string before_caret_;
    KeyboardState keyboard_;
    std::vector<KeyDown> free_keys_;
    float wheel_ = 0, wheel_x_ = 0, wheel_y_ = 0;
    std::optional<Drag> drag_;
    float pointer_x_ = 0, pointer_y_ = 0;
    std::vector<std::string> dropped_;
};

} // namespace tycktill::touch
