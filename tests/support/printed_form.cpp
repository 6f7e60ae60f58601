#include "tests/support/printed_form.h"

#include "forms/print/print.h"
#include "scanner/pages/document.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tycktill {

const Catalogue& shipped_catalogue(const std::string& assets) {
    static const Catalogue loaded = Catalogue::load(assets).value();
    return loaded;
}

PrintedForm print_form(const Catalogue& catalogue, const std::string& id) {
    PrintedForm out;
    out.form = catalogue.form(id);
    if (out.form == nullptr)
        throw std::runtime_error("no form " + id);
    out.sheet = catalogue.sheet(out.form->ref);
    out.serial = parse_serial("7K3M9QXDT").value();
    const TemporaryFolder folder;
    const auto file = folder.path() / "form.pdf";
    const auto printed = print_pdf(
        {*catalogue.municipality_of(*out.form), *out.form, *out.sheet, "", "sv", {out.serial}},
        file);
    if (!printed)
        throw std::runtime_error(printed.error().what);
    auto document = Document::open(file).value();
    for (int page = 1; page <= document.pages(); ++page)
        out.pages.push_back(document.page(page).value().image);
    return out;
}

Writer some_writer(Chance& chance) {
    constexpr Pen pens[] = {ballpoint, pencil, felt_tip, {0.3, 90}};
    constexpr TickStyle styles[] = {TickStyle::Cross, TickStyle::Check, TickStyle::Slash,
                                    TickStyle::Scribble};
    // A felt tip's scribble may as well be a withdrawn box: that is a doubt, and not here.
    const int pen = chance.below(4);
    return {pens[pen], styles[chance.below(pen == 2 ? 3 : 4)], ""};
}

namespace {

bool has(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

} // namespace

void fill_in(Image& image, const Page& page, const Filling& filling, const Writer& writer,
             Chance& chance) {
    for (const Box& box : page.boxes) {
        const auto found = filling.find(box.field);
        if (found == filling.end() || found->second.empty())
            continue;
        const auto& values = found->second;
        if (box.kind != BoxKind::Tick) {
            if (!writer.font_file.empty())
                draw_text(image, image.dpi, box, values.front(), writer.font_file,
                          {.shake_mm = writer.shake_mm, .chance = &chance});
        } else if (has(values, box.choice)) {
            draw_tick(image, image.dpi, box.inside, writer.style, writer.pen, chance);
        } else if (has(values, withdrawn + box.choice)) {
            draw_withdrawn(image, image.dpi, box.inside, writer.pen, chance);
        }
    }
}

const std::vector<Person>& people() {
    static const std::vector<Person> all = {
        {"blue ballpoint, cross", {{0.45, 60, 12}, TickStyle::Cross, ""}},
        {"fine ballpoint, check", {{0.3, 80, 15}, TickStyle::Check, ""}},
        {"worn ballpoint, cross", {{0.35, 115, 25}, TickStyle::Cross, ""}},
        {"gel pen, check", {{0.5, 25, 0}, TickStyle::Check, ""}},
        {"rollerball, slash", {{0.6, 35, 5}, TickStyle::Slash, ""}},
        {"fountain pen, cross", {{0.7, 50, 10}, TickStyle::Cross, ""}},
        {"felt tip, cross", {{1.0, 20, 0}, TickStyle::Cross, ""}},
        {"felt tip, slash", {{1.1, 30, 0}, TickStyle::Slash, ""}},
        {"soft pencil, check", {{0.6, 120, 20}, TickStyle::Check, ""}},
        {"pencil, cross", {{0.5, 150, 15}, TickStyle::Cross, ""}},
        {"hard pencil, cross", {{0.35, 165, 12}, TickStyle::Cross, ""}},
        {"light pencil, slash", {{0.45, 185, 8}, TickStyle::Slash, ""}},
        {"ballpoint, scribble", {{0.45, 60, 10}, TickStyle::Scribble, ""}},
    };
    return all;
}

Filling some_ticks(const Page& page, Chance& chance) {
    std::map<std::string, std::vector<const Box*>> questions;
    for (const Box& box : page.boxes)
        if (box.kind == BoxKind::Tick)
            questions[box.field].push_back(&box);
    Filling out;
    for (const auto& [field, boxes] : questions) {
        const int most = boxes.front()->one_choice ? 1 : 2;
        std::set<int> chosen;
        for (int i = chance.below(most + 1) + (chance.one_in(2) ? 1 : 0);
             i > 0 && int(chosen.size()) < most; --i)
            chosen.insert(chance.below(int(boxes.size())));
        for (const int i : chosen)
            out[field].push_back(boxes[std::size_t(i)]->choice);
    }
    return out;
}

Filling some_ticks_and_withdrawn(const Page& page, Chance& chance) {
    Filling out = some_ticks(page, chance);
    std::set<std::string> asked;
    for (const Box& box : page.boxes) {
        if (box.kind != BoxKind::Tick || !asked.insert(box.field).second || !chance.one_in(4))
            continue;
        std::vector<std::string> free;
        for (const Box& other : page.boxes)
            if (other.field == box.field && !has(out[box.field], other.choice))
                free.push_back(other.choice);
        if (!free.empty())
            out[box.field].push_back(withdrawn + free[std::size_t(chance.below(int(free.size())))]);
    }
    return out;
}

} // namespace tycktill
