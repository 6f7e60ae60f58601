// What the pages write into the log: who came in, who read what, who did what; and that nobody reads anything unlogged.
#include "office/audit/searched.h"
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using audit::Act;
using matters::Role;

namespace {

std::vector<audit::Entry> entries(audit::Audit& log) {
    std::vector<audit::Entry> all;
    REQUIRE(log.each_entry(1, [&](const audit::KeptEntry& kept) -> Result<void> {
        all.push_back(audit::read_entry(kept).value());
        return {};
    }));
    return all;
}

/// "karin read-matter sida/1" for each, without the times.
std::vector<std::string> told(audit::Audit& log) {
    std::vector<std::string> all;
    for (const auto& entry : entries(log))
        all.push_back(entry.by + " " + audit::to_text(entry.act) +
                      (entry.detail.empty() ? "" : " " + entry.detail));
    return all;
}

/// A log on a disk that is full.
class FullLog final : public audit::Audit {
public:
    Result<void> append(const audit::Entry&) override { return fail("the disk is full"); }
    Result<void> each_entry(std::int64_t, const Each&) override { return {}; }
    Result<std::optional<audit::Head>> head() override { return std::optional<audit::Head>(); }
};

struct Morning {
    WebWorld world;
    std::string registrar = world.somebody("rut", Role::Registrar, "socialnamnden");
    std::string handler = world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
    std::string id;

    Morning() {
        Told matter;
        matter.unit = "Vård och omsorg";
        id = world.receive(matter);
    }
    std::string path() const { return "/arende/" + id; }
};

} // namespace

TEST_CASE("each reading and each act through the pages is one row of the log") {
    Morning day;
    day.world.text(day.registrar, "/inkorg");
    day.world.text(day.registrar, day.path() + "/diariefor");
    day.world.register_and_assign(day.registrar, day.id, "omsorg", "karin");
    day.world.text(day.handler, day.path());
    day.world.text(day.handler, day.path() + "/lasare");
    const auto opened = day.world.post(day.handler, day.path() + "/kontakt", {});
    REQUIRE(opened.status == 200);
    const auto noted =
        day.world.post(day.handler, day.path() + "/anteckna",
                       WebWorld::values_of({{"slag", "tjanst"},
                                            {"text", "Jag ringde."},
                                            {"sett", std::to_string(day.world.revision(day.id))}}));
    REQUIRE(noted.status == 303);
    CHECK(told(*day.world.log) ==
          std::vector<std::string>{"rut read-list /inkorg", "rut read-matter diariefor",
                                   "rut do registered", "rut do assigned", "karin read-matter",
                                   "karin read-matter lasare", "karin open-contact",
                                   "karin read-matter kontakt", "karin do noted"});
    for (const auto& entry : entries(*day.world.log))
        if (entry.act != Act::ReadList)
            CHECK(entry.about == day.id);
    CHECK(audit::verify_audit(*day.world.log, day.world.house.receipt_key).value().empty());
}

TEST_CASE("log-ins, failed ones and log-outs through the pages are logged") {
    WebWorld world;
    world.with_passphrase("karin", Role::Handler, "socialnamnden", "omsorg");
    const auto tries = [&](const std::string& account, const std::string& words) {
        return world.post("", "/logga-in",
                          WebWorld::values_of({{"konto", account}, {"losenord", words}}));
    };
    CHECK(tries("karin", "fel fel fel fel").status == 403);
    CHECK(tries("ett lösenord i fel fält", "x").status == 403);
    const auto came = tries("karin", passphrase);
    REQUIRE(came.status == 303);
    const std::string cookie = came.headers.at("set-cookie");
    const std::string session = cookie.substr(cookie.find('=') + 1, 64);
    CHECK(world.post(session, "/logga-ut", {}).status == 303);
    CHECK(told(*world.log) == std::vector<std::string>{" log-in-failed pages",
                                                       " log-in-failed unknown",
                                                       "karin log-in pages", "karin log-out"});
    const auto all = entries(*world.log);
    CHECK(all[0].about == "karin");
    CHECK(all[1].about.empty()); // what isn't an account may be a passphrase
}

TEST_CASE("what somebody searched for lies sealed in the log") {
    Morning day;
    day.world.text(day.registrar, "/inkorg", "sok=%C3%85sa+%C3%96berg");
    day.world.text(day.registrar, "/register", "sok=kall");
    const auto all = entries(*day.world.log);
    REQUIRE(all.size() == 2);
    CHECK(all[0].act == Act::Search);
    CHECK(all[0].detail == "/inkorg");
    const std::vector<const record::KeyPair*> keys{&day.world.ring.keys.front()};
    CHECK(audit::open_search(all[0], keys).value() == "Åsa Öberg");
    CHECK(audit::open_search(all[1], keys).value() == "kall");
    const record::KeyPair other = record::make_key_pair();
    CHECK_FALSE(audit::open_search(all[0], {&other}));
    CHECK_FALSE(has(text_of(all[0].sealed), "berg"));
}

TEST_CASE("nothing is shown and nobody comes in while the log cannot be written") {
    Morning day;
    day.world.with_passphrase("per", Role::Handler, "socialnamnden", "omsorg");
    FullLog full;
    day.world.settings.houses.front().audit = &full;
    day.world.site.emplace(day.world.settings);
    for (const char* more : {"", "/svar", "/lasare", "/atgard"}) {
        const auto response = day.world.get(day.handler, day.path() + more);
        INFO(more);
        CHECK(response.status == 500);
        CHECK_FALSE(has(text_of(response.body), "kall"));
    }
    CHECK(day.world.get(day.registrar, "/inkorg").status == 500);
    const auto came = day.world.post(
        "", "/logga-in", WebWorld::values_of({{"konto", "per"}, {"losenord", passphrase}}));
    CHECK(came.status == 500);
    CHECK(came.headers.count("set-cookie") == 0);
}

TEST_CASE("every page of a matter that opens is logged as a reading of that matter") {
    Morning day;
    day.world.register_and_assign(day.registrar, day.id, "omsorg", "karin");
    int shown = 0;
    for (const Route& route : routes()) {
        if (route.where != Where::TheMatter || std::string(route.method) != "GET")
            continue;
        std::string path = route.path;
        path.replace(path.find('*'), 1, day.id);
        const auto before = entries(*day.world.log).size();
        const auto response = day.world.get(day.handler, path);
        if (response.status != 200)
            continue;
        INFO(path);
        const auto all = entries(*day.world.log);
        REQUIRE(all.size() == before + 1);
        CHECK(all.back().act == Act::ReadMatter);
        CHECK(all.back().about == day.id);
        ++shown;
    }
    CHECK(shown >= 10);
}

TEST_CASE("the inspector sees what the pages logged, and that the log hangs together") {
    Morning day;
    const std::string inspector = day.world.somebody("gunnar", Role::Inspector, "");
    day.world.text(day.handler, day.path());
    day.world.text(day.registrar, "/inkorg", "sok=hemlig");
    const std::string page = day.world.text(inspector, "/logg", "prova=ja");
    CHECK(has(page, "Läste ett ärende"));
    CHECK(has(page, "Sökte"));
    CHECK_FALSE(has(page, "hemlig"));
    CHECK(has(page, "Loggen hänger ihop"));
    CHECK(has(page, "Ingen saknas, är ändrad eller flyttad."));
}
