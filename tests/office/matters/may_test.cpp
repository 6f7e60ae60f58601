// Who may what: the whole table once more, written as the specification has it, and a crawl of every act by every
// role at another nämnd's matter.
#include "tests/office/matters/life.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace tycktill::matters;
using namespace tycktill::matters::test;

namespace {

constexpr std::array roles{Role::Registrar, Role::Handler,       Role::Manager,  Role::Secretary,
                           Role::Reader,    Role::Administrator, Role::Inspector};

Person person(std::string id, Role role, std::string board = "aldrenamnden",
              std::string unit = "hemtjansten") {
    if (role == Role::Registrar || role == Role::Secretary)
        unit.clear();
    if (role == Role::Administrator || role == Role::Inspector) {
        board.clear();
        unit.clear();
    }
    return Person{std::move(id), {{role, std::move(board), std::move(unit), {}}}, {}, false, {}};
}

/// A matter of äldrenämnden in Linköping.
Matter matter_in(const std::string& unit, const std::string& handler = "") {
    Arrived arrived = named();
    arrived.board = "aldrenamnden";
    arrived.unit = unit;
    Life life(arrived);
    if (!handler.empty())
        life.must(Assigned{unit, handler});
    return life.matter;
}

struct Place {
    OfficeRules rules = rules_of("linkoping");
    std::vector<Person> people;
    Day today = day("2026-11-30");

    bool allowed(const Person& who, Act act, const Matter& matter) const {
        return may(who, act, matter, {rules, people, today}).has_value();
    }
    bool allowed(const Person& who, Act act, const std::string& board,
                 const std::string& unit = "") const {
        return may(who, act, board, unit, {rules, people, today}).has_value();
    }
};

} // namespace

TEST_CASE("the table of roles is that of the specification") {
    // n nämnd, o own, t unit tree, a all, - nothing; roles in the order of `roles`.
    const std::vector<std::pair<Act, std::string>> rows{
        {Act::SeePublicHalf, "notno--"}, {Act::SeeMatter, "notno--"},
        {Act::OpenContact, "not----"},   {Act::Register, "n------"},
        {Act::Assign, "not----"},        {Act::Note, "not----"},
        {Act::Handle, "-ot----"},        {Act::ProposePublishing, "notn---"},
        {Act::Publish, "--tn---"},       {Act::MakeReport, "notn---"},
        {Act::FreezeReport, "---n---"},  {Act::CopyOut, "not----"},
        {Act::ProposePurge, "n------"},  {Act::ApprovePurge, "--t----"},
        {Act::Administer, "-----a-"},    {Act::ReadAudit, "not---a"},
        {Act::TakeIn, "not----"},        {Act::SearchWords, "notno--"},
        {Act::PassOn, "n--no--"}};
    REQUIRE(rows.size() == act_count);
    for (const auto& [act, scopes] : rows) {
        for (std::size_t i = 0; i < roles.size(); ++i) {
            const char letter = scopes[i];
            const Scope scope = letter == 'n'   ? Scope::Board
                                : letter == 'o' ? Scope::Own
                                : letter == 't' ? Scope::UnitTree
                                : letter == 'a' ? Scope::All
                                                : Scope::Nothing;
            INFO("act " << static_cast<int>(act) << " role " << i);
            CHECK(scope_of(roles[i], act) == scope);
        }
        CHECK(scope_of(Role::System, act) == Scope::Nothing);
    }
}

TEST_CASE(
    "at another nämnd's matter every act by every role is refused, the one for all included") {
    Place place;
    Arrived elsewhere = named();
    elsewhere.board = "social-och-omsorgsnamnden";
    elsewhere.unit = "lss";
    const Matter matter = Life(elsewhere).must(Assigned{"lss", "karin"}).matter;
    int asked = 0;
    for (const Role role : roles) {
        // Even where the unit of the right, and the handler of the matter, are the same.
        for (const char* unit : {"hemtjansten", "lss", ""}) {
            Person who = person("karin", role, "aldrenamnden", unit);
            who.may_search_words = true;
            for (int act = 0; act < act_count; ++act) {
                INFO("role " << static_cast<int>(role) << " act " << act);
                CHECK_FALSE(place.allowed(who, static_cast<Act>(act), matter));
                const bool of_all = role == Role::Administrator || role == Role::Inspector;
                if (!of_all)
                    CHECK_FALSE(place.allowed(who, static_cast<Act>(act),
                                              "social-och-omsorgsnamnden", "lss"));
                ++asked;
            }
        }
    }
    CHECK(asked == 7 * 3 * act_count);
}

TEST_CASE("administrator and inspector see no matter at all") {
    const Place place;
    const Matter matter = matter_in("hemtjansten");
    for (const Role role : {Role::Administrator, Role::Inspector}) {
        for (int act = 0; act < act_count; ++act)
            CHECK_FALSE(place.allowed(person("x", role), static_cast<Act>(act), matter));
    }
    CHECK(place.allowed(person("x", Role::Administrator), Act::Administer, ""));
    CHECK(place.allowed(person("x", Role::Inspector), Act::ReadAudit, ""));
}

TEST_CASE("own is my unit's or mine; a tree is all below; a nämnd is all of it") {
    const Place place;
    const Matter in_unit = matter_in("hemtjansten"), below = matter_in("hemtjansten-berga"),
                 beside = matter_in("vardboende"), mine = matter_in("vardboende", "karin");
    const Person handler = person("karin", Role::Handler), manager = person("g", Role::Manager),
                 registrar = person("a", Role::Registrar);
    CHECK(place.allowed(handler, Act::Handle, in_unit));
    CHECK_FALSE(place.allowed(handler, Act::Handle, below));
    CHECK_FALSE(place.allowed(handler, Act::SeePublicHalf, beside));
    CHECK(place.allowed(handler, Act::Handle, mine));
    CHECK(place.allowed(manager, Act::Handle, in_unit));
    CHECK(place.allowed(manager, Act::Handle, below));
    CHECK_FALSE(place.allowed(manager, Act::SeeMatter, beside));
    CHECK(place.allowed(registrar, Act::Register, beside));
    CHECK_FALSE(place.allowed(registrar, Act::Handle, beside));
    CHECK(place.allowed(person("f", Role::Manager, "aldrenamnden", ""), Act::Handle, beside));
}

TEST_CASE("an utförare sees its own unit and nothing else") {
    const Place place;
    const Person contractor = person("u", Role::Manager, "aldrenamnden", "hemtjansten-ost");
    CHECK(place.allowed(contractor, Act::Handle, matter_in("hemtjansten-ost")));
    for (const char* unit : {"hemtjansten", "hemtjansten-berga", "vardboende", ""})
        CHECK_FALSE(place.allowed(contractor, Act::SeePublicHalf, matter_in(unit)));
}

TEST_CASE("a matter of no known unit is the registrar's and the whole nämnd's manager's alone") {
    const Place place;
    const Matter matter = matter_in("");
    CHECK(place.allowed(person("a", Role::Registrar), Act::Assign, matter));
    CHECK(place.allowed(person("f", Role::Manager, "aldrenamnden", ""), Act::SeeMatter, matter));
    CHECK_FALSE(
        place.allowed(person("k", Role::Handler, "aldrenamnden", ""), Act::SeeMatter, matter));
    CHECK_FALSE(place.allowed(person("g", Role::Manager), Act::SeeMatter, matter));
}

TEST_CASE("the äldreombudsman reads what she passed on, wherever it is now") {
    const Place place;
    Arrived arrived = named();
    arrived.board = "aldrenamnden";
    arrived.unit = "uppfoljning";
    Life life(arrived);
    const Person ombudsman = person("ombud", Role::Reader, "aldrenamnden", "uppfoljning");
    const Person other = person("annan", Role::Reader, "aldrenamnden", "uppfoljning");
    CHECK(place.allowed(ombudsman, Act::PassOn, life.matter));
    life.as(Role::Reader, "ombud").must(SentToManager{"vardboende"});
    CHECK(place.allowed(ombudsman, Act::SeeMatter, life.matter));
    CHECK_FALSE(place.allowed(ombudsman, Act::OpenContact, life.matter));
    CHECK_FALSE(place.allowed(ombudsman, Act::Note, life.matter));
    CHECK_FALSE(place.allowed(other, Act::SeeMatter, life.matter));
}

TEST_CASE(
    "contact is opened to register or pass on, or to reply; never when nobody asked for one") {
    const Place place;
    const Person registrar = person("a", Role::Registrar), handler = person("k", Role::Handler);
    Life life([] {
        Arrived arrived = named();
        arrived.board = "aldrenamnden";
        return arrived;
    }());
    CHECK(place.allowed(registrar, Act::OpenContact, life.matter));
    CHECK(place.allowed(handler, Act::OpenContact, life.matter));
    life.registered().must(Assigned{"hemtjansten", "k"});
    CHECK_FALSE(place.allowed(registrar, Act::OpenContact, life.matter));
    CHECK(place.allowed(handler, Act::OpenContact, life.matter));
    life.matter.arrival.hidden_person = true;
    CHECK(place.allowed(registrar, Act::OpenContact, life.matter));
    CHECK_FALSE(place.allowed(handler, Act::OpenContact, life.matter));
    life.matter.arrival.wish = ReplyWish::ByCode;
    CHECK_FALSE(place.allowed(registrar, Act::OpenContact, life.matter));
}

TEST_CASE("a role holds through its last day, and nothing holds after somebody has left") {
    Place place;
    const Matter matter = matter_in("hemtjansten");
    Person handler = person("k", Role::Handler);
    handler.grants[0].until = day("2026-11-30");
    CHECK(place.allowed(handler, Act::SeeMatter, matter));
    place.today = day("2026-12-01");
    CHECK_FALSE(place.allowed(handler, Act::SeeMatter, matter));
    handler.grants[0].until.reset();
    handler.left = day("2026-11-30");
    CHECK_FALSE(place.allowed(handler, Act::SeeMatter, matter));
}

TEST_CASE("a stand-in acts while the other is away, in that role, and lends nothing further") {
    Place place;
    const Matter matter = matter_in("vardboende", "sven");
    Person away = person("sven", Role::Handler);
    away.away = {{day("2026-11-30"), day("2026-12-04"), "eva"}};
    Person stand_in{"eva", {}, {{day("2026-11-30"), day("2026-12-04"), "third"}}, false, {}};
    const Person third{"third", {}, {}, false, {}};
    place.people = {away, stand_in, third};
    const auto permission =
        may(stand_in, Act::Handle, matter, {place.rules, place.people, place.today});
    REQUIRE(permission);
    CHECK(*permission == Permission{Role::Handler, "sven"});
    CHECK_FALSE(place.allowed(third, Act::Handle, matter));
    CHECK_FALSE(place.allowed(stand_in, Act::ReadAudit, matter));
    CHECK_FALSE(place.allowed(stand_in, Act::FreezeReport, matter));
    for (const char* other : {"2026-11-29", "2026-12-05"}) {
        place.today = day(other);
        CHECK_FALSE(place.allowed(stand_in, Act::Handle, matter));
    }
    place.today = day("2026-12-01");
    place.people[0].left = day("2026-11-30");
    CHECK_FALSE(place.allowed(stand_in, Act::Handle, matter));
}

TEST_CASE("searching all words is a right of its own, off by default") {
    const Place place;
    const Matter matter = matter_in("hemtjansten");
    Person handler = person("k", Role::Handler);
    CHECK_FALSE(place.allowed(handler, Act::SearchWords, matter));
    handler.may_search_words = true;
    CHECK(place.allowed(handler, Act::SearchWords, matter));
    CHECK_FALSE(place.allowed(handler, Act::SearchWords, matter_in("vardboende")));
}

TEST_CASE("a matter that does not exist is refused like one that is another's") {
    const Place place;
    CHECK_FALSE(place.allowed(person("a", Role::Registrar), Act::SeeMatter, Matter{}));
}

TEST_CASE(
    "an act goes through the right, the order and the file's rules, and is signed with the role") {
    const Place place;
    const Workplace workplace{place.rules, place.people, place.today};
    const Matter matter = matter_in("hemtjansten");
    const auto event = [&](Kind kind) {
        return Event{place.today,  place.today,     "nobody",
                     Role::System, std::move(kind), say("Ord.")};
    };
    const Person handler = person("karin", Role::Handler), registrar = person("a", Role::Registrar);
    CHECK(act(matter, event(Registered{"ÄN 2026/1", "Klagomål", ""}), handler, workplace)
              .error()
              .why == Why::NotAllowed);
    CHECK(
        act(matter, event(Registered{"ÄN 2026/1", "Klagomål", "finns-inte"}), registrar, workplace)
            .error()
            .why == Why::NotInRules);
    CHECK(act(matter, event(Registered{"", "Klagomål", ""}), registrar, workplace).error().why ==
          Why::NumberMissing);
    CHECK(act(matter, event(HandedOver{"lss", "aldrenamnden"}), handler, workplace).error().why ==
          Why::NotInRules);
    const auto taken = act(matter, event(Taken{}), handler, workplace);
    REQUIRE(taken);
    CHECK(taken->matter.handler == "karin");
    CHECK(taken->event.by == "karin");
    CHECK(taken->event.role == Role::Handler);
    Arrived arrived = named();
    arrived.board = "social-och-omsorgsnamnden";
    arrived.unit = "lss";
    CHECK(act(Matter{}, event(arrived), handler, workplace).error().why == Why::NotAllowed);
    arrived.board = "aldrenamnden";
    arrived.unit = "hemtjansten";
    CHECK(act(Matter{}, event(arrived), handler, workplace));
}
