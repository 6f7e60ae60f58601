#pragma once
/// One font file, opened for shaping (HarfBuzz) and for drawing (FreeType). Kept inside the typesetter.
#include "shared/base/result.h"

#include <filesystem>
#include <ft2build.h>
#include <hb.h>
#include <memory>
#include FT_FREETYPE_H

namespace tycktill::touch {

struct FontFace {
    FT_Face drawn = nullptr;
    hb_font_t* shaped = nullptr; ///< scaled to the em's own units
    float units = 1000;          ///< per em

    FontFace() = default;
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    bool has(char32_t code_point) const { return FT_Get_Char_Index(drawn, code_point) != 0; }
    static Result<std::unique_ptr<FontFace>> open(FT_Library library,
                                                  const std::filesystem::path& file);
};

} // namespace tycktill::touch
