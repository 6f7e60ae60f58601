// Every kind of event goes to disk and back, with its words and without them.
#include "office/register/event_codec.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::matters;
using namespace tycktill::registry;

namespace {

Day day(const char* text) {
    return parse_day(text).value();
}

/// One of each kind, with every field other than its default.
std::vector<Kind> all_kinds() {
    Arrived arrived{"klagomal",
                    "socialnamnden",
                    "hemtjansten",
                    Way::Email,
                    ReplyWish::ByContact,
                    {true, true, true},
                    true,
                    true,
                    {{"svar", day("2026-12-04")}}};
    return {arrived,
            Registered{"SN 2026/87", "Klagomål – hemtjänsten", "osl-26-1"},
            Confirmed{Means::ByMouth, day("2026-12-04")},
            Assigned{"hemtjansten", "karin"},
            Taken{},
            HandedOver{"lss", "socialnamnden"},
            Lifted{3, Lifted::Because::NotSolved, say("Två samtal.")},
            Noted{},
            Jotted{},
            WaitsFor{day("2026-12-24")},
            NewDayAgreed{day("2026-12-18"), Means::Email},
            MeasureTaken{false, "bemanning", "bemotande", "lss"},
            PraisePassedOn{},
            Replied{Means::Code},
            ReplyHindered{ReplyHindered::By::NotWanted},
            Heard{Reception::Partly},
            HintRaised{Hint::Personnummer},
            HintAnswered{Hint::LexSarah, true},
            Referred{"overklaga", true},
            Linked{"22222222222222222222222222222222"},
            Closed{"atgardat", Closed::Jottings::Keep, true},
            Reopened{},
            ReadBy{},
            ContactOpened{},
            CopiedOut{},
            Published{},
            Withdrawn{},
            Purged{"2031:1", "annika", "gunnar"},
            SentToManager{"hemtjansten"},
            FedBack{}};
}

Event of(Kind kind) {
    return {day("2026-11-30"), day("2026-12-01"), "karin",
            Role::Manager,     std::move(kind),   say("Astrid ringde.")};
}

} // namespace

TEST_CASE("every kind of event comes back as it was written") {
    const auto kinds = all_kinds();
    REQUIRE(kinds.size() == std::variant_size_v<Kind>);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        REQUIRE(kinds[i].index() == i);
        const Event event = of(kinds[i]);
        const EventText text = written(event);
        INFO(text.facts);
        const auto read = read_event(text.facts, text.words);
        if (!read)
            FAIL(read.error().what);
        CHECK(*read == event);
    }
}

TEST_CASE("the facts hold no word that a person wrote, and say that something was said") {
    for (const Kind& kind : all_kinds()) {
        const EventText text = written(of(kind));
        CHECK(text.facts.find("Astrid") == std::string::npos);
        CHECK(text.facts.find("samtal") == std::string::npos);
        const auto sealed = read_event(text.facts, "");
        REQUIRE(sealed);
        CHECK(sealed->words.said);
        CHECK(sealed->words.text.empty());
    }
    Event silent = of(Taken{});
    silent.words = {};
    CHECK(written(silent).words.empty());
    CHECK(written(silent).facts ==
          "{\"by\":\"karin\",\"day\":\"2026-11-30\",\"entered\":\"2026-12-01\",\"kind\":\"taken\","
          "\"role\":\"manager\",\"v\":1}");
}

TEST_CASE("facts that are not right are refused in one line") {
    const std::string right = written(of(Confirmed{Means::Letter, day("2026-12-04")})).facts;
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = right;
        text.replace(text.find(from), from.size(), to);
        const auto read = read_event(text, "");
        return read ? "read" : read.error().what;
    };
    for (const auto& [from, to, field] :
         std::vector<std::array<std::string, 3>>{{"\"letter\"", "\"pigeon\"", "'means'"},
                                                 {"\"2026-12-04\"", "\"2026-13-04\"", "'agreed'"},
                                                 {"\"2026-12-04\"", "7", "'agreed'"},
                                                 {"\"confirmed\"", "\"crowned\"", "'kind'"},
                                                 {"\"manager\"", "\"king\"", "'role'"},
                                                 {"\"day\":", "\"dag\":", "'day'"}}) {
        INFO(from << " → " << to);
        CHECK(with(from, to).find(field) != std::string::npos);
    }
    CHECK(with("\"v\":1", "\"v\":2").find("newer program") != std::string::npos);
    CHECK_FALSE(read_event("", ""));
    CHECK_FALSE(read_event("[1]", ""));
    CHECK(read_event(right, "not json"));
    CHECK(read_event(right, "{\"words\":7}"));
}
