#include "office/commands/matter_json.h"

#include "office/matters/state.h"
#include "office/register/event_codec.h"

#include <array>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

// In the order of matters::State.
constexpr std::array state_names{"new",     "registered", "confirmed", "assigned", "in-progress",
                                 "waiting", "answered",   "closed",    "purged"};
// In the order of matters::Hint.
constexpr std::array hint_names{"appeal", "lex-sarah", "child-concern", "fault-report",
                                "personnummer"};

Json clocks_of(const OpenOffice& office, const matters::Matter& matter) {
    Json all = Json::array();
    const auto clocks = matters::clocks_of(matter, office.rules);
    const bool closed = matters::is_closed(matter);
    for (const matters::ClockState& clock : clocks)
        all.push_back({{"name", clock.clock},
                       {"due", iso(clock.due)},
                       {"stopped", clock.stopped ? Json(iso(*clock.stopped)) : Json(nullptr)},
                       {"late", clock.late(office.today()) && !(closed && clock.runs())}});
    return all;
}

/// What stands out: hints that nobody has answered, praise, a hidden person, serious, void.
Json marks_of(const KnownMatter& known) {
    Json marks = Json::array();
    for (const matters::Hint hint : known.matter.open_hints)
        marks.push_back(hint_names[static_cast<std::size_t>(hint)]);
    if (known.matter.arrival.praise)
        marks.push_back("praise");
    if (known.matter.arrival.hidden_person)
        marks.push_back("hidden-person");
    if (known.matter.serious)
        marks.push_back("serious");
    if (known.row.voided)
        marks.push_back("void");
    return marks;
}

} // namespace

const char* state_name(const OpenOffice& office, const KnownMatter& known) {
    return known.matter.revision == 0 ? "unopened"
                                      : state_names[static_cast<std::size_t>(
                                            matters::state_of(known.matter, office.today()))];
}

bool is_late(const OpenOffice& office, const KnownMatter& known) {
    return !known.row.voided && matters::is_late(known.matter, office.rules, office.today());
}

std::string nearest_due(const OpenOffice& office, const KnownMatter& known) {
    const auto due =
        known.row.voided ? std::nullopt : matters::nearest_due(known.matter, office.rules);
    return due ? iso(*due) : "";
}

std::string json_of(const OpenOffice& office, const KnownMatter& known) {
    const matters::Matter& matter = known.matter;
    const Json document{
        {"id", known.row.matter},
        {"number", number_in(office, known.row)},
        {"arrived", iso(known.row.arrived)},
        {"line", known.row.line},
        {"board", matter.board.empty() ? known.row.board : matter.board},
        {"unit", matter.unit},
        {"state", state_name(office, known)},
        {"level", matter.level},
        {"handler", matter.handler},
        {"late", is_late(office, known)},
        {"clocks", matter.revision == 0 ? Json::array() : clocks_of(office, matter)},
        {"marks", marks_of(known)},
        {"revision", matter.revision}};
    return document.dump();
}

std::string line_of(const OpenOffice& office, const KnownMatter& known) {
    const std::string due = nearest_due(office, known);
    const std::string state = known.row.voided ? "Makulerad"
                              : known.matter.revision == 0
                                  ? "Ny"
                                  : matters::state_in_words(known.matter, office.today());
    return number_in(office, known.row) + "  " + iso(known.row.arrived) + "  " + known.row.line +
           "  " + state + (known.matter.handler.empty() ? "" : "  " + known.matter.handler) +
           (due.empty() ? "" : "  senast " + due) + (is_late(office, known) ? "  SEN" : "");
}

} // namespace tycktill::office
