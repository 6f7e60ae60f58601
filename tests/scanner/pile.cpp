#include "tests/scanner/pile.h"

#include "forms/print.h"
#include "scanner/decode.h"
#include "scanner/document.h"
#include "scanner/encode.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/queue.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/files.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tycktill {

namespace {

namespace fs = std::filesystem;

enum class Kind { Form, Copied, Stranger, Attachment, Letter, Blank };

const char* name_of(Kind kind) {
    switch (kind) {
    case Kind::Form:
        return "form pages";
    case Kind::Copied:
        return "pages again or of copied blanks";
    case Kind::Stranger:
        return "pages of unknown forms";
    case Kind::Attachment:
        return "attached pages";
    case Kind::Letter:
        return "letters";
    case Kind::Blank:
        break;
    }
    return "blank pages";
}

/// One scanned side, and what the judge knows of it.
struct Side {
    Kind kind = Kind::Form;
    Image image;        ///< empty when it is put away
    Bytes put_away;     ///< the image as JPEG, because there may be a thousand
    std::string serial; ///< of a page with a code
    Filling filling;    ///< of a form's page: what was written on it
};

using Paper = std::vector<Side>; ///< what lies together

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

Filling filling_of(const Page& page, Chance& chance) {
    Filling filling = some_ticks(page, chance);
    for (const Box& box : page.boxes) {
        if (box.kind == BoxKind::Tick || chance.one_in(2))
            continue;
        std::string text = sentences()[std::size_t(chance.below(5))];
        if (box.kind == BoxKind::Comb) {
            text.clear();
            for (std::size_t i = 0; i < box.cells.size(); ++i)
                text += char('0' + chance.below(10));
        }
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

    std::vector<Paper> papers() {
        std::vector<const Form*> kinds;
        for (const Municipality& municipality : catalogue_.municipalities())
            kinds.push_back(&municipality.forms.front());
        std::vector<Paper> all;
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
    Side codeless(Kind kind) {
        return {kind,
                {},
                scanned(kind == Kind::Blank ? blank_page(chance_) : written_page(chance_)),
                "",
                {}};
    }

    Side filled(Printer& printer, int copy, std::size_t index, Kind kind) {
        const Page& page = printer.sheet().pages[index];
        Side side{kind,
                  printer.page(copy, index),
                  {},
                  printer.serial(copy).text,
                  filling_of(page, chance_)};
        fill_in(side.image, page, side.filling, hands()[std::size_t(chance_.below(12))], chance_);
        return side;
    }

    void add_form(std::vector<Paper>& all, Printer& printer, int copy) {
        Paper paper;
        const std::size_t pages = printer.sheet().pages.size();
        const bool short_of_one = pages > 1 && chance_.one_in(15);
        const std::size_t gone = short_of_one ? std::size_t(chance_.below(int(pages))) : pages;
        for (std::size_t index = 0; index < pages; ++index)
            if (index != gone)
                paper.push_back(filled(printer, copy, index, Kind::Form));
        if (paper.size() > 1 && chance_.one_in(6))
            std::swap(paper.front(), paper.back());
        Paper again; // the same pages scanned once more, or a photocopied blank with other ticks
        if (chance_.one_in(14)) {
            again = paper;
            for (Side& side : again)
                side.kind = Kind::Copied;
        } else if (chance_.one_in(14)) {
            again.push_back(filled(printer, copy, 0, Kind::Copied));
        }
        for (Paper* one : {&paper, &again})
            for (Side& side : *one)
                side.put_away = scanned(std::exchange(side.image, Image()));
        if (chance_.one_in(5))
            paper.push_back(codeless(Kind::Attachment));
        if (chance_.one_in(10))
            paper.push_back(codeless(Kind::Blank));
        all.push_back(std::move(paper));
        if (!again.empty())
            all.push_back(std::move(again));
        if (chance_.one_in(12))
            all.push_back({codeless(Kind::Letter)});
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
        return {Kind::Stranger,
                {},
                scanned(drawn_page(other, other.pages[0], to_text(code), 300)),
                serial.text,
                {}};
    }

    Chance chance_;
    const PileOrder& order_;
    const Catalogue& catalogue_;
};

struct Known {
    Kind kind = Kind::Form;
    std::string serial;
    Filling filling;
    int before = 0; ///< number in its file of the page that a page without a code follows, 0 = none
};

/// Shuffles papers into files of some twenty sides, takes each in and remembers what was where.
class Reception {
public:
    Reception(const PileOrder& order, const Catalogue& catalogue, PileCount& count)
        : chance_(order.seed + 1), catalogue_(catalogue), count_(count) {
        if (order.with_text)
            text_.emplace(TextReader::open().value());
    }

    void take_all(std::vector<Paper> papers) {
        for (std::size_t i = papers.size(); i > 1; --i)
            std::swap(papers[i - 1], papers[std::size_t(chance_.below(int(i)))]);
        Database store = open_queue_store(folder_.path()).value();
        IntakeOptions options;
        options.arrived = parse_day("2026-11-20").value();
        Intake intake(std::move(store), key_.public_key, catalogue_, text_ ? &*text_ : nullptr,
                      options);
        std::vector<Side> pile;
        for (Paper& paper : papers) {
            std::move(paper.begin(), paper.end(), std::back_inserter(pile));
            if (pile.size() >= 20)
                take(intake, pile);
        }
        take(intake, pile);
    }

    void judge() {
        Queue queue(open_queue_store(folder_.path()).value(), key_, catalogue_, {});
        std::map<std::string, int> seen;
        std::set<std::string> serials;
        const std::vector<QueueItem> items = queue.list().value();
        for (const QueueItem& item : items) {
            const QueuedForm form = queue.load(item.id).value();
            // What came again under a number that is there must be told from the first.
            if (!item.letter && !serials.insert(item.serial).second &&
                !has_doubt(form, key_other_content))
                fault(count_.misplaced, item.serial, {Kind::Copied, "", {}, 0},
                      "is not told apart");
            for (const Doubt& doubt : form.assembled.doubts)
                ++count_.doubts[to_text(doubt.kind)];
            for (const FormPage& page : form.returned.pages) {
                const std::string place = place_of(page.reading.source, page.reading.page);
                ++seen[place];
                judge_page(form, page, known_.at(place), place);
            }
            judge_fields(form);
        }
        for (const auto& [place, known] : known_) {
            const int times = seen[place];
            count_.doubled += times > 1;
            if (times == 0 && known.kind == Kind::Blank && known.before == 0)
                ++count_.placed; // a blank sheet on its own is left out
            else if (times == 0)
                fault(count_.lost, place, known, "is lost");
        }
    }

private:
    static std::string place_of(const std::string& file, int page) {
        return file + " " + std::to_string(page);
    }

    void take(Intake& intake, std::vector<Side>& pile) {
        if (pile.empty())
            return;
        const std::string name = "pile-" + std::to_string(++count_.piles) + ".pdf";
        std::vector<Image> images;
        int before = 0, number = 0;
        for (Side& side : pile) {
            ++number;
            ++count_.came[name_of(side.kind)];
            ++count_.pages;
            known_[place_of(name, number)] = {side.kind, side.serial, side.filling, before};
            const bool blank_alone = side.kind == Kind::Blank && before == 0;
            if (!blank_alone)
                before = number;
            const Image image = open_decoder(side.put_away).value()->decode(1, heap_pixels).value();
            images.push_back(turned(image, chance_.one_in(6) ? 180 : 0));
        }
        const fs::path file = folder_.path() / name;
        if (!write_file(file, pdf_of(images, 75)))
            throw std::runtime_error("cannot write " + file.string());
        pile.clear();
        const auto report = intake.add(file);
        if (!report || report->outcome != IntakeReport::Outcome::Queued)
            throw std::runtime_error(name + ": " + (report ? report->why : report.error().what));
        fs::remove(file);
    }

    static bool has_doubt(const QueuedForm& form, const std::string& key) {
        const auto& doubts = form.assembled.doubts;
        return std::any_of(doubts.begin(), doubts.end(), [&](const Doubt& doubt) {
            return doubt.key == key && !doubt.why.empty();
        });
    }

    void fault(int& counter, const std::string& place, const Known& known,
               const std::string& what) {
        ++counter;
        if (count_.first_fault.empty())
            count_.first_fault = std::string(name_of(known.kind)) + ", " + place + ": " + what;
    }

    void judge_page(const QueuedForm& form, const FormPage& page, const Known& known,
                    const std::string& place) {
        const bool asked_where = has_doubt(form, key_of_page(page.id));
        if (known.serial.empty()) {
            judge_codeless(form, page, known, place, asked_where);
            return;
        }
        const bool at_home = form.item.serial == known.serial;
        const bool said = known.kind != Kind::Stranger || !form.item.aside.empty();
        if (!page.reading.code)
            asked_where ? void(++count_.asked)
                        : fault(count_.misplaced, place, known, "has no code and nobody is asked");
        else if (!at_home || !said)
            fault(count_.misplaced, place, known, at_home ? "is not set aside" : "lies elsewhere");
        else if (known.kind != Kind::Form || page.reading.status != PageStatus::Read)
            ++count_.asked;
        else
            ++count_.placed;
    }

    void judge_codeless(const QueuedForm& form, const FormPage& page, const Known& known,
                        const std::string& place, bool asked_where) {
        const bool first = known.before == 0;
        const bool with_before = std::any_of(
            form.returned.pages.begin(), form.returned.pages.end(), [&](const FormPage& other) {
                return other.reading.source == page.reading.source &&
                       other.reading.page == known.before;
            });
        const bool blank = page.reading.status == PageStatus::Blank;
        if (!first && !with_before)
            fault(count_.misplaced, place, known, "is not with the page before it");
        else if (first && !form.item.letter)
            fault(count_.misplaced, place, known, "begins a file and is no letter");
        else if (first || (blank && known.kind == Kind::Blank))
            ++count_.placed;
        else if (asked_where)
            ++count_.asked;
        else
            fault(count_.misplaced, place, known, "is joined and nobody is asked");
    }

    /// What nobody is asked about must be what was ticked and written.
    void judge_fields(const QueuedForm& form) {
        for (const FormPage& page : form.returned.pages) {
            const Known& known = known_.at(place_of(page.reading.source, page.reading.page));
            if (known.kind == Kind::Stranger || !page.reading.code)
                continue;
            for (const FieldReading& field : page.reading.fields) {
                if (field.doubt || (!field.is_choice && !text_))
                    continue;
                ++count_.fields;
                const auto truth = known.filling.find(field.field);
                std::vector<std::string> wanted =
                    truth == known.filling.end() ? std::vector<std::string>{} : truth->second;
                std::vector<std::string> read = field.value;
                if (!field.is_choice)
                    for (std::vector<std::string>* words : {&wanted, &read})
                        for (std::string& text : *words)
                            std::erase_if(text,
                                          [](char c) { return c == ' ' || c == '-' || c == '\n'; });
                std::sort(wanted.begin(), wanted.end());
                std::sort(read.begin(), read.end());
                if (read != wanted)
                    fault(count_.wrong, field.field, known,
                          "reads «" + (read.empty() ? "" : read.front()) + "» for «" +
                              (wanted.empty() ? "" : wanted.front()) + "»");
            }
        }
    }

    Chance chance_;
    const Catalogue& catalogue_;
    PileCount& count_;
    TemporaryFolder folder_;
    KeyPair key_ = make_key_pair();
    std::optional<TextReader> text_;
    std::map<std::string, Known> known_;
};

} // namespace

PileCount pile_through(const PileOrder& order) {
    PileCount count;
    const Catalogue catalogue = Catalogue::load(order.assets).value();
    Reception reception(order, catalogue, count);
    reception.take_all(Post(order, catalogue).papers());
    reception.judge();
    return count;
}

} // namespace tycktill
