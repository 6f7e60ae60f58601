// A PDF page is what a viewer shows of it, and the files within a PDF are not passed over.
#include "scanner/pages/document.h"
#include "scanner/pages/encode.h"
#include "tests/support/odd_files.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

/// A page at 100 dots an inch with a black square in its left half.
Image page_with_square() {
    Image out(600, 840, 250);
    for (int y = 300; y < 400; ++y)
        for (int x = 100; x < 200; ++x)
            out.row(y)[x] = 10;
    out.dpi = 100;
    return out;
}

/// The tone at a place of the first page, each way a share of its size.
int tone_at(const Bytes& pdf, double x, double y) {
    auto document = Document::of_bytes(pdf);
    REQUIRE(document);
    const auto page = document->page(1);
    REQUIRE(page);
    return page->image.at(int(page->image.width() * x), int(page->image.height() * y));
}

int width_of(const Bytes& pdf) {
    return Document::of_bytes(pdf).value().page(1).value().image.width();
}

Bytes made(const PdfMake& make) {
    return pdf_made(page_with_square(), make);
}

/// A square of ink on the right half of the page, as an annotation of that kind.
PdfMake with_annotation(const std::string& kind, const std::string& flags = "4") {
    PdfMake out;
    out.page = "/Annots[6 0 R]";
    out.more = {{"/Type/Annot/Subtype/" + kind + "/F " + flags +
                     "/Rect[288 317 360 389]/Vertices[288 317 360 317 360 389]"
                     "/QuadPoints[288 389 360 389 288 317 360 317]/AP<</N 7 0 R>>",
                 {}},
                {"/Type/XObject/Subtype/Form/BBox[0 0 72 72]", bytes_of("0 g 0 0 72 72 re f")}};
    return out;
}

} // namespace

TEST_CASE("a page that is one picture is taken as it is") {
    PdfMake plain, rounded, clipped, layered, linked;
    rounded.media_box = "0 0 432.4 604.1";
    clipped.before = "0 0 432 604.8 re W n";
    layered.before = "/Span <</MCID 0>> BDC EMC";
    linked.page = "/Annots[6 0 R]";
    linked.more = {{"/Type/Annot/Subtype/Link/Rect[0 0 99 99]", {}}};
    PdfMake solid;
    solid.resources = "/ExtGState<</G <</ca 1/BM/Normal/SMask/None>>>>";
    solid.before = "/G gs";
    for (const PdfMake& make : {plain, rounded, clipped, layered, linked, solid})
        CHECK(width_of(made(make)) == 600); // drawn, it would be 1800
}

TEST_CASE("what is drawn over a scan is on the page") {
    for (const char* kind : {"Ink", "FreeText", "Stamp", "Square", "Circle", "Line", "Polygon",
                             "PolyLine", "Highlight", "Caret"}) {
        INFO(kind);
        CHECK(tone_at(made(with_annotation(kind)), 0.75, 0.4167) < 60);
    }
    for (const char* flags : {"2", "6", "32"}) // hidden, or not on screens
        CHECK(tone_at(made(with_annotation("Ink", flags)), 0.75, 0.4167) > 200);
    PdfMake painted, written;
    painted.after = "0 g 288 317 72 72 re f";
    written.resources = "/Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";
    written.after = "BT /F 200 Tf 288 317 Td (H) Tj ET";
    CHECK(tone_at(made(painted), 0.75, 0.4167) < 60);
    CHECK(width_of(made(written)) == 1800);
    PdfMake whitened = with_annotation("Square");
    whitened.more[0].first = "/Type/Annot/Subtype/Square/F 4/Rect[72 317 144 389]/AP<</N 7 0 R>>";
    whitened.more[1].second = bytes_of("1 g 0 0 72 72 re f");
    CHECK(tone_at(made(whitened), 0.25, 0.4167) > 240);
}

TEST_CASE("a form's fields are on the page, with an appearance or without") {
    PdfMake field;
    field.catalogue = "/AcroForm<</Fields[6 0 R]/DA(/Helv 60 Tf 0 g)"
                      "/DR<</Font<</Helv 7 0 R>>>>/NeedAppearances true>>";
    field.page = "/Annots[6 0 R]";
    field.more = {{"/Type/Annot/Subtype/Widget/FT/Tx/T(namn)/V(MMMMMMM)/F 4/P 3 0 R"
                   "/DA(/Helv 60 Tf 0 g)/Rect[216 300 432 400]",
                   {}},
                  {"/Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding", {}}};
    const Image page = Document::of_bytes(made(field)).value().page(1).value().image;
    int dark = 0;
    for (int y = page.height() * 34 / 100; y < page.height() / 2; ++y)
        for (int x = page.width() / 2; x < page.width(); ++x)
            dark += page.at(x, y) < 100;
    CHECK(dark > 500);
}

TEST_CASE("what is cropped, cut or switched off is not on the page") {
    PdfMake left, right, small_media;
    left.page = "/CropBox[0 0 216 604.8]";
    right.page = "/CropBox[216 0 432 604.8]";
    small_media.media_box = "216 0 432 604.8";
    CHECK(tone_at(made(left), 0.5, 0.4167) < 60);
    CHECK(tone_at(made(right), 0.5, 0.4167) > 200);
    CHECK(tone_at(made(small_media), 0.5, 0.4167) > 200);
    PdfMake clipped;
    clipped.before = "216 0 216 604.8 re W n";
    CHECK(tone_at(made(clipped), 0.25, 0.4167) > 200);
    PdfMake layer;
    layer.catalogue = "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>";
    layer.more = {{"/Type/OCG/Name(skiss)", {}}};
    PdfMake by_picture = layer, by_content = layer;
    by_picture.picture = "/OC 6 0 R";
    by_content.resources = "/Properties<</L 6 0 R>>";
    by_content.before = "/OC /L BDC";
    by_content.after = "EMC";
    CHECK(tone_at(made(by_picture), 0.25, 0.4167) > 200);
    CHECK(tone_at(made(by_content), 0.25, 0.4167) > 200);
    PdfMake faint;
    faint.resources = "/ExtGState<</G <</ca 0.1>>>>";
    faint.before = "/G gs";
    CHECK(tone_at(made(faint), 0.25, 0.4167) > 200);
    PdfMake half;
    half.media_box = "0 0 864 604.8";
    CHECK(tone_at(made(half), 0.125, 0.4167) < 60);
    CHECK(tone_at(made(half), 0.75, 0.4167) > 200);
}

TEST_CASE("a page that is turned shows its crop turned") {
    for (const auto& [degrees, x, y] : std::vector<std::tuple<int, double, double>>{
             {0, 0.5, 0.4167}, {90, 0.5833, 0.5}, {180, 0.5, 0.5833}, {270, 0.4167, 0.5}}) {
        PdfMake make;
        make.page = "/CropBox[0 0 216 604.8]/Rotate " + std::to_string(degrees);
        INFO(degrees);
        CHECK(tone_at(made(make), x, y) < 60);
    }
}

namespace {

/// A cover with these files within.
Bytes portfolio(const std::vector<Bytes>& files) {
    PdfMake make;
    std::string names;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string name = "(" + std::to_string(i) + ".pdf)";
        names += name + " " + std::to_string(6 + 2 * i) + " 0 R ";
        make.more.push_back({"/Type/Filespec/F" + name + "/UF" + name + "/EF<</F " +
                                 std::to_string(7 + 2 * i) + " 0 R/UF " +
                                 std::to_string(7 + 2 * i) + " 0 R>>",
                             {}});
        make.more.push_back({"/Type/EmbeddedFile", files[i]});
    }
    make.catalogue = "/Names<</EmbeddedFiles<</Names[" + names + "]>>>>";
    return made(make);
}

Image small_page(std::uint8_t tone) {
    Image out(300, 420, tone);
    out.dpi = 100;
    return out;
}

} // namespace

TEST_CASE("files within a PDF are pages after its own") {
    const Bytes pdf = pdf_made(small_page(200), {}), picture = jpeg_of(small_page(150), 90).value();
    auto document = Document::of_bytes(portfolio({pdf, picture}));
    REQUIRE(document);
    CHECK(document->pages() == 3);
    CHECK(document->missing() == "");
    CHECK(document->page(1)->image.width() == 600);
    CHECK(document->page(2)->image.at(9, 9) == 200);
    CHECK(document->page(3)->image.at(9, 9) == 150);
}

TEST_CASE("files within files are read, but not without end") {
    Bytes pdf = pdf_made(small_page(200), {});
    for (int depth = 1; depth <= 6; ++depth) {
        pdf = portfolio({pdf});
        auto document = Document::of_bytes(pdf);
        REQUIRE(document);
        INFO(depth);
        CHECK(document->pages() == std::min(depth, 3) + 1);
        CHECK(document->missing().empty() == (depth <= 3));
    }
}

TEST_CASE("a file within a PDF that is no page is told of") {
    auto document = Document::of_bytes(portfolio({bytes_of("Kära kommun!"), {}}));
    REQUIRE(document);
    CHECK(document->pages() == 1);
    CHECK(document->missing() ==
          "the PDF holds 2 more files that were not read; save each as a file of its own and give "
          "that");
}

TEST_CASE("a file that is pinned to a page is read too") {
    PdfMake make;
    make.page = "/Annots[6 0 R]";
    make.more = {{"/Type/Annot/Subtype/FileAttachment/Rect[9 9 20 20]/FS 7 0 R", {}},
                 {"/Type/Filespec/F(a.jpg)/EF<</F 8 0 R>>", {}},
                 {"/Type/EmbeddedFile", jpeg_of(small_page(150), 90).value()}};
    auto document = Document::of_bytes(made(make));
    REQUIRE(document);
    CHECK(document->pages() == 2);
    CHECK(document->page(2)->image.at(9, 9) == 150);
}
