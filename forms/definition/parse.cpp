#include "forms/definition/parse.h"

#include "forms/definition/contrast.h"
#include "forms/definition/parse_office.h"
#include "forms/definition/parse_parts.h"
#include "forms/paper/printed_words.h"
#include "forms/rules/fault_words.h"
#include "shared/base/files.h"

#include <algorithm>
#include <charconv>

namespace tycktill::forms {
namespace {

using Ids = std::vector<std::pair<std::string, TomlPlace>>;

TomlPlace place_in(const TomlValue& table, const char* key) {
    const TomlValue* value = table.find(key);
    return value ? value->place : table.place;
}

TomlPlace id_place(const TomlValue& table) {
    return place_in(table, "id");
}

FormPlaces places_of(const TomlValue& form) {
    FormPlaces places{place_in(form, "version"), place_in(form, "paper"), {}};
    const TomlValue* paper = form.find("paper");
    const TomlValue* pages = paper ? paper->find("page") : nullptr;
    if (pages && pages->array()) {
        for (const auto& page : *pages->array())
            places.pages.push_back(page.place);
    }
    return places;
}

Accent parse_accent(const TomlValue& table, FileFaults& faults) {
    Reader reader(table, faults, "[accent]");
    Accent accent;
    accent.accent = reader.colour("accent", accent.accent);
    accent.pressed = reader.colour("pressed", accent.pressed);
    accent.tint = reader.colour("tint", accent.tint);
    accent.mid = reader.colour("mid", accent.mid);
    accent.on = reader.colour("on", accent.on);
    accent.night_accent = reader.colour("night_accent", accent.night_accent);
    accent.night_pressed = reader.colour("night_pressed", accent.night_pressed);
    accent.night_tint = reader.colour("night_tint", accent.night_tint);
    accent.night_on = reader.colour("night_on", accent.night_on);
    if (const auto faint = faint_pair(accent))
        reader.fault(reader.place_of(faint->key), faint->what, faint->write);
    reader.finish();
    return accent;
}

UnitPlace parse_unit(const TomlValue& table, FileFaults& faults) {
    Reader reader(table, faults, "[[unit]]");
    UnitPlace unit{reader.id(), reader.text("name"), reader.text("street", Need::May)};
    reader.finish();
    return unit;
}

OtherDoor parse_door(const TomlValue& table, const Languages& languages, FileFaults& faults) {
    Reader reader(table, faults, "[[other_door]]");
    OtherDoor door{reader.id(), reader.words("title", Need::Must, languages),
                   reader.words("text", Need::Must, languages)};
    reader.finish();
    return door;
}

Languages parse_languages(Reader& reader) {
    Languages languages = reader.texts("languages", Need::Must);
    if (reader.has("languages") && (languages.empty() || languages.front() != "sv"))
        reader.fault(reader.place_of("languages"), "the first language is not 'sv'",
                     "write languages = [\"sv\", …]");
    return languages;
}

void check_postnummer(Reader& reader) {
    for (const auto& value : reader.list("postnummer")) {
        const std::string text = value.text() ? *value.text() : "";
        const bool digits =
            text.size() > 6 && text[5] == ' ' && text.find_first_not_of("0123456789") == 5;
        if (!digits)
            reader.fault(value.place, "'" + text + "' is not a postnummer with its place",
                         "write it as \"71480 Kopparberg\"");
    }
}

void parse_facts(Reader& reader, Municipality& municipality) {
    municipality.id = reader.id();
    municipality.name = reader.text("name");
    municipality.place = reader.text("place");
    municipality.board = reader.text("board");
    municipality.office = reader.text("office");
    municipality.scheme = reader.text("scheme");
    municipality.telephone = reader.text("telephone", Need::May);
    municipality.levels = reader.texts("levels");
    municipality.reports = reader.texts("reports");
    municipality.registration = reader.text("registration", Need::May);
    municipality.staff_may_write = reader.truth("staff_may_write", true);
    municipality.ask_how_easy = reader.truth("ask_how_easy", true);
    municipality.postnummer = reader.texts("postnummer");
    check_postnummer(reader);
}

void parse_lists(Reader& reader, Municipality& municipality, const Languages& languages,
                 FileFaults& faults) {
    if (const auto* accent = reader.table("accent", Need::Must))
        municipality.accent = parse_accent(*accent, faults);
    Ids units, doors;
    for (const auto* table : reader.tables("unit")) {
        municipality.units.push_back(parse_unit(*table, faults));
        units.emplace_back(municipality.units.back().id, id_place(*table));
    }
    for (const auto* table : reader.tables("other_door")) {
        municipality.other_doors.push_back(parse_door(*table, languages, faults));
        doors.emplace_back(municipality.other_doors.back().id, id_place(*table));
    }
    note_doubles(units, faults);
    note_doubles(doors, faults);
    for (const auto& value : reader.list("tell"))
        municipality.tell.push_back(words_of(value, faults, "tell", languages));
    if (const auto* texts = reader.table("texts")) {
        for (const auto& [key, value] : *texts->table())
            municipality.texts[key] = words_of(value, faults, key, languages);
    }
}

/// "x.toml:3:7: what" from the TOML reader itself.
FileFault broken_toml(const std::string& file, const std::string& message) {
    FileFault fault{file, {1, 1}, message, "write it as TOML 1.0"};
    const char* at = message.data() + std::min(file.size() + 1, message.size());
    const char* end = message.data() + message.size();
    auto line = std::from_chars(at, end, fault.place.line);
    if (line.ec != std::errc{} || line.ptr == end)
        return fault;
    auto column = std::from_chars(line.ptr + 1, end, fault.place.column);
    fault.what = "not TOML: " + std::string(std::min(column.ptr + 2, end), end);
    return fault;
}

/// A form may stay in the file in its older versions, for paper that is still out there. Who asks for
/// the form by its id gets the first, so the newest stands first.
void check_version(Reader& reader, const std::vector<Form>& forms, const TomlValue& table) {
    const record::FormRef& last = forms.back().ref;
    for (std::size_t i = 0; i + 1 < forms.size(); ++i) {
        const record::FormRef& earlier = forms[i].ref;
        if (earlier.id == last.id && earlier.version <= last.version)
            reader.fault(place_in(table, "version"),
                         "version " + std::to_string(last.version) +
                             " of the form stands after version " + std::to_string(earlier.version),
                         "let the newest stand first, or give the form another id");
    }
}

/// The words in [texts] whose keys begin so go to every form.
void share_words(Reader& reader, Municipality& municipality, const std::string& beginning,
                 const std::vector<std::string>& keys, const std::string& where) {
    for (const auto& [key, words] : municipality.texts) {
        if (!key.starts_with(beginning))
            continue;
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            reader.fault(reader.table("texts")->find(key)->key, "there is no text '" + key + "'",
                         "write one of the keys in " + where);
        for (auto& form : municipality.forms)
            form.own_words[key] = words;
    }
}

/// A language that we do not speak needs the words of every fault.
void check_fault_words(Reader& reader, const Municipality& municipality,
                       const Languages& languages) {
    for (const auto& language : languages) {
        std::string missing;
        for (const auto& key : fault_word_keys()) {
            const bool needed = general_key(key).empty();
            if (needed && !speaks(key, language) && !municipality.texts.count(key))
                missing += (missing.empty() ? "" : ", ") + key;
        }
        if (!missing.empty())
            reader.fault(reader.place_of("languages"),
                         "the words of faults are not translated to '" + language + "'",
                         "write in [texts] what is said for " + missing);
    }
}

} // namespace

void note_doubles(const std::vector<std::pair<std::string, TomlPlace>>& ids, FileFaults& faults) {
    std::set<std::string> seen;
    for (const auto& [id, place] : ids) {
        if (!id.empty() && !seen.insert(id).second)
            faults.add(place, "the id '" + id + "' is already taken", "write another id");
    }
}

ParsedMunicipality parse_municipality(std::string_view toml, const std::string& file) {
    ParsedMunicipality parsed;
    const auto document = parse_toml(toml, file);
    if (!document) {
        parsed.faults.push_back(broken_toml(file, document.error().what));
        return parsed;
    }
    FileFaults faults(file);
    Reader reader(*document, faults, "the file");
    Municipality& municipality = parsed.municipality;
    parse_facts(reader, municipality);
    if (const auto stem = std::filesystem::path(file).stem().string();
        reader.has("id") && municipality.id != stem)
        reader.fault(reader.place_of("id"), "'" + municipality.id + "' is not the file's name",
                     "write id = \"" + stem + "\", or rename the file");
    const Languages languages = parse_languages(reader);
    parse_lists(reader, municipality, languages, faults);
    for (const auto* table : reader.tables("form", Need::Must)) {
        municipality.forms.push_back(parse_form(*table, municipality.id, languages, faults));
        parsed.places.push_back(places_of(*table));
        check_version(reader, municipality.forms, *table);
    }
    share_words(reader, municipality, "fault.", fault_word_keys(), "forms/rules/fault_words.cpp");
    share_words(reader, municipality, "printed.", printed_word_keys(),
                "forms/paper/printed_words.cpp");
    check_fault_words(reader, municipality, languages);
    parsed.office = parse_office(reader, municipality, languages, faults);
    parsed.owed = parse_owed(reader, parsed.office, faults);
    reader.finish();
    parsed.faults = faults.sorted();
    return parsed;
}

namespace {

Result<ParsedMunicipality> load_whole(const std::filesystem::path& file) {
    const std::string text = TRY(read_text(file, 4u << 20));
    ParsedMunicipality parsed = parse_municipality(text, file.string());
    if (!parsed.faults.empty())
        return fail(to_text(parsed.faults.front()));
    return parsed;
}

} // namespace

Result<Municipality> load_municipality(const std::filesystem::path& file) {
    return TRY(load_whole(file)).municipality;
}

Result<OfficeRules> load_office_rules(const std::filesystem::path& file) {
    return TRY(load_whole(file)).office;
}

Result<OwedReports> load_owed_reports(const std::filesystem::path& file) {
    return TRY(load_whole(file)).owed;
}

} // namespace tycktill::forms
