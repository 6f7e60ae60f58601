// Duties of the schemes that the pages meet (docs/schemes.md).
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

struct Handled {
    WebWorld world;
    std::string annika, karin, id, path;

    explicit Handled(Told told = {}, const std::string& municipality = "lomma")
        : world(municipality) {
        annika = world.somebody("annika", Role::Registrar, "socialnamnden");
        karin = world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
        told.unit = "Vård och omsorg";
        id = world.receive(told);
        path = "/arende/" + id;
        world.register_and_assign(annika, id, "omsorg", "karin");
    }
    wire::HttpResponse act(const std::string& place, std::map<std::string, std::string> values) {
        values["sett"] = std::to_string(world.revision(id));
        return world.post(karin, path + place, WebWorld::values_of(values));
    }
};

} // namespace

TEST_CASE("what goes to the person says that complaining has no negative consequences") {
    using Kind = forms::LetterText::Kind;
    const auto says = [](const char* municipality, Kind kind, const char* words) {
        const auto rules = forms::load_office_rules(std::filesystem::path(TYCKTILL_SOURCE) /
                                                    "assets/municipalities" /
                                                    (std::string(municipality) + ".toml"))
                               .value();
        return std::any_of(rules.letters.begin(), rules.letters.end(), [&](const auto& letter) {
            return letter.kind == kind && has(letter.text.in("sv"), words);
        });
    };
    CHECK(says("ljusnarsberg", Kind::Confirmation, "tillåtet att klaga"));
    CHECK(says("ljusnarsberg", Kind::Reply, "tillåtet att klaga"));
    CHECK(says("ostersund", Kind::Confirmation, "negativa följder"));
}

TEST_CASE("a fault that is mended at once is one form from the matter") {
    Handled handled;
    CHECK(has(handled.world.text(handled.karin, handled.path), "Det är redan åtgärdat"));
    CHECK(handled
              .act("/atgard",
                   {{"klart", "gjort"}, {"text", "Bytte ugn samma dag och bad om ursäkt."}})
              .status == 303);
    CHECK(handled.world.matter(handled.id).measures == 1);
}

TEST_CASE("a suggestion is owed an answer like a complaint") {
    Told told;
    told.type = "forbattringsforslag";
    WebWorld world;
    for (const auto& field : world.house.town->forms.front().fields)
        if (field.role == forms::FieldRole::Type)
            told.type = field.choices.back().id;
    Handled handled(told);
    CHECK(matters::owes_reply(handled.world.matter(handled.id)));
    CHECK(has(handled.world.text(handled.karin, handled.path), "Svara personen"));
}

TEST_CASE("a matter keeps the type that the person gave") {
    Told told;
    told.type = "synpunkt";
    Handled handled(told);
    CHECK(handled.world.matter(handled.id).arrival.type == "synpunkt");
    CHECK(has(handled.world.text(handled.karin, handled.path), "Synpunkt"));
}

TEST_CASE("a matter is lifted from its page with a reason and what was tried") {
    Handled handled;
    CHECK(handled
              .act("/vidare", {{"gor", "lyft"}, {"skal", "Personen är inte nöjd."}, {"provat", ""}})
              .status == 400);
    CHECK(handled
              .act("/vidare", {{"gor", "lyft"},
                               {"skal", "Personen är inte nöjd."},
                               {"provat", "Samtal och brev."}})
              .status == 303);
    CHECK(handled.world.matter(handled.id).level == 2);
    const std::string manager = handled.world.somebody("gunnar", Role::Manager, "socialnamnden");
    const std::string page = handled.world.text(manager, handled.path);
    CHECK(has(page, "Personen är inte nöjd."));
    CHECK(has(page, "Samtal och brev."));
    CHECK(has(handled.world.text(manager, "/"), handled.path));
}

TEST_CASE("from «inte nöjd» the next level is one link away") {
    Handled handled;
    REQUIRE(
        handled
            .act("/svar/skicka",
                 {{"text", "Hej! Vi har ändrat rutinen."}, {"satt", "samtal"}, {"provat", "ja"}})
            .status == 303);
    REQUIRE(
        handled.act("/mottagande", {{"hur", "inte"}, {"text", "Vill tala med chefen."}}).status ==
        303);
    CHECK(handled.world.matter(handled.id).reception == matters::Reception::NotContent);
    CHECK(has(handled.world.text(handled.karin, handled.path),
              "href=\"" + handled.path + "/vidare\""));
    CHECK(has(handled.world.text(handled.karin, handled.path + "/vidare"), "Lyft till"));
}

TEST_CASE("a matter that belongs elsewhere is referred, and the person told where") {
    Handled handled;
    const std::string form = handled.world.text(handled.karin, handled.path + "/hanvisa");
    const std::string door = handled.world.house.town->other_doors.front().id;
    CHECK(has(form, handled.world.house.town->other_doors.front().title.in("sv")));
    CHECK(handled.act("/hanvisa/skicka", {{"dorr", ""}, {"text", "Hej!"}, {"satt", "samtal"}})
              .status == 400);
    CHECK(handled
              .act("/hanvisa/skicka",
                   {{"dorr", door}, {"text", "Hej! Vänd dig till rektor."}, {"satt", "samtal"}})
              .status == 303);
    CHECK_FALSE(matters::owes_reply(handled.world.matter(handled.id)));
}

TEST_CASE("a manager sees each unit's late, open and lifted matters, as links to them") {
    Handled handled;
    const std::string manager = handled.world.somebody("gunnar", Role::Manager, "socialnamnden");
    const std::string page = handled.world.text(manager, "/");
    CHECK(has(page, "Enheterna"));
    CHECK(has(page, "/inkorg?enhet=omsorg"));
    CHECK(has(handled.world.text(manager, "/inkorg", "enhet=omsorg"), handled.path));
}

TEST_CASE("nothing is proposed for publishing unless somebody chooses it") {
    Handled handled;
    REQUIRE(
        handled
            .act("/svar/skicka",
                 {{"text", "Hej! Vi har ändrat rutinen."}, {"satt", "samtal"}, {"provat", "ja"}})
            .status == 303);
    REQUIRE(handled.act("/avsluta", {{"utfall", "forklarat"}, {"hur", "nojd"}}).status == 303);
    const auto all = handled.world.events(handled.id);
    const auto* closed = std::get_if<matters::Closed>(&all.back().kind);
    REQUIRE(closed);
    CHECK_FALSE(closed->propose_publishing);
}

TEST_CASE("exercise of authority goes to the förvaltning's own handling, whatever unit was named") {
    WebWorld world("linkoping");
    const auto& rules = world.house.rules;
    const auto route = std::find_if(rules.routes.begin(), rules.routes.end(), [](const auto& one) {
        return one.concerns == forms::SpecialRoute::Concerns::Authority;
    });
    REQUIRE(route != rules.routes.end());
    const std::string board = rules.board_of(route->unit);
    const auto other = std::find_if(rules.units.begin(), rules.units.end(), [&](const auto& one) {
        return one.board == board && one.id != route->unit;
    });
    REQUIRE(other != rules.units.end());
    const std::string registrar = world.somebody("annika", Role::Registrar, board);
    world.somebody("karin", Role::Handler, board, other->id);
    world.somebody("hanna", Role::Handler, board, route->unit);
    for (const bool authority : {true, false}) {
        Told told;
        told.unit = other->name;
        const std::string id = world.receive(told);
        CHECK(has(world.text(registrar, "/arende/" + id + "/diariefor"),
                  "Gäller myndighetsutövning"));
        const auto done =
            world.post(registrar, "/arende/" + id + "/diariefor",
                       WebWorld::values_of({{"rad", "Klagomål – ett prov"},
                                            {"enhet", other->id},
                                            {"person", "karin"},
                                            {"myndighet", authority ? "ja" : ""},
                                            {"sett", std::to_string(world.revision(id))}}));
        REQUIRE(done.status == 303);
        CHECK(world.matter(id).unit == (authority ? route->unit : other->id));
        CHECK(world.matter(id).handler == (authority ? "hanna" : "karin"));
    }
    // Nobody is asked where the scheme doesn't part the two.
    WebWorld lomma;
    const std::string rut = lomma.somebody("rut", Role::Registrar, "socialnamnden");
    Told told;
    told.unit = "Vård och omsorg";
    CHECK_FALSE(has(lomma.text(rut, "/arende/" + lomma.receive(told) + "/diariefor"),
                    "myndighetsutövning"));
}
