// Handing out from a matter's page: looked at first, masked for good, logged without the asker.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

struct Asked {
    WebWorld world{"ljusnarsberg"};
    std::string registrar = world.somebody("annika", Role::Registrar, "socialnamnden");
    std::string id;
    std::string path;

    Asked() {
        ::setenv("TYCKTILL_ASSETS", (std::string(TYCKTILL_SOURCE) + "/assets").c_str(), 1);
        Told told;
        told.story = "Min mor Astrid fick ingen hjälp. Det var kallt.";
        id = world.receive(told);
        path = "/arende/" + id;
        world.register_and_assign(registrar, id, world.house.rules.units.front().id, "");
    }
    std::map<std::string, std::string> typed(const std::string& press) const {
        return {{"gor", press},
                {"del", "matter"},
                {"ord-1", "astrid"},
                {"ordlagrum-1", "osl-26-1"},
                {"slut", "ja"}};
    }
    wire::HttpResponse press(const std::map<std::string, std::string>& typed) {
        return world.post(registrar, path + "/lamna-ut", WebWorld::values_of(typed));
    }
    /// Of the newest copy, or decision that there is none.
    audit::Entry logged() {
        audit::Entry last;
        REQUIRE(world.log->each_entry(1, [&](const audit::KeptEntry& kept) -> Result<void> {
            if (const auto entry = audit::read_entry(kept).value();
                entry.act == audit::Act::CopyOut)
                last = entry;
            return {};
        }));
        return last;
    }
    int copies() {
        int count = 0;
        for (const auto& event : world.events(id))
            count += std::holds_alternative<matters::CopiedOut>(event.kind);
        return count;
    }
};

} // namespace

TEST_CASE("who asks gets a copy after a check of secrecy, and the log holds nothing of them") {
    Asked asked;
    CHECK(has(asked.world.text(asked.registrar, asked.path), "Lämna ut en kopia"));
    const std::string form = asked.world.text(asked.registrar, asked.path + "/lamna-ut");
    CHECK(has(form, "Fråga inte vem det är till eller varför."));
    CHECK(has(form, "Min mor Astrid fick ingen hjälp."));
    CHECK_FALSE(has(form, "Åsa Öberg"));
    const auto look = asked.press(asked.typed("granska"));
    CHECK(look.status == 200);
    CHECK(has(text_of(look.body), "Stämmer kopian?"));
    CHECK(has(text_of(look.body), "<span class=\"masked\">dolt</span>"));
    CHECK(has(text_of(look.body), "26 kap. 1 §"));
    CHECK(asked.copies() == 0);
    const auto copy = asked.press(asked.typed("gor"));
    REQUIRE(copy.status == 200);
    CHECK(copy.headers.at("content-type") == "application/pdf");
    CHECK(asked.copies() == 1);
    const audit::Entry last = asked.logged();
    CHECK(last.act == audit::Act::CopyOut);
    CHECK(last.about == asked.id);
    CHECK(last.detail == "1 parts, 1 masks, osl-26-1");
}

TEST_CASE("a copy is not made without a provision for each mask, nor when the form came cut") {
    Asked asked;
    auto typed = asked.typed("gor");
    typed["ordlagrum-1"].clear();
    const auto missing = asked.press(typed);
    CHECK(missing.status == 400);
    CHECK(has(text_of(missing.body), "Välj lagrum för ord 1."));
    typed = asked.typed("gor");
    typed["ord-1"] = "Astri d";
    CHECK(has(text_of(asked.press(typed).body), "stavat"));
    typed = asked.typed("gor");
    typed.erase("slut");
    CHECK(asked.press(typed).status == 400);
    typed = asked.typed("gor");
    typed.erase("del");
    CHECK(asked.press(typed).status == 400);
    typed = asked.typed("gor");
    typed["dolj"] = "matter/2";
    CHECK(has(text_of(asked.press(typed).body), "Välj lagrum för det som döljs"));
    CHECK(asked.copies() == 0);
}

TEST_CASE("a refusal becomes a decision that can be appealed, and stands in the matter") {
    Asked asked;
    CHECK(has(asked.world.text(asked.registrar, asked.path + "/neka"), "överklagas"));
    std::map<std::string, std::string> typed{{"gor", "gor"}, {"lagrum", "osl-26-1"}};
    CHECK(asked.world.post(asked.registrar, asked.path + "/neka", WebWorld::values_of(typed))
              .status == 400);
    typed["skal"] = "Det står inte klart att den enskilde inte lider men.";
    typed["beslutat-av"] = "Annika Dahlberg, registrator";
    const auto decision =
        asked.world.post(asked.registrar, asked.path + "/neka", WebWorld::values_of(typed));
    REQUIRE(decision.status == 200);
    CHECK(text_of(decision.body).rfind("%PDF-", 0) == 0);
    CHECK(has(asked.world.events(asked.id).back().words.text, "26 kap. 1 §"));
    CHECK(asked.logged().detail == "refused, osl-26-1");
}

TEST_CASE("a letter is a file to print, and its address is opened and logged for it") {
    Asked asked;
    const std::string handler = asked.world.somebody("karin", Role::Handler, "socialnamnden",
                                                     asked.world.house.rules.units.front().id);
    const auto account = asked.world.accounts->account("karin").value().value();
    const std::vector<matters::Person> people{account.person};
    const matters::Event letter{asked.world.clock.today(),
                                asked.world.clock.today(),
                                "",
                                Role::Handler,
                                matters::Confirmed{matters::Means::Letter, {}},
                                matters::say("Hej [namn]!\n\nVi har fått det.")};
    const auto sent = registry::perform(
        *asked.world.kept, asked.id, asked.world.revision(asked.id), letter, account.person,
        {asked.world.house.rules, people, day("2026-11-30")}, asked.world.house.recipients.front());
    REQUIRE(sent);
    REQUIRE(std::holds_alternative<matters::Matter>(*sent));
    const std::string number = std::to_string(asked.world.revision(asked.id));
    CHECK(has(asked.world.text(handler, asked.path), "Hämta för fönsterkuvert"));
    const auto file = asked.world.post(handler, asked.path + "/brev.pdf",
                                       WebWorld::values_of({{"brev", number}, {"latt", "ja"}}));
    REQUIRE(file.status == 200);
    CHECK(text_of(file.body).rfind("%PDF-", 0) == 0);
    CHECK(std::holds_alternative<matters::ContactOpened>(asked.world.events(asked.id).back().kind));
    CHECK(asked.world.post(handler, asked.path + "/brev.pdf", WebWorld::values_of({{"brev", "1"}}))
              .status == 404); // what came in is no letter of ours
    CHECK(asked.world.post(handler, asked.path + "/brev.pdf", WebWorld::values_of({{"brev", "99"}}))
              .status == 404);
}
