// Writing pictures as scanners do, with Leptonica and a PDF by hand.
#include "scanner/pages/decode.h"
#include "scanner/pages/leptonica_pix.h"
#include "shared/base/files.h"
#include "tests/support/damage.h"
#include "tests/support/rooms.h"

#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <unistd.h>

namespace tycktill {

Image jpeg_again(const Image& image, int quality) {
    const Bytes bytes = jpeg_of(image, quality).value();
    auto decoder = open_decoder(bytes);
    Image out = (*decoder)->decode(1, heap_pixels).value();
    out.dpi = image.dpi;
    return out;
}

Bytes group4_tiff_of(const std::vector<Image>& pages) {
    char name[] = "/tmp/tycktill-pages-XXXXXX";
    const int file = mkstemp(name);
    if (file < 0)
        throw std::runtime_error("no temporary file");
    close(file);
    const char* mode = "w";
    for (const Image& page : pages) {
        const Bytes bytes = group4_tiff_of(page).value();
        const PixPointer pix(pixReadMemTiff(bytes.data(), bytes.size(), 0));
        pixWriteTiff(name, pix.get(), IFF_TIFF_G4, mode);
        mode = "a";
    }
    Bytes out = read_file(name).value();
    std::remove(name);
    return out;
}

Bytes pdf_of(const std::vector<Image>& pages, int quality) {
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> places;
    const auto object = [&](const std::string& text) {
        places.push_back(out.size());
        out += std::to_string(places.size()) + " 0 obj\n" + text + "\nendobj\n";
    };
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i)
        kids += std::to_string(3 + 3 * i) + " 0 R ";
    object("<</Type/Catalog/Pages 2 0 R>>");
    object("<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const Image& page = pages[i];
        const std::string width = std::to_string(page.width() * 72.0 / page.dpi);
        const std::string height = std::to_string(page.height() * 72.0 / page.dpi);
        const std::string content = "q " + width + " 0 0 " + height + " 0 0 cm /Im0 Do Q";
        const Bytes jpeg = jpeg_of(page, quality).value();
        object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + width + " " + height + "]/Contents " +
               std::to_string(4 + 3 * i) + " 0 R/Resources<</XObject<</Im0 " +
               std::to_string(5 + 3 * i) + " 0 R>>>>>>");
        object("<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
               "\nendstream");
        object("<</Type/XObject/Subtype/Image/Width " + std::to_string(page.width()) + "/Height " +
               std::to_string(page.height()) +
               "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length " +
               std::to_string(jpeg.size()) + ">>stream\n" + std::string(jpeg.begin(), jpeg.end()) +
               "\nendstream");
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        std::string number = std::to_string(place);
        out += std::string(10 - number.size(), '0') + number + " 00000 n \n";
    }
    out += "trailer<</Size " + std::to_string(places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
    return bytes_of(out);
}

} // namespace tycktill
