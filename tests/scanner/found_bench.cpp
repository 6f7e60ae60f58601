/// scanner_found_bench: how many pages of the damaged corpus are found, with form, number and page right, and
/// what their marks say. Beside it ZXing alone, every effort of its own on the whole of the same picture: the
/// same code read by anybody who only calls the library. Two people's pages of every damage.
#include "scanner/reading/read_page.h"
#include "shared/base/places.h"
#include "tests/scanner/accuracy.h"
#include "tests/support/bench_row.h"
#include "tests/support/rooms.h"

#include <ZXing/ReadBarcode.h>
#include <algorithm>

using namespace tycktill;

namespace {

bool found_by_zxing_alone(const CorpusPage& page) {
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true).setTryRotate(true);
    const Image& image = page.image;
    const auto results = ZXing::ReadBarcodes(
        {image.row(0), image.width(), image.height(), ZXing::ImageFormat::Lum}, hints);
    return std::any_of(results.begin(), results.end(), [&](const ZXing::Result& result) {
        return result.isValid() && result.text() == to_text(page.code);
    });
}

struct Row {
    const char* name;
    const char* goal;
    Tally ours = {};
    int its = 0;
};

Row& row_of(const std::vector<Damage>& damages, Row& photos, Row& faxes, Row& others) {
    for (const Damage& damage : damages) {
        if (damage.kind == DamageKind::Photo)
            return photos;
        if (damage.kind == DamageKind::Fax)
            return faxes;
    }
    return others;
}

void print_found(const Row& row) {
    const double pages = std::max(1, row.ours.pages) / 100.0;
    print_row({std::string("pages found with form, number and page right, ") + row.name,
               row.ours.read / pages, "%", "ZXing alone, its number", row.its / pages, row.goal});
}

void print_marks(const Tally& all) {
    const auto rate = [](int count, int of, double scale) {
        return scale * count / std::max(1, of);
    };
    print_row({"pages with another page's number, of " + std::to_string(all.pages),
               double(all.wrong_serial), "pages", "", 0, "none"});
    print_row({"marks wrong with nobody asked, of " + std::to_string(all.asserted),
               rate(all.silently_wrong, all.asserted, 10'000), "of 10000", "", 0, "at most 1"});
    print_row({"clear marks asked about, of " + std::to_string(all.clear),
               rate(all.clear_asked, all.clear, 100), "%", "", 0, "at most 1"});
    print_row({"filled boxes read as ticked with nobody asked", double(all.filled_read_as_ticked),
               "boxes", "", 0, "none"});
}

} // namespace

int main() {
    const std::string assets = assets_folder().string();
    const Catalogue& catalogue = shipped_catalogue(assets);
    const Reader reader{[&](const SheetFingerprint& print) { return catalogue.sheet(print); }, {}};
    const auto& papers = blank_pages(assets);
    const auto ticked = std::size_t(ticked_pages(assets));
    Row photos{"telephone photographs", "at least 99"}, faxes{"fax", "at least 98"},
        others{"all other damages", "100"};
    Tally all;
    std::size_t number = 0;
    for (const auto& damages : all_damages())
        for (int i = 0; i < 2; ++i, ++number) {
            const Person& person = people()[number % people().size()];
            Chance chance(70'000 + number);
            const CorpusPage page = corpus_page(papers[number % ticked], person, damages, chance);
            Row& row = row_of(damages, photos, faxes, others);
            const Tally tally =
                judged(read_page(page.image, reader), page, leaves_marks_clear(damages));
            row.ours += tally;
            all += tally;
            row.its += found_by_zxing_alone(page);
        }
    for (const Row* row : {&others, &photos, &faxes})
        print_found(*row);
    print_marks(all);
}
