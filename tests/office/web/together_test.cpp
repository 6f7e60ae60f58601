// Two people in one matter: nobody's text is lost, and both are shown.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

struct Two {
    WebWorld world;
    std::string id, path, karin, gunnar;
    Two() {
        Told told;
        told.unit = "Vård och omsorg";
        id = world.receive(told);
        path = "/arende/" + id;
        karin = world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
        gunnar = world.somebody("gunnar", Role::Manager, "socialnamnden");
    }
    wire::HttpResponse note(const std::string& who, const std::string& text, int seen) {
        return world.post(
            who, path + "/anteckna",
            WebWorld::values_of(
                {{"slag", "tjanst"}, {"text", text}, {"sett", std::to_string(seen)}}));
    }
};

} // namespace

TEST_CASE("who saves second sees both texts, and nothing is lost") {
    Two two;
    const int seen = two.world.revision(two.id);
    REQUIRE(two.note(two.karin, "Ringde och bad om ursäkt.", seen).status == 303);
    const auto second = two.note(two.gunnar, "Pratade med enheten.", seen);
    CHECK(second.status == 409);
    const std::string page = text_of(second.body);
    CHECK(has(page, "Ringde och bad om ursäkt."));
    CHECK(has(page, "Pratade med enheten."));
    CHECK(has(page, "Någon annan har sparat"));
    CHECK(has(page, "name=\"sett\" value=\"" + std::to_string(two.world.revision(two.id)) + "\""));
    REQUIRE(two.note(two.gunnar, "Pratade med enheten.", two.world.revision(two.id)).status == 303);
    const std::string matter = two.world.text(two.karin, two.path);
    CHECK(has(matter, "Ringde och bad om ursäkt."));
    CHECK(has(matter, "Pratade med enheten."));
}

TEST_CASE("somebody who only reads is in nobody's way") {
    Two two;
    const int seen = two.world.revision(two.id);
    REQUIRE(two.world.get(two.gunnar, two.path).status == 200);
    REQUIRE(two.world.revision(two.id) > seen);
    CHECK(two.note(two.karin, "Ringde.", seen).status == 303);
}

TEST_CASE(
    "a letter that somebody else overtook has not gone out, and its text is kept as a draft") {
    Two two;
    const auto letter = [&](int seen, const char* place) {
        return two.world.post(two.karin, two.path + place,
                              WebWorld::values_of({{"text", "Hej [namn]! Nu är det ordnat."},
                                                   {"satt", "brev"},
                                                   {"provat", "ja"},
                                                   {"gor", "granska"},
                                                   {"sett", std::to_string(seen)}}));
    };
    const int seen = two.world.revision(two.id);
    REQUIRE(letter(seen, "/svar").status == 200);
    REQUIRE(two.note(two.gunnar, "Jag svarar själv.", two.world.revision(two.id)).status == 303);
    const auto sent = letter(seen, "/svar/skicka");
    CHECK(sent.status == 409);
    CHECK(has(text_of(sent.body), "Nu är det ordnat."));
    CHECK(has(text_of(sent.body), "Jag svarar själv."));
    CHECK_FALSE(two.world.matter(two.id).last_reply.happened());
    CHECK(has(two.world.text(two.karin, two.path + "/svar"), "Nu är det ordnat."));
    REQUIRE(letter(two.world.revision(two.id), "/svar/skicka").status == 303);
    CHECK(two.world.matter(two.id).last_reply.happened());
    CHECK_FALSE(has(two.world.text(two.karin, two.path + "/svar"), "Nu är det ordnat."));
}

TEST_CASE("a person who is edited by two administrators loses no role") {
    Two two;
    const std::string one = two.world.somebody("admin", Role::Administrator, "");
    const std::string other = two.world.somebody("admin2", Role::Administrator, "");
    const auto add = [&](const std::string& session, const char* role, const char* revision) {
        return two.world.post(session, "/personer/karin",
                              WebWorld::values_of({{"gor", "roll"},
                                                   {"roll", role},
                                                   {"namnd", "socialnamnden"},
                                                   {"enhet", "omsorg"},
                                                   {"utgava", revision}}));
    };
    CHECK(add(one, "chef", "1").status == 303);
    CHECK(add(other, "lasare", "1").status == 409);
    CHECK(two.world.accounts->account("karin").value()->person.grants.size() == 2);
}
