#pragma once
/// What of a frame must be painted anew. A software renderer paints every px of the glass for a key that
/// was pressed, unless it is told that only the key changed. Inside this room only.
#include "shared/touch/panel.h"

#include <cstdint>
#include <vector>

struct ImDrawData;
struct ImDrawVert;

namespace tycktill::touch {

/// Remembers the last frame.
class Repaint {
public:
    Repaint();
    ~Repaint();
    /// Where this frame looks otherwise than the last, in the panel's px; the whole panel when it is not
    /// known, nothing (w = 0) when it looks the same.
    PxRect since_last(const ImDrawData& frame);
    /// The next frame is all new: the window was covered, or the glyphs' picture was begun anew.
    void forget();

private:
    struct Command {
        float clip[4];
        std::uint64_t texture;
        unsigned count;
        friend bool operator==(const Command&, const Command&) = default;
    };
    std::vector<ImDrawVert> corners_;
    std::vector<unsigned> order_;
    std::vector<Command> commands_;
    bool known_ = false;
};

/// The colour that the frame's first rectangle gives the whole panel, as 0xAABBGGRR; that rectangle is
/// then taken out of the frame, since clearing costs nothing. 0 when there is none.
std::uint32_t take_ground(ImDrawData& frame);

/// Leaves of the frame what is inside `part`.
void keep_inside(ImDrawData& frame, const PxRect& part);

} // namespace tycktill::touch
