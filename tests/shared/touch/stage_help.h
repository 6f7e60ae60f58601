#pragma once
/// A stage without a window, with a clock of its own, for the tests of touch.
#include "shared/touch/stage.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

namespace tycktill {

struct Scene {
    std::unique_ptr<Typesetter> typesetter;
    TreeStage stage;
    Draw draw;
    Moment now{1000};

    explicit Scene(Draw d, const Panel& panel = {})
        : typesetter(std::move(Typesetter::open(TYCKTILL_SOURCE "/assets").value())),
          stage(panel, *typesetter), draw(std::move(d)) {
        settle();
    }
    Ui& ui() { return stage.ui(); }
    void settle() { stage.settle(draw, now); }
    void give(Happening what, Moment later = Moment{300}) {
        now += later;
        ui().give({now, std::move(what)});
        settle();
    }
    const Node& node(std::string_view name) {
        const auto* found = ui().tree().pressable(name);
        REQUIRE(found);
        return *found;
    }
    void press(std::string_view name) {
        const auto rect = node(name).rect;
        give(PointerDown{rect.mid_x(), rect.mid_y()});
        give(PointerUp{rect.mid_x(), rect.mid_y()});
    }
    void key(Key key, bool ctrl = false) {
        give(KeyDown{key, false, ctrl, 0});
        give(KeyUp{key});
    }
    void type(std::u32string_view text) {
        for (const auto c : text)
            give(Character{c});
    }
};

} // namespace tycktill
