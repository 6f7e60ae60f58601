#include "forms/definition/parse_office.h"

#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::forms {
namespace {

using Ids = std::vector<std::pair<std::string, TomlPlace>>;

constexpr Name<RouteLevel::Place> level_places[] = {
    {"unit", RouteLevel::Place::Unit},
    {"unit_above", RouteLevel::Place::UnitAbove},
    {"department", RouteLevel::Place::Department},
    {"board", RouteLevel::Place::Board},
};
constexpr Name<SpecialRoute::Concerns> route_concerns[] = {
    {"authority", SpecialRoute::Concerns::Authority},
    {"elderly_ombudsman", SpecialRoute::Concerns::ElderlyOmbudsman},
};

TomlPlace id_place_of(const TomlValue& table) {
    const TomlValue* id = table.find("id");
    return id ? id->place : table.place;
}

Board parse_board(const TomlValue& table, FileFaults& faults) {
    Reader reader(table, faults, "[[namnd]]");
    Board board{reader.id(), reader.text("name"), reader.text("series"),
                reader.text("number", Need::May)};
    if (board.number_form.empty())
        board.number_form = "{serie} {år}/{nr}";
    for (const char* mark : {"{år}", "{nr}"}) {
        if (board.number_form.find(mark) == std::string::npos)
            reader.fault(reader.place_of("number"),
                         std::string("a number without ") + mark + " would be given twice",
                         "write it as \"{serie} {år}/{nr}\"");
    }
    reader.finish();
    return board;
}

Department parse_department(const TomlValue& table, const OfficeRules& rules, FileFaults& faults) {
    Reader reader(table, faults, "[[department]]");
    Department department{reader.id(), reader.text("name"), reader.id("namnd")};
    must_exist(reader, "namnd", department.board, rules.board(department.board), "[[namnd]]");
    reader.finish();
    return department;
}

/// A unit that the kiosk shows has its name there.
std::string shown_name(const Municipality& municipality, const std::string& id) {
    for (const UnitPlace& unit : municipality.units) {
        if (unit.id == id)
            return unit.name;
    }
    return "";
}

OfficeUnit parse_office_unit(const TomlValue& table, const Municipality& municipality,
                             const OfficeRules& rules, FileFaults& faults) {
    Reader reader(table, faults, "[[office_unit]]");
    OfficeUnit unit;
    unit.id = reader.id();
    unit.name = shown_name(municipality, unit.id);
    if (const std::string own = reader.text("name", unit.name.empty() ? Need::Must : Need::May);
        !own.empty())
        unit.name = own;
    unit.department = reader.id("department");
    unit.under = reader.text("under", Need::May);
    const Department* of = rules.department(unit.department);
    unit.board = reader.text("namnd", Need::May);
    must_exist(reader, "namnd", unit.board, rules.board(unit.board), "[[namnd]]");
    if (unit.board.empty() && of)
        unit.board = of->board;
    unit.run_by = reader.text("run_by", Need::May);
    must_exist(reader, "department", unit.department, of, "[[department]]");
    reader.finish();
    return unit;
}

/// The tree can be known only when all units are.
void check_tree(const std::vector<const TomlValue*>& tables, const OfficeRules& rules,
                FileFaults& faults) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const OfficeUnit& unit = rules.units[i];
        if (unit.under.empty())
            continue;
        Reader reader(*tables[i], faults, "[[office_unit]]");
        const OfficeUnit* above = rules.unit(unit.under);
        must_exist(reader, "under", unit.under, above, "[[office_unit]]");
        if (rules.is_within(unit.under, unit.id))
            reader.fault(reader.place_of("under"), "'" + unit.id + "' would stand under itself",
                         "name a unit above it, or remove 'under'");
        else if (above && above->department != unit.department)
            reader.fault(reader.place_of("under"),
                         "'" + unit.under + "' belongs to another department",
                         "write department = \"" + above->department + "\", or remove 'under'");
    }
}

void parse_units(Reader& file, const Municipality& municipality, OfficeRules& rules,
                 FileFaults& faults) {
    const auto tables = file.tables("office_unit");
    Ids ids;
    for (const auto* table : tables) {
        rules.units.push_back(parse_office_unit(*table, municipality, rules, faults));
        ids.emplace_back(rules.units.back().id, id_place_of(*table));
    }
    note_doubles(ids, faults);
    check_tree(tables, rules, faults);
    for (const UnitPlace& unit : municipality.units) {
        if (!rules.unit(unit.id))
            rules.units.push_back({unit.id, unit.name, rules.departments.front().id, "",
                                   rules.departments.front().board, ""});
    }
}

void parse_ways(Reader& file, OfficeRules& rules, FileFaults& faults) {
    for (const auto* table : file.tables("receiver")) {
        Reader reader(*table, faults, "[[receiver]]");
        rules.receivers.push_back({reader.id("unit"), reader.text("title")});
        must_exist(reader, "unit", rules.receivers.back().unit,
                   rules.unit(rules.receivers.back().unit), "[[office_unit]] or [[unit]]");
        reader.finish();
    }
    for (const auto* table : file.tables("level")) {
        Reader reader(*table, faults, "[[level]]");
        rules.levels.push_back({reader.text("name"), reader.one_of("place", level_places)});
        reader.finish();
    }
    for (const auto* table : file.tables("route")) {
        Reader reader(*table, faults, "[[route]]");
        rules.routes.push_back(
            {reader.one_of("concerns", route_concerns), reader.id("unit"), reader.text("words")});
        must_exist(reader, "unit", rules.routes.back().unit, rules.unit(rules.routes.back().unit),
                   "[[office_unit]] or [[unit]]");
        reader.finish();
    }
}

} // namespace

void must_exist(Reader& table, const char* key, const std::string& id, bool exists,
                const char* list) {
    if (!id.empty() && !exists)
        table.fault(table.place_of(key), "there is no '" + id + "'",
                    std::string("write the id of a ") + list);
}

void parse_organisation(Reader& file, const Municipality& municipality, OfficeRules& rules,
                        FileFaults& faults) {
    Ids boards, departments;
    for (const auto* table : file.tables("namnd")) {
        rules.boards.push_back(parse_board(*table, faults));
        boards.emplace_back(rules.boards.back().id, id_place_of(*table));
    }
    if (rules.boards.empty())
        rules.boards.push_back({"namnden", municipality.board, "N", "{serie} {år}/{nr}"});
    for (const auto* table : file.tables("department")) {
        rules.departments.push_back(parse_department(*table, rules, faults));
        departments.emplace_back(rules.departments.back().id, id_place_of(*table));
    }
    if (rules.departments.empty())
        rules.departments.push_back(
            {"forvaltningen", municipality.office, rules.boards.front().id});
    note_doubles(boards, faults);
    note_doubles(departments, faults);
    parse_units(file, municipality, rules, faults);
    parse_ways(file, rules, faults);
    if (rules.levels.empty())
        rules.levels.push_back({"Enheten", RouteLevel::Place::Unit});
}

OfficeRules parse_office(Reader& file, const Municipality& municipality, const Languages& languages,
                         FileFaults& faults) {
    OfficeRules rules;
    rules.municipality = municipality.id;
    parse_clocks(file, municipality, languages, rules, faults);
    parse_organisation(file, municipality, rules, faults);
    parse_handling(file, municipality, rules, faults);
    return rules;
}

} // namespace tycktill::forms
