#include "tests/scanner/accuracy.h"

#include "scanner/read_page.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"

#include <algorithm>
#include <cstdio>

namespace tycktill {

namespace {

struct Tally {
    int pages = 0, read = 0, right = 0, asked = 0, wrong = 0;
};

std::vector<std::vector<Damage>> all_damages() {
    std::vector<std::vector<Damage>> out = {{}};
    const auto add = [&](DamageKind kind, std::initializer_list<double> strengths) {
        for (const double strength : strengths)
            out.push_back({{kind, strength}});
    };
    add(DamageKind::Tilt, {1, 3, 6, 12});
    add(DamageKind::Turn, {90, 180});
    add(DamageKind::Noise, {10, 20, 40});
    add(DamageKind::Blur, {1.5, 3, 5});
    add(DamageKind::Jpeg, {60, 30, 10});
    add(DamageKind::Perspective, {0.05, 0.1, 0.2});
    add(DamageKind::Fax, {200, 100});
    add(DamageKind::Copy, {0.75, 0.55, 0.35});
    add(DamageKind::Pale, {0.3, 0.5, 0.7});
    add(DamageKind::Fold, {0.5, 1, 2});
    add(DamageKind::Stain, {0.15, 0.3});
    add(DamageKind::Shadow, {0.3, 0.6});
    add(DamageKind::Shrink, {2, 5});
    add(DamageKind::Coarse, {200, 150, 100, 75});
    add(DamageKind::CodeStrokes, {1, 2, 3, 5});
    add(DamageKind::Torn, {15, 40});
    add(DamageKind::Streak, {2, 5});
    out.push_back({{DamageKind::Tilt, 2}, {DamageKind::Noise, 8}, {DamageKind::Jpeg, 60}});
    out.push_back({{DamageKind::Perspective, 0.08},
                   {DamageKind::Shadow, 0.4},
                   {DamageKind::Blur, 1.5},
                   {DamageKind::Jpeg, 70}});
    return out;
}

std::string name_of(const std::vector<Damage>& damages) {
    std::string out;
    for (const Damage& damage : damages)
        out += (out.empty() ? "" : " + ") + to_text(damage);
    return out.empty() ? "none" : out;
}

bool same(const FieldReading& field, const Filling& filling) {
    const auto filled = filling.find(field.field);
    auto value = field.value;
    auto truth = filled == filling.end() ? std::vector<std::string>{} : filled->second;
    std::sort(value.begin(), value.end());
    std::sort(truth.begin(), truth.end());
    return value == truth;
}

void count(const PageReading& reading, const Filling& filling, Tally& tally) {
    ++tally.pages;
    tally.read += reading.status == PageStatus::Read;
    for (const FieldReading& field : reading.fields)
        if (field.is_choice)
            ++(field.doubt ? tally.asked : same(field, filling) ? tally.right : tally.wrong);
}

// Pens that a photocopier loses are part of the test: a lost tick without a doubt is the worst fault.
Writer writer_of(int page, Chance& chance) {
    Writer writer = some_writer(chance);
    if (page % 5 == 4)
        writer.pen = light_pencil;
    return writer;
}

} // namespace

std::string accuracy_table(const std::string& assets, int pages_each) {
    const Catalogue& catalogue = shipped_catalogue(assets);
    const PrintedForm form = print_form(catalogue, "ljusnarsberg");
    const Page& page = form.sheet->pages[0];
    const Reader reader{[&](const SheetFingerprint& print) { return catalogue.sheet(print); }, {}};
    char line[160];
    std::snprintf(line, sizeof line, "%-56s %5s %5s %6s %6s %6s\n", "damage", "pages", "read",
                  "right", "asked", "wrong");
    std::string table = line;
    for (const auto& damages : all_damages()) {
        Tally tally;
        for (int i = 0; i < pages_each; ++i) {
            Chance chance(std::uint64_t(1000 + i));
            const Filling filling = some_ticks(page, chance);
            Image image = form.pages[0];
            fill_in(image, page, filling, writer_of(i, chance), chance);
            count(read_page(damaged(std::move(image), damages, chance), reader), filling, tally);
        }
        std::snprintf(line, sizeof line, "%-56s %5d %5d %6d %6d %6d\n", name_of(damages).c_str(),
                      tally.pages, tally.read, tally.right, tally.asked, tally.wrong);
        table += line;
    }
    return table;
}

} // namespace tycktill
