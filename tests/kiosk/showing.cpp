#include "showing.h"

#include "kiosk/app.h"
#include "kiosk/screens/screens.h"
#include "tests/support/rooms.h"

namespace tycktill {

Showing::Showing(Stage& stage, const ScreenState& state, const Modes& modes)
    : stage_(stage), setting_(state.setting), session_(state.session) {
    setting_.landscape = !stage.ui().panel().portrait();
    session_.modes = modes;
    if (session_.overlay == Overlay::Time)
        session_.idle = patience(session_); // it is another in other modes
    stage_.ui().forget();
    redraw();
    parts_.insert(part(session_));
}

void Showing::redraw() {
    stage_.settle(
        [this](Ui& ui) {
            ui.set_look(look_of(setting_, session_));
            texts_.clear();
            icons_.clear();
            ui.canvas().watch(&texts_, &icons_);
            const Said said = draw_kiosk({ui, setting_, session_});
            ui.canvas().watch(nullptr);
            if (said &&
                (std::holds_alternative<ShowFrom>(*said) || std::holds_alternative<Focus>(*said)))
                session_ = step(setting_, std::move(session_), *said);
        },
        now_);
}

void Showing::press(const PxRect& rect) {
    for (const Happening& what : {Happening(PointerDown{rect.mid_x(), rect.mid_y()}),
                                  Happening(PointerUp{rect.mid_x(), rect.mid_y()})}) {
        now_ += Moment{400};
        stage_.ui().give({now_, what});
        redraw();
    }
}

bool Showing::turn_page() {
    for (const char* name : {"nav.more", "check.more"}) {
        const Node* more = tree().pressable(say(setting_, language_of(session_), name));
        if (more == nullptr)
            continue;
        press(PxRect(more->rect));
        return parts_.insert(part(session_)).second && ++pages_ < 20;
    }
    return false;
}

} // namespace tycktill
