#include "office/commands/matter_commands.h"
#include "office/commands/matter_json.h"
#include "office/matters/state.h"
#include "office/reading/opening.h"
#include "office/register/event_codec.h"
#include "shared/base/log.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace tycktill::office {
using Json = nlohmann::ordered_json;

namespace {

bool is_wanted(const OpenOffice& office, const KnownMatter& known, const MattersWish& wish) {
    const matters::Matter& matter = known.matter;
    const std::string& board = matter.board.empty() ? known.row.board : matter.board;
    return (!known.row.voided || wish.state == "void") &&
           (wish.state.empty() || wish.state == state_name(office, known) ||
            (wish.state == "void" && known.row.voided)) &&
           (wish.unit.empty() || wish.unit == matter.unit) &&
           (wish.handler.empty() || wish.handler == matter.handler) &&
           (wish.board.empty() || wish.board == board) && (!wish.late || is_late(office, known));
}

/// Its facts as they are kept, with the words where a key opens them.
Json json_of(const matters::Event& event) {
    const registry::EventText text = registry::written(event);
    Json document = Json::parse(text.facts);
    document.erase("v");
    if (!event.words.text.empty())
        document["words"] = event.words.text;
    if (const auto* lifted = std::get_if<matters::Lifted>(&event.kind);
        lifted && !lifted->tried.text.empty())
        document["tried"] = lifted->tried.text;
    return document;
}

void print(const matters::Event& event) {
    const Json facts = json_of(event);
    std::cout << iso(event.day) << "  " << facts.value("kind", "") << "  "
              << (event.by.empty() ? "programmet" : event.by) << "\n";
    if (!event.words.text.empty())
        std::cout << "    " << event.words.text << "\n";
    else if (event.words.said)
        std::cout << "    (förseglat)\n";
}

const char* words_of(matters::CountedDay::Kind kind) {
    using Kind = matters::CountedDay::Kind;
    switch (kind) {
    case Kind::Counts:
        return "counts";
    case Kind::Saturday:
        return "saturday";
    case Kind::Sunday:
        return "sunday";
    case Kind::Holiday:
        return "holiday";
    case Kind::Closed:
        return "closed";
    }
    return "";
}

Json json_of(const matters::ClockState& clock, const OpenOffice& office) {
    const forms::ClockRule* rule = office.rules.clock(clock.clock);
    Json document{{"clock", clock.clock},
                  {"name", rule ? rule->name : clock.clock},
                  {"round", clock.round},
                  {"started", iso(clock.started)},
                  {"due", iso(clock.due)},
                  {"promised", clock.promised ? Json(iso(*clock.promised)) : Json(nullptr)},
                  {"stopped", clock.stopped ? Json(iso(*clock.stopped)) : Json(nullptr)},
                  {"late", clock.late(office.today())}};
    document["days"] = Json::array();
    const auto days = matters::why_that_day(clock, office.rules);
    for (const matters::CountedDay& one : days)
        document["days"].push_back({{"day", iso(one.day)},
                                    {"what", words_of(one.kind)},
                                    {"number", one.number},
                                    {"name", one.name}});
    return document;
}

void print_clock(const Json& clock) {
    std::cout << clock["name"].get<std::string>() << ": från "
              << clock["started"].get<std::string>() << " till " << clock["due"].get<std::string>()
              << (clock["late"].get<bool>() ? ", SEN" : "")
              << (clock["stopped"].is_null() ? "" : ", klar " + clock["stopped"].get<std::string>())
              << "\n";
    for (const Json& day : clock["days"]) {
        const int number = day["number"].get<int>();
        std::cout << "  " << day["day"].get<std::string>() << "  "
                  << (number > 0 ? std::to_string(number) : "-") << "  "
                  << (number > 0 ? "" : day["what"].get<std::string>()) << " "
                  << day["name"].get<std::string>() << "\n";
    }
}

} // namespace

Result<int> run_matters(const OfficePlace& place, const MattersWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_actor(office, place, wish.as));
    TRY(note(office, actor, audit::Act::ReadList, "", "matters"));
    const auto all = TRY(known_matters(office, actor));
    for (const KnownMatter& known : all) {
        if (!is_wanted(office, known, wish))
            continue;
        if (wish.format == Format::Json)
            std::cout << json_of(office, known) << "\n";
        else
            std::cout << line_of(office, known) << "\n";
    }
    return 0;
}

Result<int> run_matter(const OfficePlace& place, const MatterWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_actor(office, place, wish.as));
    const KnownMatter known = TRY(find_matter(office, actor, wish.id));
    const bool reads = actor.has_key() && (actor.is_operator_with_key() ||
                                           may_act(office, actor, matters::Act::SeeMatter, known));
    std::vector<matters::Event> events = known.events;
    Json answers = Json::array();
    if (reads) {
        // Logged before it is read: what was shown cannot be taken back.
        TRY(note(office, actor, audit::Act::ReadMatter, known.row.matter));
        events =
            TRY(registry::read_matter(*office.kept, known.row.matter, keys_of(actor.ring))).events;
        const auto id = TRY(record::parse_submission_id(known.row.matter));
        if (const auto opened = open_without_contact(*office.archive, id, actor.ring)) {
            const auto told = tell(*opened, &office.catalogue).matter;
            for (const ToldAnswer& answer : told)
                answers.push_back({{"field", answer.field},
                                   {"label", answer.label},
                                   {"value", answer.values},
                                   {"words", answer.words}});
        }
    } else if (actor.account) {
        TRY(note(office, actor, audit::Act::ReadRegister, known.row.matter));
    }
    if (wish.format == Format::Json) {
        Json document = Json::parse(json_of(office, known));
        document["answers"] = answers;
        document["events"] = Json::array();
        for (const matters::Event& event : events)
            document["events"].push_back(json_of(event));
        std::cout << document.dump() << "\n";
        return 0;
    }
    std::cout << line_of(office, known) << "\n";
    for (const Json& answer : answers) {
        std::cout << answer["label"].get<std::string>() << ":";
        for (const Json& word : answer["words"])
            std::cout << " " << word.get<std::string>();
        std::cout << "\n";
    }
    for (const matters::Event& event : events)
        print(event);
    return 0;
}

Result<int> run_clocks(const OfficePlace& place, const MatterWish& wish) {
    OpenOffice office = TRY(open_office(place));
    const Actor actor = TRY(take_actor(office, place, wish.as));
    const KnownMatter known = TRY(find_matter(office, actor, wish.id));
    if (!office.knows_rules())
        return fail("the municipality is not known; write municipality = \"ID\" in station.toml");
    const auto clocks = matters::clocks_of(known.matter, office.rules);
    for (const matters::ClockState& clock : clocks) {
        const Json document = json_of(clock, office);
        if (wish.format == Format::Json)
            std::cout << document.dump() << "\n";
        else
            print_clock(document);
    }
    if (clocks.empty())
        say(wish.id + ": no clock runs yet; it has not been opened");
    return 0;
}

} // namespace tycktill::office
