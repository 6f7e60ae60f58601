// Every make of file that holds a page gives that page, and a file that is not whole says so.
#include "scanner/reading/blank.h"
#include "tests/scanner/strokes.h"
#include "tests/support/hostile.h"
#include "tests/support/odd_files.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

void shows_strokes(const Bytes& bytes, double most = 4) {
    const Outcome outcome = first_page(bytes);
    CHECK(outcome.why == "");
    CHECK(difference(outcome.page, strokes()) < most);
}

Bytes cut_off(const Bytes& bytes, std::size_t percent) {
    return {bytes.begin(), bytes.begin() + std::ptrdiff_t(bytes.size() * percent / 100)};
}

} // namespace

TEST_CASE("a TIFF of any bits, colours and pieces is the page that it holds") {
    int makes = 0;
    for (const TiffSize size : {TiffSize::Classic, TiffSize::Big})
        for (const int bits : {1, 2, 4, 8, 12, 16})
            for (const int colours : {1, 3, 4})
                for (const bool apart : {false, true})
                    for (const bool tiled : {false, true}) {
                        if ((apart && colours == 1) || (size == TiffSize::Big && bits != 8))
                            continue;
                        TiffMake make;
                        make.bits = bits;
                        make.colours = colours;
                        make.apart = apart;
                        make.tiled = tiled;
                        make.white_is_0 = colours == 1 && bits < 8;
                        make.rows_a_strip = bits == 8 ? 0 : 50;
                        make.packing = bits == 4 ? TiffPacking::Lzw : TiffPacking::None;
                        INFO(bits << " bits, " << colours << " colours, apart " << apart
                                  << ", tiled " << tiled);
                        shows_strokes(tiff_of({{strokes(), make}}, size));
                        ++makes;
                    }
    CHECK(makes >= 50);
}

TEST_CASE("a TIFF packed in any way is the page that it holds") {
    for (const TiffPacking packing : {TiffPacking::None, TiffPacking::Lzw, TiffPacking::Deflate,
                                      TiffPacking::Group3, TiffPacking::Group4, TiffPacking::Jpeg})
        for (const bool white_is_0 : {false, true})
            for (const int rows : {0, 16, 64}) {
                TiffMake make;
                make.packing = packing;
                const bool fax = packing == TiffPacking::Group3 || packing == TiffPacking::Group4;
                make.bits = fax ? 1 : 8;
                make.white_is_0 = white_is_0 && packing != TiffPacking::Jpeg;
                make.rows_a_strip = rows;
                INFO(int(packing) << " white " << white_is_0 << " rows " << rows);
                shows_strokes(tiff_of({{strokes(), make}}));
            }
}

TEST_CASE("a TIFF that lies on its side or in a mirror is upright") {
    for (int orientation = 1; orientation <= 8; ++orientation) {
        TiffMake make;
        make.orientation = orientation;
        const Outcome outcome = first_page(tiff_of({{strokes(), make}}));
        INFO(orientation);
        REQUIRE(outcome.why == "");
        CHECK(outcome.page.width() == (orientation >= 5 ? 460 : 330));
    }
    TiffMake turned_right;
    turned_right.orientation = 6;
    CHECK(difference(first_page(tiff_of({{turned(strokes(), 270), turned_right}})).page,
                     strokes()) == 0);
}

TEST_CASE("pixels that are not square become so, both ways") {
    for (const auto& [across, down] : std::vector<std::pair<double, double>>{
             {204, 391}, {300, 600}, {600, 300}, {204, 98}, {200, 400}, {100, 200}})
        for (const TiffPacking packing : {TiffPacking::Group4, TiffPacking::Lzw}) {
            TiffMake make;
            make.packing = packing;
            make.bits = packing == TiffPacking::Group4 ? 1 : 8;
            make.across_dpi = across;
            make.down_dpi = down;
            const Outcome outcome = first_page(tiff_of({{strokes(), make}}));
            INFO(across << " x " << down);
            REQUIRE(outcome.why == "");
            const double most = std::max(across, down);
            CHECK(std::abs(outcome.page.width() - 330 * most / across) < 1);
            CHECK(std::abs(outcome.page.height() - 460 * most / down) < 1);
            CHECK(outcome.page.dpi == most);
            CHECK(outcome.page.at(int(45 * most / across), int(60 * most / down)) == 0);
        }
}

TEST_CASE("small copies and masks are no pages") {
    TiffMake page, copy, mask;
    copy.subfile_type = 1;
    mask.subfile_type = 4;
    mask.bits = 1;
    const Image small = strokes(165, 230), tiny = strokes(80, 110);
    const auto pages = [](const std::vector<TiffPageMake>& made) {
        return Document::of_bytes(tiff_of(made)).value().pages();
    };
    CHECK(pages({{strokes(), page}, {small, copy}}) == 1);
    CHECK(pages({{small, copy}, {strokes(), page}}) == 1);
    CHECK(pages({{strokes(), page}, {small, copy}, {strokes(), page}, {small, copy}}) == 2);
    CHECK(pages({{strokes(), page}, {strokes(), mask}}) == 1);
    CHECK(pages({{strokes(), page}, {tiny, page}}) == 1);      // a copy that forgot to say so
    CHECK(pages({{strokes(), page}, {small, page}}) == 2);     // may be a page
    CHECK(pages({{strokes(), copy}, {strokes(), copy}}) == 2); // all there is
}

TEST_CASE("a TIFF that is cut off gives its whole pages and says that it ends early") {
    int variants = 0, said = 0;
    for (const TiffPacking packing :
         {TiffPacking::Group4, TiffPacking::Lzw, TiffPacking::None, TiffPacking::Jpeg})
        for (const bool tiled : {false, true})
            for (const TiffSize size : {TiffSize::Classic, TiffSize::Big}) {
                TiffMake make;
                make.packing = packing;
                make.bits = packing == TiffPacking::Group4 ? 1 : 8;
                make.tiled = tiled;
                const Bytes whole = tiff_of(std::vector<TiffPageMake>(6, {strokes(), make}), size);
                auto all = Document::of_bytes(whole);
                REQUIRE(all);
                CHECK(all->pages() == 6);
                CHECK(all->is_whole());
                CHECK(all->missing() == "");
                int before = 0;
                for (const std::size_t percent : {5u, 20u, 35u, 50u, 60u, 75u, 90u, 95u}) {
                    INFO(int(packing) << " tiled " << tiled << " at " << percent << " %");
                    auto document = Document::of_bytes(cut_off(whole, percent));
                    ++variants;
                    if (!document) {
                        said += document.error().what.find("the file ends early") == 0;
                        CHECK(percent < 25);
                        continue;
                    }
                    said += document->missing().find("the file ends early") == 0;
                    CHECK_FALSE(document->is_whole());
                    CHECK(document->pages() < 6);
                    CHECK(document->pages() >= before);
                    before = document->pages();
                    auto last = document->page(document->pages());
                    REQUIRE(last);
                    CHECK(difference(last->image, strokes()) < 4);
                }
                CHECK(before == 5);
            }
    CHECK(variants >= 50);
    CHECK(said == variants);
}

TEST_CASE("a PNG is the page that it shows on white paper") {
    for (const PngMake make :
         {PngMake::GreyWhiteClear, PngMake::OneBitWhiteClear, PngMake::PaletteWhiteClear,
          PngMake::ColourWhiteClear, PngMake::GreyAlpha, PngMake::ColourAlpha, PngMake::Deep,
          PngMake::Interlaced}) {
        INFO(int(make));
        const Bytes bytes = png_made(strokes(), make);
        shows_strokes(bytes, 0.01);
        CHECK(first_page(cut_off(bytes, 60)).why ==
              "not an image (truncated PNG); rescan the page");
        CHECK_FALSE(Document::of_bytes(cut_off(bytes, 60)).value().is_whole());
    }
}

TEST_CASE("a JPEG in inks is read, and never called truncated when it is whole") {
    for (const InkMake make : {InkMake::Adobe, InkMake::AdobeYcck, InkMake::Plain}) {
        INFO(int(make));
        const Bytes bytes = ink_jpeg_of(strokes(), make);
        shows_strokes(bytes);
        CHECK(first_page(cut_off(bytes, 50)).why ==
              "not an image (truncated JPEG); rescan the page");
    }
    Bytes deep = jpeg_of(strokes(), 90).value();
    for (std::size_t i = 0; i + 4 < deep.size(); ++i)
        if (deep[i] == 0xFF && deep[i + 1] == 0xC0) {
            deep[i + 4] = 12; // bits of a sample
            break;
        }
    CHECK(first_page(deep).why ==
          "a JPEG of a kind that is not read; save the page as PDF, TIFF or PNG");
}

TEST_CASE("a JPEG whose lower half is missing is not taken for a page though it has an end") {
    Bytes bytes = cut_off(jpeg_of(strokes(), 90).value(), 50);
    bytes.insert(bytes.end(), {0xFF, 0xD9});
    CHECK(first_page(bytes).why == "not an image (truncated JPEG); rescan the page");
}

TEST_CASE("photographs of telephones and the web are read in the locked child") {
    shows_strokes(webp_of(strokes()), 6);
    shows_strokes(heic_of(strokes()), 6);
    const Bytes webp = webp_of(strokes()), heic = heic_of(strokes());
    for (const std::size_t percent : {5u, 20u, 40u, 60u, 80u, 95u}) {
        INFO(percent);
        CHECK(first_page(cut_off(webp, percent)).why ==
              "not an image (truncated WebP); rescan the page");
        CHECK(first_page(cut_off(heic, percent)).why ==
              "not an image (truncated HEIC); rescan the page");
    }
}

TEST_CASE("a negative is turned, and what is dark otherwise is left as it is and never blank") {
    for (const int bits : {1, 8})
        for (const TiffPacking packing : {TiffPacking::None, TiffPacking::Lzw}) {
            TiffMake make;
            make.bits = bits;
            make.packing = packing;
            make.negative = true;
            shows_strokes(tiff_of({{strokes(), make}}));
        }
    Image open_lid(330, 460, 8), photograph(330, 460, 40);
    for (int y = 120; y < 400; ++y) // paper on a dark table
        for (int x = 60; x < 200; ++x)
            photograph.row(y)[x] = std::uint8_t((x / 3 + y / 3) % 9 == 0 ? 60 : 210);
    for (Image* image : {&open_lid, &photograph}) {
        image->dpi = 300;
        const Outcome outcome = first_page(png_made(*image, PngMake::Interlaced));
        REQUIRE(outcome.why == "");
        CHECK(difference(outcome.page, *image) == 0);
        CHECK_FALSE(is_blank(outcome.page));
    }
}

TEST_CASE("a hundred broken files of the newer kinds are pictures or clear lines") {
    std::vector<Bytes> whole = {webp_of(strokes()), heic_of(strokes()),
                                ink_jpeg_of(strokes(), InkMake::Adobe)};
    for (const PngMake make : {PngMake::PaletteWhiteClear, PngMake::Interlaced})
        whole.push_back(png_made(strokes(), make));
    for (const bool tiled : {false, true}) {
        TiffMake make;
        make.colours = 3;
        make.bits = 4;
        make.apart = true;
        make.tiled = tiled;
        make.packing = TiffPacking::Lzw;
        whole.push_back(tiff_of({{strokes(), make}}, TiffSize::Big));
    }
    Chance chance(17);
    int pictures = 0;
    for (int i = 0; i < 100; ++i) {
        const std::string why = first_page(hostile_file(whole, chance)).why;
        pictures += why.empty();
        CHECK(why.find('\n') == std::string::npos);
        CHECK(why.find("took too long") == std::string::npos);
    }
    CHECK(pictures > 3);
    CHECK(pictures < 97);
}
