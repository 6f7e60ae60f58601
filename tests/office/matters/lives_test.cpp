// A thousand lives of matters, thirty tries each, by chance: whatever people press, the matter stays possible, and
// what is late is late by a count that the test makes itself from the bare events.
#include "tests/office/matters/almanac.h"
#include "tests/office/matters/life.h"
#include "tests/support/rooms.h"

#include <random>

using namespace tycktill;
using namespace tycktill::matters;
using namespace tycktill::matters::test;

namespace {

constexpr std::array municipalities{"ljusnarsberg", "robertsfors", "ostersund", "linkoping",
                                    "lomma"};

/// Draws acts without asking whether they are possible.
class Chance {
public:
    explicit Chance(unsigned seed) : engine_(seed) {}
    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(engine_); }
    bool often() { return below(4) > 0; }
    bool seldom() { return below(4) == 0; }
    template <typename T, std::size_t N>
    T any(const std::array<T, N>& all) {
        return all[static_cast<std::size_t>(below(static_cast<int>(N)))];
    }
    std::string unit(const OfficeRules& rules) {
        return rules.units[static_cast<std::size_t>(below(static_cast<int>(rules.units.size())))]
            .id;
    }
    Means means() {
        return any(std::array{Means::Letter, Means::Email, Means::Code, Means::ByMouth});
    }

    Arrived arrived(const OfficeRules& rules, Day on) {
        Arrived arrived;
        arrived.unit = seldom() ? "" : unit(rules);
        arrived.board = rules.board_of(arrived.unit);
        arrived.wish = any(std::array{ReplyWish::None, ReplyWish::ByCode, ReplyWish::ByContact});
        if (arrived.wish == ReplyWish::ByContact)
            arrived.ways = {often(), often(), seldom()};
        arrived.hidden_person = seldom();
        arrived.praise = seldom();
        arrived.promised = promised_on_arrival(rules, on, arrived.wish);
        return arrived;
    }
    Kind kind(const OfficeRules& rules, Day today) {
        const Day later = today + std::chrono::days{below(30)};
        const auto hint = any(std::array{Hint::Appeal, Hint::LexSarah, Hint::ChildConcern});
        switch (below(29)) {
        case 0:
            return arrived(rules, today);
        case 1:
            return Registered{seldom() ? "SN 2026/2" : "SN 2026/1", "Klagomål", ""};
        case 2:
            return Confirmed{means(), often() ? std::optional(later) : std::nullopt};
        case 3:
            return Assigned{unit(rules), often() ? "karin" : ""};
        case 4:
            return Taken{};
        case 5: {
            const std::string to = unit(rules);
            return HandedOver{to, rules.board_of(to)};
        }
        case 6:
            return Lifted{1 + below(3),
                          seldom() ? Lifted::Because::Serious : Lifted::Because::NotContent,
                          say("Samtal.")};
        case 7:
            return Noted{};
        case 8:
            return Jotted{};
        case 9:
            return WaitsFor{later};
        case 10:
            return NewDayAgreed{later, means()};
        case 11:
            return MeasureTaken{};
        case 12:
            return PraisePassedOn{};
        case 13:
        case 14:
            return Replied{means()};
        case 15:
            return ReplyHindered{};
        case 16:
            return Heard{};
        case 17:
            return HintRaised{hint};
        case 18:
            return HintAnswered{hint, seldom()};
        case 19:
            return Referred{"andra", often()};
        case 20:
            return Linked{std::to_string(below(3))};
        case 21:
        case 22:
            return Closed{seldom() ? "" : "forklarat", Closed::Jottings::Weed, false};
        case 23:
            return Reopened{};
        case 24:
            return any(std::array<Kind, 3>{ReadBy{}, ContactOpened{}, CopiedOut{}});
        case 25:
            return any(std::array<Kind, 2>{Published{}, Withdrawn{}});
        case 26:
            return Purged{"1", "a", seldom() ? "b" : "a"};
        case 27:
            return SentToManager{unit(rules)};
        default:
            return FedBack{};
        }
    }

private:
    std::mt19937 engine_;
};

struct Lived {
    OfficeRules rules;
    std::vector<Event> events;
    Matter matter;
    Day today{};
};

template <typename K>
const Event* first_of(const std::vector<Event>& events, std::size_t from = 0) {
    for (std::size_t i = from; i < events.size(); ++i) {
        if (std::holds_alternative<K>(events[i].kind))
            return &events[i];
    }
    return nullptr;
}

template <typename K>
bool is(const Event& event) {
    return std::holds_alternative<K>(event.kind);
}

/// The rounds, as the ranges of events that they hold.
std::vector<std::vector<Event>> rounds_of(const std::vector<Event>& events) {
    std::vector<std::vector<Event>> rounds(1);
    for (const Event& event : events) {
        if (is<Reopened>(event))
            rounds.emplace_back();
        rounds.back().push_back(event);
    }
    return rounds;
}

/// The first word that answers the person in this round.
std::optional<Day> answer_in(const std::vector<Event>& round, bool reachable, bool or_reason) {
    std::optional<Day> first;
    const auto take = [&](const Event* event) {
        if (event && (!first || event->day < *first))
            first = event->day;
    };
    // By what was entered first: of replies the first counts, of the two kinds the earlier day.
    const Event* reply = nullptr;
    for (const Event& event : round) {
        const auto* referred = std::get_if<Referred>(&event.kind);
        if (!reply && (is<Replied>(event) || (referred && referred->told && reachable)))
            reply = &event;
    }
    take(reply);
    if (or_reason)
        take(first_of<ReplyHindered>(round));
    return first;
}

/// The clocks' days and stops from the bare events: slow, and without a line of the house's counting.
void check_clocks(const Lived& lived) {
    const static Almanac almanac(2025, 2032);
    const auto rounds = rounds_of(lived.events);
    const bool reachable = lived.matter.arrival.wish != ReplyWish::None;
    for (const ClockState& clock : clocks_of(lived.matter, lived.rules)) {
        const ClockRule& rule = *lived.rules.clock(clock.clock);
        const auto& round = rounds.at(static_cast<std::size_t>(clock.round));
        std::optional<Day> stopped;
        Day due{};
        if (rule.unit == ClockRule::Unit::WorkingDays)
            due = almanac.working_days_after(round.front().day, rule.count);
        else if (rule.unit == ClockRule::Unit::Weeks || rule.unit == ClockRule::Unit::Days)
            due = clock.started +
                  std::chrono::days{rule.count * (rule.unit == ClockRule::Unit::Weeks ? 7 : 1)};
        else if (rule.unit == ClockRule::Unit::Months)
            due = clock.due; // counted in clocks_test
        else
            for (const Event& event : round) {
                if (const auto* confirmed = std::get_if<Confirmed>(&event.kind))
                    due = confirmed->agreed.value_or(due);
                if (const auto* agreed = std::get_if<NewDayAgreed>(&event.kind))
                    due = agreed->agreed;
            }
        const auto day_of = [](const Event* event) {
            return event ? std::optional(event->day) : std::nullopt;
        };
        switch (rule.stops) {
        case ClockRule::Stop::Registered:
            stopped = day_of(first_of<Registered>(lived.events));
            break;
        case ClockRule::Stop::Confirmed: {
            stopped = answer_in(round, reachable, true);
            const auto confirmed = day_of(first_of<Confirmed>(lived.events));
            if (confirmed && (!stopped || *confirmed < *stopped))
                stopped = confirmed;
            break;
        }
        case ClockRule::Stop::Replied:
            stopped = answer_in(round, reachable, true);
            break;
        case ClockRule::Stop::FedBack:
            for (const Event& event : lived.events) {
                if (is<SentToManager>(event))
                    stopped.reset();
                if (is<FedBack>(event))
                    stopped = event.day;
            }
            break;
        case ClockRule::Stop::Closed:
            stopped = day_of(first_of<Closed>(round));
            break;
        }
        INFO(clock.clock << " round " << clock.round);
        REQUIRE(clock.due == due);
        REQUIRE(clock.stopped == stopped);
        REQUIRE(clock.late(lived.today) == (stopped.value_or(lived.today) > due));
        REQUIRE((reachable || rule.runs == ClockRule::Runs::ForEveryone));
        if (!is_closed(lived.matter) && clock.runs() && clock.late(lived.today))
            REQUIRE(is_late(lived.matter, lived.rules, lived.today));
    }
}

/// What can be said of every matter, whatever has happened to it.
void check_possible(const Lived& lived) {
    const Matter& matter = lived.matter;
    const State state = state_of(matter, lived.today);
    const auto& events = lived.events;
    REQUIRE(matter.revision == static_cast<int>(events.size()));
    REQUIRE((state == State::Purged) == is<Purged>(events.back()));
    bool open = true;
    int level = 1;
    for (const Event& event : events) {
        open = is<Reopened>(event) || (open && !is<Closed>(event));
        if (const auto* lifted = std::get_if<Lifted>(&event.kind)) {
            REQUIRE(lifted->level > level);
            level = lifted->level;
        }
        if (is<HandedOver>(event) && &event != first_of<HandedOver>(events))
            REQUIRE(event.role == Role::Manager);
        if (const auto* registered = std::get_if<Registered>(&event.kind))
            REQUIRE(registered->number == matter.number);
    }
    REQUIRE((state == State::Closed || state == State::Purged) == !open);
    REQUIRE(matter.level == level);
    if (!is_reachable(matter)) {
        REQUIRE(state != State::Answered);
        REQUIRE_FALSE(matter.confirmed.happened());
        REQUIRE_FALSE(owes_reply(matter));
    }
    if (is<Closed>(events.back())) {
        REQUIRE(matter.open_hints.empty());
        REQUIRE_FALSE(owes_reply(matter));
        REQUIRE(matter.registered.happened());
        REQUIRE((!matter.serious || events.back().role == Role::Manager));
        REQUIRE_FALSE(is_late(matter, lived.rules, lived.today + std::chrono::days{4000}));
        for (const ClockState& clock : clocks_of(matter, lived.rules))
            REQUIRE_FALSE(clock.runs());
    }
    REQUIRE((state == State::Closed || state == State::Purged) ==
            (next_step(matter, lived.rules) == NextStep::Nothing));
    if (state == State::Answered)
        REQUIRE((matter.last_reply.happened() && !owes_reply(matter)));
}

} // namespace

TEST_CASE(
    "a thousand lives: no impossible state, no clock late without reason, folded in any batches") {
    std::map<std::size_t, int> kinds;
    int refused = 0;
    std::vector<OfficeRules> all_rules;
    for (const char* id : municipalities)
        all_rules.push_back(rules_of(id));
    for (unsigned seed = 1; seed <= 1000; ++seed) {
        INFO("seed " << seed);
        Chance chance(seed);
        Lived lived;
        lived.rules = all_rules[seed % all_rules.size()];
        lived.today = day("2026-01-01") + std::chrono::days{chance.below(1500)};
        const Arrived arrived = chance.arrived(lived.rules, lived.today);
        const auto live = [&](Event event) {
            const Matter before = lived.matter;
            const auto next = step(lived.matter, event);
            REQUIRE(lived.matter == before);
            if (!next) {
                ++refused;
                REQUIRE_FALSE(in_words(next.error()).empty());
                return;
            }
            lived.matter = *next;
            lived.events.push_back(event);
            ++kinds[event.kind.index()];
            check_possible(lived);
        };
        live({lived.today, lived.today, "", Role::System, arrived, {}});
        for (int tries = 0; tries < 30; ++tries) {
            lived.today += std::chrono::days{chance.seldom() ? chance.below(25) : 0};
            const Role role = chance.any(std::array{Role::Handler, Role::Handler, Role::Manager,
                                                    Role::Registrar, Role::Reader});
            const Day said = lived.today - std::chrono::days{chance.seldom() ? chance.below(5) : 0};
            live({said, lived.today, chance.often() ? "karin" : "sven", role,
                  chance.kind(lived.rules, lived.today),
                  chance.often() ? say("Några ord.") : Wording{}});
        }
        check_clocks(lived);
        const auto split =
            lived.events.begin() + chance.below(static_cast<int>(lived.events.size()) + 1);
        const Matter halfway = fold(Matter{}, {lived.events.begin(), split});
        REQUIRE(fold(halfway, {split, lived.events.end()}) == lived.matter);
        // While the words are sealed the same comes out: that something was said is enough.
        std::vector<Event> sealed = lived.events;
        for (Event& event : sealed)
            event.words.text.clear();
        REQUIRE(fold(Matter{}, sealed) == lived.matter);
    }
    // Every kind was lived through, and people were refused often enough for that to mean something.
    CHECK(kinds.size() == std::variant_size_v<Kind>);
    CHECK(refused > 5000);
}
