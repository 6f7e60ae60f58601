// Files that are small on the disk and too large for anything else.
#include "tests/support/hostile.h"
#include "tests/support/rooms.h"

namespace tycktill {

namespace {

std::string stream(const std::string& entries, const std::string& data) {
    return "<<" + entries + "/Length " + std::to_string(data.size()) + ">>stream\n" + data +
           "\nendstream endobj\n";
}

const std::string one_page = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                             "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n";
const std::string trailer = "trailer<</Root 1 0 R/Size 7>>\n";

/// One page of A4 that `content` draws; its picture I is object 5.
Bytes page_that_draws(const std::string& content, const std::string& picture,
                      const std::string& size = "595 842") {
    return bytes_of(one_page + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + size +
                    "]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj\n4 0 obj" +
                    content + "5 0 obj" + picture + trailer);
}

const std::string show = stream("", "q 595 0 0 842 0 0 cm /I Do Q");

std::string big_endian(unsigned number) {
    std::string out;
    for (int shift = 24; shift >= 0; shift -= 8)
        out += char(number >> shift & 0xFF);
    return out;
}

/// The picture's dictionary may say one size and its JBIG2 page another.
Bytes jbig2(int said, unsigned side) {
    std::string data = big_endian(0) + std::string("\x30\x00\x01", 3) + big_endian(19) +
                       big_endian(side) + big_endian(side) + big_endian(0) + big_endian(0) +
                       std::string("\x00\x00\x00", 3);
    data += std::string(11'000, '\0');
    const std::string size = std::to_string(said);
    return page_that_draws(show,
                           stream("/Type/XObject/Subtype/Image/Width " + size + "/Height " + size +
                                      "/ColorSpace/DeviceGray/BitsPerComponent 1"
                                      "/Filter/JBIG2Decode",
                                  data));
}

/// Every byte 0x81 unpacks to 64 of itself, again and again: 200 bytes to 3 GB.
std::string unpacked_without_end(const std::string& entries) {
    return stream(entries + "/Filter[/RunLengthDecode/RunLengthDecode/RunLengthDecode"
                            "/RunLengthDecode]",
                  std::string(200, '\x81'));
}

Bytes locked_pdf() {
    const std::string nought = "<" + std::string(64, '0') + ">";
    return bytes_of(one_page +
                    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
                    "4 0 obj<</Filter/Standard/V 1/R 2/P -4/O" +
                    nought + "/U" + nought +
                    ">>endobj\ntrailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\n");
}

/// A PNG's first chunk says its width and height.
Bytes huge_png() {
    Bytes png = png_of(Image(64, 64, 250)).value();
    for (const std::size_t at : {16U, 20U})
        for (std::size_t i = 0; i < 4; ++i)
            png[at + i] = std::uint8_t(big_endian(30'000)[i]);
    return png;
}

/// A TIFF of one bit a pixel whose header alone says how large it is.
Bytes promised_tiff(unsigned width, unsigned height) {
    std::string out("II*\0\x08\0\0\0\x09\0", 10);
    const auto entry = [&](unsigned tag, unsigned type, unsigned value) {
        for (const unsigned part : {tag, type})
            out += {char(part & 0xFF), char(part >> 8)};
        for (const unsigned part : {1U, value})
            for (int shift = 0; shift < 32; shift += 8)
                out += char(part >> shift & 0xFF);
    };
    entry(256, 4, width);
    entry(257, 4, height);
    entry(258, 3, 1);
    entry(259, 3, 1);
    entry(262, 3, 0);
    entry(273, 4, 122);
    entry(277, 3, 1);
    entry(278, 4, height);
    entry(279, 4, 12'500);
    out += std::string(4, '\0') + std::string(12'500, '\x55');
    return bytes_of(out);
}

} // namespace

std::vector<NamedFile> bombs() {
    const std::string picture = "/Type/XObject/Subtype/Image/ColorSpace/DeviceGray";
    const std::string whole = stream(picture + "/Width 1/Height 1/BitsPerComponent 8", "x");
    return {
        {"a PNG that says 30 000 x 30 000", huge_png()},
        {"a TIFF of 100 000 x 1", promised_tiff(100'000, 1)},
        {"a TIFF of 1 x 100 000", promised_tiff(1, 100'000)},
        {"a TIFF of 4 000 000 000 x 4 000 000 000", promised_tiff(4'000'000'000, 4'000'000'000)},
        {"a JBIG2 picture of 35 000 pixels a side in a PDF of 12 KB", jbig2(35'000, 35'000)},
        {"the same with a dictionary that says 2000", jbig2(2000, 35'000)},
        {"a picture of 3 GB unpacked",
         page_that_draws(
             show, unpacked_without_end(picture + "/Width 8000/Height 8000/BitsPerComponent 8"))},
        {"a page of 3 GB of words unpacked", page_that_draws(unpacked_without_end(""), whole)},
        {"a page of 300 km",
         page_that_draws(stream("", "0 0 m 9 9 l S"), whole, "850000000 850000000")},
        {"a page within itself",
         bytes_of(one_page +
                  "3 0 obj<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 9>>endobj\n" +
                  trailer)},
        {"a PDF of 900 000 000 pages",
         bytes_of("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                  "2 0 obj<</Type/Pages/Kids[]/Count 900000000>>endobj\n" +
                  trailer)},
        {"lists within lists, 200 000 deep",
         bytes_of(one_page + "3 0 obj" + std::string(200'000, '[') + "endobj\n" + trailer)},
        {"a PDF locked with a password", locked_pdf()},
    };
}

std::vector<NamedFile> cut_files(const std::vector<Bytes>& whole) {
    std::vector<NamedFile> out;
    for (std::size_t i = 0; i < whole.size(); ++i)
        for (std::size_t percent = 0; percent < 100; ++percent) {
            const auto end = std::ptrdiff_t(whole[i].size() * percent / 100);
            out.push_back(
                {"file " + std::to_string(i) + " cut off at " + std::to_string(percent) + " %",
                 Bytes(whole[i].begin(), whole[i].begin() + end)});
        }
    return out;
}

} // namespace tycktill
