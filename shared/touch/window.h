#pragma once
/// The window: GLFW (X11) with OpenGL. It waits for events and draws only when something happened or the
/// program asked to be woken; idle it costs nothing. One thread.
#include "shared/touch/stage.h"

namespace tycktill::touch {

struct WindowWish {
    Panel panel;
    std::string title = "Tyck till";
    bool fullscreen = false;
    bool cursor = false; ///< the desk has a mouse; the kiosk hides the arrow
};

/// 8-bit grey or RGB rows without gaps.
struct Bitmap {
    int width = 0, height = 0, channels = 1;
    const std::uint8_t* pixels = nullptr;
};

/// What is on the glass: RGB rows from the top, without gaps.
struct GlassPicture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;
};

class Window final : public Stage {
public:
    /// Fails with one line when there is no display.
    static Result<std::unique_ptr<Window>> open(const WindowWish& wish, Typesetter& typesetter);
    ~Window() override;
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    Ui& ui() override;
    /// Draws and waits until the window is closed or `close` is called.
    void run(const Draw& draw);
    void close();
    /// The next frame is painted whole, whatever it looks like.
    void expose();
    void settle(const Draw& draw, Moment now) override;
    Result<void> picture(const std::filesystem::path& file) override;
    GlassPicture pixels();

    TextureId upload(const Bitmap& bitmap);
    void release(TextureId texture);

    /// For the bench: what the last frame cost, in milliseconds, drawn and finished.
    double last_frame_ms() const;

private:
    struct Inside;
    explicit Window(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace tycktill::touch
