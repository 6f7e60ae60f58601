#include "forms/definition/new_municipality.h"

#include "shared/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace tycktill::forms {

namespace {

struct Palette {
    const char* name;
    const char* colours;
};

// What stands together in each reaches 7:1, as parse asks for.
constexpr std::array<Palette, 5> palettes{{
    {"blå", R"(accent = "#123F6D"
pressed = "#0A2A4B"
tint = "#E2EBF5"
mid = "#D0DFEF"
on = "#FFFFFF"
night_accent = "#9CC9F5"
night_pressed = "#7BAEDF"
night_tint = "#14304C"
night_on = "#051320")"},
    {"grön", R"(accent = "#17492F"
pressed = "#0D301E"
tint = "#E3EEE6"
mid = "#D3E4D8"
on = "#FFFFFF"
night_accent = "#8FDBAC"
night_pressed = "#6FC08F"
night_tint = "#17372A"
night_on = "#06140C")"},
    {"petrol", R"(accent = "#0B4B52"
pressed = "#072F34"
tint = "#E0EEEF"
mid = "#CFE3E5"
on = "#FFFFFF"
night_accent = "#8CD3DA"
night_pressed = "#62B3BB"
night_tint = "#12353A"
night_on = "#06140C")"},
    {"lila", R"(accent = "#3A2F7D"
pressed = "#251D55"
tint = "#EAE8F5"
mid = "#DAD6EE"
on = "#FFFFFF"
night_accent = "#BFB7F2"
night_pressed = "#A99FE2"
night_tint = "#2A2453"
night_on = "#06140C")"},
    {"vinröd", R"(accent = "#6A2347"
pressed = "#45152D"
tint = "#F6E8EE"
mid = "#EDD5E0"
on = "#FFFFFF"
night_accent = "#F0A9C6"
night_pressed = "#DB92B1"
night_tint = "#431B2E"
night_on = "#06140C")"},
}};

constexpr std::size_t longest_answer = 120; ///< characters; of a name, a line, a unit

/// Inside a TOML text in quotation marks.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
    return result;
}

struct Promise {
    int count = 0; ///< 0: none is made
    std::string unit, swedish, english;
};

Result<Promise> promise_of(const std::string& answer) {
    const std::string words = lower_case(trimmed(answer));
    Promise promise;
    const auto [rest, trouble] =
        std::from_chars(words.data(), words.data() + words.size(), promise.count);
    const std::string unit = trimmed(std::string(rest, words.data() + words.size()));
    static const std::map<std::string, std::array<const char*, 3>> units{
        {"arbetsdagar", {"working_days", "arbetsdagar", "working days"}},
        {"arbetsdag", {"working_days", "arbetsdag", "working day"}},
        {"dagar", {"days", "dagar", "days"}},
        {"veckor", {"weeks", "veckor", "weeks"}},
        {"vecka", {"weeks", "vecka", "week"}}};
    if (trouble == std::errc{} && promise.count == 0)
        return Promise{};
    const auto known = units.find(unit);
    if (trouble != std::errc{} || promise.count < 1 || promise.count > 365 || known == units.end())
        return fail("how soon you answer is '" + answer +
                    "'; write for example 10 arbetsdagar, 14 dagar or 2 veckor, or 0 for no "
                    "promise");
    promise.unit = known->second[0];
    promise.swedish = known->second[1];
    promise.english = known->second[2];
    return promise;
}

std::string deadline_of(const Promise& promise) {
    if (promise.count == 0)
        return "# No [form.deadline]: no time for a reply is promised.\n\n";
    const std::string count = std::to_string(promise.count);
    return "[form.deadline]\ncount = " + count + "\nunit = \"" + promise.unit +
           "\"\npromise.sv = \"Du får svar inom " + count + " " + promise.swedish +
           ", senast {dag}.\"\npromise.\"sv@lattlast\" = \"Du får svar senast {dag}.\"\n" +
           "promise.en = \"You will get a reply within " + count + " " + promise.english +
           ", by {dag}.\"\n\n";
}

std::string reply_clock_of(const Promise& promise) {
    if (promise.count == 0)
        return "[[clock]]\nid = \"avtalad-dag\"\nname = \"Dagen som personen har fått\"\nstarts = "
               "\"confirmed\"\nstops = \"replied\"\nunit = \"agreed_day\"\nfor = \"reachable\"\n\n";
    return "[[clock]]\nid = \"svar\"\nname = \"Svar till personen\"\nstarts = \"arrived\"\nstops = "
           "\"replied\"\ncount = " +
           std::to_string(promise.count) + "\nunit = \"" + promise.unit +
           "\"\nfor = \"reachable\"\n\n";
}

/// "Barn- och utbildningsnämnden" → "BUN"
std::string series_of(const std::string& board) {
    std::string initials, last;
    for (const std::string& word : split(id_for(board), '-')) {
        if (word.empty() || word == "och" || word == "for")
            continue;
        initials += static_cast<char>(word[0] - 'a' + 'A');
        last = word;
    }
    for (const std::string ending : {"namnden", "styrelsen", "namnd", "styrelse"})
        if (last.size() > ending.size() &&
            last.compare(last.size() - ending.size(), ending.size(), ending) == 0) {
            initials += ending[0] == 'n' ? 'N' : 'S';
            break;
        }
    return initials.empty() ? "D" : initials.substr(0, 6);
}

struct Unit {
    std::string id, name;
};

Result<std::vector<Unit>> units_of(const std::vector<std::string>& names) {
    std::vector<Unit> units;
    for (const std::string& name : names) {
        Unit unit{id_for(name), name};
        if (unit.id.empty())
            return fail("the unit '" + name + "' has no letter in its name; write its name");
        const auto same = [&](const Unit& other) { return other.id == unit.id; };
        for (int number = 2; std::any_of(units.begin(), units.end(), same); ++number)
            unit.id = id_for(name) + "-" + std::to_string(number);
        units.push_back(unit);
    }
    return units;
}

Result<void> look_at(const NewMunicipality& answers) {
    if (answers.id.empty() || answers.id != id_for(answers.id))
        return fail("the id is '" + answers.id +
                    "'; write it in small letters a to z, digits and hyphens, for example vaxjo");
    const std::map<std::string, std::string> needed{{"the municipality's name", answers.name},
                                                    {"the place", answers.place},
                                                    {"the board", answers.board},
                                                    {"the telephone", answers.telephone}};
    std::vector<std::string> all = answers.units;
    all.insert(all.end(), answers.address.begin(), answers.address.end());
    for (const auto& [what, given] : needed) {
        if (trimmed(given).empty())
            return fail(what + " is missing; write it");
        all.push_back(given);
    }
    if (answers.address.empty())
        return fail("the address is missing; write where forms are sent");
    if (answers.units.empty())
        return fail("there is no unit; write at least one");
    for (const std::string& given : all)
        if (!is_utf8(given) || length_of(given) > longest_answer || trimmed(given).empty())
            return fail("'" + given.substr(0, 40) + "' is empty or too long; write at most " +
                        std::to_string(longest_answer) + " letters");
    return {};
}

std::string filled(std::string_view model, const std::map<std::string, std::string>& values) {
    std::string result;
    for (;;) {
        const std::size_t from = model.find("{{"), to = model.find("}}", from);
        if (from == std::string_view::npos || to == std::string_view::npos)
            return result + std::string(model);
        result += model.substr(0, from);
        const auto value = values.find(std::string(model.substr(from + 2, to - from - 2)));
        result += value != values.end() ? value->second : std::string();
        model.remove_prefix(to + 2);
    }
}

} // namespace

std::vector<std::string> new_colours() {
    std::vector<std::string> names;
    for (const Palette& palette : palettes)
        names.push_back(palette.name);
    return names;
}

std::string id_for(std::string_view name) {
    static const std::map<char32_t, char> plain{{U'å', 'a'}, {U'ä', 'a'}, {U'à', 'a'}, {U'á', 'a'},
                                                {U'ö', 'o'}, {U'ø', 'o'}, {U'é', 'e'}, {U'è', 'e'},
                                                {U'ü', 'u'}, {U'æ', 'a'}};
    std::string id;
    for (const char32_t letter : code_points(lower_case(name))) {
        const auto known = plain.find(letter);
        const char32_t c = known != plain.end() ? char32_t(known->second) : letter;
        if ((c >= U'a' && c <= U'z') || is_digit(c))
            id += static_cast<char>(c);
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id;
}

Result<std::string> write_municipality(std::string_view model, const NewMunicipality& answers) {
    TRY(look_at(answers));
    const Promise promise = TRY(promise_of(answers.answer));
    const std::vector<Unit> units = TRY(units_of(answers.units));
    const auto palette = std::find_if(palettes.begin(), palettes.end(), [&](const Palette& one) {
        return one.name == lower_case(answers.colour);
    });
    if (palette == palettes.end())
        return fail("there is no colour '" + answers.colour +
                    "'; write blå, grön, petrol, lila or vinröd");
    std::string kiosk_units, office_units, address;
    for (const Unit& unit : units) {
        kiosk_units +=
            "[[unit]]\nid = \"" + unit.id + "\"\nname = \"" + escaped(unit.name) + "\"\n\n";
        office_units +=
            "[[office_unit]]\nid = \"" + unit.id + "\"\ndepartment = \"forvaltningen\"\n\n";
    }
    for (const std::string& line : answers.address)
        address += (address.empty() ? "" : "\n") + escaped(trimmed(line));
    return filled(model, {{"id", answers.id},
                          {"name", escaped(trimmed(answers.name))},
                          {"place", escaped(trimmed(answers.place))},
                          {"board", escaped(trimmed(answers.board))},
                          {"board_id", id_for(answers.board)},
                          {"series", series_of(answers.board)},
                          {"office", escaped(trimmed(answers.address.front()))},
                          {"address", address},
                          {"telephone", escaped(trimmed(answers.telephone))},
                          {"units", kiosk_units},
                          {"office_units", office_units},
                          {"reply_clock", reply_clock_of(promise)},
                          {"deadline", deadline_of(promise)},
                          {"accent", "[accent]\n" + std::string(palette->colours)}});
}

} // namespace tycktill::forms
