#include "tests/support/qr_in.h"

#include "scanner/pages/decode.h"
#include "scanner/reading/code.h"
#include "shared/base/files.h"
#include "tests/support/rooms.h"

#include <algorithm>

namespace tycktill::test {
namespace {

std::vector<std::string> read_all(const Image& picture) {
    std::vector<std::string> texts;
    for (const QrCode& code : read_qr_codes(picture))
        texts.push_back(code.text);
    return texts;
}

} // namespace

std::vector<std::string> qr_in(const std::filesystem::path& file) {
    const auto bytes = read_file(file);
    if (!bytes)
        return {};
    const auto decoder = open_decoder(*bytes);
    if (!decoder)
        return {};
    const auto picture = (*decoder)->decode(1, heap_pixels);
    return picture ? read_all(*picture) : std::vector<std::string>{};
}

std::vector<std::string> qr_in(int width, int height, const std::vector<std::uint8_t>& grey) {
    Image picture(width, height, 255);
    std::copy(grey.begin(), grey.end(), picture.row(0));
    return read_all(picture);
}

} // namespace tycktill::test
