#include "shared/touch/graphics.h"

#define GL_GLEXT_PROTOTYPES
#define GLFW_INCLUDE_GLEXT
#include <GLFW/glfw3.h>

#include <algorithm>
#include <cstring>
#include <imgui.h>

namespace tycktill::touch {

TextureId make_glyph_texture(const PictureChange& picture) {
    TextureId texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    // Glyphs stand on whole px, so the nearest one is the right one; it costs half on a software driver.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    const GLint as_alpha[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, as_alpha);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, picture.side, picture.side, 0, GL_RED, GL_UNSIGNED_BYTE,
                 picture.pixels);
    return texture;
}

void update_glyph_texture(TextureId texture, const PictureChange& change) {
    if (change.rows == 0)
        return;
    glBindTexture(GL_TEXTURE_2D, texture);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, change.first_row, change.side, change.rows, GL_RED,
                    GL_UNSIGNED_BYTE, change.pixels + change.first_row * change.side);
}

TextureId make_texture(const Bitmap& bitmap) {
    TextureId texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    if (bitmap.channels == 1) {
        const GLint grey[] = {GL_RED, GL_RED, GL_RED, GL_ONE};
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, grey);
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, bitmap.channels == 1 ? GL_R8 : GL_RGB8, bitmap.width,
                 bitmap.height, 0, bitmap.channels == 1 ? GL_RED : GL_RGB, GL_UNSIGNED_BYTE,
                 bitmap.pixels);
    glGenerateMipmap(GL_TEXTURE_2D);
    return texture;
}

GlassPicture read_back(int width, int height) {
    GlassPicture pixels{width, height, {}};
    const auto row = static_cast<std::size_t>(width) * 3;
    const auto rows = static_cast<std::size_t>(height);
    pixels.rgb.resize(row * rows);
    glReadBuffer(GL_BACK);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.rgb.data());
    const auto at = [&](std::size_t y) {
        return pixels.rgb.begin() + static_cast<std::ptrdiff_t>(row * y);
    };
    for (std::size_t y = 0; y < rows / 2; ++y) // OpenGL counts from below
        std::swap_ranges(at(y), at(y + 1), at(rows - 1 - y));
    return pixels;
}

} // namespace tycktill::touch
