// Writing pictures as scanners do, with Leptonica and a PDF by hand.
#include "scanner/decode.h"
#include "tests/support/damage.h"

#include <cstdlib>
#include <cstring>
#include <leptonica/allheaders.h>
#include <memory>
#include <stdexcept>
#include <unistd.h>

namespace tycktill {

namespace {

struct PixCloser {
    void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<PIX, PixCloser>;

PixPointer pix_of(const Image& image) {
    PixPointer pix(pixCreate(image.width(), image.height(), 8));
    for (int y = 0; y < image.height(); ++y) {
        l_uint32* line = pixGetData(pix.get()) + std::size_t(y) * std::size_t(pixGetWpl(pix.get()));
        for (int x = 0; x < image.width(); ++x)
            SET_DATA_BYTE(line, x, image.at(x, y));
    }
    pixSetResolution(pix.get(), int(image.dpi), int(image.dpi));
    return pix;
}

Bytes taken(l_uint8* data, std::size_t size, l_int32 failed) {
    if (failed != 0 || data == nullptr)
        throw std::runtime_error("the picture could not be written");
    Bytes out(data, data + size);
    std::free(data);
    return out;
}

} // namespace

Bytes jpeg_of(const Image& image, int quality) {
    l_uint8* data = nullptr;
    std::size_t size = 0;
    const PixPointer pix = pix_of(image);
    const l_int32 failed = pixWriteMemJpeg(&data, &size, pix.get(), quality, 0);
    return taken(data, size, failed);
}

Image jpeg_again(const Image& image, int quality) {
    const Bytes bytes = jpeg_of(image, quality);
    auto decoder = open_decoder(bytes);
    Image out = (*decoder)->decode(1, heap_pixels).value();
    out.dpi = image.dpi;
    return out;
}

Bytes png_of(const Image& image) {
    l_uint8* data = nullptr;
    std::size_t size = 0;
    const PixPointer pix = pix_of(image);
    pixSetZlibCompression(pix.get(), 3);
    const l_int32 failed = pixWriteMemPng(&data, &size, pix.get(), 0);
    return taken(data, size, failed);
}

Bytes group4_tiff_of(const std::vector<Image>& pages) {
    PIXA* all = pixaCreate(int(pages.size()));
    for (const Image& page : pages) {
        PIX* two_tone = pixThresholdToBinary(pix_of(page).get(), 128);
        pixSetResolution(two_tone, int(page.dpi), int(page.dpi));
        pixaAddPix(all, two_tone, L_INSERT);
    }
    l_uint8* data = nullptr;
    std::size_t size = 0;
    l_int32 failed = 0;
    if (pages.size() == 1) {
        failed = pixWriteMemTiff(&data, &size, all->pix[0], IFF_TIFF_G4);
    } else {
        char name[] = "/tmp/tycktill-XXXXXX";
        const int file = mkstemp(name);
        if (file >= 0)
            close(file);
        failed = pixaWriteMultipageTiff(name, all);
        data = l_binaryRead(name, &size);
        std::remove(name);
    }
    pixaDestroy(&all);
    return taken(data, size, failed);
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
        const Bytes jpeg = jpeg_of(page, quality);
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
