// Where printed forms lie, and when each unit last had some.
#include "office/out/forms_out.h"
#include "office/commands/open_office.h"
#include "office/commands/out_commands.h"
#include "office/matters/refusal.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {

Result<int> run_forms_out(const OfficePlace& place, const FormsOutWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_person(office, place, wish.as));
    if (!office.knows_rules())
        return fail("whose office is it? write municipality = \"…\" in station.toml");
    const auto papers = TRY(papers::open_papers(office.home.store));
    const auto workplace = workplace_of(office, actor);
    const auto may = [&](matters::Act act, const forms::OfficeUnit& unit) {
        return matters::may(actor.account->person, act, unit.board, unit.id, workplace).has_value();
    };
    const auto& units = office.rules.units;
    if (!wish.unit.empty()) {
        const auto unit = std::find_if(units.begin(), units.end(),
                                       [&](const auto& one) { return one.id == wish.unit; });
        if (unit != units.end() && !may(matters::Act::TakeIn, *unit))
            return fail(matters::in_words(matters::Refusal{matters::Why::NotAllowed, {}}));
        const Day day = wish.day.empty() ? office.today() : TRY(parse_day(wish.day));
        if (day > office.today())
            return fail("that day has not come yet; write the day when they were handed out");
        TRY(out::note_forms_out(*papers, office.rules, wish.unit, {day, wish.copies}));
        TRY(note(office, actor, audit::Act::Do, "", "forms-out " + wish.unit));
        return 0;
    }
    const auto all = TRY(out::forms_out(*papers, office.rules));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const out::UnitForms& one = all[i];
        if (!may(matters::Act::SeePublicHalf, units[i]))
            continue;
        const bool wanted = out::wants_forms(one, office.today());
        if (wish.format == Format::Json) {
            nlohmann::ordered_json json{{"unit", one.unit}, {"name", one.name}};
            json["day"] = one.last ? nlohmann::ordered_json(iso(one.last->day)) : nullptr;
            json["copies"] = one.last ? one.last->copies : 0;
            json["wanted"] = wanted;
            std::cout << json.dump() << "\n";
        } else {
            std::cout << (one.last ? iso(one.last->day) + "  " + std::to_string(one.last->copies)
                                   : std::string("never"))
                      << "  " << one.unit << "  " << one.name << (wanted ? "  (look there)" : "")
                      << "\n";
        }
    }
    return 0;
}

} // namespace tycktill::office
