#include "tests/scanner/accuracy.h"

#include "scanner/read_page.h"
#include "tests/support/printed_form.h"

#include <algorithm>
#include <cstdio>

namespace tycktill {

std::vector<std::vector<Damage>> all_damages() {
    std::vector<std::vector<Damage>> out = {{}};
    const auto add = [&](DamageKind kind, std::initializer_list<double> strengths) {
        for (const double strength : strengths)
            out.push_back({{kind, strength}});
    };
    add(DamageKind::Tilt, {2, 4, 6});
    add(DamageKind::Turn, {90, 180, 270});
    add(DamageKind::Noise, {10, 20, 28});
    add(DamageKind::Blur, {1, 1.8, 2.4});
    add(DamageKind::Jpeg, {60, 30, 10});
    add(DamageKind::Perspective, {0.05, 0.1, 0.2});
    add(DamageKind::Fax, {196, 130, 98});
    add(DamageKind::Copy, {0.75, 0.55, 0.35});
    add(DamageKind::Pale, {0.3, 0.5, 0.7});
    add(DamageKind::Fold, {0.5, 1, 2});
    add(DamageKind::Stain, {0.15, 0.3, 0.5});
    add(DamageKind::Shadow, {0.2, 0.4, 0.6});
    add(DamageKind::Shrink, {2, 4, 6});
    add(DamageKind::Coarse, {200, 150, 100});
    add(DamageKind::CodeStrokes, {1, 3, 5});
    add(DamageKind::Torn, {15, 30, 40});
    add(DamageKind::Streak, {1, 2, 5});
    add(DamageKind::Dust, {100, 400, 1000});
    add(DamageKind::Bend, {0.3, 0.6, 1.2});
    add(DamageKind::Slip, {0.1, 0.3, 0.6});
    out.push_back({{DamageKind::Tilt, 2}, {DamageKind::Noise, 8}, {DamageKind::Jpeg, 60}});
    out.push_back({{DamageKind::Perspective, 0.08},
                   {DamageKind::Shadow, 0.4},
                   {DamageKind::Blur, 1.5},
                   {DamageKind::Jpeg, 70}});
    return out;
}

namespace {

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

} // namespace

Tally read_all_hands(const std::string& assets, const std::vector<Damage>& damages, int round) {
    const Catalogue& catalogue = shipped_catalogue(assets);
    static const PrintedForm form = print_form(catalogue, "ljusnarsberg");
    const Page& page = form.sheet->pages[0];
    const Reader reader{[&](const SheetFingerprint& print) { return catalogue.sheet(print); }, {}};
    Tally tally;
    for (std::size_t i = 0; i < people().size(); ++i) {
        Chance chance(std::uint64_t(1000 + i) + 1000 * std::uint64_t(round));
        const Filling filling = some_ticks(page, chance);
        Image image = form.pages[0];
        fill_in(image, page, filling, people()[i].writer, chance);
        const PageReading reading = read_page(damaged(std::move(image), damages, chance), reader);
        ++tally.pages;
        const bool other = reading.code && (reading.code->serial != form.serial ||
                                            reading.code->page != page.number ||
                                            reading.code->sheet != fingerprint(*form.sheet));
        tally.wrong_serial += other;
        tally.read += reading.status == PageStatus::Read && !other;
        for (const FieldReading& field : reading.fields)
            if (field.is_choice)
                ++(field.doubt ? tally.asked : same(field, filling) ? tally.right : tally.wrong);
    }
    return tally;
}

std::string table_head() {
    char line[160];
    std::snprintf(line, sizeof line, "%-56s %6s %6s %6s %6s %6s\n", "damage", "pages", "read",
                  "right", "asked", "wrong");
    return line;
}

std::string table_row(const std::vector<Damage>& damages, const Tally& tally) {
    char line[160];
    std::snprintf(line, sizeof line, "%-56s %6d %6d %6d %6d %6d\n", name_of(damages).c_str(),
                  tally.pages, tally.read, tally.right, tally.asked, tally.wrong);
    return line;
}

} // namespace tycktill
