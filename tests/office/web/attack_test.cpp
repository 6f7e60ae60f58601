// What somebody who means ill tries: other sites, old sessions, paths, ids, floods.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

struct Attacked {
    WebWorld world;
    std::string id = world.receive();
    std::string handler = world.somebody("karin", Role::Manager, "kommunstyrelsen");
    std::string note_path = "/arende/" + id + "/anteckna";

    Values note() {
        return WebWorld::values_of({{"slag", "tjanst"},
                                    {"text", "Ringde."},
                                    {"sett", std::to_string(world.revision(id))}});
    }
    std::size_t notes() {
        const auto all = world.events(id);
        return static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(), [](const auto& event) {
                return std::holds_alternative<matters::Noted>(event.kind);
            }));
    }
};

} // namespace

TEST_CASE("another site cannot send a form in somebody's name") {
    Attacked attacked;
    auto& world = attacked.world;
    Values without = attacked.note();
    without.set("bevis", "gissat");
    CHECK(world.post(attacked.handler, attacked.note_path, without).status == 403);
    without.set("bevis", "");
    CHECK(world.post(attacked.handler, attacked.note_path, without).status == 403);
    Values right = attacked.note();
    right.set("bevis", people::form_proof(attacked.handler));
    const std::string body = written_query(right).substr(1);
    for (const auto& [name, value] :
         std::vector<std::pair<const char*, const char*>>{{"sec-fetch-site", "cross-site"},
                                                          {"sec-fetch-site", "same-site"},
                                                          {"origin", "https://evil.example"},
                                                          {"origin", "http://127.0.0.1:9999"}}) {
        auto headers = world.heads(attacked.handler);
        headers[name] = value;
        INFO(name << ": " << value);
        CHECK(world.ask({"POST", attacked.note_path, "", headers, bytes_of(body)}).status == 403);
    }
    CHECK(attacked.notes() == 0);
    auto headers = world.heads(attacked.handler);
    headers["origin"] = "http://127.0.0.1:8080";
    CHECK(world.ask({"POST", attacked.note_path, "", headers, bytes_of(body)}).status == 303);
    CHECK(attacked.notes() == 1);
}

TEST_CASE("a form is only sent by POST") {
    Attacked attacked;
    Values values = attacked.note();
    values.set("bevis", people::form_proof(attacked.handler));
    CHECK(attacked.world.get(attacked.handler, attacked.note_path, written_query(values).substr(1))
              .status == 200);
    for (const char* method : {"PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "post", ""})
        CHECK(attacked.world
                  .ask({method, attacked.note_path, "", attacked.world.heads(attacked.handler), {}})
                  .status == 405);
    CHECK(attacked.notes() == 0);
}

TEST_CASE("one log-in's session is not the next one's, and none is taken from the browser") {
    WebWorld world;
    world.with_passphrase("karin", Role::Handler, "socialnamnden", "omsorg");
    const auto log_in = [&](const std::string& cookie) {
        return world.post(cookie, "/logga-in",
                          WebWorld::values_of({{"konto", "karin"}, {"losenord", passphrase}}));
    };
    const auto session_in = [](const wire::HttpResponse& response) {
        const std::string cookie = wire::header(response.headers, "set-cookie");
        const std::size_t at = cookie.find('=') + 1;
        return cookie.substr(at, cookie.find(';') - at);
    };
    const std::string planted(64, 'a');
    const auto first = log_in(planted);
    REQUIRE(first.status == 303);
    const std::string session = session_in(first);
    CHECK(session != planted);
    CHECK(session.size() == 64);
    CHECK(world.get(planted, "/").status == 200); // the log-in, not the start
    CHECK(has(world.text(planted, "/"), "Användarnamn"));
    CHECK(session_in(log_in(session)) != session);
    const std::string cookie = wire::header(first.headers, "set-cookie");
    for (const char* part : {"__Host-", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"})
        CHECK(has(cookie, part));
    CHECK_FALSE(has(cookie, "Domain"));
    CHECK(has(world.text(session, "/"), "Hej Karin"));
    REQUIRE(world.post(session, "/logga-ut", {}).status == 303);
    CHECK(has(world.text(session, "/"), "Användarnamn"));
}

TEST_CASE("a session ends by itself, and what was typed goes along to the log-in") {
    WebWorld world;
    world.with_passphrase("karin", Role::Manager, "kommunstyrelsen");
    const std::string id = world.receive();
    const std::string session = people::begin_session(*world.accounts, "karin", world.now).value();
    world.now += std::chrono::minutes(31);
    const auto late = world.post(
        session, "/arende/" + id + "/anteckna",
        WebWorld::values_of(
            {{"slag", "tjanst"}, {"text", "Samtal med \"Åsa\"\noch fler."}, {"sett", "1"}}));
    CHECK(late.status == 403);
    const std::string page = text_of(late.body);
    CHECK(has(page, "Det du skrev finns kvar"));
    CHECK(has(page, "Samtal med &quot;Åsa&quot;\noch fler."));
    const auto back =
        world.post("", "/logga-in",
                   WebWorld::values_of({{"konto", "karin"},
                                        {"losenord", passphrase},
                                        {"till", "/arende/" + id + "/anteckna"},
                                        {"behall-text", "Samtal med \"Åsa\"\noch fler."},
                                        {"behall-slag", "tjanst"}}));
    REQUIRE(back.status == 200);
    CHECK(has(text_of(back.body), "action=\"/arende/" + id + "/anteckna\""));
    CHECK(has(text_of(back.body), "och fler."));
}

TEST_CASE("whoever guesses waits longer and longer, and is not told what was wrong") {
    WebWorld world;
    world.with_passphrase("karin", Role::Handler, "socialnamnden", "omsorg");
    const auto guess = [&](const std::string& account) {
        return world.post(
            "", "/logga-in",
            WebWorld::values_of({{"konto", account}, {"losenord", "fel fel fel fel"}}));
    };
    const std::string wrong_passphrase = text_of(guess("karin").body),
                      no_account = text_of(guess("ingen.alls").body);
    CHECK(has(wrong_passphrase, "Användarnamnet eller lösenordet stämmer inte."));
    CHECK(has(no_account, "Användarnamnet eller lösenordet stämmer inte."));
    for (int i = 0; i < 5; ++i)
        guess("karin");
    CHECK(guess("karin").status == 429);
    CHECK(world
              .post("", "/logga-in",
                    WebWorld::values_of({{"konto", "karin"}, {"losenord", passphrase}}))
              .status == 429);
}

TEST_CASE("a host that is not ours gets nothing") {
    Attacked attacked;
    for (const char* host : {"evil.example", "127.0.0.1.evil.example", "",
                             "localhost.evil.example:8080", "evil.example:8080@127.0.0.1"}) {
        auto headers = attacked.world.heads(attacked.handler);
        headers["host"] = host;
        INFO(host);
        CHECK(attacked.world.ask({"GET", "/", "", headers, {}}).status == 403);
    }
    auto headers = attacked.world.heads(attacked.handler);
    headers["host"] = "LOCALHOST:8080";
    CHECK(attacked.world.ask({"GET", "/", "", headers, {}}).status == 200);
    attacked.world.settings.public_names = {"tycktill.kommunen.se"};
    attacked.world.site.emplace(attacked.world.settings);
    headers["host"] = "tycktill.kommunen.se";
    CHECK(attacked.world.ask({"GET", "/", "", headers, {}}).status == 200);
}

TEST_CASE("paths lead nowhere but to the pages") {
    Attacked attacked;
    for (const char* path :
         {"/stil/../office.json", "/stil/..%2foffice.json", "/stil//etc/passwd", "/stil/",
          "/stil/style.css/..", "/stil/icons.ttf%00.css", "/stil/lomma.toml"})
        CHECK(attacked.world.get("", path).status == 404);
    for (const std::string& path :
         std::vector<std::string>{"/arende/", "/arende/xyz", "/arende/" + attacked.id + "/sida/..",
                                  "/arende/" + attacked.id + "/sida/1000000000000",
                                  "/arende/" + attacked.id + "/sida/-1", "/arende/../personer",
                                  "/arende/" + attacked.id.substr(0, 31),
                                  "/arende/" + std::string(32, 'G'), "//inkorg", "/inkorg/"})
        CHECK(attacked.world.get(attacked.handler, path).status == 404);
    CHECK(attacked.world.get("", "/stil/style.css").status == 200);
    CHECK(attacked.world.get("", "/stil/kommuner.css").status == 200);
}

TEST_CASE("what a database could take for its own is a word like any other") {
    Attacked attacked;
    const std::string registrar =
        attacked.world.somebody("annika", Role::Registrar, "kommunstyrelsen");
    for (const char* word :
         {"' OR 1=1 --", "'; DROP TABLE rows; --", "\" UNION SELECT * FROM events --",
          "%' AND '1'='1", "1;PRAGMA writable_schema=1", "\\'"}) {
        const std::string typed = percent_encoded(word);
        for (const char* path :
             {"/inkorg", "/register", "/register/dagens-post", "/diariefor/nasta"})
            for (const char* name : {"sok", "vy", "namnd", "typ", "tid", "handlaggare", "enhet",
                                     "sida", "ordning", "dag", "del", "efter"}) {
                INFO(path << " " << name << " " << word);
                const auto response =
                    attacked.world.get(registrar, path, std::string(name) + "=" + typed);
                CHECK((response.status == 200 || response.status == 303));
            }
        CHECK(attacked.world.get(registrar, "/arende/" + typed).status == 404);
    }
    CHECK(attacked.world.kept->rows({}).value().size() == 1);
    CHECK(attacked.world.matter(attacked.id).revision >= 1);
}

TEST_CASE("a form of ten megabytes is refused before anything is done with it") {
    Attacked attacked;
    Values values = attacked.note();
    values.set("text", std::string(10u << 20, 'a'));
    CHECK(attacked.world.post(attacked.handler, attacked.note_path, values).status == 413);
    CHECK(attacked.world.get(attacked.handler, "/inkorg", "sok=" + std::string(1u << 20, 'a'))
              .status == 413);
    CHECK(attacked.notes() == 0);
}

TEST_CASE("every answer says that it is not kept, not framed and runs nothing") {
    Attacked attacked;
    for (const auto& response :
         {attacked.world.get("", "/"), attacked.world.get(attacked.handler, "/"),
          attacked.world.get(attacked.handler, "/arende/" + attacked.id),
          attacked.world.get(attacked.handler, "/nej"),
          attacked.world.post(attacked.handler, attacked.note_path, {})}) {
        CHECK(wire::header(response.headers, "cache-control") == "no-store");
        CHECK(wire::header(response.headers, "referrer-policy") == "no-referrer");
        CHECK(wire::header(response.headers, "x-content-type-options") == "nosniff");
        const std::string policy = wire::header(response.headers, "content-security-policy");
        CHECK(has(policy, "default-src 'none'"));
        CHECK_FALSE(has(policy, "unsafe"));
        const std::string page = text_of(response.body);
        for (const char* inline_part :
             {"<script", " style=", " onclick", "javascript:", "http://", "https://"})
            CHECK_FALSE(has(page, inline_part));
    }
}

TEST_CASE("the printed address makes the first administrator, once") {
    WebWorld world;
    CHECK(world.get("", "/in", "besok=guess").status == 303);
    REQUIRE(has(world.text("", "/in", "besok=visit"), "Bli administratör"));
    Values values = WebWorld::values_of({{"besok", "visit"},
                                         {"konto", "anna.ek"},
                                         {"namn", "Anna Ek"},
                                         {"losenord", "kort"},
                                         {"igen", "kort"}});
    CHECK(world.post("", "/forsta", values).status == 400);
    values.set("losenord", passphrase);
    values.set("igen", passphrase);
    const auto made = world.post("", "/forsta", values);
    REQUIRE(made.status == 303);
    CHECK(has(wire::header(made.headers, "set-cookie"), "__Host-tycktill="));
    values.set("konto", "annan");
    CHECK(wire::header(world.post("", "/forsta", values).headers, "location") == "/logga-in");
    CHECK(world.accounts->accounts().value().size() == 1);
    CHECK(world.get("", "/in", "besok=visit").status == 303);
}
