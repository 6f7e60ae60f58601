// What may follow what in a matter's life. Among them the faults that other systems of this kind are known for.
#include "tests/office/matters/life.h"
#include "tests/support/rooms.h"

using namespace tycktill;
using namespace tycktill::matters;
using namespace tycktill::matters::test;

using What = ClosingNeed::What;

TEST_CASE("a matter goes from new to closed by what happens to it, with no state of its own") {
    Life life;
    CHECK(life.state() == State::New);
    life.registered();
    CHECK(life.state() == State::Registered);
    life.must(Confirmed{Means::Letter, day("2026-12-04")});
    CHECK(life.state() == State::Confirmed);
    life.must(Assigned{"hemtjansten", "karin"});
    CHECK(life.state() == State::Assigned);
    life.must(MeasureTaken{}, "Schemat är ändrat.");
    CHECK(state_in_words(life.matter, life.today) == "Pågår på nivå 1");
    life.must(WaitsFor{day("2026-11-25")}, "Vikarien");
    CHECK(state_in_words(life.matter, life.today) == "Väntar till 25 november 2026");
    life.on("2026-11-26");
    CHECK(life.state() == State::InProgress);
    life.must(Replied{Means::Letter}, "Vi har ändrat schemat.");
    CHECK(life.state() == State::Answered);
    life.must(Heard{Reception::Content}).must(ending());
    CHECK(life.state() == State::Closed);
    life.must(Purged{"2031:1", "annika", "gunnar"});
    CHECK(life.state() == State::Purged);
}

TEST_CASE("what is over waits for nothing more") {
    Life life;
    life.registered().must(WaitsFor{day("2026-12-24")}, "Vikarien");
    CHECK(life.state() == State::Waiting);
    SECTION("a reply ends the wait") {
        life.must(Replied{Means::Letter}, "Svar.");
        CHECK(life.state() == State::Answered);
    }
    SECTION("a measure ends it") {
        life.must(MeasureTaken{}, "Ringde vikarien.");
        CHECK(life.state() == State::InProgress);
    }
    SECTION("a note doesn't") {
        life.must(Noted{}, "Ingen svarade.");
        CHECK(life.state() == State::Waiting);
    }
}

TEST_CASE("nothing happens before it has come in, and it comes in once") {
    const Matter nothing;
    const Event note{day("2026-11-20"), day("2026-11-20"), "karin",
                     Role::Handler,     Noted{},           say("x")};
    REQUIRE(refusal_of(nothing, note)->why == Why::NotArrived);
    const Life life;
    CHECK(life.why_not(named()) == Why::ArrivedAlready);
}

TEST_CASE("a closed matter takes notes, readings and copies, and nothing that would be work") {
    Life life(anonymous());
    life.registered().must(ending());
    CHECK_FALSE(life.why_not(Noted{}, "En sak till."));
    CHECK_FALSE(life.why_not(ReadBy{}));
    CHECK_FALSE(life.why_not(CopiedOut{}));
    CHECK(life.why_not(MeasureTaken{}, "x") == Why::IsClosed);
    CHECK(life.why_not(Taken{}) == Why::IsClosed);
    CHECK(life.why_not(ending()) == Why::IsClosed);
    life.must(Reopened{}, "Personen hörde av sig igen.");
    CHECK(life.state() == State::InProgress);
    CHECK(life.why_not(Reopened{}, "x") == Why::NotClosed);
}

TEST_CASE("a named person who wants a reply is not closed away without one") {
    Life life;
    life.registered();
    CHECK(life.needs(ending("ingen-atgard")) == std::vector{What::Reply});
    CHECK(life.why_not(ending("ingen-atgard")) == Why::ClosingNeeds);
    SECTION("a reply frees it, when it has been asked how it was taken") {
        life.must(Replied{Means::Letter}, "Svar.");
        CHECK(life.needs(ending()) == std::vector{What::AskReception});
        life.must(Heard{Reception::Unknown});
        CHECK(life.needs(ending()).empty());
    }
    SECTION("a reason frees it") {
        CHECK(life.why_not(ReplyHindered{}) == Why::WordsMissing);
        life.must(ReplyHindered{ReplyHindered::By::Secrecy}, "Svaret skulle röja en annan.");
        CHECK(life.needs(ending()).empty());
    }
    SECTION("that other door frees it, which the person was told of") {
        CHECK(life.why_not(Referred{"forsakringskassan", false}) == Why::TellThePerson);
        life.must(Referred{"forsakringskassan", true}, "Ring dem.").must(Heard{});
        CHECK(life.needs(ending("hanvisat")).empty());
    }
}

TEST_CASE("opened again or lifted, the person is owed a reply again") {
    Life life;
    life.registered()
        .must(Replied{Means::ByMouth}, "Sa att det var fel.")
        .must(Heard{Reception::NotContent});
    SECTION("opened again after closing") {
        life.must(ending()).must(Reopened{}, "Inte nöjd.");
        CHECK(owes_reply(life.matter));
        CHECK(life.state() == State::InProgress);
        CHECK(life.why_not(ending()) == Why::ClosingNeeds);
    }
    SECTION("lifted to the next level") {
        life.must(Lifted{2, Lifted::Because::NotContent, say("Samtal.")}, "Inte nöjd.");
        CHECK(owes_reply(life.matter));
        CHECK(state_in_words(life.matter, life.today) == "Pågår på nivå 2");
    }
    SECTION("otherwise not") {
        CHECK_FALSE(owes_reply(life.matter));
    }
}

TEST_CASE("nobody can answer who left no way, and nothing asks for it") {
    Life life(anonymous());
    life.registered();
    CHECK(life.why_not(Replied{Means::Letter}, "x") == Why::NobodyToTell);
    CHECK(life.why_not(Confirmed{}) == Why::NobodyToTell);
    CHECK(life.why_not(NewDayAgreed{day("2026-12-01")}, "x") == Why::NobodyToTell);
    CHECK(life.why_not(ContactOpened{}) == Why::NoContact);
    CHECK(life.needs(ending()).empty());
    CHECK(next_step(life.must(Assigned{"hemtjansten", ""}).matter, rules_of("ljusnarsberg")) ==
          NextStep::TakeCare);
}

TEST_CASE("a reply goes only by a way that the person left") {
    Life named_one;
    CHECK(named_one.why_not(Replied{Means::Email}, "x") == Why::MeansMissing);
    CHECK(named_one.why_not(Replied{Means::Code}, "x") == Why::MeansMissing);
    Arrived by_code = anonymous();
    by_code.wish = ReplyWish::ByCode;
    Life coded(by_code);
    CHECK(coded.why_not(Replied{Means::Letter}, "x") == Why::MeansMissing);
    CHECK(coded.why_not(Replied{Means::ByMouth}, "x") == Why::MeansMissing);
    CHECK_FALSE(coded.why_not(Replied{Means::Code}, "x"));
    CHECK(coded.needs(ending()) == std::vector{What::Register, What::Reply});
}

TEST_CASE("it is not sent round: the second handing over needs a chief") {
    Life life;
    life.registered().must(Assigned{"hemtjansten", "karin"});
    CHECK(life.why_not(Assigned{"skolan", "eva"}) == Why::HandOverInstead);
    CHECK(life.why_not(HandedOver{"skolan", "socialnamnden"}) == Why::WordsMissing);
    life.must(HandedOver{"skolan", "socialnamnden"}, "Gäller skolan.");
    CHECK(life.matter.handler.empty());
    for (const Role role : {Role::Handler, Role::Registrar, Role::Secretary})
        CHECK(life.as(role).why_not(HandedOver{"hemtjansten", "socialnamnden"}, "x") ==
              Why::ChiefDecides);
    life.as(Role::Manager).must(HandedOver{"hemtjansten", "socialnamnden"}, "Det gör det inte.");
    CHECK(life.matter.hand_overs == 2);
}

TEST_CASE("what is serious goes to the chief at once and is closed by nobody below") {
    Life life(anonymous());
    life.registered();
    CHECK(life.why_not(Lifted{2, Lifted::Because::NotSolved, {}}, "x") == Why::TriedMissing);
    life.must(Lifted{2, Lifted::Because::Serious, {}}, "Hot mot en boende.");
    CHECK(life.needs(ending()) == std::vector{What::ChiefCloses});
    CHECK(life.why_not(Lifted{2, Lifted::Because::Serious, {}}, "x") == Why::LevelNotHigher);
    CHECK_FALSE(life.as(Role::Manager).why_not(ending()));
}

TEST_CASE("a new day is agreed with a word to the person, before the old one is out") {
    Life life;
    CHECK(life.why_not(NewDayAgreed{day("2026-12-10")}, "x") == Why::NotConfirmed);
    life.must(Confirmed{Means::Letter, day("2026-12-04")});
    CHECK(life.why_not(Confirmed{Means::Letter, {}}) == Why::ConfirmedAlready);
    life.on("2026-12-04");
    CHECK(life.why_not(NewDayAgreed{day("2026-12-10")}) == Why::WordsMissing);
    CHECK(life.why_not(NewDayAgreed{day("2026-12-04")}, "x") == Why::AgreedTooEarly);
    CHECK_FALSE(life.why_not(NewDayAgreed{day("2026-12-10")}, "Vi väntar på en uppgift."));
    life.on("2026-12-05");
    CHECK(life.why_not(NewDayAgreed{day("2026-12-10")}, "x") == Why::AgreedTooLate);
}

TEST_CASE("nobody becomes less late by writing an earlier day") {
    Life life;
    Event late = life.event(Replied{Means::Letter}, "Svar.");
    late.entered = day("2026-12-10");
    CHECK(refusal_of(life.matter, late)->why == Why::DayTooEarly);
    Event told = life.event(Replied{Means::ByMouth}, "Ringde i fredags.");
    told.entered = day("2026-11-23");
    CHECK_FALSE(refusal_of(life.matter, told));
    told.day = day("2026-11-19");
    CHECK(refusal_of(life.matter, told)->why == Why::DayTooEarly);
    Event ahead = life.event(Noted{}, "x");
    ahead.day = day("2026-11-24");
    CHECK(refusal_of(life.matter, ahead)->why == Why::DayAhead);
}

TEST_CASE("a hint decides nothing, and closing waits until a person has answered it") {
    Life life(anonymous());
    life.registered().must(HintRaised{Hint::LexSarah}).must(HintRaised{Hint::Appeal});
    CHECK(life.why_not(HintRaised{Hint::Appeal}) == Why::HintOpenAlready);
    CHECK(life.needs(ending()) == std::vector{What::AnswerHint, What::AnswerHint});
    CHECK(life.why_not(HintAnswered{Hint::Appeal, false}) == Why::WordsMissing);
    life.must(HintAnswered{Hint::Appeal, false}, "Inget beslut.");
    CHECK(life.why_not(HintAnswered{Hint::Appeal, true}, "x") == Why::NoSuchHint);
    life.must(HintAnswered{Hint::LexSarah, true}, "Rapporterat.");
    CHECK(life.needs(ending()).empty());
}

TEST_CASE("two complaints are two matters, linked and never merged") {
    Life life;
    CHECK(life.why_not(Linked{life.matter.id}) == Why::LinkToItself);
    life.must(Linked{"22222222222222222222222222222222"});
    CHECK(life.why_not(Linked{"22222222222222222222222222222222"}) == Why::LinkedAlready);
    CHECK(life.state() == State::New);
}

TEST_CASE("a number is given once; the line can be reworded") {
    Life life;
    CHECK(life.why_not(Registered{"", "Klagomål", ""}) == Why::NumberMissing);
    CHECK(life.why_not(Registered{"SN 2026/1", "", ""}) == Why::LineMissing);
    life.registered("SN 2026/1").on("2026-11-27");
    CHECK(life.why_not(Registered{"SN 2026/2", "Klagomål", ""}) == Why::NumberFixed);
    life.must(Registered{"SN 2026/1", "Klagomål – hemtjänst, natt", ""});
    CHECK(life.matter.registered.day == day("2026-11-20"));
}

TEST_CASE(
    "opening the contact a second time asks why, and a hidden person is opened by the registrar") {
    Life life;
    life.must(ContactOpened{});
    CHECK(life.why_not(ContactOpened{}) == Why::ReasonForOpening);
    CHECK_FALSE(life.why_not(ContactOpened{}, "Numret var fel skrivet."));
    CHECK_FALSE(life.as(Role::Manager, "gunnar").why_not(ContactOpened{}));
    Arrived hidden = named();
    hidden.hidden_person = true;
    Life protected_one(hidden);
    CHECK(protected_one.why_not(ContactOpened{}) == Why::ContactHidden);
    CHECK_FALSE(protected_one.as(Role::Registrar).why_not(ContactOpened{}));
}

TEST_CASE("praise is passed on before it is closed, and nobody is asked how they took the thanks") {
    Arrived praise = named();
    praise.praise = true;
    Life life(praise);
    life.registered().must(Replied{Means::ByMouth}, "Tack!");
    CHECK(life.needs(ending()) == std::vector{What::PassPraiseOn});
    life.must(PraisePassedOn{}, "Nattpersonalen");
    CHECK(life.needs(ending()).empty());
}

TEST_CASE("working notes are weeded or kept by a decision") {
    Life life(anonymous());
    life.registered().must(Jotted{}, "Fråga Eva.");
    CHECK(life.needs(ending()) == std::vector{What::DecideJottings});
    life.must(Closed{"forklarat", Closed::Jottings::Weed, false});
    CHECK(life.matter.jottings == 0);
}

TEST_CASE("what a named person wrote is shown seven days after closing at the earliest") {
    Life life;
    life.registered().must(Replied{Means::Letter}, "Svar.").must(Heard{});
    CHECK(life.why_not(Published{}) == Why::NotClosed);
    life.must(ending()).on("2026-11-26");
    CHECK(life.why_not(Published{}) == Why::TooSoonToPublish);
    life.on("2026-11-27").must(Published{});
    CHECK(life.why_not(Published{}) == Why::PublishedAlready);
    life.must(Withdrawn{}, "Personen bad om det.");
    CHECK(life.why_not(Withdrawn{}, "x") == Why::NotPublished);
}

TEST_CASE("nothing is purged without a list that two people stand behind") {
    Life life(anonymous());
    life.registered();
    CHECK(life.why_not(Purged{"2031:1", "a", "b"}) == Why::NotClosed);
    life.must(ending());
    CHECK(life.why_not(Purged{"", "a", "b"}) == Why::ListMissing);
    CHECK(life.why_not(Purged{"2031:1", "a", "a"}) == Why::TwoPeopleMust);
    CHECK(life.why_not(Purged{"2031:1", "a", ""}) == Why::TwoPeopleMust);
    life.must(Purged{"2031:1", "a", "b"});
    CHECK(life.why_not(Noted{}, "x") == Why::IsPurged);
    CHECK(life.matter.number == "SN 2026/1");
}

TEST_CASE("the äldreombudsman is answered too before it is closed") {
    Life life(anonymous());
    life.registered().as(Role::Reader, "ombud").must(SentToManager{"hemtjansten"});
    CHECK(life.needs(ending()) == std::vector{What::FeedBack});
    CHECK(life.why_not(SentToManager{"hemtjansten"}) == Why::NothingChanges);
    life.as(Role::Manager, "gunnar").must(FedBack{}, "Vi har ändrat schemat.");
    CHECK(life.why_not(FedBack{}, "x") == Why::NothingToFeedBack);
    CHECK(life.needs(ending()).empty());
}

TEST_CASE("a choice that the municipality doesn't have is refused, an old matter keeps its own") {
    const OfficeRules rules = rules_of("ostersund");
    Arrived arrived = anonymous();
    arrived.board = "barn-och-utbildningsnamnden";
    arrived.unit = "skolan";
    Life life(arrived);
    const auto refused = [&](Kind kind) {
        return against_rules(life.matter, life.event(std::move(kind), "x"), rules).has_value();
    };
    CHECK_FALSE(refused(Assigned{"grundskolan", "eva"}));
    CHECK(refused(Assigned{"hemtjansten", "karin"})); // another nämnd's
    CHECK(refused(Assigned{"okänd", "karin"}));
    CHECK_FALSE(refused(Lifted{3, Lifted::Because::NotContent, {}}));
    CHECK(refused(Lifted{4, Lifted::Because::NotContent, {}}));
    CHECK_FALSE(refused(MeasureTaken{true, "bemanning", "trygghet", ""}));
    CHECK(refused(MeasureTaken{true, "bemanning", "finns-inte", ""}));
    life.matter.unit = "gator-och-parker";
    CHECK(refused(MeasureTaken{true, "", "trygghet", ""})); // a dimension of the schools alone
    CHECK(refused(ending("atgardat")));                     // nothing was done
    CHECK_FALSE(refused(ending("forklarat")));
    life.must(MeasureTaken{}, "Lagat.");
    CHECK_FALSE(refused(ending("atgardat")));
}

TEST_CASE("every refusal and every need has words of its own") {
    std::set<std::string> seen;
    for (int i = 0; i <= static_cast<int>(Why::NotAllowed); ++i) {
        const auto why = static_cast<Why>(i);
        const std::string words = in_words(Refusal{why, {}});
        INFO(i << " " << words);
        CHECK(seen.insert(words).second);
        CHECK(words != "Det går inte att göra nu.");
    }
    for (int i = 0; i <= static_cast<int>(What::Measure); ++i)
        CHECK(seen.insert(in_words(ClosingNeed{static_cast<What>(i), std::nullopt})).second);
    CHECK(
        in_words(Refusal{Why::ClosingNeeds, {{What::Reply, {}}, {What::Outcome, {}}}}) ==
        "Ärendet kan inte avslutas än. Personen vill ha svar men har inte fått något. Svara först. "
        "Välj hur det gick.");
}
