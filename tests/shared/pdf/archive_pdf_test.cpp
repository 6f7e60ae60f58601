// The archive's PDF: what ISO 19005-2 asks of such a file, seen with other people's libraries (qpdf and
// poppler), and what a person looks for in it: the words and the stamp.
#include "scanner/pages/decode.h"
#include "scanner/pages/encode.h"
#include "shared/pdf/page_notes.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

using namespace tycktill;

namespace {

const std::filesystem::path font =
    std::filesystem::path(TYCKTILL_SOURCE) / "assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf";

Image paper() {
    Image image(1240, 1754, 250);
    image.dpi = 150;
    for (int y = 500; y < 520; ++y)
        std::fill_n(image.row(y) + 200, 600, std::uint8_t{30});
    return image;
}

std::vector<ArchivePage> two_pages() {
    Image fax = paper();
    for (int y = 0; y < fax.height(); ++y)
        for (int x = 0; x < fax.width(); ++x)
            fax.row(y)[x] = fax.at(x, y) < 128 ? 0 : 255;
    return {{jpeg_of(paper(), 80).value(),
             {{{200, 700, 700, 60}, "Åsa Öberg & döttrar"},
              {{200, 900, 700, 400}, "Maten var kall.\nIngen ringde."}},
             PagePlace{800, 60, 380, 160}},
            {group4_tiff_of(fax).value(), {{{300, 300, 200, 40}, "baksidan"}}, PagePlace{}}};
}

ArchiveFacts facts() {
    return {"Klagomål <& synpunkter>", "Ljusnarsbergs kommun", "3f9a1c20",
            parse_day("2026-11-20").value()};
}

Bytes written() {
    return archive_pdf(two_pages(), facts(), font).value();
}

std::string all_of(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_generalized);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::unique_ptr<poppler::document> opened(const Bytes& pdf) {
    std::vector<char> copy(pdf.begin(), pdf.end());
    return std::unique_ptr<poppler::document>(poppler::document::load_from_data(&copy));
}

std::string words_of(const poppler::document& document, int page) {
    const std::unique_ptr<poppler::page> one(document.create_page(page));
    const auto utf8 = one->text().to_utf8();
    return {utf8.begin(), utf8.end()};
}

} // namespace

TEST_CASE("the archive's PDF has what PDF/A-2b asks for") {
    const Bytes pdf = written();
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("archive", reinterpret_cast<const char*>(pdf.data()), pdf.size());
    CHECK(file.getWarnings().empty());
    CHECK_FALSE(file.isEncrypted());
    CHECK(file.getPDFVersion() == "1.7");
    CHECK(file.getTrailer().getKey("/ID").isArray());
    CHECK_FALSE(file.getTrailer().hasKey("/Info")); // what it said would have to be said twice

    QPDFObjectHandle root = file.getRoot();
    CHECK(root.getKey("/Lang").getUTF8Value() == "sv-SE");
    for (const char* never : {"/OpenAction", "/AA", "/AcroForm", "/Names", "/OCProperties"})
        CHECK_FALSE(root.hasKey(never));
    CHECK_FALSE(root.getKey("/Metadata").getDict().hasKey("/Filter"));
    const std::string about = all_of(root.getKey("/Metadata"));
    CHECK(has(about, "<pdfaid:part>2</pdfaid:part>"));
    CHECK(has(about, "<pdfaid:conformance>B</pdfaid:conformance>"));
    CHECK(has(about, "Klagomål &lt;&amp; synpunkter&gt;"));
    CHECK(has(about, "<xmp:CreateDate>2026-11-20</xmp:CreateDate>"));

    QPDFObjectHandle intents = root.getKey("/OutputIntents");
    REQUIRE(intents.getArrayNItems() == 1);
    CHECK(intents.getArrayItem(0).getKey("/S").getName() == "/GTS_PDFA1");
    QPDFObjectHandle profile = intents.getArrayItem(0).getKey("/DestOutputProfile");
    CHECK(profile.getDict().getKey("/N").getIntValue() == 3);
    const std::string icc = all_of(profile);
    CHECK(icc.substr(12, 8) == "mntrRGB ");
    CHECK(icc.substr(36, 4) == "acsp");
}

TEST_CASE("every font of the archive's PDF is in it, and every picture stands by itself") {
    const Bytes pdf = written();
    QPDF file;
    file.processMemoryFile("archive", reinterpret_cast<const char*>(pdf.data()), pdf.size());
    int fonts = 0, pictures = 0;
    for (QPDFObjectHandle object : file.getAllObjects()) {
        QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
        if (!dictionary.isDictionary() || !dictionary.hasKey("/Subtype"))
            continue;
        const std::string kind = dictionary.getKey("/Subtype").getName();
        CHECK_FALSE(dictionary.hasKey("/SMask"));
        CHECK_FALSE(dictionary.hasKey("/Interpolate"));
        if (kind == "/Type0") {
            CHECK(has(all_of(dictionary.getKey("/ToUnicode")), "beginbfchar"));
            CHECK(dictionary.getKey("/Encoding").getName() == "/Identity-H");
        }
        if (kind == "/CIDFontType2") {
            ++fonts;
            CHECK(dictionary.getKey("/FontDescriptor").getKey("/FontFile2").isStream());
            CHECK(dictionary.getKey("/CIDToGIDMap").getName() == "/Identity");
        }
        if (kind == "/Image") {
            ++pictures;
            CHECK(dictionary.getKey("/ColorSpace").getName() == "/DeviceGray");
        }
        CHECK(kind != "/Type1");
    }
    CHECK(fonts == 1);
    CHECK(pictures == 2);
}

TEST_CASE("the words on the pages can be searched, and none of them is seen") {
    const Bytes pdf = written();
    const auto document = opened(pdf);
    REQUIRE(document);
    REQUIRE(document->pages() == 2);
    const std::string first = words_of(*document, 0);
    CHECK(has(first, "Åsa Öberg & döttrar"));
    CHECK(has(first, "Maten var kall."));
    CHECK(has(words_of(*document, 1), "baksidan"));

    const auto seen = open_decoder(pdf).value()->decode(1, heap_pixels).value();
    const double scale = seen.width() / 1240.0;
    int dark = 0;
    for (int y = int(690 * scale); y < int(1310 * scale); ++y)
        for (int x = int(190 * scale); x < int(910 * scale); ++x)
            dark += seen.at(x, y) < 200;
    CHECK(dark == 0);
}

TEST_CASE("the arrival stamp is on the first page, where there is room") {
    const Bytes pdf = written();
    const auto document = opened(pdf);
    CHECK(has(words_of(*document, 0), "INKOM 2026-11-20"));
    CHECK(has(words_of(*document, 0), "Ljusnarsbergs kommun"));
    CHECK_FALSE(has(words_of(*document, 1), "INKOM"));
    const auto seen = open_decoder(pdf).value()->decode(1, heap_pixels).value();
    const double scale = seen.width() / 1240.0;
    int inked = 0;
    for (int y = int(60 * scale); y < int(220 * scale); ++y)
        for (int x = int(800 * scale); x < int(1180 * scale); ++x)
            inked += seen.at(x, y) < 160;
    CHECK(inked > 1000 * scale * scale);
}

TEST_CASE("what is known of the pages goes along with them and comes back") {
    const auto pages = two_pages();
    std::vector<ArchivePage> back{{pages[0].image, {}, {}}, {pages[1].image, {}, {}}};
    add_page_notes(back, to_page_notes(pages));
    REQUIRE(back[0].texts.size() == 2);
    CHECK(back[0].texts[1].text == "Maten var kall.\nIngen ringde.");
    CHECK(back[0].stamp->width == 380);
    CHECK(archive_pdf(back, facts(), font).value() == written());
    for (const char* broken : {"", "{", "[1]", "[{\"texts\":3}]", "[{\"texts\":[[1,2]]}]",
                               "[{\"stamp\":[1,2,3,1e300]}]"}) {
        std::vector<ArchivePage> bare{{pages[0].image, {}, {}}};
        add_page_notes(bare, bytes_of(broken));
        CHECK(bare[0].texts.empty());
        CHECK_FALSE(bare[0].stamp);
    }
}

TEST_CASE("letters that the font lacks are left out of the text, and no page makes no PDF") {
    const auto pdf = archive_pdf(
        {{jpeg_of(paper(), 80).value(), {{{10, 10, 500, 60}, "Привет kaffe"}}, {}}}, facts(), font);
    CHECK(has(words_of(*opened(pdf.value()), 0), "kaffe"));
    CHECK_FALSE(archive_pdf({}, facts(), font));
    CHECK_FALSE(archive_pdf(two_pages(), facts(), font / "missing"));
}
