#include "tests/support/hostile.h"
#include "tests/support/rooms.h"

#include <algorithm>

namespace tycktill {

namespace {

Image pattern() {
    Image out(320, 240, 250);
    out.dpi = 100;
    for (int y = 20; y < 200; ++y)
        for (int x = 30; x < 290; ++x)
            out.row(y)[x] = std::uint8_t((x * y) % 251);
    return out;
}

/// A PDF whose page holds text and a form, so that it has to be drawn.
Bytes drawn_pdf() {
    return bytes_of("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R"
                    "/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n"
                    "4 0 obj<</Length 60>>stream\nBT /F 12 Tf 20 200 Td (Hej) Tj ET 1 0 0 1 5 5 cm "
                    "/X Do\nendstream endobj\n"
                    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                    "6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 "
                    "R>>>>/Length 6>>stream\n"
                    "/X Do \nendstream endobj\ntrailer<</Root 1 0 R/Size 7>>\n");
}

} // namespace

std::vector<Bytes> whole_files() {
    const Image image = pattern();
    return {jpeg_of(image, 70).value(), png_of(image).value(), group4_tiff_of({image, image}),
            pdf_of({image, image}, 70), drawn_pdf()};
}

Bytes hostile_file(const std::vector<Bytes>& whole, Chance& chance) {
    Bytes out = whole[std::size_t(chance.below(int(whole.size())))];
    const auto place = [&] { return std::size_t(chance.below(int(out.size()))); };
    switch (chance.below(6)) {
    case 0: // cut off
        out.resize(place() + 1);
        break;
    case 1: // a few bits turned
        for (int i = 1 + chance.below(12); i > 0; --i)
            out[place()] ^= std::uint8_t(1 << chance.below(8));
        break;
    case 2: // headers that promise the most
        for (int i = 1 + chance.below(6); i > 0; --i) {
            const std::size_t from =
                std::size_t(chance.below(std::min<int>(int(out.size()) - 4, 200)));
            std::fill_n(out.begin() + std::ptrdiff_t(from), 1 + chance.below(4),
                        chance.one_in(2) ? 0xFF : 0x7F);
        }
        break;
    case 3: { // a piece again somewhere else
        const std::size_t from = place(), to = place();
        const std::size_t length = std::min<std::size_t>({400, out.size() - from, out.size() - to});
        std::copy_n(out.begin() + std::ptrdiff_t(from), length, out.begin() + std::ptrdiff_t(to));
        break;
    }
    case 4: // digits of a PDF or length fields become others
        for (std::uint8_t& byte : out)
            if (byte >= '0' && byte <= '9' && chance.one_in(40))
                byte = std::uint8_t('0' + chance.below(10));
        break;
    default: // the right beginning and then anything
        for (std::size_t i = 12; i < out.size(); ++i)
            if (chance.one_in(3))
                out[i] = std::uint8_t(chance.below(256));
    }
    return out;
}

} // namespace tycktill
