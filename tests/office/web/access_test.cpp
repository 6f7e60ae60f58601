// Who comes where: every route, every role, and a matter of another nämnd.
#include "office/matters/role.h"
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Act;
using matters::Role;

namespace {

/// Words that stand in the matter alone: in its text, its contact, its public line.
const char* const canaries[] = {"Kanariefågelgränd", "Kanarie Kanariesson", "Kanariehemligheten"};

std::string path_of(const Route& route, const std::string& id) {
    std::string path = route.path;
    bool first = true;
    for (std::size_t at = path.find('*'); at != std::string::npos; at = path.find('*')) {
        path.replace(at, 1, first ? id : "1");
        first = false;
    }
    return path;
}

struct Roles {
    Role role;
    const char* board;
    const char* unit;
};
constexpr Roles roles[] = {{Role::Registrar, "ukf-namnden", ""},
                           {Role::Handler, "ukf-namnden", "grundskola"},
                           {Role::Manager, "ukf-namnden", ""},
                           {Role::Secretary, "ukf-namnden", ""},
                           {Role::Reader, "ukf-namnden", "grundskola"},
                           {Role::Administrator, "", ""},
                           {Role::Inspector, "", ""}};

/// A matter of the social board, registered, with all that can be found of it.
struct Crawl {
    WebWorld world;
    std::string registrar = world.somebody("registrator", Role::Registrar, "socialnamnden");
    std::string id;

    Crawl() {
        Told told;
        told.story = "Kanariehemligheten är att maten var kall.";
        told.name = "Kanarie Kanariesson";
        told.address = "Kanariefågelgränd 1, 234 81 Lomma";
        told.unit = "Vård och omsorg";
        id = world.receive(told);
        Values values = WebWorld::values_of({{"rad", "Klagomål – kall mat"},
                                             {"enhet", "omsorg"},
                                             {"person", ""},
                                             {"sett", std::to_string(world.revision(id))}});
        REQUIRE(world.post(registrar, "/arende/" + id + "/diariefor", values).status == 303);
    }
    std::string number() { return world.matter(id).number; }
};

void must_hold_nothing(const wire::HttpResponse& response, Crawl& crawl, bool id_was_sent) {
    std::string all = text_of(response.body);
    for (const auto& [name, value] : response.headers)
        all += "\n" + name + ": " + value;
    for (const char* canary : canaries)
        CHECK_FALSE(has(all, canary));
    CHECK_FALSE(has(all, crawl.number()));
    CHECK_FALSE(has(all, "kall mat"));
    if (!id_was_sent)
        CHECK_FALSE(has(all, crawl.id));
}

} // namespace

TEST_CASE("every route refuses every role of another nämnd, with no byte of the matter") {
    Crawl crawl;
    int asked = 0;
    for (const Roles& one : roles) {
        const std::string session =
            crawl.world.somebody("rolle" + std::to_string(asked), one.role, one.board, one.unit);
        for (const Route& route : routes()) {
            INFO(matters::to_text(one.role) << " " << route.method << " " << route.path);
            const std::string path = path_of(route, crawl.id);
            const bool of_the_matter = route.where == Where::TheMatter;
            if (std::string(route.path) == "/logga-ut")
                continue;
            const int before = crawl.world.revision(crawl.id);
            const auto response =
                std::string(route.method) == "GET"
                    ? crawl.world.get(session, path, "sok=" + percent_encoded(crawl.number()))
                    : crawl.world.post(session, path,
                                       WebWorld::values_of({{"arende", crawl.id},
                                                            {"nummer", crawl.number()},
                                                            {"text", "x"},
                                                            {"sett", "2"},
                                                            {"person", "rolle1"},
                                                            {"enhet", "omsorg"},
                                                            {"slag", "tjanst"}}));
            if (of_the_matter)
                CHECK(response.status == 404);
            // What was typed in a search stands in its own field again; the rest is told to nobody.
            if (of_the_matter || std::string(route.method) == "POST")
                must_hold_nothing(response, crawl, of_the_matter);
            CHECK(crawl.world.revision(crawl.id) == before);
            ++asked;
        }
    }
    CHECK(asked > 300);
}

TEST_CASE("lists, counts and searches of another nämnd hold nothing of it") {
    Crawl crawl;
    int person = 0;
    for (const Roles& one : roles) {
        const std::string session =
            crawl.world.somebody("lista" + std::to_string(person++), one.role, one.board, one.unit);
        for (const char* path : {"/", "/inkorg", "/register", "/register/dagens-post", "/rapport",
                                 "/personer", "/logg", "/stationer"})
            for (const char* query : {"", "vy=alla", "sok=kall", "enhet=omsorg",
                                      "namnd=socialnamnden", "del=offentlig"}) {
                INFO(matters::to_text(one.role) << " " << path << "?" << query);
                const auto response = crawl.world.get(session, path, query);
                if (std::string(path) == "/logg" && one.role == Role::Inspector)
                    continue; // whose log it is: numbers, never words
                must_hold_nothing(response, crawl, false);
            }
    }
}

TEST_CASE("a matter that is not theirs and one that does not exist look the same") {
    Crawl crawl;
    const std::string session =
        crawl.world.somebody("fel", Role::Handler, "ukf-namnden", "grundskola");
    for (const Route& route : routes()) {
        if (route.where != Where::TheMatter || std::string(route.method) != "GET")
            continue;
        INFO(route.path);
        const auto theirs = crawl.world.get(session, path_of(route, crawl.id));
        const auto nowhere = crawl.world.get(session, path_of(route, std::string(32, 'a')));
        CHECK(theirs.status == nowhere.status);
        CHECK(theirs.body == nowhere.body);
        CHECK(theirs.headers == nowhere.headers);
    }
}

TEST_CASE("the same routes open for who has the right, so that the crawl proves something") {
    Crawl crawl;
    const std::string handler =
        crawl.world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
    const std::string page = crawl.world.text(handler, "/arende/" + crawl.id);
    CHECK(has(page, "Kanariehemligheten"));
    CHECK(has(page, crawl.number()));
    CHECK_FALSE(has(page, "Kanarie Kanariesson"));
    CHECK(has(crawl.world.text(handler, "/inkorg"), crawl.number()));
    for (const char* form :
         {"/anteckna", "/atgard", "/vidare", "/avsluta", "/svar", "/handlaggare", "/lasare"})
        CHECK(crawl.world.get(handler, "/arende/" + crawl.id + form).status == 200);
    CHECK(crawl.world.get(handler, "/arende/" + crawl.id + "/diariefor").status == 404);
}

TEST_CASE("who is not logged in learns nothing, not even whether a page exists") {
    Crawl crawl;
    for (const Route& route : routes()) {
        if (route.where == Where::Anyone)
            continue;
        INFO(route.method << " " << route.path);
        const auto response = std::string(route.method) == "GET"
                                  ? crawl.world.get("", path_of(route, crawl.id))
                                  : crawl.world.post("", path_of(route, crawl.id), {});
        CHECK((response.status == 303 || response.status == 403 || response.status == 200));
        must_hold_nothing(response, crawl, true);
    }
    CHECK(crawl.world.get("", "/finns/inte").status == 303);
}

TEST_CASE("the administrator sees people and no matter, the inspector the log and no matter") {
    Crawl crawl;
    const std::string administrator = crawl.world.somebody("admin", Role::Administrator, "");
    const std::string inspector = crawl.world.somebody("granskare", Role::Inspector, "");
    CHECK(crawl.world.get(administrator, "/personer").status == 200);
    CHECK(crawl.world.get(administrator, "/inkorg").status == 404);
    CHECK(crawl.world.get(administrator, "/logg").status == 404);
    CHECK(crawl.world.get(inspector, "/logg").status == 200);
    CHECK(crawl.world.get(inspector, "/personer").status == 404);
    CHECK(crawl.world.get(crawl.registrar, "/logg").status == 404);
    CHECK(crawl.world.get(crawl.registrar, "/personer").status == 404);
}

TEST_CASE("the contact is opened by an act that says so, a second time with a reason") {
    Crawl crawl;
    const std::string handler =
        crawl.world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
    const std::string path = "/arende/" + crawl.id;
    CHECK(crawl.world.get(handler, path + "/kontakt").status == 404);
    const auto opened = crawl.world.post(handler, path + "/kontakt", {});
    REQUIRE(opened.status == 200);
    CHECK(has(text_of(opened.body), "Kanariefågelgränd"));
    CHECK(crawl.world.matter(crawl.id).contact_opened_by.count("karin") == 1);
    CHECK(crawl.world.post(handler, path + "/kontakt", {}).status == 303);
    CHECK(has(crawl.world.text(handler, path), "Varför öppnar du"));
    const auto again = crawl.world.post(handler, path + "/kontakt",
                                        WebWorld::values_of({{"skal", "Personen bad mig ringa."}}));
    CHECK(again.status == 200);
    CHECK_FALSE(has(crawl.world.text(handler, path), "Kanariefågelgränd"));
}

TEST_CASE("a refusal stands in the log, by whom and where") {
    Crawl crawl;
    const std::string session =
        crawl.world.somebody("fel", Role::Handler, "ukf-namnden", "grundskola");
    REQUIRE(crawl.world.get(session, "/arende/" + crawl.id).status == 404);
    bool refused = false;
    REQUIRE(crawl.world.log->each_entry(1, [&](const audit::KeptEntry& kept) -> Result<void> {
        const audit::Entry entry = audit::read_entry(kept).value();
        refused |= entry.act == audit::Act::Refused && entry.by == "fel";
        return {};
    }));
    CHECK(refused);
}
