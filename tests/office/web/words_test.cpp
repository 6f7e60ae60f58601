// The person's words as staff read them: what raised a question is marked, what is harsh is folded.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

struct Read {
    WebWorld world;
    std::string handler = world.somebody("karin", Role::Handler, "socialnamnden", "omsorg");
    std::string id;

    explicit Read(const std::string& story) {
        Told told;
        told.story = story;
        told.unit = "Vård och omsorg";
        id = world.receive(told);
        world.register_and_assign(world.somebody("rut", Role::Registrar, "socialnamnden"), id,
                                  "omsorg", "karin");
    }
    std::string page() { return world.text(handler, "/arende/" + id); }
};

/// A page without its folded parts.
std::string unfolded(std::string page) {
    const std::string begin = "<details class=\"folded\">", end = "</details>";
    for (auto at = page.find(begin); at != std::string::npos; at = page.find(begin))
        page.erase(at, page.find(end, at) + end.size() - at);
    return page;
}

} // namespace

TEST_CASE("the words that raised a question are marked in the text") {
    Read read("Jag vill överklaga beslutet. Mitt nummer är 19811218-9876.");
    const std::string page = read.page();
    CHECK(has(page, "Jag vill <mark>överklaga</mark> beslutet."));
    CHECK(has(page, "<mark>19811218-9876</mark>"));
    CHECK(has(page, "Att ta ställning till"));
}

TEST_CASE("insults and threats are folded away, and opened by who wants to read them") {
    Read read("Maten var kall i tisdags. Ni är idioter allihop! Jag vet var du bor. Ring mig "
              "på fredag.\n\nDet luktar illa i trappan.");
    const std::string page = read.page(), seen = unfolded(page);
    CHECK(has(page, "idioter"));
    CHECK_FALSE(has(seen, "idioter"));
    CHECK_FALSE(has(seen, "var du bor"));
    CHECK(has(page, "Orden kan vara hårda."));
    CHECK(has(seen, "Maten var kall i tisdags."));
    CHECK(has(seen, "Ring mig på fredag."));
    CHECK(has(seen, "Det luktar illa i trappan."));
    // On every page that shows the words.
    const std::string start = read.world.text(read.handler, "/");
    CHECK(has(start, "idioter"));
    CHECK_FALSE(has(unfolded(start), "idioter"));
}

TEST_CASE("a threat is a question that somebody answers, and the chief sees it first") {
    Read read("Jag vet var du bor.");
    CHECK(read.world.matter(read.id).open_hints.count(matters::Hint::Threat) == 1);
    CHECK(has(read.page(), "Är det ett hot mot någon som arbetar här?"));
    const std::string chief = read.world.somebody("gun", Role::Manager, "socialnamnden");
    CHECK(has(read.world.text(chief, "/"), "Kan vara hot mot personal"));
}

TEST_CASE("a text without a harsh word is whole, paragraph by paragraph") {
    Read read("Maten var kall.\nDen var sen.\n\nTack för god omvårdnad! <b>Hej</b> överklaga.");
    const std::string page = read.page();
    CHECK_FALSE(has(page, "class=\"folded\""));
    CHECK(has(page, "<p>Maten var kall.<br>Den var sen.</p>"));
    CHECK(has(page, "&lt;b&gt;Hej&lt;/b&gt; <mark>överklaga</mark>."));
}
