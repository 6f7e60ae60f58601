#include "tests/scanner/corpus.h"
#include "tests/support/rooms.h"

#include <algorithm>
#include <deque>

namespace tycktill {

namespace {

bool has_ticks(const BlankPage& paper) {
    return std::any_of(paper.page->boxes.begin(), paper.page->boxes.end(),
                       [](const Box& box) { return box.kind == BoxKind::Tick; });
}

std::vector<BlankPage> printed_pages(const Catalogue& catalogue) {
    static std::deque<PrintedForm> forms; // stays where it is: the pages point into it
    std::vector<BlankPage> out;
    for (const Municipality& municipality : catalogue.municipalities())
        for (const Form& form : municipality.forms) {
            const PrintedForm& printed = forms.emplace_back(print_form(catalogue, form.ref.id));
            for (std::size_t i = 0; i < printed.pages.size(); ++i)
                out.push_back({&printed, &printed.sheet->pages[i], &printed.pages[i]});
        }
    std::stable_partition(out.begin(), out.end(), has_ticks);
    return out;
}

Serial some_serial(Chance& chance) {
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    std::string text;
    for (int i = 0; i < 8; ++i)
        text += alphabet[std::size_t(chance.below(int(alphabet.size())))];
    for (const char check : alphabet)
        if (const auto serial = parse_serial(text + check))
            return *serial;
    return {};
}

} // namespace

std::string BlankPage::name() const {
    return form->form->ref.id + " " + std::to_string(page->number);
}

const std::vector<BlankPage>& blank_pages(const std::string& assets) {
    static const std::vector<BlankPage> all = printed_pages(shipped_catalogue(assets));
    return all;
}

int ticked_pages(const std::string& assets) {
    const auto& all = blank_pages(assets);
    return int(std::count_if(all.begin(), all.end(), has_ticks));
}

CorpusPage corpus_page(const BlankPage& paper, const Person& person,
                       const std::vector<Damage>& damages, Chance& chance) {
    CorpusPage out{{fingerprint(*paper.form->sheet), some_serial(chance), paper.page->number},
                   some_ticks_and_withdrawn(*paper.page, chance),
                   *paper.blank};
    put_codes(out.image, out.image.dpi, *paper.page, to_text(out.code));
    fill_in(out.image, *paper.page, out.filling, person.writer, chance);
    out.image = damaged(std::move(out.image), damages, chance);
    return out;
}

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
    add(DamageKind::Jump, {0.5, 1, 1.5});
    add(DamageKind::Photo, {0.04, 0.08, 0.12});
    out.push_back({{DamageKind::Tilt, 2}, {DamageKind::Noise, 8}, {DamageKind::Jpeg, 60}});
    out.push_back({{DamageKind::Photo, 0.08},
                   {DamageKind::Blur, 1.5},
                   {DamageKind::Noise, 6},
                   {DamageKind::Jpeg, 70}});
    out.push_back({{DamageKind::Tilt, 1}, {DamageKind::Noise, 8}, {DamageKind::Fax, 196}});
    return out;
}

std::string name_of(const std::vector<Damage>& damages) {
    std::string out;
    for (const Damage& damage : damages)
        out += (out.empty() ? "" : " + ") + to_text(damage);
    return out.empty() ? "none" : out;
}

bool leaves_marks_clear(const std::vector<Damage>& damages) {
    return std::none_of(damages.begin(), damages.end(), [](const Damage& damage) {
        switch (damage.kind) {
        case DamageKind::Fold:
        case DamageKind::Stain:
        case DamageKind::Streak:
        case DamageKind::Fax:
            return true;
        case DamageKind::Copy:
            return damage.strength < 0.8;
        case DamageKind::Coarse:
        case DamageKind::Dither:
            return damage.strength < 150;
        default:
            return false;
        }
    });
}

} // namespace tycktill
