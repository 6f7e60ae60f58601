#include "monkey.h"

#include "kiosk/station/sending.h"
#include "tests/support/chance.h"
#include "tests/support/rooms.h"

#include <array>

namespace tycktill {
namespace {

struct Run {
    const Monkey& monkey;
    MonkeyResult result;
    Chance chance;
    KeyPair office = make_key_pair();
    int kept = 0, send_pressed = 0;
    WindowVisit visit;

    explicit Run(const Monkey& m)
        : monkey(m), chance(m.seed), visit(m.municipality, m.panel, outside()) {}

    Outside outside() {
        Outside outside;
        outside.send = [this](const Setting& setting, const Session& session) {
            return send_answers(setting, session, {office.public_key},
                                [this](const Envelope&, Day) -> Result<void> {
                                    ++kept;
                                    return {};
                                });
        };
        return outside;
    }
    const std::string& word(const char* key) {
        return say(visit.app->setting(), language_of(visit.app->session()), key);
    }

    /// With «Känn dig fram» a touch only tells what it is on, and two taps press.
    void touch(const PxRect& rect) {
        visit.press_at(rect);
        if (!visit.app->session().modes.explore)
            return;
        visit.now += std::chrono::seconds(3);
        for (int tap = 0; tap < 2; ++tap) {
            visit.give(PointerDown{rect.mid_x(), rect.mid_y()}, Moment{100});
            visit.give(PointerUp{rect.mid_x(), rect.mid_y()}, Moment{60});
        }
    }
    /// A third of the time on towards Skicka, or nobody would ever come there.
    bool press_on() {
        for (const char* key : {"nav.send", "check.more", "nav.next"})
            if (const Node* way = visit.tree().pressable(word(key))) {
                send_pressed += way->name == word("nav.send") ? 1 : 0;
                touch(PxRect(way->rect));
                return true;
            }
        return false;
    }
    void press_something() {
        if (chance.one_in(3) && press_on())
            return;
        std::vector<Node> targets;
        for (const Node& node : visit.tree().nodes())
            if (node.can_press && (node.role != Role::Key || chance.one_in(8)))
                targets.push_back(node);
        if (targets.empty()) {
            result.fault = "a page has nothing to press";
            return;
        }
        const Node& node =
            targets[static_cast<std::size_t>(chance.below(static_cast<int>(targets.size())))];
        send_pressed += node.name == word("nav.send") ? 1 : 0;
        touch(PxRect(node.rect));
    }
    void press_a_key() {
        constexpr std::array keys{Key::Enter, Key::Escape, Key::Tab, Key::Up,   Key::Down,
                                  Key::Left,  Key::Right,  Key::F1,  Key::Home, Key::Backspace};
        const Key key = keys[static_cast<std::size_t>(chance.below(static_cast<int>(keys.size())))];
        if (key == Key::Enter) {
            const Node* node = visit.tree().by_key(visit.window->ui().focus());
            send_pressed += node != nullptr && node->name == word("nav.send") ? 1 : 0;
        }
        visit.give(KeyDown{key, chance.one_in(4), false, 0});
        visit.give(KeyUp{key});
    }
    void slide_off() {
        const auto x = static_cast<float>(chance.below(visit.panel.width_px));
        const auto y = static_cast<float>(chance.below(visit.panel.height_px));
        visit.give(PointerDown{x, y});
        visit.give(PointerMove{-50, -50});
        visit.give(PointerUp{-50, -50});
    }
    void do_something() {
        if (chance.one_in(80)) {
            visit.now += std::chrono::seconds(chance.below(130));
            visit.settle();
        } else if (chance.one_in(6)) {
            visit.type(U"Åh 070-1740635 nej!");
        } else if (chance.one_in(8)) {
            press_a_key();
        } else if (chance.one_in(20)) {
            slide_off();
        } else {
            press_something();
        }
    }

    bool at_start() const {
        const Session& session = visit.app->session();
        return session.place == Place::Start && session.overlay == Overlay::None &&
               session.answers.empty();
    }
    /// «Avbryt och rensa» and yes, or what stands for them; at most four presses.
    void go_home() {
        for (int press = 0; press < 4 && !at_start(); ++press)
            for (const char* key : {"cancel.yes", "time.clear", "staff.lock", "tool.cancel"})
                if (const Node* way = visit.tree().pressable(word(key))) {
                    touch(PxRect(way->rect));
                    break;
                }
        if (at_start())
            return;
        result.fault = "there was no way back to the start from: ";
        for (const Node& node : visit.tree().nodes())
            result.fault += node.can_press && node.role != Role::Key ? node.name + " | " : "";
    }
    MonkeyResult all() {
        for (; result.pressed < monkey.presses && result.fault.empty() && monkey.goes_on();
             ++result.pressed) {
            do_something();
            if (kept > send_pressed)
                result.fault = "something was sent without Skicka";
            if (result.pressed % 100 == 99 && result.fault.empty()) {
                go_home();
                ++result.starts;
            }
        }
        result.sent = kept;
        if (!result.fault.empty())
            result.fault += " (seed " + std::to_string(monkey.seed) + ", after " +
                            std::to_string(result.pressed) + " presses, " + monkey.municipality +
                            ")";
        return result;
    }
};

} // namespace

MonkeyResult let_loose(const Monkey& monkey) {
    return Run(monkey).all();
}

} // namespace tycktill
