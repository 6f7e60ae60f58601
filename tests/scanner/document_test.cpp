// Every kind of file a scanner makes is decoded; every kind of file that is none is one clear line.
#include "scanner/pages/document.h"
#include "shared/base/files.h"
#include "tests/support/hostile.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

Image slanted() {
    Image out(640, 900, 250);
    out.dpi = 100;
    for (int y = 0; y < 900; ++y)
        for (int x = y / 3; x < y / 3 + 60 && x < 640; ++x)
            out.row(y)[x] = 10;
    return out;
}

double difference(const Image& a, const Image& b) {
    if (a.width() != b.width() || a.height() != b.height())
        return 255;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(a.at(x, y) - b.at(x, y));
    return sum / (double(a.width()) * a.height());
}

std::string why_not(Bytes bytes) {
    DecodingLimits patient; // with a machine that has other things to do
    patient.page_time = std::chrono::minutes(5);
    auto document = Document::of_bytes(std::move(bytes), patient);
    if (!document)
        return document.error().what;
    const auto page = document->page(1);
    return page ? "" : page.error().what;
}

} // namespace

TEST_CASE("every format gives the same picture") {
    const Image image = slanted();
    const std::vector<std::pair<std::string, Bytes>> files = {
        {"jpeg", jpeg_of(image, 90).value()},
        {"png", png_of(image).value()},
        {"tiff", group4_tiff_of(std::vector<Image>{image})},
        {"pdf", pdf_of({image}, 90)}};
    for (const auto& [name, bytes] : files) {
        auto document = Document::of_bytes(bytes);
        INFO(name << " " << (document ? "" : document.error().what));
        REQUIRE(document);
        CHECK(document->pages() == 1);
        const auto page = document->page(1);
        REQUIRE(page);
        CHECK(difference(page->image, image) < 6);
        CHECK(page->image.dpi == Approx(100).margin(1));
    }
}

TEST_CASE("a file is what its bytes say, whatever its name ends in") {
    const TemporaryFolder folder;
    const Image image = slanted();
    const std::vector<std::pair<std::string, Bytes>> files = {
        {"scan.tif", jpeg_of(image, 90).value()},
        {"scan.png", group4_tiff_of(std::vector<Image>{image})},
        {"scan.jpg", pdf_of({image}, 90)},
        {"scan.pdf", png_of(image).value()}};
    for (const auto& [name, bytes] : files) {
        INFO(name);
        REQUIRE(write_file(folder.path() / name, bytes));
        auto document = Document::open(folder.path() / name);
        REQUIRE(document);
        const auto page = document->page(1);
        REQUIRE(page);
        CHECK(difference(page->image, image) < 6);
    }
}

TEST_CASE("pages of a file come in any order, and again") {
    const Image image = slanted();
    for (const Bytes& bytes : {group4_tiff_of({image, turned(image, 90), image}),
                               pdf_of({image, turned(image, 90), image}, 80)}) {
        auto document = Document::of_bytes(bytes);
        REQUIRE(document);
        REQUIRE(document->pages() == 3);
        for (const int number : {3, 2, 1, 2}) {
            const auto page = document->page(number);
            REQUIRE(page);
            CHECK(page->number == number);
            CHECK(page->image.width() == (number == 2 ? 900 : 640));
        }
        CHECK_FALSE(document->page(4));
    }
}

TEST_CASE("a page stays as it is while later files are decoded") {
    const Bytes first = png_of(slanted()).value(), second = png_of(turned(slanted(), 180)).value();
    const auto page_of = [](const Bytes& bytes) {
        return Document::of_bytes(bytes).value().page(1).value().image;
    };
    const Image kept = page_of(first);
    for (int i = 0; i < 3; ++i) {
        CHECK(difference(page_of(second), turned(slanted(), 180)) == 0);
        CHECK(difference(page_of(first), slanted()) == 0);
        CHECK(difference(kept, slanted()) == 0);
    }
}

TEST_CASE("what is no file of pages is one clear line") {
    CHECK(why_not({}) == "the file is empty; scan again");
    CHECK(why_not(bytes_of("Hej! Jag är en text.")) ==
          "not a PDF, TIFF, PNG, JPEG, HEIC or WebP file; give the scanner's own file");
    CHECK(why_not(bytes_of(
              "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 "
              "obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n")) ==
          "the PDF has no pages; scan again");
    Bytes png = png_of(slanted()).value();
    png.resize(png.size() / 2);
    CHECK(why_not(png) == "not an image (truncated PNG); rescan the page");
    Bytes jpeg = jpeg_of(slanted(), 80).value();
    jpeg.resize(jpeg.size() / 2);
    CHECK(why_not(jpeg) == "not an image (truncated JPEG); rescan the page");
    const auto missing = Document::open("/nowhere/at-all.pdf");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().what.find("/nowhere/at-all.pdf") != std::string::npos);
}

TEST_CASE("a locked PDF says what to do") {
    // Encrypted with a password that nobody here knows: the handler alone is enough to be refused.
    const std::string text =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
        "R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        "4 0 obj<</Filter/Standard/V 1/R 2/P "
        "-4/O<0000000000000000000000000000000000000000000000000000000000000000>"
        "/U<0000000000000000000000000000000000000000000000000000000000000000>>>endobj\n"
        "trailer<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00><00>]>>\n";
    CHECK(why_not(bytes_of(text)) == "the PDF is locked with a password; save it without one");
}

TEST_CASE("a picture that is larger than any scan is refused from its header") {
    Bytes png = png_of(slanted()).value();
    // IHDR: width and height stand at 16 and 20, most significant byte first.
    for (const std::size_t at : {16u, 20u}) {
        png[at] = 0;
        png[at + 1] = 0;
        png[at + 2] = 0x75;
        png[at + 3] = 0x30;
    }
    const std::string why = why_not(png);
    CHECK((why.find("too large (30000 x 30000") != std::string::npos ||
           why.find("broken PNG") != std::string::npos));
    const std::string pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 "
        "R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 "
        "R/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
        "4 0 obj<</Length 30>>stream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream endobj\n"
        "5 0 obj<</Type/XObject/Subtype/Image/Width 35000/Height "
        "35000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode/Length "
        "4>>stream\nabcd\nendstream endobj\n"
        "trailer<</Root 1 0 R/Size 6>>\n";
    CHECK(why_not(bytes_of(pdf)).find("too large (35000 x 35000") != std::string::npos);
}

TEST_CASE("a page without its picture does not take the others with it") {
    const Image image = slanted();
    Bytes pdf = pdf_of({image, image}, 80);
    // The first JPEG's own header is spoilt.
    const Bytes start = {0xFF, 0xD8, 0xFF};
    const auto at = std::search(pdf.begin(), pdf.end(), start.begin(), start.end());
    REQUIRE(at != pdf.end());
    std::fill_n(at, 600, std::uint8_t{0});
    auto document = Document::of_bytes(pdf);
    REQUIRE(document);
    CHECK_FALSE(document->page(1));
    CHECK(document->page(2));
}

TEST_CASE("two hundred hostile files are pictures or clear lines") {
    const auto whole = whole_files();
    Chance chance(2026);
    int pictures = 0;
    for (int i = 0; i < 200; ++i) {
        const std::string why = why_not(hostile_file(whole, chance));
        pictures += why.empty();
        CHECK(why.find('\n') == std::string::npos);
        CHECK(why.find("took too long") == std::string::npos);
    }
    CHECK(pictures > 10);
    CHECK(pictures < 190);
}

TEST_CASE("a page that is still looked at stays as it is while the next one is decoded") {
    const Image first = slanted(), second(640, 900, 40), third(800, 1200, 90);
    auto document = Document::of_bytes(group4_tiff_of(std::vector<Image>{first, second, third}));
    REQUIRE(document);
    const auto kept = document->page(1);
    REQUIRE(kept);
    // The room of a page that is gone is used again; the kept page's is not.
    for (int number : {2, 1, 3, 2, 1}) {
        const auto page = document->page(number);
        REQUIRE(page);
        CHECK(difference(page->image, Image(number == 1   ? first
                                            : number == 2 ? Image(640, 900, 0)
                                                          : Image(800, 1200, 0))) < 6);
    }
    CHECK(difference(kept->image, first) < 6);
    const auto longer = [&] {
        auto gone = Document::of_bytes(group4_tiff_of(std::vector<Image>{first}));
        return gone->page(1);
    }();
    CHECK(difference(longer->image, first) < 6);
}

namespace {

unsigned number_at(const Bytes& bytes, std::size_t place, int size) {
    unsigned out = 0;
    for (int i = size - 1; i >= 0; --i)
        out = out << 8 | bytes[place + std::size_t(i)];
    return out;
}

// The rows an inch that a little-endian TIFF claims.
void claim_rows_an_inch(Bytes& tiff, unsigned rows) {
    const std::size_t directory = number_at(tiff, 4, 4);
    for (unsigned i = 0; i < number_at(tiff, directory, 2); ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (number_at(tiff, entry, 2) != 283)
            continue;
        const std::size_t value = number_at(tiff, entry + 8, 4);
        const unsigned parts[] = {rows, 1};
        for (std::size_t part = 0; part < 2; ++part)
            for (std::size_t byte = 0; byte < 4; ++byte)
                tiff[value + 4 * part + byte] = std::uint8_t(parts[part] >> (8 * byte));
        return;
    }
    FAIL("the TIFF says no resolution");
}

} // namespace

TEST_CASE("a coarse fax's rows are repeated until its pixels are square") {
    Image page(816, 561, 255);
    for (int y = 200; y < 300; ++y)
        for (int x = 100; x < 300; ++x)
            page.row(y)[x] = 0;
    page.dpi = 204;
    Bytes tiff = group4_tiff_of(std::vector<Image>{page});
    claim_rows_an_inch(tiff, 102);
    const auto read = Document::of_bytes(tiff).value().page(1);
    REQUIRE(read);
    CHECK(read->image.width() == 816);
    CHECK(read->image.height() == 1122);
    CHECK(read->image.at(200, 398) == 255);
    CHECK(read->image.at(200, 402) == 0);
    CHECK(read->image.at(200, 598) == 0);
    CHECK(read->image.at(200, 602) == 255);
}

TEST_CASE("a PDF page that says it is turned is turned") {
    Bytes bytes = pdf_of({slanted()}, 90);
    std::string text(bytes.begin(), bytes.end());
    const auto place = text.find("/Type/Page/Parent");
    REQUIRE(place != std::string::npos);
    text.insert(place + 10, "/Rotate 90");
    const auto page = Document::of_bytes(Bytes(text.begin(), text.end())).value().page(1);
    REQUIRE(page);
    CHECK(difference(page->image, turned(slanted(), 90)) < 6);
}
