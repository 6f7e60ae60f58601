// Acts on a matter that is kept: judged against the newest events, sealed, added; read back with the key and without.
#include "forms/definition/parse.h"
#include "office/matters/state.h"
#include "office/register/casebook.h"
#include "tests/support/rooms.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace tycktill;
using namespace tycktill::matters;
using namespace tycktill::registry;

namespace {

const std::string id(32, '1');

Day day(const char* text) {
    return parse_day(text).value();
}

/// An office of one handler and one registrar in Ljusnarsberg, with a matter that arrived on 20 November.
struct Office {
    OfficeRules rules = load_office_rules(std::filesystem::path(TYCKTILL_SOURCE) /
                                          "assets/municipalities/ljusnarsberg.toml")
                            .value();
    Person karin{"karin", {{Role::Handler, "socialnamnden", "hemtjansten", {}}}, {}, false, {}};
    Person annika{"annika", {{Role::Registrar, "socialnamnden", "", {}}}, {}, false, {}};
    std::vector<Person> people{karin, annika};
    KeyPair key = make_key_pair();
    std::unique_ptr<Register> kept = memory_register();
    Day today = day("2026-11-23");

    explicit Office(std::unique_ptr<Register> other = memory_register()) : kept(std::move(other)) {
        REQUIRE(kept->receive({{id, "socialnamnden", day("2026-11-20"), unopened_line}}, today));
        Arrived arrived;
        arrived.type = "klagomal";
        arrived.board = "socialnamnden";
        arrived.unit = "hemtjansten";
        arrived.wish = ReplyWish::ByContact;
        arrived.ways = {true, true, false};
        arrived.promised = promised_on_arrival(rules, day("2026-11-20"), arrived.wish);
        const auto opened = perform_as_program(
            *kept, id, 0, {Event{day("2026-11-20"), today, "", Role::System, arrived, {}}},
            key.public_key);
        REQUIRE(std::holds_alternative<Matter>(opened.value()));
    }
    Outcome does(const Person& person, int seen, Kind kind, const std::string& words = "") {
        const Event event{today, today, "", Role::System, std::move(kind), say(words)};
        return perform(*kept, id, seen, event, person, {rules, people, today}, key.public_key)
            .value();
    }
};

} // namespace

TEST_CASE("an act is kept with who did it, and read back word for word with the key") {
    Office office;
    CHECK(std::holds_alternative<Matter>(
        office.does(office.annika, 1, Registered{"SN 2026/1", "Klagomål – hemtjänsten", ""})));
    CHECK(std::holds_alternative<Matter>(
        office.does(office.karin, 2, Replied{Means::Letter}, "Vi har ändrat schemat för Astrid.")));
    const auto opened = read_matter(*office.kept, id, {&office.key}).value();
    REQUIRE(opened.events.size() == 3);
    CHECK(opened.unreadable == 0);
    CHECK(opened.events[1].by == "annika");
    CHECK(opened.events[1].role == Role::Registrar);
    CHECK(opened.events[2].by == "karin");
    CHECK(opened.events[2].words.text == "Vi har ändrat schemat för Astrid.");
    CHECK(state_of(opened.matter, office.today) == State::Answered);
    CHECK(office.kept->row(id).value()->line == "Klagomål – hemtjänsten");
}

TEST_CASE("without the key the state, the days and the clocks are there, and no word") {
    Office office;
    office.does(office.karin, 1, Noted{}, "Astrid ringde.");
    const auto locked = read_matter(*office.kept, id).value();
    CHECK(locked.unreadable == 1);
    CHECK(locked.events[1].words.said);
    CHECK(locked.events[1].words.text.empty());
    const auto with_key = read_matter(*office.kept, id, {&office.key}).value();
    CHECK(locked.matter == with_key.matter);
    CHECK(clocks_of(locked.matter, office.rules) == clocks_of(with_key.matter, office.rules));
    CHECK(nearest_due(locked.matter, office.rules) == day("2026-11-23"));
    const KeyPair another = make_key_pair();
    CHECK(read_matter(*office.kept, id, {&another}).value().unreadable == 1);
    CHECK(read_matter(*office.kept, id, {&another, &office.key}).value().unreadable == 0);
}

TEST_CASE("two people in one matter: the second is told, and nothing is written over") {
    Office office;
    CHECK(std::holds_alternative<Matter>(office.does(office.karin, 1, Noted{}, "Först.")));
    const Outcome second = office.does(office.karin, 1, Noted{}, "Sedan.");
    REQUIRE(std::holds_alternative<Stale>(second));
    CHECK(std::get<Stale>(second).revision == 2);
    CHECK(read_matter(*office.kept, id).value().events.size() == 2);
}

TEST_CASE("closing weeds the jottings, when the person says so") {
    Office office;
    const std::string jotted = "Ring Astrids dotter.";
    office.does(office.annika, 1, Registered{"SN 2026/1", "Klagomål", ""});
    office.does(office.karin, 2, Jotted{}, jotted);
    office.does(office.karin, 3, Replied{Means::Letter}, "Hej Astrid!");
    office.does(office.karin, 4, Heard{Reception::Unknown});
    CHECK(read_matter(*office.kept, id, {&office.key}).value().events[2].words.text == jotted);
    const Outcome closed =
        office.does(office.karin, 5, Closed{"forklarat", Closed::Jottings::Weed, false});
    REQUIRE(std::holds_alternative<Matter>(closed));
    const auto after = read_matter(*office.kept, id, {&office.key}).value();
    CHECK(after.events[2].words.text.empty());
    CHECK(after.events[2].words.said);
    CHECK(after.events[3].words.text == "Hej Astrid!");
    CHECK_FALSE(first_broken(id, office.kept->events(id).value()));
}

TEST_CASE("what the program writes at once is kept as a whole or not at all") {
    Office office;
    const auto by_program = [&](int seen, std::vector<Kind> kinds) {
        std::vector<Event> events;
        for (Kind& kind : kinds)
            events.push_back({office.today, office.today, "x", Role::Manager, kind, {}});
        return perform_as_program(*office.kept, id, seen, events, office.key.public_key).value();
    };
    const Outcome refused = by_program(1, {HintRaised{Hint::Appeal}, HintRaised{Hint::Appeal}});
    CHECK(std::get<Refusal>(refused).why == Why::HintOpenAlready);
    CHECK(office.kept->events(id).value().size() == 1);
    const Outcome done = by_program(1, {HintRaised{Hint::Appeal}, HintRaised{Hint::LexSarah}});
    CHECK(std::get<Matter>(done).revision == 3);
    const auto opened = read_matter(*office.kept, id).value();
    CHECK(opened.matter == std::get<Matter>(done));
    CHECK(opened.events[2].by.empty()); // signed by nobody but the program
    CHECK_FALSE(first_broken(id, office.kept->events(id).value()));
}

TEST_CASE("all matters at once are as they are one by one") {
    Office office;
    office.does(office.karin, 1, Noted{}, "Astrid ringde.");
    const std::string other(32, '2');
    REQUIRE(office.kept->receive({{other, "socialnamnden", office.today, unopened_line}},
                                 office.today));
    const auto all = read_all_matters(*office.kept).value();
    REQUIRE(all.size() == 1); // the other has not been opened
    CHECK(all[0].matter == read_matter(*office.kept, id).value().matter);
    CHECK(all[0].events.size() == 2);
    CHECK(all[0].unreadable == 1);
}

TEST_CASE("what is refused is not kept") {
    Office office;
    const auto refused = [](const Outcome& outcome) { return std::get<Refusal>(outcome).why; };
    CHECK(refused(office.does(office.karin, 1, Registered{"SN 2026/1", "x", ""})) ==
          Why::NotAllowed);
    CHECK(refused(office.does(office.karin, 1, Noted{})) == Why::WordsMissing);
    CHECK(refused(office.does(office.karin, 1, HandedOver{"okänd", "socialnamnden"}, "x")) ==
          Why::NotInRules);
    CHECK(office.kept->events(id).value().size() == 1);
    CHECK_FALSE(first_broken(id, office.kept->events(id).value()));
}

TEST_CASE("words are sealed to their own place: moved to another matter they do not open") {
    Office office;
    office.does(office.karin, 1, Noted{}, "Astrid ringde.");
    const auto events = office.kept->events(id).value();
    const std::string other(32, '2');
    REQUIRE(office.kept->receive({{other, "socialnamnden", office.today, unopened_line}},
                                 office.today));
    for (int i = 0; i < 2; ++i) {
        const auto& one = events[static_cast<std::size_t>(i)];
        REQUIRE(office.kept->add(other, i, {one.facts, one.sealed, {}}));
    }
    CHECK(read_matter(*office.kept, other, {&office.key}).value().unreadable == 1);
}

TEST_CASE("no word that a person wrote stands in the register's file") {
    const TemporaryFolder folder;
    const std::string file = (folder.path() / "register.db").string();
    Office office(std::move(open_sqlite_register(file).value()));
    office.does(office.karin, 1, Noted{}, "KANARIEFÅGEL");
    office.does(office.karin, 2, Lifted{2, Lifted::Because::NotContent, say("KANARIEFÅGEL igen")},
                "KANARIEFÅGEL");
    CHECK(read_matter(*office.kept, id, {&office.key}).value().events.at(2).words.text ==
          "KANARIEFÅGEL");
    office.kept.reset();
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        CHECK(bytes.find("KANARIE") == std::string::npos);
    }
}
