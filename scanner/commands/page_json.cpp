#include "scanner/commands/page_json.h"

#include "forms/paper/web_blank.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace tycktill::scanner {

namespace {

using Json = nlohmann::ordered_json;

double rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

Json json_of(const reading::MarkReading& mark) {
    return {{"choice", mark.choice},
            {"state", to_text(mark.state)},
            {"ink", rounded(mark.ink, 1000)},
            {"confidence", rounded(mark.confidence, 1000)}};
}

Json json_of(const reading::FieldReading& field) {
    Json out{{"field", field.field}, {"kind", field.is_choice ? "choice" : "text"}};
    if (field.is_choice)
        out["value"] = field.value;
    else
        out["value"] = field.value.empty() ? "" : field.value.front();
    out["confidence"] = rounded(field.confidence, 1000);
    out["doubt"] = field.doubt ? Json(to_text(*field.doubt)) : Json(nullptr);
    if (field.is_choice) {
        out["marks"] = Json::array();
        for (const reading::MarkReading& mark : field.marks)
            out["marks"].push_back(json_of(mark));
    }
    out["box_px"] = {field.box_px.x, field.box_px.y, field.box_px.width, field.box_px.height};
    return out;
}

} // namespace

std::string to_json(const reading::PaperReading& paper) {
    const reading::PageReading& reading = paper.reading;
    Json out{{"source", reading.source}, {"page", reading.page}};
    if (paper.paper > 0) {
        out["paper"] = paper.paper;
        out["paper_px"] = {paper.place.x, paper.place.y, paper.place.width, paper.place.height};
    }
    out["status"] = to_text(reading.status);
    if (!reading.why.empty())
        out["why"] = reading.why;
    if (reading.code) {
        if (forms::is_from_web(reading.code->serial))
            out["web"] = true; // anyone may copy that blank: it has no number
        else
            out["serial"] = reading.code->serial.text;
        out["sheet_page"] = reading.code->page;
        out["fingerprint"] = reading.code->sheet.text;
    }
    if (!reading.form.id.empty()) {
        out["form"] = reading.form.id;
        out["version"] = reading.form.version;
    }
    if (reading.status == reading::PageStatus::Read) {
        out["rotation_degrees"] = reading.rotation_degrees;
        out["residual_mm"] = rounded(reading.residual_mm, 1000);
        out["fields"] = Json::array();
        for (const reading::FieldReading& field : reading.fields)
            out["fields"].push_back(json_of(field));
        out["outside"] = Json::array();
        for (const reading::PixelRect& px : reading.outside)
            out["outside"].push_back({{"box_px", {px.x, px.y, px.width, px.height}},
                                      {"doubt", to_text(reading::DoubtKind::Outside)}});
    }
    out["milliseconds"] = {{"decode", rounded(reading.times.decode_ms, 100)},
                           {"find", rounded(reading.times.find_ms, 100)},
                           {"marks", rounded(reading.times.marks_ms, 100)},
                           {"text", rounded(reading.times.text_ms, 100)}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_lines(const reading::PaperReading& paper) {
    const reading::PageReading& reading = paper.reading;
    std::string out =
        reading.source + " page " + std::to_string(reading.page) +
        (paper.paper > 0 ? " paper " + std::to_string(paper.paper) : "") + ": " +
        (reading.status == reading::PageStatus::Read
             ? reading.form.id + " version " + std::to_string(reading.form.version) + ", " +
                   (forms::is_from_web(reading.code->serial)
                        ? "from the web"
                        : forms::for_people(reading.code->serial)) +
                   " page " + std::to_string(reading.code->page)
             : to_text(reading.status));
    if (!reading.outside.empty())
        out += "\n  something is written outside the boxes  (look: outside)";
    for (const reading::FieldReading& field : reading.fields) {
        std::string value;
        for (const std::string& one : field.value)
            value += (value.empty() ? "" : ", ") + one;
        for (char& c : value)
            if (c == '\n')
                c = ' ';
        if (value.empty() && !field.doubt)
            continue;
        out += "\n  " + field.field + ": " + (value.empty() ? "-" : value);
        if (field.doubt)
            out += "  (look: " + to_text(*field.doubt) + ")";
    }
    return out;
}

} // namespace tycktill::scanner
