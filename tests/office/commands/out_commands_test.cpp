// What is owed, handed out and published, by commands.
#include "office/commands/out_commands.h"
#include "office/commands/report_commands.h"
#include "shared/base/files.h"
#include "tests/office/commands/command_office.h"

using namespace tycktill;
using namespace tycktill::office;
using matters::Role;

namespace {

struct Office : CommandOffice {
    forms::OfficeRules rules = known_rules(place, {}).value();
    const forms::OfficeUnit* theirs = nullptr; ///< run by an utförare
    std::string ours, id;

    Office() {
        for (const auto& unit : rules.units)
            if (!unit.run_by.empty())
                theirs = &unit;
        const forms::OfficeUnit& unit = rules.units.front();
        ours = unit.id;
        works_here("annika", Role::Registrar, unit.board);
        works_here("karin", Role::Handler, unit.board, unit.id);
        works_here("gunnar", Role::Manager, unit.board);
        works_here("vera", Role::Manager, theirs->board, theirs->id);
        id = comes(unit.name, "Min mor Astrid fick ingen hjälp. Maten var kall.");
    }
    OwedReportWish provider(const std::string& as) const {
        OwedReportWish wish;
        wish.as = as;
        wish.report = "utforare";
        wish.run_by = theirs->run_by;
        wish.from = "2025-06-01";
        return wish;
    }
    std::string file(const char* name) const { return (folder.path() / name).string(); }
    Printed releases(ReleaseWish wish) {
        wish.id = id;
        return printed([&] { return run_release(place, wish); });
    }
    Printed publishes(Result<int> (*run)(const OfficePlace&, const PublishedWish&),
                      const std::string& as, const std::string& words = "") {
        PublishedWish wish;
        wish.as = as;
        wish.id = id;
        wish.format = Format::Json;
        wish.folder = folder.path() / "web";
        if (!words.empty())
            wish.words = file_with(words);
        return printed([&] { return run(place, wish); });
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("an utförare's manager freezes their own compilation, and it is held against the log") {
    Office office;
    const auto owed = printed([&] {
                          return run_owed(office.place, {"vera", Format::Json});
                      }).rows();
    REQUIRE(owed.size() == 2); // this year's, of each report
    CHECK(owed[0]["state"] == "running");
    OwedReportWish wish = office.provider("vera");
    wish.pdf = office.file("draft.pdf");
    const Printed draft = printed([&] { return run_owed_report(office.place, wish); });
    CHECK(draft.status == 0);
    CHECK(has(draft.out, "Utkast, siffrorna kan ändras"));
    CHECK(read_text(wish.pdf).value().rfind("%PDF-", 0) == 0);
    wish.freeze = true;
    wish.added = office.file_with("{\"analysis\": \"Lugnt år.\"}");
    CHECK(printed([&] {
              OwedReportWish other = wish;
              other.as = "karin";
              return run_owed_report(office.place, other);
          }).status == 2);
    const Printed frozen = printed([&] { return run_owed_report(office.place, wish); });
    REQUIRE(frozen.status == 0);
    CHECK(has(frozen.out, "Rapport 2026:1"));
    const Printed shown = printed([&] {
        return run_frozen(office.place, {"vera", "2026:1", {}, Format::Table});
    });
    CHECK(shown.status == 0);
    CHECK(shown.out == frozen.out);
    CHECK(has(shown.out, "Lugnt år."));
    CHECK(printed([&] { return run_owed_report(office.place, wish); }).status == 2); // once
    wish.from = "";
    CHECK(printed([&] {
              OwedReportWish nobody = wish;
              nobody.run_by = "Ingen AB";
              return run_owed_report(office.place, nobody);
          }).status == 2);
}

TEST_CASE("a copy is made by a command, masked, and never of another nämnd's matter") {
    Office office;
    REQUIRE(office.matters_for("annika").status == 0); // the program opens what has come
    const Printed parts = office.releases({"karin", "", "", "", "", {}});
    REQUIRE(parts.status == 0);
    CHECK(has(parts.out, "Min mor Astrid fick ingen hjälp."));
    CHECK_FALSE(has(parts.out, "Storgatan"));
    ReleaseWish wish{"karin", "", "", "", "", office.file("copy.pdf")};
    wish.choices = office.file_with(
        "{\"parts\": [\"matter\"], \"words\": [{\"words\": \"astrid\", \"provision\": "
        "\"osl-26-1\"}]}");
    CHECK(office.releases(wish).status == 0);
    CHECK(read_text(wish.pdf).value().rfind("%PDF-", 0) == 0);
    wish.choices = office.file_with("{\"parts\": [\"matter\"], \"words\": [{\"words\": \"x\"}]}");
    CHECK(office.releases(wish).status == 2);
    wish.choices.clear();
    wish.refuse = "osl-26-1";
    CHECK(office.releases(wish).status == 2); // without reasons
    wish.words = office.file_with("Det står inte klart att ingen lider men.");
    wish.pdf = office.file("decision.pdf");
    CHECK(office.releases(wish).status == 0);
    CHECK(read_text(wish.pdf).value().rfind("%PDF-", 0) == 0);
    const auto events = office.matter_for("karin", office.id).rows().at(0)["events"];
    std::vector<std::string> kinds;
    for (const auto& event : events)
        kinds.push_back(event["kind"]);
    CHECK(std::count(kinds.begin(), kinds.end(), "copied-out") == 1);
    CHECK(office.releases({"vera", "", "", "", "", {}}).status == 2);
}

TEST_CASE("du sa, vi gjorde is proposed, approved by another, written, and withdrawn in one act") {
    Office office;
    record::Submission submission = an_anonymous_complaint();
    submission.municipality = "linkoping";
    submission.form = {"linkoping/valkommen-att-tycka-till", 1};
    submission.arrived = SystemClock().today();
    submission.matter.set("enhet", office.rules.units.front().name);
    REQUIRE(arrivals::take_in(*open_archive(office.home.store).value(), office.home, submission,
                              submission.arrived));
    office.id = to_text(submission.id);
    REQUIRE(office.matters_for("annika").status == 0);
    const std::string words =
        "{\"said\": \"Maten var kall.\", \"did\": \"Maten körs ut tidigare.\"}";
    CHECK(office.publishes(run_published_propose, "karin", words).status == 2); // not closed
    REQUIRE(office.does("annika", office.id, act("register")).status == 0);
    DoWish assign = act("assign");
    assign.unit = office.ours;
    assign.handler = "karin";
    REQUIRE(office.does("annika", office.id, assign).status == 0);
    REQUIRE(office.does("karin", office.id, act("measure"), "Nya tider.").status == 0);
    DoWish close = act("close");
    close.outcome = office.rules.outcomes.front().id;
    REQUIRE(office.does("karin", office.id, close).status == 0);
    CHECK(office.publishes(run_published_propose, "karin", "{\"said\": 1}").status == 2);
    REQUIRE(office.publishes(run_published_propose, "karin", words).status == 0);
    CHECK(office.publishes(run_published_approve, "karin").status == 2);
    REQUIRE(office.publishes(run_published_approve, "gunnar").status == 0);
    const auto list = office.publishes(run_published, "karin").rows();
    REQUIRE(list.size() == 1);
    CHECK(list[0]["state"] == "approved");
    CHECK(office.publishes(run_published_write, "karin").status == 2);
    REQUIRE(office.publishes(run_published_write, "gunnar").status == 0);
    const auto file = [&](const char* name) {
        return read_text(office.folder.path() / "web" / name).value();
    };
    for (const char* name : {"index.html", "du-sa-vi-gjorde.json", "du-sa-vi-gjorde.csv"}) {
        INFO(name);
        CHECK(has(file(name), "Maten var kall."));
        CHECK_FALSE(has(file(name), office.id));
        CHECK_FALSE(has(file(name), "karin"));
    }
    CHECK(has(file("beskrivning.txt"), "vi_gjorde"));
    REQUIRE(office.publishes(run_published_withdraw, "gunnar", "Personen vill inte.").status == 0);
    for (const char* name : {"index.html", "du-sa-vi-gjorde.json", "du-sa-vi-gjorde.csv"})
        CHECK_FALSE(has(file(name), "kall"));
    const auto events = office.matter_for("karin", office.id).rows().at(0)["events"];
    CHECK(events.back()["kind"] == "withdrawn");
}

TEST_CASE("a registrar notes which unit was given forms, and a reader of another cannot") {
    Office office;
    const auto list = [&](const std::string& as) {
        return printed([&] {
                   return run_forms_out(office.place, {as, "", 0, "", Format::Json});
               })
            .rows();
    };
    const auto gives = [&](const std::string& as, const std::string& unit, int copies,
                           const std::string& day = "") {
        return printed([&] {
                   return run_forms_out(office.place, {as, unit, copies, day, Format::Table});
               })
            .status;
    };
    CHECK(gives("annika", office.ours, 50) == 0);
    CHECK(gives("annika", office.ours, 0) == 2);
    CHECK(gives("annika", "nowhere", 5) == 2);
    CHECK(gives("annika", office.ours, 5, "2999-01-01") == 2);
    CHECK(gives("vera", office.ours, 5) == 2);
    const auto seen = list("annika");
    REQUIRE(!seen.empty());
    CHECK(seen.front()["unit"] == office.ours);
    CHECK(seen.front()["copies"] == 50);
    CHECK(seen.front()["wanted"] == false);
    for (const auto& unit : list("vera"))
        CHECK(unit["unit"] != office.ours);
}
