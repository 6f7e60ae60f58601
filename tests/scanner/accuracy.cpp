#include "tests/scanner/accuracy.h"

#include "scanner/reading/read_page.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <cstdio>

namespace tycktill {

namespace {

enum Done { Empty, Ticked, Filled };

bool has(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

Done done_to(const std::vector<std::string>& filled, const std::string& choice) {
    return has(filled, choice) ? Ticked : has(filled, withdrawn + choice) ? Filled : Empty;
}

void judge_question(const FieldReading& field, const std::vector<std::string>& filled, bool clear,
                    Tally& tally) {
    bool same = true, any_filled = false;
    for (const MarkReading& mark : field.marks) {
        const Done done = done_to(filled, mark.choice);
        ++tally.states[done][std::size_t(mark.state)];
        const bool right = (done == Ticked) == (mark.state == MarkState::Ticked);
        same = same && right;
        any_filled = any_filled || done == Filled;
        if (field.doubt)
            continue;
        ++tally.asserted;
        tally.silently_wrong += !right;
        tally.filled_read_as_ticked += done == Filled && !right;
    }
    if (any_filled)
        return;
    ++(field.doubt ? tally.asked : same ? tally.right : tally.wrong);
    if (!clear)
        return;
    tally.clear += int(field.marks.size());
    tally.clear_asked += field.doubt ? int(field.marks.size()) : 0;
}

} // namespace

Tally& Tally::operator+=(const Tally& other) {
    pages += other.pages;
    read += other.read;
    wrong_serial += other.wrong_serial;
    right += other.right;
    asked += other.asked;
    wrong += other.wrong;
    for (std::size_t i = 0; i < states.size(); ++i)
        for (std::size_t j = 0; j < states[i].size(); ++j)
            states[i][j] += other.states[i][j];
    asserted += other.asserted;
    silently_wrong += other.silently_wrong;
    filled_read_as_ticked += other.filled_read_as_ticked;
    clear += other.clear;
    clear_asked += other.clear_asked;
    return *this;
}

Tally judged(const PageReading& reading, const CorpusPage& page, bool clear) {
    Tally tally;
    tally.pages = 1;
    tally.wrong_serial = reading.code && *reading.code != page.code;
    tally.read = reading.status == PageStatus::Read && tally.wrong_serial == 0;
    for (const FieldReading& field : reading.fields)
        if (field.is_choice) {
            const auto filled = page.filling.find(field.field);
            judge_question(
                field, filled == page.filling.end() ? std::vector<std::string>{} : filled->second,
                clear, tally);
        }
    return tally;
}

Tally read_one(const std::string& assets, const BlankPage& paper, const Person& person,
               const std::vector<Damage>& damages, Chance& chance) {
    const Catalogue& catalogue = shipped_catalogue(assets);
    const CorpusPage page = corpus_page(paper, person, damages, chance);
    const Reader reader{[&](const SheetFingerprint& print) { return catalogue.sheet(print); }, {}};
    return judged(read_page(page.image, reader), page, leaves_marks_clear(damages));
}

Tally read_all_hands(const std::string& assets, const std::vector<Damage>& damages, int round) {
    const auto& papers = blank_pages(assets);
    const auto ticked = std::size_t(ticked_pages(assets));
    Tally tally;
    for (std::size_t i = 0; i < people().size(); ++i) {
        Chance chance(std::uint64_t(1000 + i) + 1000 * std::uint64_t(round));
        tally += read_one(assets, papers[(i + std::size_t(round)) % ticked], people()[i], damages,
                          chance);
    }
    return tally;
}

Tally read_usual_scans(const std::string& assets, const BlankPage& paper) {
    Tally tally;
    for (std::size_t i = 0; i < people().size(); ++i) {
        Chance chance(std::uint64_t(9000 + i));
        tally += read_one(assets, paper, people()[i], usual_scan(chance), chance);
    }
    return tally;
}

std::string table_head() {
    char line[160];
    std::snprintf(line, sizeof line, "%-56s %6s %6s %6s %6s %6s\n", "damage", "pages", "read",
                  "right", "asked", "wrong");
    return line;
}

std::string table_row(const std::string& name, const Tally& tally) {
    char line[160];
    std::snprintf(line, sizeof line, "%-56s %6d %6d %6d %6d %6d\n", name.c_str(), tally.pages,
                  tally.read, tally.right, tally.asked, tally.wrong);
    return line;
}

std::string states_head() {
    char line[160];
    std::snprintf(line, sizeof line, "%-42s %-8s %8s %8s %10s %8s\n", "page", "box", "empty",
                  "ticked", "withdrawn", "unsure");
    return line;
}

std::string states_rows(const std::string& name, const Tally& tally) {
    std::string out;
    for (const Done done : {Empty, Ticked, Filled}) {
        const auto& read = tally.states[done];
        char line[160];
        std::snprintf(line, sizeof line, "%-42s %-8s %8d %8d %10d %8d\n", name.c_str(),
                      done == Empty    ? "empty"
                      : done == Ticked ? "ticked"
                                       : "filled",
                      read[0], read[1], read[2], read[3]);
        out += line;
    }
    return out;
}

} // namespace tycktill
