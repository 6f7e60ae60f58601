// How well and how fast text is read: typed pages, beside the recogniser's own time for the same lines
// and beside Tesseract's command line on the whole page.
#include "forms/catalogue.h"
#include "scanner/encode.h"
#include "scanner/handwriting/handwriting.h"
#include "scanner/read_page.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/bench_row.h"
#include "tests/support/damage.h"
#include "tests/support/filled_page.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/written_box.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

using namespace tycktill;

namespace {

const char* const story =
    "Den 3 november fick min man vänta på hemtjänsten i nästan tre timmar. Ingen ringde och sa "
    "något. Han hann inte få sin medicin i tid. Vi undrar varför det blev så, och hur ni gör nästa "
    "gång det fattas folk. Flickorna som kommer är snälla, det är inte dem jag klagar på. Maten "
    "har också varit kall flera gånger i höst.";

double milliseconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

struct Sum {
    double errors = 0, letters = 0, boxes = 0, doubts = 0, silent_errors = 0;
    double reading_ms = 0, recogniser_ms = 0, command_ms = 0;
};

std::string typed_into(const Box& box) {
    if (box.kind == BoxKind::Area)
        return story;
    return box.rule == TextRule::Name ? "Åsa Öberg" : "Björkvägen 14, 714 31 Kopparberg";
}

/// Line and area boxes filled with type, through a scanner.
Image typed_page(const Sheet& sheet, const std::string& font, unsigned seed) {
    const std::string code = to_text(PageCode{fingerprint(sheet), random_serial(), 1});
    Image page = drawn_page(sheet, sheet.pages[0], code, 300);
    for (const Box& box : sheet.pages[0].boxes)
        if ((box.kind == BoxKind::Line && box.rule != TextRule::Email) || box.kind == BoxKind::Area)
            draw_text(page, 300, box, typed_into(box), font);
    Chance chance(seed);
    page = damaged(page, usual_scan(chance), chance);
    page.dpi = 300;
    return page;
}

void measure(const Image& page, const Sheet& sheet, TextReader& reader, Recogniser& recogniser,
             Sum& sum) {
    Reader find{[&](const SheetFingerprint&) { return &sheet; }, {}};
    find.read_text = [&](const Image& image, const Homography& map, const Box& box) {
        FieldReading field;
        sum.reading_ms += milliseconds_of([&] { field = reader.read(image, map, box); });
        if (field.value.empty())
            return field;
        const TextPicture picture = text_picture(image, map, box);
        sum.recogniser_ms += milliseconds_of([&] {
            recogniser.recognise(picture.image,
                                 box.kind == BoxKind::Area ? TextShape::Block : TextShape::OneLine,
                                 TextModel::Swedish);
        });
        std::string text = field.value.front();
        std::replace(text.begin(), text.end(), '\n', ' ');
        const std::string truth = typed_into(box);
        const double wrong = character_errors(truth, text) * double(length_of(truth));
        sum.errors += wrong;
        sum.letters += double(length_of(truth));
        sum.boxes += 1;
        sum.doubts += field.doubt ? 1 : 0;
        sum.silent_errors += wrong > 0 && !field.doubt ? 1 : 0;
        return field;
    };
    read_page(page, find);
    TemporaryFolder folder;
    const auto file = folder.path() / "page.png";
    if (const auto png = png_of(page); png && write_file(file, *png))
        sum.command_ms += milliseconds_of([&] {
            const std::string command =
                "OMP_THREAD_LIMIT=1 tesseract '" + file.string() + "' - -l swe >/dev/null 2>&1";
            if (std::system(command.c_str()) != 0)
                std::fprintf(stderr, "text_bench: the tesseract command is missing\n");
        });
}

} // namespace

int main() {
    const std::filesystem::path source = TYCKTILL_SOURCE;
    const auto catalogue = Catalogue::load(source / "assets");
    auto reader = TextReader::open();
    auto recogniser = Recogniser::open();
    if (!catalogue || !reader || !recogniser) {
        std::fprintf(stderr, "text_bench: the assets or Tesseract's Swedish model are missing\n");
        return 1;
    }
    const Sheet& sheet = *catalogue->sheet(catalogue->form("ljusnarsberg")->ref);
    const std::vector<std::string> fonts{
        (source / "assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf").string(),
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"};
    Sum sum;
    double pages = 0;
    for (const std::string& font : fonts)
        for (unsigned seed = 1; seed <= 3 && std::filesystem::exists(font); ++seed, ++pages)
            measure(typed_page(sheet, font, seed), sheet, *reader, *recogniser, sum);
    print_row({"typed text: wrong characters", sum.errors / sum.letters * 100, "%", "", 0,
               "at most 0.5"});
    print_row({"typed text: boxes with an error and no doubt", sum.silent_errors, "boxes",
               "boxes read", sum.boxes, "as near 0 as can be"});
    print_row(
        {"typed text: boxes that ask a person", sum.doubts, "boxes", "boxes read", sum.boxes, ""});
    print_row({"page to text, 300 dpi, one core", sum.reading_ms / pages, "ms",
               "the recogniser alone on the same boxes", sum.recogniser_ms / pages,
               "at most 1.15 times"});
    print_row({"page to text, 300 dpi, one core", sum.reading_ms / pages, "ms",
               "tesseract on the whole page", sum.command_ms / pages, "at most 0.5 times"});
}
