#include "shared/touch/stage.h"

namespace tycktill::touch {

void TreeStage::settle(const Draw& draw, Moment now) {
    // A bound, so that a screen that asks to be woken at once for ever does not hang a test.
    for (int frame = 0; frame < 2000; ++frame) {
        ui_.begin_frame(now, nullptr);
        draw(ui_);
        ui_.end_frame();
        const bool again = ui_.wake_time() && *ui_.wake_time() <= now;
        if (!ui_.has_waiting_events() && !again && frame >= 1)
            break;
    }
}

Result<void> TreeStage::picture(const std::filesystem::path& file) {
    return fail(file.string() + ": there is no window to take a picture of; run with a display");
}

} // namespace tycktill::touch
