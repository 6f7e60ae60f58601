#include "scanner/queue/reading_json.h"
#include "scanner/queue/queue_fault.h"
#include "shared/base/json_bounds.h"

#include <exception>
#include <nlohmann/json.hpp>

namespace tycktill::queue {

namespace {

using Json = nlohmann::json;

/// A name that none of ours has: the row was made by a newer program, or is damaged.
struct UnknownName : std::exception {};

template <typename Value>
Value known(const std::optional<Value>& value) {
    if (!value)
        throw UnknownName();
    return *value;
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
                         {"state", to_text(mark.state)},
                         {"ink", mark.ink},
                         {"confidence", mark.confidence},
                         {"px", numbers_of(mark.px)}});
    Json words = Json::array();
    for (const reading::PlacedWord& word : field.words)
        words.push_back({{"text", word.text}, {"px", numbers_of(word.px)}});
    return {{"field", field.field},
            {"is_choice", field.is_choice},
            {"marks", marks},
            {"value", field.value},
            {"confidence", field.confidence},
            {"doubt", field.doubt ? to_text(*field.doubt) : ""},
            {"words", words},
            {"box_px", numbers_of(field.box_px)}};
}

reading::FieldReading field_of(const Json& json) {
    reading::FieldReading field;
    field.field = json.value("field", "");
    field.is_choice = json.value("is_choice", false);
    for (const Json& mark : json.value("marks", Json::array()))
        field.marks.push_back(
            {mark.value("choice", ""), known(reading::parse_mark_state(mark.value("state", ""))),
             mark.value("ink", 0.0), mark.value("confidence", 0.0), rectangle_of(mark, "px")});
    field.value = json.value("value", std::vector<std::string>{});
    field.confidence = json.value("confidence", 0.0);
    const std::string doubt = json.value("doubt", "");
    if (!doubt.empty())
        field.doubt = known(reading::parse_doubt_kind(doubt));
    field.box_px = rectangle_of(json, "box_px");
    for (const Json& word : json.value("words", Json::array()))
        field.words.push_back({word.value("text", ""), rectangle_of(word, "px")});
    return field;
}

Json to_json(const reading::Placement& placement) {
    Json mesh = Json::array();
    for (const reading::Mesh::Node& node : placement.mesh.nodes())
        mesh.push_back({node.at.x, node.at.y, node.shift.dx, node.shift.dy});
    return {{"map", placement.map.numbers()}, {"mesh", mesh}};
}

std::optional<reading::Placement> placement_of(const Json& json) {
    const auto map = reading::Homography::of(json.value("map", reading::Homography::Matrix{}));
    if (!map)
        return {};
    std::vector<reading::Mesh::Node> nodes;
    for (const auto& node : json.value("mesh", std::vector<std::array<double, 4>>{}))
        nodes.push_back({{node[0], node[1]}, {node[2], node[3]}});
    return reading::Placement{*map, reading::Mesh(std::move(nodes))};
}

returned::FormPage page_of(const Json& json) {
    returned::FormPage page;
    reading::PageReading& reading = page.reading;
    page.ink = json.value("ink", 0.0);
    if (json.contains("stamp"))
        page.stamp = rectangle_of(json, "stamp");
    reading.source = json.value("source", "");
    reading.page = json.value("page", 1);
    reading.status = known(reading::parse_page_status(json.value("status", "")));
    reading.why = json.value("why", "");
    if (const auto code = forms::parse_page_code(json.value("code", "")))
        reading.code = *code;
    reading.form = {json.value("form", ""), json.value("version", 1)};
    reading.rotation_degrees = json.value("rotation_degrees", 0);
    reading.residual_mm = json.value("residual_mm", 0.0);
    if (json.contains("placement"))
        reading.placement = placement_of(json["placement"]);
    for (const Json& field : json.value("fields", Json::array()))
        reading.fields.push_back(field_of(field));
    for (const Json& place : json.value("outside", Json::array()))
        reading.outside.push_back(rectangle_of({{"px", place}}, "px"));
    return page;
}

} // namespace

Bytes to_bytes(const returned::FormPage& page) {
    const reading::PageReading& reading = page.reading;
    Json fields = Json::array();
    for (const reading::FieldReading& field : reading.fields)
        fields.push_back(to_json(field));
    Json json{{"ink", page.ink},
              {"source", reading.source},
              {"page", reading.page},
              {"status", to_text(reading.status)},
              {"why", reading.why},
              {"code", reading.code ? to_text(*reading.code) : ""},
              {"form", reading.form.id},
              {"version", reading.form.version},
              {"rotation_degrees", reading.rotation_degrees},
              {"residual_mm", reading.residual_mm},
              {"fields", fields}};
    for (const reading::PixelRect& place : reading.outside)
        json["outside"].push_back(numbers_of(place));
    if (reading.placement)
        json["placement"] = to_json(*reading.placement);
    if (page.stamp)
        json["stamp"] = numbers_of(*page.stamp);
    // A file name need not be UTF-8.
    return bytes_of(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Result<returned::FormPage> parse_form_page(BytesView bytes) {
    const auto damaged = [] {
        return fail(QueueFault::DamagedReading,
                    "a kept reading is not understood; scan the page again");
    };
    // Sealed to a public key, which anybody may have: nothing proves that we wrote it.
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!check_json_bounds(text, {16 << 20, 12, 1'000'000}))
        return damaged();
    try {
        return page_of(Json::parse(bytes.begin(), bytes.end()));
    } catch (const Json::exception&) {
        return damaged();
    } catch (const UnknownName&) {
        return damaged();
    }
}

} // namespace tycktill::queue
