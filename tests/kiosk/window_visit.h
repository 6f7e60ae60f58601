#pragma once
/// A real window with a kiosk in it, driven from inside the process: for measuring and for long runs.
/// What it sends goes where the caller says.
#include "forms/definition/catalogue.h"
#include "kept_pin.h"
#include "kiosk/app.h"
#include "kiosk/face/next_words.h"
#include "shared/base/files.h"
#include "shared/touch/window.h"
#include "tests/support/must.h"
#include "tests/support/rooms.h"

#include <stdexcept>

namespace tycktill {

struct WindowVisit {
    Catalogue catalogue;
    Phrasebook words;
    NextWords next_words;
    Panel panel;
    std::unique_ptr<Typesetter> typesetter;
    std::unique_ptr<Window> window;
    std::unique_ptr<App> app;
    Moment now{1000};

    WindowVisit(const std::string& municipality, const std::string& panel_name, Outside outside)
        : catalogue(must(Catalogue::load(TYCKTILL_SOURCE "/assets"))),
          words(must(Phrasebook::load(TYCKTILL_SOURCE "/assets/locale"))),
          next_words(must(
              NextWords::parse(must(read_text(TYCKTILL_SOURCE "/assets/words/sv.txt")), "sv.txt"))),
          panel(must(parse_panel(panel_name))),
          typesetter(must(Typesetter::open(TYCKTILL_SOURCE "/assets"))),
          window(must(Window::open({panel, "Tyck till", false, false}, *typesetter))) {
        Setting setting;
        setting.municipality = catalogue.municipality(municipality);
        setting.form = catalogue.form(municipality);
        setting.words = &words;
        setting.next_words = &next_words;
        setting.unit = "Björkgården, avdelning 2";
        setting.pin = kept_pin();
        setting.today = must(parse_day("2026-11-22"));
        setting.landscape = !panel.portrait();
        app = std::make_unique<App>(std::move(setting), std::move(outside), nullptr);
        settle();
    }
    const AccessibleTree& tree() { return window->ui().tree(); }
    void settle() {
        window->settle([this](Ui& ui) { app->draw(ui); }, now);
    }
    void give(Happening what, Moment later = Moment{200}) {
        now += later;
        window->ui().give({now, std::move(what)});
        settle();
    }
    void press_at(const PxRect& rect) {
        give(PointerDown{rect.mid_x(), rect.mid_y()});
        give(PointerUp{rect.mid_x(), rect.mid_y()});
    }
    void press(const std::string& name) {
        const Node* node = tree().pressable(name);
        if (node == nullptr)
            throw std::runtime_error("nothing called " + name + " can be pressed");
        press_at(PxRect(node->rect));
    }
    template <typename... Names>
    void presses(const Names&... names) {
        (press(names), ...);
    }
    void type(std::u32string_view text) {
        for (const char32_t letter : text)
            give(Character{letter}, Moment{1});
    }
};

} // namespace tycktill
