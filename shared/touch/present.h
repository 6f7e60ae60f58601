#pragma once
/// Brings what was drawn in front. Where the driver can, only a part of it, and what is behind stays as it
/// was drawn: then the next frame needs to paint only what changed. Inside this room only.
struct GLFWwindow;

namespace tycktill::touch {

class Present {
public:
    Present() = default;
    explicit Present(GLFWwindow* window); ///< whose context is current
    bool can_keep() const { return copy_ != nullptr; }
    /// px of the framebuffer from its lower left corner. Everything, where the driver cannot keep.
    void show(int x, int y, int width, int height) const;

private:
    GLFWwindow* window_ = nullptr;
    void* display_ = nullptr;
    unsigned long drawable_ = 0;
    void (*copy_)() = nullptr;
};

} // namespace tycktill::touch
