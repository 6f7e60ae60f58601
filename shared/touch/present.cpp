#include "shared/touch/present.h"

#include <GLFW/glfw3.h>

namespace tycktill::touch {
namespace {

// As GLX has them; its header would bring X11's macros.
using Display = void;
using Drawable = unsigned long;
using CurrentDisplay = Display* (*)();
using CurrentDrawable = Drawable (*)();
using CopySubBuffer = void (*)(Display*, Drawable, int, int, int, int);

template <typename Function>
Function function_named(const char* name) {
    return reinterpret_cast<Function>(glfwGetProcAddress(name));
}

} // namespace

Present::Present(GLFWwindow* window) : window_(window) {
    const auto display = function_named<CurrentDisplay>("glXGetCurrentDisplay");
    const auto drawable = function_named<CurrentDrawable>("glXGetCurrentDrawable");
    if (display == nullptr || drawable == nullptr ||
        glfwExtensionSupported("GLX_MESA_copy_sub_buffer") != GLFW_TRUE)
        return;
    display_ = display();
    drawable_ = drawable();
    if (display_ != nullptr && drawable_ != 0)
        copy_ = glfwGetProcAddress("glXCopySubBufferMESA");
}

void Present::show(int x, int y, int width, int height) const {
    if (copy_ == nullptr)
        return glfwSwapBuffers(window_);
    reinterpret_cast<CopySubBuffer>(copy_)(display_, drawable_, x, y, width, height);
}

} // namespace tycktill::touch
