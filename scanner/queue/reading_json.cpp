#include "scanner/queue/reading_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace tycktill::queue {

namespace {

using Json = nlohmann::json;

template <typename Key>
using Names = std::pair<Key, const char*>;

constexpr std::array<Names<reading::DoubtKind>, 17> doubts{
    {{reading::DoubtKind::Handwriting, "handwriting"},
     {reading::DoubtKind::UnsureText, "unsure-text"},
     {reading::DoubtKind::UnsureMark, "unsure-mark"},
     {reading::DoubtKind::DarkBox, "dark-box"},
     {reading::DoubtKind::TwoTicks, "two-ticks"},
     {reading::DoubtKind::Missing, "missing"},
     {reading::DoubtKind::Rule, "rule"},
     {reading::DoubtKind::PoorCopy, "poor-copy"},
     {reading::DoubtKind::Letter, "letter"},
     {reading::DoubtKind::MissingPage, "missing-page"},
     {reading::DoubtKind::BlankBack, "blank-back"},
     {reading::DoubtKind::OtherContent, "other-content"},
     {reading::DoubtKind::NotFitted, "not-fitted"},
     {reading::DoubtKind::Foreign, "foreign"},
     {reading::DoubtKind::Parked, "parked"},
     {reading::DoubtKind::Outside, "outside"},
     {reading::DoubtKind::SecondLook, "second-look"}}};

constexpr std::array<Names<reading::MarkState>, 4> states{
    {{reading::MarkState::Empty, "empty"},
     {reading::MarkState::Ticked, "ticked"},
     {reading::MarkState::Withdrawn, "withdrawn"},
     {reading::MarkState::Unsure, "unsure"}}};

constexpr std::array<Names<reading::PageStatus>, 5> statuses{
    {{reading::PageStatus::Read, "read"},
     {reading::PageStatus::NoCode, "no-code"},
     {reading::PageStatus::Blank, "blank"},
     {reading::PageStatus::UnknownForm, "unknown-form"},
     {reading::PageStatus::Unreadable, "unreadable"}}};

template <typename Table, typename Key>
std::string name_in(const Table& table, Key key) {
    for (const auto& [value, name] : table)
        if (value == key)
            return name;
    return "";
}

template <typename Table>
auto value_in(const Table& table, const std::string& name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const auto& entry) { return name == entry.second; });
    return found == table.end() ? table.back().first : found->first;
}

Json numbers_of(const reading::PixelRect& px) {
    return {px.x, px.y, px.width, px.height};
}

reading::PixelRect rectangle_of(const Json& json, const char* key) {
    const auto numbers = json.value(key, std::vector<int>{});
    return numbers.size() == 4 ? reading::PixelRect{numbers[0], numbers[1], numbers[2], numbers[3]}
                               : reading::PixelRect{};
}

Json to_json(const reading::FieldReading& field) {
    Json marks = Json::array();
    for (const reading::MarkReading& mark : field.marks)
        marks.push_back({{"choice", mark.choice},
                         {"state", name_in(states, mark.state)},
                         {"ink", mark.ink},
                         {"confidence", mark.confidence}});
    Json words = Json::array();
    for (const reading::PlacedWord& word : field.words)
        words.push_back({{"text", word.text}, {"px", numbers_of(word.px)}});
    return {{"field", field.field},
            {"is_choice", field.is_choice},
            {"marks", marks},
            {"value", field.value},
            {"confidence", field.confidence},
            {"doubt", field.doubt ? name_in(doubts, *field.doubt) : ""},
            {"words", words},
            {"box_px", numbers_of(field.box_px)}};
}

reading::FieldReading field_of(const Json& json) {
    reading::FieldReading field;
    field.field = json.value("field", "");
    field.is_choice = json.value("is_choice", false);
    for (const Json& mark : json.value("marks", Json::array()))
        field.marks.push_back({mark.value("choice", ""),
                               value_in(states, mark.value("state", "unsure")),
                               mark.value("ink", 0.0), mark.value("confidence", 0.0)});
    field.value = json.value("value", std::vector<std::string>{});
    field.confidence = json.value("confidence", 0.0);
    const std::string doubt = json.value("doubt", "");
    if (!doubt.empty())
        field.doubt = value_in(doubts, doubt);
    field.box_px = rectangle_of(json, "box_px");
    for (const Json& word : json.value("words", Json::array()))
        field.words.push_back({word.value("text", ""), rectangle_of(word, "px")});
    return field;
}

returned::FormPage page_of(const Json& json) {
    returned::FormPage page;
    reading::PageReading& reading = page.reading;
    page.ink = json.value("ink", 0.0);
    if (json.contains("stamp"))
        page.stamp = rectangle_of(json, "stamp");
    reading.source = json.value("source", "");
    reading.page = json.value("page", 1);
    reading.status = value_in(statuses, json.value("status", "unreadable"));
    reading.why = json.value("why", "");
    if (const auto code = forms::parse_page_code(json.value("code", "")))
        reading.code = *code;
    reading.form = {json.value("form", ""), json.value("version", 1)};
    reading.rotation_degrees = json.value("rotation_degrees", 0);
    reading.residual_mm = json.value("residual_mm", 0.0);
    for (const Json& field : json.value("fields", Json::array()))
        reading.fields.push_back(field_of(field));
    for (const Json& place : json.value("outside", Json::array()))
        reading.outside.push_back(rectangle_of({{"px", place}}, "px"));
    return page;
}

} // namespace

std::string doubt_name(reading::DoubtKind kind) {
    return name_in(doubts, kind);
}

Bytes to_bytes(const returned::FormPage& page) {
    const reading::PageReading& reading = page.reading;
    Json fields = Json::array();
    for (const reading::FieldReading& field : reading.fields)
        fields.push_back(to_json(field));
    Json json{{"ink", page.ink},
              {"source", reading.source},
              {"page", reading.page},
              {"status", name_in(statuses, reading.status)},
              {"why", reading.why},
              {"code", reading.code ? to_text(*reading.code) : ""},
              {"form", reading.form.id},
              {"version", reading.form.version},
              {"rotation_degrees", reading.rotation_degrees},
              {"residual_mm", reading.residual_mm},
              {"fields", fields}};
    for (const reading::PixelRect& place : reading.outside)
        json["outside"].push_back(numbers_of(place));
    if (page.stamp)
        json["stamp"] = numbers_of(*page.stamp);
    // A file name need not be UTF-8.
    return bytes_of(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<returned::FormPage> parse_form_page(BytesView bytes) {
    try {
        return page_of(Json::parse(bytes.begin(), bytes.end()));
    } catch (const Json::exception&) {
        return fail("a kept reading is not understood; scan the page again");
    }
}

} // namespace tycktill::queue
