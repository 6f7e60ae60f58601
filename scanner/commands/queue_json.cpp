#include "scanner/commands/queue_commands.h"
#include "scanner/queue/reading_json.h"

#include <nlohmann/json.hpp>

namespace tycktill::scanner {

namespace {

using Json = nlohmann::ordered_json;

Json kinds_of(const queue::QueueItem& item) {
    Json kinds = Json::array();
    for (const reading::DoubtKind kind : item.kinds)
        kinds.push_back(to_text(kind));
    return kinds;
}

Json item_object(const queue::QueueItem& item) {
    return {{"id", to_text(item.id)},
            {"kind", item.letter ? "letter" : "form"},
            {"form", item.form.id},
            {"version", item.form.version},
            {"title", item.title},
            {"serial", item.serial},
            {"arrived", iso(item.arrived)},
            {"batch", item.batch},
            {"pages", item.pages},
            {"doubts", item.doubts},
            {"kinds", kinds_of(item)},
            {"reason", item.reason},
            {"aside", item.aside.empty() ? Json() : Json(item.aside)}};
}

Json cut_outs_of(const std::vector<returned::CutOut>& cut_outs) {
    Json list = Json::array();
    for (const returned::CutOut& cut : cut_outs)
        list.push_back(
            {{"page", cut.page}, {"box_px", {cut.px.x, cut.px.y, cut.px.width, cut.px.height}}});
    return list;
}

Json doubt_object(const returned::Doubt& doubt) {
    return {{"field", doubt.key},
            {"kind", to_text(doubt.kind)},
            {"why", doubt.why},
            {"suggestion", doubt.suggestion},
            {"confidence", doubt.confidence},
            {"certainty", returned::confidence_word(doubt.confidence, doubt.kind)},
            {"cut_outs", cut_outs_of(doubt.cut_outs)}};
}

Json field_object(const returned::AssembledField& field) {
    return {{"field", field.field},
            {"value", field.value},
            {"read", field.read},
            {"confidence", field.confidence},
            {"by", field.by_person ? "person" : "machine"},
            {"cut_outs", cut_outs_of(field.cut_outs)}};
}

Json page_object(const returned::FormPage& page) {
    const reading::PageReading& reading = page.reading;
    return {
        {"id", page.id},        {"source", reading.source},
        {"page", reading.page}, {"status", to_text(reading.status)},
        {"why", reading.why},   {"sheet_page", reading.code ? Json(reading.code->page) : Json()}};
}

template <typename List, typename Convert>
Json all_of(const List& list, Convert convert) {
    Json all = Json::array();
    for (const auto& one : list)
        all.push_back(convert(one));
    return all;
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string to_json(const queue::QueueItem& item) {
    return dumped(item_object(item));
}

std::string to_json(const queue::QueuedForm& form) {
    Json json = item_object(form.item);
    const returned::Assembled& assembled = form.assembled;
    // The count of the list becomes the list itself.
    json["doubts"] = all_of(assembled.doubts, doubt_object);
    json["fields"] = all_of(assembled.fields, field_object);
    json["notes"] = assembled.notes;
    json["missing_pages"] = assembled.missing_pages;
    json["pages"] = all_of(form.returned.pages, page_object);
    return dumped(json);
}

} // namespace tycktill::scanner
