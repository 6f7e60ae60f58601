#include "tests/support/any_picture.h"

#include "scanner/pages/leptonica_pix.h"
#include "tests/support/rooms.h"

#include <stdexcept>

namespace tycktill {

Image any_picture(const std::filesystem::path& file) {
    const PixPointer read(pixRead(file.c_str()));
    const PixPointer opaque(read && pixGetSpp(read.get()) == 4
                                ? pixAlphaBlendUniform(read.get(), 0xffffff00)
                                : pixClone(read.get()));
    const PixPointer grey(opaque ? pixConvertTo8(opaque.get(), 0) : nullptr);
    if (!grey)
        throw std::runtime_error("cannot read " + file.string());
    Image out(pixGetWidth(grey.get()), pixGetHeight(grey.get()), 255);
    for (int y = 0; y < out.height(); ++y) {
        const l_uint32* line =
            pixGetData(grey.get()) + std::size_t(y) * std::size_t(pixGetWpl(grey.get()));
        for (int x = 0; x < out.width(); ++x)
            out.row(y)[x] = std::uint8_t(GET_DATA_BYTE(line, x));
    }
    return out;
}

} // namespace tycktill
