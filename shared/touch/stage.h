#pragma once
/// A stage shows a program's frames: the window on the glass, or a test's that only keeps the tree.
#include "shared/touch/ui.h"

#include <filesystem>
#include <functional>

namespace tycktill::touch {

/// Draws one frame of the program.
using Draw = std::function<void(Ui&)>;

class Stage {
public:
    virtual ~Stage() = default;
    virtual Ui& ui() = 0;
    /// Draws until no event waits and what they changed is seen. The time is the stage's own.
    virtual void settle(const Draw& draw, Moment now) = 0;
    /// The last drawn frame as PNG.
    virtual Result<void> picture(const std::filesystem::path& file) = 0;
};

/// Frames without a window: the tree is real, nothing is drawn.
class TreeStage final : public Stage {
public:
    TreeStage(const Panel& panel, Typesetter& typesetter) : ui_(panel, typesetter) {}
    Ui& ui() override { return ui_; }
    void settle(const Draw& draw, Moment now) override;
    Result<void> picture(const std::filesystem::path& file) override;

private:
    Ui ui_;
};

} // namespace tycktill::touch
