#include "shared/touch/png.h"

#include <png.h>

namespace tycktill::touch {

Result<void> write_png(const std::filesystem::path& file, int width, int height,
                       const std::vector<std::uint8_t>& rgb) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    if (png_image_write_to_file(&image, file.c_str(), 0, rgb.data(), 0, nullptr) == 0)
        return fail(file.string() + ": cannot write the picture (" + image.message +
                    "); is the folder there?");
    return {};
}

} // namespace tycktill::touch
