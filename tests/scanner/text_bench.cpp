// How well and how fast text is read: typed pages, beside the recogniser's own time for the same lines
// and beside Tesseract's command line (and OCRmyPDF, where it is installed) on the whole page.
//     scanner_text_bench [errors]      «errors» tells each box that was read wrongly
#include "forms/definition/catalogue.h"
#include "scanner/handwriting/handwriting.h"
#include "scanner/pages/encode.h"
#include "scanner/reading/read_page.h"
#include "shared/base/edit_distance.h"
#include "shared/base/files.h"
#include "shared/base/text.h"
#include "tests/support/bench_row.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"
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
    double reading_ms = 0, recogniser_ms = 0, command_ms = 0, peer_ms = 0;
    double command_errors = 0, peer_errors = 0;
    double pages = 0;
};

/// How the pages come: what the scanner does to them.
struct Scan {
    const char* name;
    bool poor;
};

bool tell_errors = false;

std::string typed_into(const Box& box) {
    if (box.kind == BoxKind::Area)
        return story;
    return box.rule == TextRule::Name ? "Åsa Öberg" : "Björkvägen 14, 714 31 Kopparberg";
}

/// 200 dpi with a fold, a streak on the glass and JPEG 60, or what a scanner usually does at 300.
std::vector<Damage> damages_of(const Scan& scan, Chance& chance) {
    if (!scan.poor)
        return usual_scan(chance);
    return {{DamageKind::Fold, 0.5},
            {DamageKind::Streak, 2},
            {DamageKind::Coarse, 200},
            {DamageKind::Jpeg, 60}};
}

/// Line and area boxes of a printed form filled with type, through a scanner.
Image typed_page(const PrintedForm& form, const std::string& font, unsigned seed,
                 const Scan& scan) {
    const Sheet& sheet = *form.sheet;
    Image page = form.pages[0];
    for (const Box& box : sheet.pages[0].boxes)
        if ((box.kind == BoxKind::Line && box.rule != TextRule::Email) || box.kind == BoxKind::Area)
            draw_text(page, 300, box, typed_into(box), font);
    Chance chance(seed);
    page = damaged(page, damages_of(scan, chance), chance);
    if (!scan.poor)
        page.dpi = 300;
    return page;
}

std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::string out;
    for (const char c : text)
        if (c != ' ' || (!out.empty() && out.back() != ' '))
            out += c;
    return out;
}

/// A program that writes what it read to `out`; false when it is missing or fails.
bool timed(const std::string& command, const std::filesystem::path& out,
           const std::vector<std::string>& truths, double& ms, double& errors) {
    bool good = false;
    const double took = milliseconds_of([&] { good = std::system(command.c_str()) == 0; });
    if (!good)
        return false;
    ms += took;
    const std::string text = on_one_line(read_text(out).value_or(""));
    for (const std::string& truth : truths)
        errors += double(edit_distance_within(code_points(truth), code_points(text)));
    return true;
}

bool has_ocrmypdf() {
    static const bool has = std::system("command -v ocrmypdf >/dev/null 2>&1") == 0;
    return has;
}

/// The same page by the others, whole.
void with_others(const std::filesystem::path& page, const std::vector<std::string>& truths,
                 Sum& sum) {
    const auto out = page.parent_path() / "read";
    const std::string quiet = " >/dev/null 2>&1";
    if (!timed("OMP_THREAD_LIMIT=1 tesseract '" + page.string() + "' '" + out.string() +
                   "' -l swe" + quiet,
               out.string() + ".txt", truths, sum.command_ms, sum.command_errors))
        std::fprintf(stderr, "text_bench: the tesseract command is missing\n");
    if (has_ocrmypdf())
        timed("OMP_THREAD_LIMIT=1 ocrmypdf -q -l swe --jobs 1 --image-dpi 300 --sidecar '" +
                  out.string() + ".side' '" + page.string() + "' '" + out.string() + ".pdf'" +
                  quiet,
              out.string() + ".side", truths, sum.peer_ms, sum.peer_errors);
}

void measure(const Image& page, const Sheet& sheet, TextReader& reader, Recogniser& recogniser,
             Sum& sum) {
    std::vector<std::string> truths;
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
        truths.push_back(truth);
        if (tell_errors && text != truth)
            std::fprintf(stderr, "%s %.2f\n  wrote %s\n  read  %s\n",
                         field.doubt ? "asks" : "SILENT", field.confidence, truth.c_str(),
                         text.c_str());
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
        with_others(file, truths, sum);
}

void tell(const Scan& scan, const Sum& sum) {
    const std::string what = std::string("typed text, ") + scan.name + ": ";
    const double letters = std::max(1.0, sum.letters), pages = std::max(1.0, sum.pages);
    print_row({what + "wrong characters", sum.errors / letters * 100, "%",
               "tesseract on the whole page", sum.command_errors / letters * 100,
               scan.poor ? "at most 1" : "at most 0.5"});
    if (has_ocrmypdf())
        print_row({what + "wrong characters", sum.errors / letters * 100, "%", "ocrmypdf",
                   sum.peer_errors / letters * 100, ""});
    print_row({what + "boxes with an error and no doubt", sum.silent_errors, "boxes", "boxes read",
               sum.boxes, "as near 0 as can be"});
    print_row({what + "boxes that ask a person", sum.doubts, "boxes", "boxes read", sum.boxes, ""});
    print_row({what + "page to text, one core", sum.reading_ms / pages, "ms",
               "the recogniser alone on the same boxes", sum.recogniser_ms / pages,
               "at most 1.15 times"});
    print_row({what + "page to text, one core", sum.reading_ms / pages, "ms",
               "tesseract on the whole page", sum.command_ms / pages, "at most 0.5 times"});
    if (has_ocrmypdf())
        print_row({what + "page to text, one core", sum.reading_ms / pages, "ms", "ocrmypdf",
                   sum.peer_ms / pages, "at most 0.125 times"});
}

} // namespace

int main(int count, char** words) {
    if (!has_ocrmypdf())
        std::fprintf(stderr,
                     "text_bench: skipped, OCRmyPDF is missing: apt-get install ocrmypdf\n");
    tell_errors = count > 1 && std::string(words[1]) == "errors";
    const std::filesystem::path source = TYCKTILL_SOURCE;
    const auto catalogue = Catalogue::load(source / "assets");
    auto reader = TextReader::open();
    auto recogniser = Recogniser::open();
    if (!catalogue || !reader || !recogniser) {
        std::fprintf(stderr, "text_bench: the assets or Tesseract's Swedish model are missing\n");
        return 1;
    }
    const PrintedForm form = print_form(*catalogue, "ljusnarsberg");
    const Sheet& sheet = *form.sheet;
    const std::vector<std::string> fonts{
        (source / "assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf").string(),
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"};
    for (const Scan& scan :
         {Scan{"300 dpi", false}, Scan{"200 dpi, fold, streak, JPEG 60", true}}) {
        Sum sum;
        for (const std::string& font : fonts)
            for (unsigned seed = 1; seed <= 3 && std::filesystem::exists(font); ++seed, ++sum.pages)
                measure(typed_page(form, font, seed, scan), sheet, *reader, *recogniser, sum);
        tell(scan, sum);
    }
}
