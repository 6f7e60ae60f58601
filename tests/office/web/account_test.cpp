// One's own account: the second factor is turned on and used in the pages, and who is new is introduced once.
#include "office/people/second_factor.h"
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

/// What stands between two texts of a page.
std::string between(const std::string& text, const std::string& before, const std::string& after) {
    const auto from = text.find(before);
    REQUIRE(from != std::string::npos);
    const auto begin = from + before.size();
    return text.substr(begin, text.find(after, begin) - begin);
}

struct OneAccount {
    WebWorld world;
    std::string id = world.with_passphrase("karin", Role::Handler, "socialnamnden", "omsorg");
    std::string session = people::begin_session(*world.accounts, id, world.now).value();
    std::string secret;
    std::vector<std::string> printed;

    wire::HttpResponse log_in(const std::string& code) {
        return world.post(
            "", "/logga-in",
            WebWorld::values_of({{"konto", id}, {"losenord", passphrase}, {"kod", code}}));
    }
    std::string code_now() const {
        return people::totp_code(from_hex(secret).value(),
                                 world.now.time_since_epoch().count() / people::totp_step_seconds);
    }
    wire::HttpResponse turn_on(const std::string& words, const std::string& code) {
        return world.post(
            session, "/mitt/koder",
            WebWorld::values_of({{"hemlighet", secret}, {"losenord", words}, {"kod", code}}));
    }
    void with_codes() {
        const std::string page = world.text(session, "/mitt/koder");
        CHECK(has(page, "<svg class=\"qr\""));
        secret = between(page, "name=\"hemlighet\" value=\"", "\"");
        CHECK(turn_on("fel fel fel fel", code_now()).status == 400);
        CHECK(turn_on(passphrase, "000000").status == 400);
        CHECK_FALSE(people::has_second_factor(world.accounts->account(id).value().value()));
        const auto shown = turn_on(passphrase, code_now());
        REQUIRE(shown.status == 200);
        const std::string text = text_of(shown.body);
        for (auto at = text.find("<span class=\"mono\">"); at != std::string::npos;
             at = text.find("<span class=\"mono\">", at + 1))
            printed.push_back(text.substr(at + 19, text.find('<', at + 19) - at - 19));
        REQUIRE(printed.size() == 10);
    }
};

} // namespace

TEST_CASE("a second factor is turned on in the pages, and asked for at the next log-in") {
    OneAccount one;
    one.with_codes();
    const auto asked = one.log_in("");
    CHECK(asked.status == 200);
    CHECK(has(text_of(asked.body), "Engångskod"));
    CHECK(asked.headers.count("set-cookie") == 0);
    CHECK(one.log_in("123456").status == 403);
    one.world.now += std::chrono::seconds(people::totp_step_seconds); // a code is good once
    CHECK(one.log_in(one.code_now()).status == 303);
}

TEST_CASE("a printed code lets in once, without the telephone") {
    OneAccount one;
    one.with_codes();
    CHECK(one.log_in(one.printed[3]).status == 303);
    CHECK(one.log_in(one.printed[3]).status == 403);
    CHECK(one.log_in(one.printed[4]).status == 303);
    CHECK(has(one.world.text(one.session, "/mitt/koder"), "8 utskrivna koder är kvar"));
}

TEST_CASE("the second factor is turned off by who has it, or by an administrator when it is lost") {
    OneAccount one;
    one.with_codes();
    const auto off = [&](const std::string& code) {
        return one.world.post(one.session, "/mitt/koder/av",
                              WebWorld::values_of({{"losenord", passphrase}, {"kod", code}}));
    };
    CHECK(off("").status == 400);
    CHECK(off("123456").status == 400);
    CHECK(off(one.printed[0]).status == 303);
    CHECK(one.log_in("").status == 303);
    one.printed.clear();
    one.world.now += std::chrono::minutes(2);
    one.with_codes();
    const std::string administrator = one.world.somebody("ada", Role::Administrator, "");
    const std::string page = one.world.text(administrator, "/personer/karin");
    CHECK(has(page, "Har tappat telefonen"));
    const auto version = one.world.accounts->account("karin").value()->revision;
    CHECK(one.world
              .post(administrator, "/personer/karin",
                    WebWorld::values_of({{"gor", "koder"}, {"utgava", std::to_string(version)}}))
              .status == 303);
    CHECK(one.log_in("").status == 303);
}

TEST_CASE("a handler is introduced at the first matter, until they have read it") {
    WebWorld world;
    const std::string handler = world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
    Told told;
    told.unit = "Vård och omsorg";
    const std::string id = world.receive(told);
    for (const std::string& path : {std::string("/"), "/arende/" + id}) {
        const std::string page = world.text(handler, path);
        CHECK(has(page, "Första gången? Så går det till"));
        CHECK(has(page, "Ta reda på"));
    }
    const auto read =
        world.post(handler, "/mitt/introduktion", WebWorld::values_of({{"till", "/arende/" + id}}));
    CHECK(read.headers.at("location") == "/arende/" + id);
    for (const std::string& path : {std::string("/"), "/arende/" + id})
        CHECK_FALSE(has(world.text(handler, path), "Första gången?"));
    CHECK(has(world.text(handler, "/"), "Så går det till")); // stands aside from then on
    const std::string registrar = world.somebody("rut", Role::Registrar, "socialnamnden");
    CHECK_FALSE(has(world.text(registrar, "/"), "Första gången?"));
}
