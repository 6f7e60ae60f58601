#pragma once
/// Somebody who sees nothing: hears what is said and presses the six keys, up, down, choose, back, repeat
/// and help. As a hand of a walk it is told names, and finds them by ear alone.
#include "app_scene.h"
#include "shared/base/text.h"
#include "tests/support/rooms.h"
#include "walk.h"

namespace tycktill {

struct Listener : Hand {
    AppScene& scene;
    int keys = 0; ///< how many were pressed

    explicit Listener(AppScene& s) : scene(s) {
        key(Key::F2); // «upprepa»: on an unheard kiosk it begins to speak
        key(Key::Down);
    }

    void press(const Node& node) override {
        go_to(node.name);
        if (!node.takes_text)
            key(Key::Enter);
    }
    void write(const std::string& text) override {
        for (int item = 0; item < 60 && heard().find("Skrivfält") == std::string::npos; ++item)
            key(Key::Down);
        key(Key::Enter);
        REQUIRE(heard_any("Skriv med bokstäver"));
        for (const char32_t letter : code_points(text))
            write_letter(to_utf8(letter));
        key(Key::Escape);
    }

    void key(Key which) {
        scene.voice.listen_anew();
        scene.give(KeyDown{which});
        scene.give(KeyUp{which}, Moment{20});
        ++keys;
    }
    std::string heard() const {
        return scene.voice.said().empty() ? "" : scene.voice.said().back().text;
    }
    bool heard_any(const std::string& words) const {
        return scene.voice.all().find(words) != std::string::npos;
    }
    /// The last words are of an item of this name.
    bool is_at(const std::string& name) const {
        const std::string now = heard();
        return now.rfind(name, 0) == 0 &&
               (now.size() == name.size() || now[name.size()] == '.' || now[name.size()] == ' ');
    }
    /// Down until it is heard.
    void go_to(const std::string& name) {
        for (int item = 0; item < 120; ++item) {
            key(Key::Down);
            if (is_at(name))
                return;
        }
        FAIL("never heard «" << name << "»");
    }

private:
    /// Once round the wheel; the letters are in the order of the alphabet, so it is known which way.
    bool write_if_found(const std::string& name) {
        const std::string alphabet = "abcdefghijklmnopqrstuvwxyz";
        const auto now = alphabet.find(heard()), wanted = alphabet.find(name);
        const bool up = now != std::string::npos && wanted != std::string::npos && wanted < now;
        for (int item = 0; item < 60; ++item) {
            if (is_at(name)) {
                key(Key::Enter);
                return true;
            }
            key(up ? Key::Up : Key::Down);
        }
        return false;
    }
    void write_letter(const std::string& letter) {
        static const std::map<std::string, std::string> signs{
            {" ", "Mellanslag"},   {".", "Punkt"},    {",", "Komma"},
            {"!", "Utropstecken"}, {"@", "Snabel-a"}, {"-", "Bindestreck"}};
        const auto sign = signs.find(letter);
        const std::string name = sign == signs.end() ? letter : sign->second;
        if (write_if_found(name))
            return;
        for (const char* other : {"Stor", "Siffror och tecken", "Bokstäver"})
            if (write_if_found(other) && write_if_found(name)) {
                write_if_found("Bokstäver");
                return;
            }
        FAIL("no way to write " << letter);
    }
};

} // namespace tycktill
