#include "shared/touch/font_face.h"

#include <hb-ot.h>

namespace tycktill::touch {

FontFace::~FontFace() {
    if (shaped)
        hb_font_destroy(shaped);
    if (drawn)
        FT_Done_Face(drawn);
}

Result<std::unique_ptr<FontFace>> FontFace::open(FT_Library library,
                                                 const std::filesystem::path& file) {
    auto face = std::make_unique<FontFace>();
    if (FT_New_Face(library, file.c_str(), 0, &face->drawn) != 0)
        return fail(file.string() + ": not a readable font; put the assets folder back");
    hb_blob_t* blob = hb_blob_create_from_file(file.c_str());
    hb_face_t* table = hb_face_create(blob, 0);
    face->shaped = hb_font_create(table);
    hb_face_destroy(table);
    hb_blob_destroy(blob);
    face->units = static_cast<float>(face->drawn->units_per_EM);
    hb_font_set_scale(face->shaped, face->drawn->units_per_EM, face->drawn->units_per_EM);
    hb_ot_font_set_funcs(face->shaped);
    return face;
}

} // namespace tycktill::touch
