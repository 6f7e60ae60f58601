#include "office/out/forms_out.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tycktill::out {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kind = "forms-out";
constexpr std::chrono::days at_most{183};

Result<FormsHandedOut> read(const papers::Paper& paper) {
    const Json json = Json::parse(paper.facts, nullptr, false);
    if (!json.is_object() || !json.contains("day") || !json["day"].is_string() ||
        !json.contains("copies") || !json["copies"].is_number_integer())
        return fail("the list of forms handed out is damaged at '" + paper.id + "'");
    return FormsHandedOut{TRY(parse_day(json["day"].get<std::string>())),
                          json["copies"].get<int>()};
}

} // namespace

Result<std::vector<UnitForms>> forms_out(papers::Papers& papers, const forms::OfficeRules& rules) {
    std::vector<UnitForms> all;
    for (const forms::OfficeUnit& unit : rules.units) {
        UnitForms one{unit.id, unit.name, {}};
        if (const auto paper = TRY(papers.paper(kind, unit.id)))
            one.last = TRY(read(*paper));
        all.push_back(std::move(one));
    }
    return all;
}

Result<void> note_forms_out(papers::Papers& papers, const forms::OfficeRules& rules,
                            const std::string& unit, const FormsHandedOut& handed) {
    const bool known = std::any_of(rules.units.begin(), rules.units.end(),
                                   [&](const forms::OfficeUnit& one) { return one.id == unit; });
    if (!known)
        return fail("there is no unit '" + unit + "'; tycktill-office forms-out names them");
    if (handed.copies < 1 || handed.copies > 100'000)
        return fail("how many copies: write a number from 1 to 100000");
    const Json facts{{"day", iso(handed.day)}, {"copies", handed.copies}};
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto before = TRY(papers.paper(kind, unit));
        papers::Paper paper{kind, unit, before ? before->revision : 0, false, facts.dump()};
        if (TRY(papers.save(paper)))
            return {};
    }
    return fail("somebody else has just written the same; do it again");
}

bool wants_forms(const UnitForms& unit, Day today) {
    return !unit.last || today - unit.last->day > at_most;
}

} // namespace tycktill::out
