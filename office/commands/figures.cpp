#include "office/reports/figures.h"
#include "office/commands/matter_commands.h"
#include "office/commands/open_office.h"
#include "shared/base/log.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

std::map<std::string, std::string> types_of(const OpenOffice& office) {
    std::map<std::string, std::string> types;
    const forms::Municipality* municipality =
        office.catalogue.municipality(office.rules.municipality);
    if (!municipality)
        return types;
    for (const forms::Form& form : municipality->forms)
        if (const forms::Field* field = form.with_role(forms::FieldRole::Type))
            for (const forms::Choice& choice : field->choices)
                types[choice.id] = choice.label.in("sv");
    return types;
}

struct AsJson {
    Json operator()(const std::string& text) const { return text; }
    Json operator()(reports::Count count) const { return count.value; }
    Json operator()(const reports::MedianDays& median) const {
        return {{"median_days", median.days ? Json(*median.days) : Json(nullptr)},
                {"matters", median.matters}};
    }
    Json operator()(reports::Share share) const {
        return {{"part", share.part}, {"whole", share.whole}};
    }
    Json operator()(reports::TooFew) const { return "<5"; }
};

Json json_of(const reports::Table& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json cells = Json::array();
        for (const reports::Cell& cell : row)
            cells.push_back(std::visit(AsJson(), cell));
        rows.push_back(std::move(cells));
    }
    return {{"title", table.title}, {"heads", table.heads}, {"rows", rows}, {"note", table.note}};
}

Result<reports::Period> period_of(const FiguresWish& wish) {
    const reports::Period period{TRY(parse_day(wish.from)), TRY(parse_day(wish.to))};
    if (period.to < period.from)
        return fail("--to " + wish.to + " is before --from " + wish.from);
    return period;
}

/// Whether a name that was given is one of the municipality's: else a misspelling would count as nothing came.
Result<void> check_names(const forms::OfficeRules& rules, const FiguresWish& wish) {
    if (!wish.board.empty() && !rules.board(wish.board))
        return fail("--board " + wish.board +
                    ": there is no such board in the municipality's file");
    if (!wish.unit.empty() && !rules.unit(wish.unit))
        return fail("--unit " + wish.unit + ": there is no such unit in the municipality's file");
    const auto runs = [&](const forms::OfficeUnit& unit) { return unit.run_by == wish.run_by; };
    if (!wish.run_by.empty() && std::none_of(rules.units.begin(), rules.units.end(), runs))
        return fail("--run-by " + wish.run_by + ": no unit of the municipality's file is run so");
    return {};
}

} // namespace

Result<int> run_figures(const OfficePlace& place, const FiguresWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const reports::Period period = TRY(period_of(wish));
    TRY(check_names(office.rules, wish));
    const Actor actor = TRY(take_actor(office, place, wish.as));
    TRY(note(office, actor, audit::Act::Report, "", wish.from + "–" + wish.to));
    std::vector<reports::Case> cases;
    int unopened = 0;
    for (KnownMatter& known : TRY(known_matters(office, actor))) {
        if (known.row.voided)
            continue;
        if (known.matter.revision == 0) { // what it is about is still sealed
            ++unopened;
            continue;
        }
        cases.push_back({std::move(known.matter), std::move(known.events)});
    }
    cases = reports::selected(std::move(cases), {wish.board, wish.unit, wish.run_by}, office.rules);
    auto tables =
        reports::all_tables(cases, {period, office.today(), office.rules, types_of(office)});
    if (wish.publish)
        for (reports::Table& table : tables)
            table = reports::for_publishing(std::move(table));
    if (unopened > 0)
        say(std::to_string(unopened) +
            " have arrived that nobody has opened; they are not in these figures");
    if (wish.format == Format::Json)
        for (const reports::Table& table : tables)
            std::cout << json_of(table).dump() << "\n";
    else
        std::cout << (wish.format == Format::Csv ? reports::swedish_csv(tables)
                                                 : reports::as_text(tables));
    return 0;
}

} // namespace tycktill::office
