#include "forms/paper/sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <locale>
#include <nlohmann/json.hpp>
#include <sstream>

namespace tycktill::forms {
namespace {

// Order matters in a text that people read and compare.
using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<BoxKind, const char*>, 4> kinds{{{BoxKind::Tick, "tick"},
                                                                {BoxKind::Line, "line"},
                                                                {BoxKind::Comb, "comb"},
                                                                {BoxKind::Area, "area"}}};
constexpr std::array<std::pair<TextRule, const char*>, 8> rules{
    {{TextRule::Any, "any"},
     {TextRule::Name, "name"},
     {TextRule::Address, "address"},
     {TextRule::Telephone, "telephone"},
     {TextRule::Postnummer, "postnummer"},
     {TextRule::Email, "email"},
     {TextRule::Digits, "digits"},
     {TextRule::PastDay, "past-day"}}};

template <typename Table, typename Key>
std::string name_in(const Table& table, Key key) {
    for (const auto& [value, name] : table) {
        if (value == key)
            return name;
    }
    return "";
}

template <typename Table>
auto value_in(const Table& table, const std::string& wanted)
    -> Result<typename Table::value_type::first_type> {
    for (const auto& [value, name] : table) {
        if (name == wanted)
            return value;
    }
    return fail("sheet: unknown word \"" + wanted + "\"; restore the file from the release");
}

Json to_number(Mm measure) {
    // Two decimals at most, and 8 rather than 8.0, so that the file reads like the drawing.
    if (measure.hundredths % 100 == 0)
        return measure.hundredths / 100;
    return measure.value();
}

Mm to_mm(const Json& number) {
    // No paper is ten metres long; a damaged file may say so.
    const double measure = std::clamp(number.get<double>(), -10000.0, 10000.0);
    return {static_cast<int>(std::lround(measure * 100))};
}

/// A version, a page's number or a number of lines: what no sheet has more of is damage.
Result<int> count_at(const Json& object, const char* name) {
    constexpr int most = 1'000'000;
    const Json& number = object.at(name);
    if (!number.is_number_integer() || number < 0 || number > most)
        return fail(
            "sheet: \"" + std::string(name) +
            "\" is not a whole number from 0 to 1000000; restore the file from the release");
    return number.get<int>();
}

Json to_object(const Rect& rect) {
    return {{"x_mm", to_number(rect.x)},
            {"y_mm", to_number(rect.y)},
            {"width_mm", to_number(rect.width)},
            {"height_mm", to_number(rect.height)}};
}

Rect to_rect(const Json& object) {
    return {to_mm(object.at("x_mm")), to_mm(object.at("y_mm")), to_mm(object.at("width_mm")),
            to_mm(object.at("height_mm"))};
}

Json to_object(const Box& box) {
    Json object{{"field", box.field}};
    if (!box.choice.empty())
        object["choice"] = box.choice;
    object["kind"] = name_in(kinds, box.kind);
    object.update(to_object(box.inside));
    if (box.kind == BoxKind::Comb) {
        object["cells"] = box.cells.size();
        for (const Rect& cell : box.cells)
            object["cell_x_mm"].push_back(to_number(cell.x));
        object["cell_width_mm"] = to_number(box.cells.empty() ? Mm{} : box.cells.front().width);
    }
    if (box.kind == BoxKind::Area) {
        object["lines"] = box.lines;
        object["pitch_mm"] = to_number(box.pitch);
    }
    if (box.rule != TextRule::Any)
        object["rule"] = name_in(rules, box.rule);
    if (box.kind == BoxKind::Tick)
        object["one_choice"] = box.one_choice;
    object["required"] = box.required;
    return object;
}

Result<Box> to_box(const Json& object) {
    Box box;
    box.field = object.at("field").get<std::string>();
    box.choice = object.value("choice", "");
    box.kind = TRY(value_in(kinds, object.at("kind").get<std::string>()));
    box.inside = to_rect(object);
    if (box.kind == BoxKind::Comb) {
        const Mm width = to_mm(object.at("cell_width_mm"));
        for (const Json& x : object.at("cell_x_mm"))
            box.cells.push_back({to_mm(x), box.inside.y, width, box.inside.height});
    }
    if (object.contains("lines"))
        box.lines = TRY(count_at(object, "lines"));
    if (object.contains("pitch_mm"))
        box.pitch = to_mm(object.at("pitch_mm"));
    box.rule = TRY(value_in(rules, object.value("rule", "any")));
    box.one_choice = object.value("one_choice", false);
    box.required = object.value("required", false);
    return box;
}

Json to_object(const Page& page) {
    Json object{{"number", page.number}};
    object["marks"] = Json::array();
    for (const Fiducial& mark : page.marks)
        object["marks"].push_back({{"x_mm", to_number(mark.square.x)},
                                   {"y_mm", to_number(mark.square.y)},
                                   {"size_mm", to_number(mark.square.width)}});
    object["codes"] = Json::array();
    for (const Rect& code : page.codes)
        object["codes"].push_back(to_object(code));
    object["boxes"] = Json::array();
    for (const Box& box : page.boxes)
        object["boxes"].push_back(to_object(box));
    return object;
}

Result<Page> to_page(const Json& object) {
    Page page;
    page.number = TRY(count_at(object, "number"));
    for (const Json& mark : object.at("marks")) {
        const Mm size = to_mm(mark.at("size_mm"));
        page.marks.push_back({{to_mm(mark.at("x_mm")), to_mm(mark.at("y_mm")), size, size}});
    }
    for (const Json& code : object.at("codes"))
        page.codes.push_back(to_rect(code));
    for (const Json& box : object.at("boxes"))
        page.boxes.push_back(TRY(to_box(box)));
    return page;
}

Result<Sheet> to_sheet(const Json& object) {
    Sheet sheet;
    sheet.form.version = TRY(count_at(object, "version"));
    sheet.form.id = object.at("form").get<std::string>();
    const Json& paper = object.at("paper");
    sheet.paper = {to_mm(paper.at("width_mm")), to_mm(paper.at("height_mm"))};
    sheet.tear_line = to_mm(object.at("tear_line_mm"));
    for (const Json& page : object.at("pages"))
        sheet.pages.push_back(TRY(to_page(page)));
    if (fingerprint(sheet).text != object.at("fingerprint").get<std::string>())
        return fail("the fingerprint does not belong to these boxes; restore the file from the "
                    "release");
    return sheet;
}

/// What the fingerprint is computed from: every fact that a reader of the page uses, in integers.
/// Printed on paper: do not change. A fact added to Box later must be left out of this text while it
/// has the value that all older sheets had.
std::string canonical(const Sheet& sheet) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    const auto put = [&text](const Rect& rect) {
        text << ' ' << rect.x.hundredths << ' ' << rect.y.hundredths << ' ' << rect.width.hundredths
             << ' ' << rect.height.hundredths;
    };
    text << "sheet " << sheet.form.id << ' ' << sheet.form.version << ' '
         << sheet.paper.width.hundredths << ' ' << sheet.paper.height.hundredths << ' '
         << sheet.tear_line.hundredths << '\n';
    for (const Page& page : sheet.pages) {
        text << "page " << page.number;
        for (const Fiducial& mark : page.marks)
            put(mark.square);
        for (const Rect& code : page.codes)
            put(code);
        text << '\n';
        for (const Box& box : page.boxes) {
            text << "box " << box.field << ' ' << box.choice << ' ' << name_in(kinds, box.kind);
            put(box.inside);
            for (const Rect& cell : box.cells)
                put(cell);
            text << ' ' << box.lines << ' ' << box.pitch.hundredths << ' '
                 << name_in(rules, box.rule) << ' ' << box.one_choice << ' ' << box.required
                 << '\n';
        }
    }
    return text.str();
}

/// FNV-1a with SplitMix64's last step, so that the low digits depend on every byte.
std::uint64_t hash_of(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
    hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u;
    hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebu;
    return hash ^ (hash >> 31);
}

} // namespace

SheetFingerprint fingerprint(const Sheet& sheet) {
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    std::uint64_t rest = hash_of(canonical(sheet));
    std::string text;
    for (int i = 0; i < 8; ++i, rest /= alphabet.size())
        text += alphabet[rest % alphabet.size()];
    return {text};
}

std::string to_json(const Sheet& sheet) {
    Json object{{"form", sheet.form.id},
                {"version", sheet.form.version},
                {"fingerprint", fingerprint(sheet).text},
                {"paper",
                 {{"width_mm", to_number(sheet.paper.width)},
                  {"height_mm", to_number(sheet.paper.height)}}},
                {"tear_line_mm", to_number(sheet.tear_line)},
                {"pages", Json::array()}};
    for (const Page& page : sheet.pages)
        object["pages"].push_back(to_object(page));
    return object.dump(1) + "\n";
}

Result<Sheet> parse_sheet(std::string_view json) {
    const Json object = Json::parse(json, nullptr, false);
    if (object.is_discarded())
        return fail("sheet: not JSON; restore the file from the release");
    try {
        return to_sheet(object);
    } catch (const Json::exception& problem) {
        return fail("sheet: " + std::string(problem.what()) +
                    "; restore the file from the release");
    }
}

} // namespace tycktill::forms
