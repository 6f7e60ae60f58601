// A poster for each unit's wall, made when somebody asks for it from the municipality's own file.
#include "office/web/other_pages.h"
#include "office/web/parts.h"

#include "forms/rules/poster.h"
#include "shared/base/files.h"
#include "shared/record/submission.h"

#include <algorithm>

namespace tycktill::web {
namespace {

namespace fs = std::filesystem;

/// Printed into a file of its own, which is gone when this ends.
Result<Bytes> poster_of(const forms::Municipality& town, const std::string& unit) {
    const fs::path file = fs::temp_directory_path() /
                          ("tycktill-" + to_text(record::random_submission_id()) + ".pdf");
    const auto printed = forms::print_poster({town, unit}, file);
    auto bytes = printed ? read_file(file) : Result<Bytes>(tl::make_unexpected(printed.error()));
    std::error_code ignored;
    fs::remove(file, ignored);
    return bytes;
}

} // namespace

wire::HttpResponse posters_page(Site& site, Visit& visit) {
    Html list;
    for (const auto& unit : visit.house->town->units)
        list += el("li", link("/affischer/" + percent_encoded(unit.id),
                              text(unit.name) + icon(Icon::ChevronRight)));
    return page(
        site, visit, {"Affischer", "", "", {}, 200},
        div("head",
            el("h1", "Affischer"_t) +
                el("p", "lead",
                   "En affisch på väggen säger att det går bra att klaga, och hur. Skriv ut den på "
                   "A4 eller A3."_t)) +
            div("reading", panel(el("ul", "links",
                                    el("li", link("/affischer/alla",
                                                  text(visit.house->town->name + ", utan enhet") +
                                                      icon(Icon::ChevronRight))) +
                                        list))));
}

wire::HttpResponse poster_file(Site& site, Visit& visit) {
    const auto& town = *visit.house->town;
    const auto unit = std::find_if(town.units.begin(), town.units.end(),
                                   [&](const auto& one) { return one.id == visit.parts.front(); });
    const bool whole_town = visit.parts.front() == "alla";
    if (unit == town.units.end() && !whole_town)
        return no_right(site, visit);
    auto poster = poster_of(town, whole_town ? "" : unit->name);
    if (!poster)
        return trouble(site, visit, poster.error());
    wire::HttpResponse response = file_response("application/pdf", std::move(*poster));
    response.headers["content-disposition"] = "inline; filename=\"affisch.pdf\"";
    return response;
}

} // namespace tycktill::web
