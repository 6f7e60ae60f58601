#include "shared/touch/window.h"

#include "shared/touch/glyph_picture.h"
#include "shared/touch/graphics.h"
#include "shared/touch/png.h"
#include "shared/touch/present.h"
#include "shared/touch/repaint.h"
#include "shared/touch/window_keys.h"

#include <GLFW/glfw3.h>

#include <backends/imgui_impl_opengl3.h>
#include <cmath>
#include <imgui.h>
#include <optional>

namespace tycktill::touch {

namespace {

Moment since_start() {
    return Moment(static_cast<long long>(glfwGetTime() * 1000));
}

} // namespace

struct Window::Inside {
    Ui ui;
    Typesetter& typesetter;
    Panel panel;
    GLFWwindow* window = nullptr;
    TextureId glyphs = 0; ///< the glyph picture's
    bool imgui = false;
    bool exposed = true;
    Repaint repaint;
    Colour ground; ///< of the frame
    Present present;
    double pointer_x = 0, pointer_y = 0;
    bool pointer_down = false;
    double frame_ms = 0;

    Inside(const Panel& p, Typesetter& t) : ui(p, t), typesetter(t), panel(p) {}
    ~Inside();
    Result<void> open(const WindowWish& wish);
    void start_imgui();
    void listen();
    void draw_frame(const Draw& draw, Moment now);
    void draw_once(const Draw& draw, Moment now);
    void prepare(const PxRect& part);
    void paint(const PxRect& part);
    void show(const PxRect& part);
    PxRect whole() const {
        return {0, 0, static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
    }
    void give(Happening what) { ui.give({since_start(), std::move(what)}); }
    static Inside& of(GLFWwindow* w) { return *static_cast<Inside*>(glfwGetWindowUserPointer(w)); }
    std::pair<float, float> to_panel(double x, double y) const;
    void on_key(int key, int scancode, int action, int mods);
};

Window::Inside::~Inside() {
    if (imgui) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui::DestroyContext();
    }
    if (window)
        glfwDestroyWindow(window);
    glfwTerminate();
}

Result<void> Window::Inside::open(const WindowWish& wish) {
    glfwSetErrorCallback(nullptr);
    if (glfwInit() != GLFW_TRUE)
        return fail("no display to open a window on; start X, or run under xvfb-run");
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_RESIZABLE, wish.cursor ? GLFW_TRUE : GLFW_FALSE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    GLFWmonitor* monitor = wish.fullscreen ? glfwGetPrimaryMonitor() : nullptr;
    window =
        glfwCreateWindow(panel.width_px, panel.height_px, wish.title.c_str(), monitor, nullptr);
    if (!window)
        return fail("the display has no OpenGL 3.3; install libgl1-mesa-dri");
    glfwMakeContextCurrent(window);
    glfwSwapInterval(0); // nothing moves: a frame is drawn when something happened
    if (!wish.cursor)
        glfwSetInputMode(window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    present = Present(window);
    start_imgui();
    listen();
    if (wish.fullscreen) // nobody closes it but the program
        glfwSetWindowCloseCallback(window,
                                   [](GLFWwindow* w) { glfwSetWindowShouldClose(w, GLFW_FALSE); });
    return {};
}

void Window::Inside::start_imgui() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    imgui = true;
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr; // nothing of a person's session on disk
    io.LogFilename = nullptr;
    auto& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.1f;
    ImGui_ImplOpenGL3_Init("#version 330 core");
    ImGui_ImplOpenGL3_CreateDeviceObjects();

    const auto picture = typesetter.picture_change();
    glyphs = make_glyph_texture(picture);
    io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(glyphs)));
    const float white = GlyphPicture::white / static_cast<float>(picture.side);
    io.Fonts->TexUvWhitePixel = {white, white};
}

std::pair<float, float> Window::Inside::to_panel(double x, double y) const {
    int width = 1, height = 1;
    glfwGetWindowSize(window, &width, &height);
    return {static_cast<float>(x * panel.width_px / std::max(1, width)),
            static_cast<float>(y * panel.height_px / std::max(1, height))};
}

void Window::Inside::on_key(int key, int scancode, int action, int mods) {
    // No key repeats: a hand that rests on a key has not wished twice (EN 301 549 5.7).
    if (action == GLFW_REPEAT)
        return;
    const bool shift = (mods & GLFW_MOD_SHIFT) != 0, ctrl = (mods & GLFW_MOD_CONTROL) != 0;
    if (const auto known = key_of(key)) {
        if (action == GLFW_PRESS)
            give(KeyDown{*known, shift, ctrl, 0});
        else
            give(KeyUp{*known});
    } else if (const char letter = letter_of(key, scancode); letter != 0 && action == GLFW_PRESS) {
        give(KeyDown{Key::Letter, shift, ctrl, letter});
    }
}

void Window::Inside::listen() {
    glfwSetWindowUserPointer(window, this);
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
        auto& self = of(w);
        self.pointer_x = x;
        self.pointer_y = y;
        const auto [px, py] = self.to_panel(x, y);
        if (self.pointer_down) // a pointer that only passes by means nothing here
            self.give(PointerMove{px, py});
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
        auto& self = of(w);
        if (button != GLFW_MOUSE_BUTTON_LEFT)
            return;
        self.pointer_down = action == GLFW_PRESS;
        glfwGetCursorPos(w, &self.pointer_x, &self.pointer_y);
        const auto [x, y] = self.to_panel(self.pointer_x, self.pointer_y);
        if (self.pointer_down)
            self.give(PointerDown{x, y});
        else
            self.give(PointerUp{x, y});
    });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double steps) {
        auto& self = of(w);
        const auto [x, y] = self.to_panel(self.pointer_x, self.pointer_y);
        self.give(Wheel{x, y, static_cast<float>(steps)});
    });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
        of(w).on_key(key, scancode, action, mods);
    });
    glfwSetCharCallback(
        window, [](GLFWwindow* w, unsigned code_point) { of(w).give(Character{code_point}); });
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** files) {
        of(w).give(Dropped{{files, files + count}});
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).exposed = true; });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { of(w).exposed = true; });
}

void Window::Inside::draw_once(const Draw& draw, Moment now) {
    auto& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(panel.width_px), static_cast<float>(panel.height_px)};
    io.DeltaTime = 1.0f / 60;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    ui.begin_frame(now, ImGui::GetBackgroundDrawList());
    draw(ui);
    ui.end_frame();
    ImGui::Render();
}

/// A part of the panel in px of the framebuffer, from its lower left corner.
struct GlassPart {
    int x, y, width, height;
};
GlassPart on_framebuffer(const PxRect& part, const Panel& panel, int width, int height) {
    const float across = static_cast<float>(width) / static_cast<float>(panel.width_px);
    const float up = static_cast<float>(height) / static_cast<float>(panel.height_px);
    const int left = static_cast<int>(std::floor(part.x * across));
    const int right = static_cast<int>(std::ceil(part.right() * across));
    const int top = static_cast<int>(std::floor(part.y * up));
    const int bottom = static_cast<int>(std::ceil(part.bottom() * up));
    return {left, height - bottom, right - left, bottom - top};
}

/// Once for each frame, before it is painted.
void Window::Inside::prepare(const PxRect& part) {
    ImDrawData& frame = *ImGui::GetDrawData();
    ground = ui.theme().ground;
    if (const std::uint32_t taken = take_ground(frame))
        ground = {static_cast<std::uint8_t>(taken), static_cast<std::uint8_t>(taken >> 8),
                  static_cast<std::uint8_t>(taken >> 16), 255};
    keep_inside(frame, part);
}

/// Draws this part of what the last frame gathered, behind what is seen.
void Window::Inside::paint(const PxRect& part) {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    auto* data = ImGui::GetDrawData();
    data->FramebufferScale = {static_cast<float>(width) / static_cast<float>(panel.width_px),
                              static_cast<float>(height) / static_cast<float>(panel.height_px)};
    glViewport(0, 0, width, height);
    const GlassPart glass = on_framebuffer(part, panel, width, height);
    glEnable(GL_SCISSOR_TEST);
    glScissor(glass.x, glass.y, glass.width, glass.height);
    glClearColor(static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255,
                 static_cast<float>(ground.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
    ImGui_ImplOpenGL3_RenderDrawData(data);
}

void Window::Inside::show(const PxRect& part) {
    int width = 0, height = 0;
    glfwGetFramebufferSize(window, &width, &height);
    const GlassPart glass = on_framebuffer(part, panel, width, height);
    present.show(glass.x, glass.y, glass.width, glass.height);
}

void Window::Inside::draw_frame(const Draw& draw, Moment now) {
    const double start = glfwGetTime();
    const auto generation = typesetter.generation();
    draw_once(draw, now);
    if (typesetter.generation() != generation) {
        draw_once(draw, now); // the glyph picture was begun anew half-way
        repaint.forget();
    }
    update_glyph_texture(glyphs, typesetter.picture_change());
    if (exposed)
        repaint.forget();
    const PxRect changed = repaint.since_last(*ImGui::GetDrawData());
    if (changed.w <= 0 || changed.h <= 0)
        return; // it looks like the last one
    const PxRect part = present.can_keep() ? changed : whole();
    prepare(part);
    paint(part);
    show(part);
    exposed = false;
    frame_ms = (glfwGetTime() - start) * 1000;
}

Window::Window(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::open(const WindowWish& wish, Typesetter& typesetter) {
    auto inside = std::make_unique<Inside>(wish.panel, typesetter);
    TRY(inside->open(wish));
    return std::unique_ptr<Window>(new Window(std::move(inside)));
}

Ui& Window::ui() {
    return inside_->ui;
}

void Window::expose() {
    inside_->exposed = true;
}

void Window::close() {
    glfwSetWindowShouldClose(inside_->window, GLFW_TRUE);
}

void Window::run(const Draw& draw) {
    auto& self = *inside_;
    int settling = 2; // what one frame changes the next one shows
    while (glfwWindowShouldClose(self.window) == GLFW_FALSE) {
        const auto wake = self.ui.wake_time();
        const auto now = since_start();
        const bool due = wake && *wake <= now;
        if (settling > 0 || due || self.exposed || self.ui.has_waiting_events()) {
            glfwPollEvents();
            if (self.ui.has_waiting_events())
                settling = 2;
            self.draw_frame(draw, since_start());
            settling = self.ui.has_waiting_events() ? 2 : settling - 1;
            continue;
        }
        if (wake)
            glfwWaitEventsTimeout(
                std::max(0.001, static_cast<double>((*wake - now).count()) / 1000));
        else
            glfwWaitEvents();
        if (self.ui.has_waiting_events())
            settling = 2;
    }
}

void Window::settle(const Draw& draw, Moment now) {
    auto& self = *inside_;
    for (int frame = 0; frame < 2000; ++frame) {
        self.draw_frame(draw, now);
        const bool again = self.ui.wake_time() && *self.ui.wake_time() <= now;
        if (!self.ui.has_waiting_events() && !again && frame >= 1)
            break;
    }
    glfwPollEvents();
}

GlassPicture Window::pixels() {
    int width = 0, height = 0;
    glfwGetFramebufferSize(inside_->window, &width, &height);
    if (!inside_->present.can_keep()) // what is in front cannot be read on every driver
        inside_->paint(inside_->whole());
    return read_back(width, height);
}

Result<void> Window::picture(const std::filesystem::path& file) {
    const GlassPicture seen = pixels();
    return write_png(file, seen.width, seen.height, seen.rgb);
}

TextureId Window::upload(const Bitmap& bitmap) {
    inside_->repaint.forget(); // the number may have been another picture's
    return make_texture(bitmap);
}

void Window::release(TextureId texture) {
    glDeleteTextures(1, &texture);
}

double Window::last_frame_ms() const {
    return inside_->frame_ms;
}

} // namespace tycktill::touch
