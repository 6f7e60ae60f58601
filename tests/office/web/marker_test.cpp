// What a kiosk, a scan or a letter can carry stands on no page raw.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

struct Marker {
    const char* name;
    std::string text;
    std::string never; ///< what must not stand in a page
};

std::vector<Marker> markers() {
    return {{"script", "<script>alert(1)</script><img src=x onerror=alert(2)>", "<script>"},
            {"attribute", "\" autofocus onfocus=alert(1) x=\"", "\" autofocus onfocus"},
            {"template", "{{7*7}} ${7*7} <%= 7*7 %>", "<%="},
            {"formula", "=cmd|'/C calc'!A0", "=cmd|'"},
            {"direction",
             "hej \xe2\x80\xae"
             "dlab \xe2\x81\xa6",
             "\n\xe2\x80\xae"},
            {"zero", "a%00b&#0;c", "&#0;"},
            {"long", std::string(4000, 'x'), "\n\n\n\n"},
            {"emoji", "😀🇸🇪👨‍👩‍👧 tack", "<tack"},
            {"header", "x\r\nset-cookie: a=b\r\n\r\n<html>", "\r\n"}};
}

} // namespace

TEST_CASE("marker texts are text on every page that shows them, and in no header") {
    for (const Marker& marker : markers()) {
        INFO(marker.name);
        WebWorld world;
        // As a station could send it: no form of ours has looked at it.
        Told told;
        told.unit = "Vård och omsorg";
        record::Submission made = world.submission(told);
        made.matter.set("beskrivning", marker.text);
        made.matter.set("okant-falt", marker.text);
        made.contact.set("namn", marker.text.substr(0, 200));
        made.flags.push_back(marker.text);
        made.serial = marker.text.substr(0, 40);
        REQUIRE(world.keep(made));
        world.take_over();
        const std::string id = to_text(made.id), path = "/arende/" + id;
        const std::string registrar = world.somebody("annika", Role::Registrar, "socialnamnden");
        const std::string handler =
            world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
        const auto note = [&](const char* place, std::map<std::string, std::string> values) {
            values["sett"] = std::to_string(world.revision(id));
            return world.post(handler, path + place, WebWorld::values_of(values));
        };
        CHECK(note("/anteckna", {{"slag", "tjanst"}, {"text", marker.text}}).status == 303);
        CHECK(note("/anteckna", {{"slag", "minne"}, {"text", marker.text}}).status == 303);
        CHECK(note("/atgard", {{"klart", "gjort"}, {"text", marker.text}}).status == 303);
        std::vector<wire::HttpResponse> all{
            note("/svar", {{"text", marker.text}, {"satt", "brev"}, {"gor", "granska"}}),
            note("/anteckna", {{"slag", marker.text}, {"text", marker.text}}),
            note("/vidare", {{"gor", "lyft"}, {"skal", marker.text}, {"provat", ""}}),
            note("/avsluta", {{"utfall", marker.text}, {"text", marker.text}}),
            note("/handlaggare", {{"enhet", marker.text}, {"person", marker.text}}),
            world.post(registrar, path + "/diariefor",
                       WebWorld::values_of({{"rad", marker.text}, {"sett", "1"}}))};
        for (const char* place : {"", "/svar", "/avsluta", "/vidare", "/lasare", "/besked"})
            all.push_back(world.get(handler, path + place));
        for (const char* list : {"/", "/inkorg", "/register"}) {
            all.push_back(world.get(registrar, list, "sok=" + percent_encoded(marker.text)));
            all.push_back(world.get(registrar, list, "vy=" + percent_encoded(marker.text)));
        }
        all.push_back(world.post("", path + "/anteckna",
                                 WebWorld::values_of({{"text", marker.text}, {"bevis", "x"}})));
        all.push_back(world.get("", "/logga-in", "till=" + percent_encoded(marker.text)));
        for (const auto& response : all) {
            const std::string page = text_of(response.body);
            CHECK_FALSE(has(page, marker.never));
            for (const auto& [name, value] : response.headers) {
                CHECK(value.find_first_of("\r\n") == std::string::npos);
                CHECK_FALSE(has(value, "<script>"));
            }
        }
        CHECK(world.get(handler, path).status == 200);
    }
}

TEST_CASE("a text of 4 000 signs without a blank is shown whole") {
    WebWorld world;
    Told told;
    told.story = std::string(4000, 'x');
    const std::string id = world.receive(told);
    const std::string manager = world.somebody("chef", Role::Manager, "kommunstyrelsen");
    CHECK(has(world.text(manager, "/arende/" + id), std::string(4000, 'x')));
}
