#include "tests/scanner/pile.h"

#include "scanner/pages/decode.h"
#include "scanner/pages/encode.h"
#include "scanner/queue/intake.h"
#include "scanner/queue/queue.h"
#include "scanner/queue/queue_store.h"
#include "shared/base/files.h"
#include "tests/scanner/pile_papers.h"
#include "tests/support/damage.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tycktill {

namespace {

namespace fs = std::filesystem;

struct Known {
    PaperKind kind = PaperKind::Form;
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

    void take_all(std::vector<Bundle> papers) {
        for (std::size_t i = papers.size(); i > 1; --i)
            std::swap(papers[i - 1], papers[std::size_t(chance_.below(int(i)))]);
        Database store = open_queue_store(folder_.path()).value();
        IntakeOptions options;
        options.arrived = parse_day("2026-11-20").value();
        Intake intake(std::move(store), key_.public_key, catalogue_, text_ ? &*text_ : nullptr,
                      options);
        std::vector<Side> pile;
        for (Bundle& paper : papers) {
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
        const std::vector<QueueItem> items = queue.items.list().value();
        for (const QueueItem& item : items) {
            const QueuedForm form = queue.items.load(item.id).value();
            // What came again under a number that is there must be told from the first.
            if (!item.letter && !serials.insert(item.serial).second &&
                !has_doubt(form, key_other_content))
                fault(count_.misplaced, item.serial, {PaperKind::Copied, "", {}, 0},
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
            if (times == 0 && known.kind == PaperKind::Blank && known.before == 0)
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
            const bool blank_alone = side.kind == PaperKind::Blank && before == 0;
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
        count_.faults.push_back(std::string(name_of(known.kind)) + ", " + place + ": " + what);
    }

    void judge_page(const QueuedForm& form, const FormPage& page, const Known& known,
                    const std::string& place) {
        const bool asked_where = has_doubt(form, key_of_page(page.id));
        if (known.serial.empty()) {
            judge_codeless(form, page, known, place, asked_where);
            return;
        }
        const bool at_home = form.item.serial == known.serial;
        const bool said = known.kind != PaperKind::Stranger || !form.item.aside.empty();
        if (!page.reading.code)
            asked_where ? void(++count_.asked)
                        : fault(count_.misplaced, place, known, "has no code and nobody is asked");
        else if (!at_home || !said)
            fault(count_.misplaced, place, known, at_home ? "is not set aside" : "lies elsewhere");
        else if (known.kind != PaperKind::Form || page.reading.status != PageStatus::Read)
            ++count_.asked;
        else
            ++count_.placed;
    }

    void judge_codeless(const QueuedForm& form, const FormPage& page, const Known& known,
                        const std::string& place, bool asked_where) {
        const bool first = known.before == 0;
        const auto before = known_.find(place_of(page.reading.source, known.before));
        // What follows a form that was filled in just as another of its number lies with the first of them.
        const bool with_before =
            std::any_of(form.returned.pages.begin(), form.returned.pages.end(),
                        [&](const FormPage& other) {
                            return other.reading.source == page.reading.source &&
                                   other.reading.page == known.before;
                        }) ||
            (before != known_.end() && !before->second.serial.empty() &&
             form.item.serial == before->second.serial);
        const bool blank = page.reading.status == PageStatus::Blank;
        if (!first && !with_before)
            fault(count_.misplaced, place, known, "is not with the page before it");
        else if (first && !form.item.letter)
            fault(count_.misplaced, place, known, "begins a file and is no letter");
        else if (first || (blank && known.kind == PaperKind::Blank))
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
            if (known.kind == PaperKind::Stranger || !page.reading.code)
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
    reception.take_all(papers_of(order, catalogue));
    reception.judge();
    return count;
}

} // namespace tycktill
