#pragma once
/// What the window asks of OpenGL besides drawing: textures, and the picture back from the card.
#include "shared/touch/canvas.h"
#include "shared/touch/window.h"

namespace tycktill::touch {

/// The texture that all text and every shape are drawn from: the typesetter's grey picture, shown as
/// white with alpha.
TextureId make_glyph_texture(const PictureChange& picture);
/// Brings the rows that changed to the card.
void update_glyph_texture(TextureId texture, const PictureChange& change);

TextureId make_texture(const Bitmap& bitmap);

/// What was drawn last, from the top; of the buffer behind what is seen.
GlassPicture read_back(int width, int height);

} // namespace tycktill::touch
