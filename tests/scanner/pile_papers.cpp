#include "tests/scanner/pile_papers.h"

#include "forms/print/print.h"
#include "scanner/pages/document.h"
#include "scanner/pages/encode.h"
#include "tests/support/damage.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <stdexcept>

namespace tycktill {

const char* name_of(PaperKind kind) {
    switch (kind) {
    case PaperKind::Form:
        return "form pages";
    case PaperKind::Copied:
        return "pages again or of copied blanks";
    case PaperKind::Stranger:
        return "pages of unknown forms";
    case PaperKind::Attachment:
        return "attached pages";
    case PaperKind::Letter:
        return "letters";
    case PaperKind::Blank:
        break;
    }
    return "blank pages";
}

namespace {

namespace fs = std::filesystem;

/// A pen, a way to tick and a handwriting each.
const std::vector<Writer>& hands() {
    static const std::vector<Writer> twelve = [] {
        const std::string fonts = "/usr/share/fonts/";
        const std::vector<std::string> files{"opentype/bwht/BecauseWeBuild-Regular.otf",
                                             "opentype/bwht/BecauseWeConnect-Regular.otf",
                                             "opentype/bwht/BecauseWeLearn-Regular.otf",
                                             "opentype/bwht/BecauseWeMentor-Regular.otf",
                                             "opentype/bwht/BecauseWeOrganize-Regular.otf",
                                             "opentype/dancingscript/DancingScript-Regular.otf",
                                             "truetype/breip/Breip.ttf",
                                             "truetype/femkeklaver/femkeklaver.ttf",
                                             "truetype/fifthhorseman/dkg.ttf",
                                             "truetype/humor-sans/Humor-Sans.ttf",
                                             "truetype/sjfonts/SteveHand.ttf",
                                             "truetype/kristi/Kristi.ttf"};
        std::vector<Writer> writers;
        for (std::size_t i = 0; i < files.size(); ++i) {
            writers.push_back(people()[i].writer);
            writers.back().font_file = fonts + files[i];
            writers.back().shake_mm = 0.12 + 0.02 * double(i);
        }
        return writers;
    }();
    return twelve;
}

const std::vector<std::string>& sentences() {
    static const std::vector<std::string> all{
        "Maten var kall hela vintern.", "Ingen ringde och sa något.",
        "Jag vill tacka personalen på avdelning tre.", "Plogen kom först klockan elva.",
        "Bussen stannar inte längre vid skolan."};
    return all;
}

/// Prints all copies of a form at once, as the print room does, and gives their pages back.
class Printer {
public:
    Printer(const Catalogue& catalogue, const Form& form, int copies)
        : sheet_(*catalogue.sheet(form.ref)) {
        for (int i = 0; i < copies; ++i)
            serials_.push_back(random_serial());
        const fs::path file = folder_.path() / "forms.pdf";
        const auto printed =
            print_pdf({*catalogue.municipality_of(form), form, sheet_, "", "sv", serials_}, file);
        if (!printed)
            throw std::runtime_error(printed.error().what);
        document_.emplace(Document::open(file).value());
    }
    const Sheet& sheet() const { return sheet_; }
    const Serial& serial(int copy) const { return serials_[std::size_t(copy)]; }
    Image page(int copy, std::size_t index) {
        const int all = static_cast<int>(sheet_.pages.size());
        return document_->page(copy * all + static_cast<int>(index) + 1).value().image;
    }

private:
    const Sheet& sheet_;
    TemporaryFolder folder_;
    std::vector<Serial> serials_;
    std::optional<Document> document_;
};

std::string some_digits(std::size_t count, Chance& chance) {
    std::string digits;
    for (std::size_t i = 0; i < count; ++i)
        digits += char('0' + chance.below(10));
    return digits;
}

/// What the writer does not get into a box would be cut off, and then nobody could read it.
Filling filling_of(const Page& page, const Writer& writer, Chance& chance) {
    Filling filling = some_ticks(page, chance);
    for (const Box& box : page.boxes) {
        if (box.kind == BoxKind::Tick || chance.one_in(2))
            continue;
        const std::string text = box.kind == BoxKind::Comb
                                     ? some_digits(box.cells.size(), chance)
                                     : sentences()[std::size_t(chance.below(5))];
        if (text_fits(box, text, writer.font_file))
            filling[box.field] = {text};
    }
    return filling;
}

Image blank_page(Chance& chance) {
    Image page(2480, 3508, std::uint8_t(244 + chance.below(8)));
    page.dpi = 300;
    return page;
}

/// A typed or written page without a code.
Image written_page(Chance& chance) {
    Image page = blank_page(chance);
    Box box;
    box.kind = BoxKind::Area;
    box.inside = {25_mm, 40_mm, 160_mm, 90_mm};
    box.lines = 9;
    box.pitch = 10_mm;
    std::string text;
    for (int i = 0; i < 6; ++i)
        text += (i ? " " : "") + sentences()[std::size_t(chance.below(5))];
    draw_text(page, 300, box, text, hands()[std::size_t(chance.below(12))].font_file);
    return page;
}

/// Makes all papers of the post in the order that they are handed out.
class Post {
public:
    Post(const PileOrder& order, const Catalogue& catalogue)
        : chance_(order.seed), order_(order), catalogue_(catalogue) {}

    std::vector<Bundle> papers() {
        std::vector<const Form*> kinds;
        for (const Municipality& municipality : catalogue_.municipalities())
            kinds.push_back(&municipality.forms.front());
        std::vector<Bundle> all;
        const int copies = (order_.forms + int(kinds.size()) - 1) / int(kinds.size());
        int left = order_.forms;
        for (const Form* form : kinds) {
            Printer printer(catalogue_, *form, copies);
            for (int copy = 0; copy < copies && left > 0; ++copy, --left)
                add_form(all, printer, copy);
        }
        return all;
    }

private:
    Bytes scanned(Image image) {
        return jpeg_of(damaged(std::move(image), usual_scan(chance_), chance_), 88).value();
    }
    Side codeless(PaperKind kind) {
        return {kind,
                {},
                scanned(kind == PaperKind::Blank ? blank_page(chance_) : written_page(chance_)),
                "",
                {}};
    }

    Side filled(Printer& printer, int copy, std::size_t index, PaperKind kind) {
        const Page& page = printer.sheet().pages[index];
        const Writer& writer = hands()[std::size_t(chance_.below(12))];
        Side side{kind,
                  printer.page(copy, index),
                  {},
                  printer.serial(copy).text,
                  filling_of(page, writer, chance_)};
        fill_in(side.image, page, side.filling, writer, chance_);
        return side;
    }

    void add_form(std::vector<Bundle>& all, Printer& printer, int copy) {
        Bundle paper;
        const std::size_t pages = printer.sheet().pages.size();
        const bool short_of_one = pages > 1 && chance_.one_in(15);
        const std::size_t gone = short_of_one ? std::size_t(chance_.below(int(pages))) : pages;
        for (std::size_t index = 0; index < pages; ++index)
            if (index != gone)
                paper.push_back(filled(printer, copy, index, PaperKind::Form));
        if (paper.size() > 1 && chance_.one_in(6))
            std::swap(paper.front(), paper.back());
        Bundle again; // the same pages scanned once more, or a photocopied blank with other ticks
        if (chance_.one_in(14)) {
            again = paper;
            for (Side& side : again)
                side.kind = PaperKind::Copied;
        } else if (chance_.one_in(14)) {
            again.push_back(filled(printer, copy, 0, PaperKind::Copied));
        }
        for (Bundle* one : {&paper, &again})
            for (Side& side : *one)
                side.put_away = scanned(std::exchange(side.image, Image()));
        if (chance_.one_in(5))
            paper.push_back(codeless(PaperKind::Attachment));
        if (chance_.one_in(10))
            paper.push_back(codeless(PaperKind::Blank));
        all.push_back(std::move(paper));
        if (!again.empty())
            all.push_back(std::move(again));
        if (chance_.one_in(12))
            all.push_back({codeless(PaperKind::Letter)});
        if (chance_.one_in(20))
            all.push_back({stranger(printer.sheet())});
    }

    /// A form of a release that this station has never heard of.
    Side stranger(const Sheet& like) {
        Sheet other = like;
        other.form.id = "grannkommunen/blankett";
        other.pages[0].boxes.pop_back();
        const Serial serial = random_serial();
        const PageCode code{fingerprint(other), serial, 1};
        return {PaperKind::Stranger,
                {},
                scanned(drawn_page(other, other.pages[0], to_text(code), 300)),
                serial.text,
                {}};
    }

    Chance chance_;
    const PileOrder& order_;
    const Catalogue& catalogue_;
};

} // namespace

std::vector<Bundle> papers_of(const PileOrder& order, const Catalogue& catalogue) {
    return Post(order, catalogue).papers();
}

} // namespace tycktill
