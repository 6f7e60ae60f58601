// A registrar's morning, a handler's quarter of an hour, a chief's look: each page and press counted.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

/// The first link or button of that class, as somebody who presses Enter or Alt + S gets it.
std::string address_of(const std::string& page, const std::string& words) {
    const auto at = page.find(words);
    REQUIRE(at != std::string::npos);
    const auto open = page.rfind("href=\"", at);
    REQUIRE(open != std::string::npos);
    const auto begin = open + 6;
    return page.substr(begin, page.find('"', begin) - begin);
}

/// Every field of the form at that action, as the browser would send it untouched.
Values fields_of(const std::string& page, const std::string& action) {
    const auto at = page.find("action=\"" + action);
    REQUIRE(at != std::string::npos);
    const std::string form = page.substr(at, page.find("</form>", at) - at);
    const auto plain = [](std::string text) {
        for (const auto& [mark, sign] : std::vector<std::pair<std::string, std::string>>{
                 {"&quot;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
            for (std::size_t i = text.find(mark); i != std::string::npos;
                 i = text.find(mark, i + 1))
                text.replace(i, mark.size(), sign);
        return text;
    };
    const auto attribute = [](const std::string& tag, const std::string& name) -> std::string {
        const auto begin = tag.find(" " + name + "=\"");
        if (begin == std::string::npos)
            return "";
        const auto start = begin + name.size() + 3;
        return tag.substr(start, tag.find('"', start) - start);
    };
    Values values;
    for (std::size_t i = form.find('<'); i != std::string::npos; i = form.find('<', i + 1)) {
        const std::string tag = form.substr(i, form.find('>', i) - i);
        const std::string name = attribute(tag, "name");
        if (tag.rfind("<input", 0) == 0 && !name.empty()) {
            const std::string type = attribute(tag, "type");
            if ((type != "radio" && type != "checkbox") || has(tag, " checked"))
                values.set(name, plain(attribute(tag, "value")));
        } else if (tag.rfind("<select", 0) == 0) {
            const std::string list = form.substr(i, form.find("</select>", i) - i);
            const auto chosen = list.find(" selected");
            const auto option = chosen == std::string::npos
                                    ? std::string("")
                                    : list.substr(list.rfind("<option", chosen));
            values.set(name, attribute(option, "value"));
        } else if (tag.rfind("<textarea", 0) == 0) {
            const auto begin = form.find('>', i) + 2;
            values.set(name, plain(form.substr(begin, form.find("</textarea>", i) - begin)));
        } else if (tag.rfind("<button", 0) == 0 && !name.empty() && !values.has(name)) {
            values.set(name, attribute(tag, "value"));
        }
    }
    return values;
}

struct Office {
    WebWorld world;
    std::string annika = world.somebody("annika", Role::Registrar, "socialnamnden");
    std::string karin = world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");

    explicit Office(const std::string& municipality = "lomma") : world(municipality) {}
    std::string arrive() {
        Told told;
        told.unit = "Vård och omsorg";
        return world.receive(told);
    }
};

} // namespace

TEST_CASE("a clear new matter is registered and assigned in two presses from the start page") {
    Office office;
    const std::string id = office.arrive();
    auto& world = office.world;
    const std::string start = world.text(office.annika, "/");
    CHECK(has(start, "Diarieför det nya"));
    int presses = 1; // Börja diarieföra: it has the focus
    const auto next = world.get(office.annika, address_of(start, "Börja diarieföra"));
    REQUIRE(next.status == 303);
    const std::string place = wire::header(next.headers, "location");
    const std::string form = world.text(office.annika, place.substr(0, place.find('?')));
    ++presses; // Diarieför: it has the focus
    const std::string action = "/arende/" + id + "/diariefor";
    const auto done = world.post(office.annika, action, fields_of(form, action));
    REQUIRE(done.status == 303);
    CHECK(presses <= 4);
    CHECK(world.matter(id).registered.happened());
    CHECK(world.matter(id).handler == "karin");
    CHECK(has(world.text(office.annika, "/"), "Allt är diariefört."));
}

TEST_CASE("forty new ones are walked through one by one, with no press but the blue button") {
    Office office;
    std::vector<std::string> ids;
    for (int i = 0; i < 40; ++i)
        ids.push_back(office.arrive());
    auto& world = office.world;
    std::string place =
        wire::header(world.get(office.annika, "/diariefor/nasta").headers, "location");
    int registered = 0;
    while (place != "/" && registered <= 40) {
        const std::string path = place.substr(0, place.find('?'));
        const std::string query =
            place.find('?') == std::string::npos ? "" : place.substr(place.find('?') + 1);
        const std::string form = world.text(office.annika, path, query);
        const auto done = world.post(office.annika, path, fields_of(form, path), query);
        REQUIRE(done.status == 303);
        ++registered;
        place = wire::header(done.headers, "location");
        if (place == path.substr(0, path.rfind('/')))
            break;
    }
    CHECK(registered == 40);
    for (const std::string& id : ids)
        CHECK(world.matter(id).assigned.happened());
}

TEST_CASE("a confirmation goes out in three presses from the handler's start page") {
    WebWorld world("ostersund");
    const std::string annika = world.somebody("annika", Role::Registrar, "vard-och-omsorgsnamnden");
    const std::string karin =
        world.somebody("karin", Role::Handler, "vard-och-omsorgsnamnden", "hemtjansten");
    Told told;
    told.unit = world.house.rules.unit("hemtjansten")->name;
    const std::string id = world.receive(told);
    world.register_and_assign(annika, id, "hemtjansten", "karin");
    const std::string start = world.text(karin, "/");
    CHECK(has(start, "Maten var kall i tisdags."));
    const std::string path = address_of(start, "Läs och skriv besked"); // 1
    CHECK(path == "/arende/" + id + "/besked");
    const std::string form = world.text(karin, path);
    const auto looked = world.post(karin, path, fields_of(form, path)); // 2: Granska
    REQUIRE(looked.status == 200);
    const std::string look = text_of(looked.body);
    CHECK(has(look, "Stämmer det?"));
    CHECK(has(look, "Inget har gått ut än."));
    CHECK(has(look, "Hej Åsa Öberg!"));
    CHECK(has(look, "Storgatan 1"));
    CHECK_FALSE(world.matter(id).confirmed.happened());
    const auto sent = world.post(karin, path + "/skicka", fields_of(look, path + "/skicka")); // 3
    REQUIRE(sent.status == 303);
    CHECK(world.matter(id).confirmed.happened());
    CHECK(world.matter(id).contact_opened_by.count("karin") == 1);
    const std::string after = world.text(karin, "/arende/" + id);
    CHECK(has(after, "Besked till personen, brev"));
    CHECK_FALSE(has(after, "Storgatan 1")); // who only reads sees no address in what went out
    CHECK(has(after, "Hej [namn]!"));
}

TEST_CASE("a whole matter: registered, answered by letter, heard, closed, opened again") {
    Office office;
    auto& world = office.world;
    const std::string id = office.arrive(), path = "/arende/" + id;
    world.register_and_assign(office.annika, id, "omsorg", "karin");
    const auto act = [&](const char* place, std::map<std::string, std::string> values) {
        values["sett"] = std::to_string(world.revision(id));
        const auto response = world.post(office.karin, path + place, WebWorld::values_of(values));
        INFO(place);
        CHECK(response.status == 303);
        return response;
    };
    const auto refused =
        world.post(office.karin, path + "/avsluta",
                   WebWorld::values_of(
                       {{"utfall", "atgardat"}, {"sett", std::to_string(world.revision(id))}}));
    CHECK(refused.status == 400);
    CHECK(
        has(text_of(refused.body), "Personen vill ha svar men har inte fått något. Svara först."));
    act("/anteckna", {{"slag", "minne"}, {"text", "Fråga köket."}});
    act("/svar/skicka",
        {{"text", "Hej [namn]! Vi har lagat ugnen."}, {"satt", "brev"}, {"provat", "ja"}});
    const auto untold =
        world.post(office.karin, path + "/avsluta",
                   WebWorld::values_of({{"utfall", "atgardat"},
                                        {"text", "Ny ugn."},
                                        {"hur", "nojd"},
                                        {"sett", std::to_string(world.revision(id))}}));
    CHECK(untold.status == 400);
    CHECK(has(text_of(untold.body), "minnesanteckningar"));
    act("/avsluta",
        {{"utfall", "atgardat"}, {"text", "Ny ugn."}, {"hur", "nojd"}, {"minne", "rensa"}});
    CHECK(matters::is_closed(world.matter(id)));
    CHECK(world.matter(id).measures == 1);
    CHECK(world.matter(id).reception == matters::Reception::Content);
    CHECK_FALSE(has(world.text(office.karin, path), "Fråga köket."));
    act("/oppna", {{"text", "Personen ringde igen."}});
    CHECK_FALSE(matters::is_closed(world.matter(id)));
}

TEST_CASE("an anonymous person is answered by the code, and nobody's name is asked for") {
    WebWorld world;
    const std::string annika = world.somebody("annika", Role::Registrar, "socialnamnden");
    const std::string karin = world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
    Told told;
    told.unit = "Vård och omsorg";
    told.anonymous = true;
    record::Submission made = world.submission(told);
    const record::KeyPair key = record::make_key_pair();
    made.flags.push_back(record::reply_key_flag(key.public_key));
    REQUIRE(world.keep(made));
    world.take_over();
    const std::string id = to_text(made.id), path = "/arende/" + id;
    world.register_and_assign(annika, id, "omsorg", "karin");
    const std::string page = world.text(karin, path);
    CHECK(has(page, "Svara med kod"));
    CHECK(has(page, "Försök inte ta reda på vem det är."));
    CHECK_FALSE(has(page, "Öppna kontaktuppgifterna"));
    CHECK(world.post(karin, path + "/kontakt", {}).status == 404);
    const auto sent =
        world.post(karin, path + "/svar/skicka",
                   WebWorld::values_of({{"text", "Hej [namn]! Tack, nu är det ordnat."},
                                        {"satt", "kod"},
                                        {"provat", "ja"},
                                        {"sett", std::to_string(world.revision(id))}}));
    REQUIRE(sent.status == 303);
    const auto shelf = world.archive.replies(record::SubmissionId{}).value();
    (void)shelf;
    CHECK(world.matter(id).last_reply.happened());
    CHECK(has(world.text(karin, path), "Hej! Tack, nu är det ordnat."));
}

TEST_CASE("what is said on the telephone becomes a matter on the municipality's own form") {
    Office office;
    auto& world = office.world;
    const std::string form = world.text(office.annika, "/nytt", "satt=telefon");
    CHECK(has(form, world.house.town->forms.front().title.in("sv")));
    Values values = fields_of(form, "/nytt");
    CHECK(values.text("satt") == "telefon");
    const auto empty = world.post(office.annika, "/nytt", values);
    CHECK(empty.status == 400);
    values.set("typ", "klagomal");
    values.set("beskrivning", "Ingen svarade i telefon på hela veckan.");
    values.set("svar", "ja");
    values.set("namn", "Åsa Öberg");
    values.set("telefon", "070-174 06 31");
    values.set("enhet", "Vård och omsorg");
    values.set("inkom", "2026-12-24");
    const auto ahead = world.post(office.annika, "/nytt", values);
    CHECK(ahead.status == 400);
    CHECK(has(text_of(ahead.body), "Dagen kan inte ligga framåt i tiden."));
    CHECK(has(text_of(ahead.body), "Ingen svarade i telefon på hela veckan."));
    values.set("inkom", "");
    REQUIRE(world.post(office.annika, "/nytt", values).status == 303);
    const auto rows = world.kept->rows({}).value();
    REQUIRE(rows.size() == 1);
    CHECK(world.matter(rows.front().matter).arrival.way == matters::Way::Telephone);
    CHECK(has(world.text(office.annika, "/arende/" + rows.front().matter), "genom telefon"));
}

TEST_CASE("a public line with a name is stopped before it is public") {
    Office office;
    auto& world = office.world;
    const std::string id = office.arrive(), action = "/arende/" + id + "/diariefor";
    Values values = fields_of(world.text(office.annika, action), action);
    values.set("rad", "Klagomål från Astrid, 19121212-1212");
    const auto refused = world.post(office.annika, action, values);
    CHECK(refused.status == 400);
    CHECK(has(text_of(refused.body), "Raden är offentlig."));
    CHECK_FALSE(world.matter(id).registered.happened());
}

TEST_CASE("lists are paged, filtered and sorted by the address alone") {
    Office office;
    auto& world = office.world;
    for (int i = 0; i < 53; ++i)
        office.arrive();
    const std::string first = world.text(office.annika, "/inkorg");
    CHECK(has(first, "1–50 av 53"));
    CHECK(has(world.text(office.annika, "/inkorg", "sida=2"), "51–53 av 53"));
    CHECK(has(world.text(office.annika, "/inkorg", "sida=999"), "51–53 av 53"));
    CHECK(has(world.text(office.annika, "/inkorg", "sida=nej"), "1–50 av 53"));
    CHECK(has(world.text(office.annika, "/inkorg", "sok=finns+inte"),
              "Inget ärende stämmer med det du har valt."));
    CHECK(has(world.text(office.annika, "/inkorg", "ordning=kom-in"), "aria-sort=\"ascending\""));
    CHECK(has(world.text(office.annika, "/register", "sida=2"), "Föregående sida"));
}

TEST_CASE("several are given to somebody by way of a page that names them, row by row as the right "
          "allows") {
    Office office;
    auto& world = office.world;
    const std::string one = office.arrive(), two = office.arrive();
    Told school;
    school.unit = "Grundskola";
    const std::string theirs = world.receive(school);
    Values values;
    const std::string body = "bevis=" + people::form_proof(office.annika) +
                             "&person=karin&arende=" + one + "&arende=" + two + "&arende=" + theirs;
    auto headers = world.heads(office.annika);
    const auto asked = world.ask({"POST", "/inkorg/flera", "", headers, bytes_of(body)});
    REQUIRE(asked.status == 200);
    CHECK(has(text_of(asked.body), "Ge 2 ärenden till karin Testsson"));
    CHECK_FALSE(has(text_of(asked.body), theirs));
    REQUIRE(world.ask({"POST", "/inkorg/flera/ge", "", headers, bytes_of(body)}).status == 303);
    CHECK(world.matter(one).handler == "karin");
    CHECK(world.matter(two).handler == "karin");
    CHECK(world.matter(theirs).handler.empty());
}

TEST_CASE(
    "every form names its fields, and every page has one heading, a title and a way past the bar") {
    Office office;
    auto& world = office.world;
    const std::string id = office.arrive(), path = "/arende/" + id;
    world.register_and_assign(office.annika, id, "omsorg", "karin");
    for (const std::string& place : std::vector<std::string>{
             "/", "/inkorg", "/hjalp", "/mitt", path, path + "/anteckna", path + "/svar",
             path + "/vidare", path + "/avsluta", path + "/atgard", path + "/lasare"}) {
        INFO(place);
        const std::string page = world.text(office.karin, place);
        std::size_t headings = 0;
        for (std::size_t at = page.find("<h1"); at != std::string::npos;
             at = page.find("<h1", at + 1))
            ++headings;
        CHECK(headings == 1);
        CHECK(has(page, "<title>"));
        CHECK(has(page, "href=\"#innehall\""));
        CHECK(has(page, "lang=\"sv\""));
        for (std::size_t at = page.find("<label for=\""); at != std::string::npos;
             at = page.find("<label for=\"", at + 1)) {
            const std::string name = page.substr(at + 12, page.find('"', at + 12) - at - 12);
            CHECK(has(page, "id=\"" + name + "\""));
        }
    }
}
