// The paper that a matter came on: part of it, its contact fields painted over until they are opened on purpose.
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

const record::Attachment page{"page-1.jpg", "image/jpeg", bytes_of("the whole page")};
const record::Attachment back{"page-2.tif", "image/tiff", bytes_of("a fax that no browser shows")};
const record::Attachment notes{"pages.json", "application/json", bytes_of("[]")};
const record::Attachment view{"view-1.jpg", "image/jpeg", bytes_of("the painted page")};
const record::Attachment back_view{"view-2.jpg", "image/jpeg", bytes_of("the painted back")};

struct OnPaper {
    WebWorld world{"ljusnarsberg"};
    std::string handler = world.somebody("karin", Role::Handler, "socialnamnden", "hemtjansten");

    std::string comes(bool anonymous, std::vector<record::Attachment> files) {
        Told told;
        told.unit = "Hemtjänsten";
        told.anonymous = anonymous;
        told.channel = record::Channel::Paper;
        record::Submission made = world.submission(told);
        made.attachments = std::move(files);
        REQUIRE(world.keep(made));
        world.take_over();
        return to_text(made.id);
    }
    std::string shown(const std::string& id, const char* number) {
        const auto response = world.get(handler, "/arende/" + id + "/sida/" + number);
        return response.status == 200 ? text_of(response.body) : "nothing";
    }
    bool gives_document(const std::string& id) {
        return has(world.text(handler, "/arende/" + id), "/skannat.pdf");
    }
};

} // namespace

TEST_CASE("an anonymous paper is shown with its matter, painted over where somebody is named") {
    OnPaper paper;
    const std::string id = paper.comes(true, {page, back, notes, view, back_view});
    CHECK(paper.shown(id, "1") == "the painted page");
    CHECK(paper.shown(id, "2") == "the painted back");
    CHECK(paper.shown(id, "3") == "nothing");
    CHECK_FALSE(paper.gives_document(id));
    const std::string text = paper.world.text(paper.handler, "/arende/" + id);
    CHECK(has(text, "/sida/1"));
    CHECK_FALSE(has(text, "Blanketten är täckt"));
    // Nobody's contact can be opened, so it stays painted over.
    CHECK(paper.world.post(paper.handler, "/arende/" + id + "/kontakt", {}).status == 404);
    CHECK(paper.shown(id, "1") == "the painted page");
}

TEST_CASE("an anonymous page without a view is shown as it is") {
    OnPaper paper;
    const std::string id = paper.comes(true, {page});
    CHECK(paper.shown(id, "1") == "the whole page");
    CHECK(paper.gives_document(id));
}

TEST_CASE("a named paper is painted over until its contact is opened on purpose") {
    OnPaper paper;
    const std::string id = paper.comes(false, {page, back, notes, view, back_view});
    CHECK(paper.shown(id, "1") == "the painted page");
    CHECK_FALSE(paper.gives_document(id));
    CHECK(has(paper.world.text(paper.handler, "/arende/" + id), "Kontaktuppgifterna är täckta"));
    REQUIRE(paper.world.post(paper.handler, "/arende/" + id + "/kontakt", {}).status == 200);
    CHECK(paper.shown(id, "1") == "the whole page");
    CHECK(paper.shown(id, "2") == "the painted back"); // the whole one is in the document
    CHECK(paper.gives_document(id));
    const std::string other =
        paper.world.somebody("per", Role::Handler, "socialnamnden", "hemtjansten");
    const auto for_another = paper.world.get(other, "/arende/" + id + "/sida/1");
    CHECK(text_of(for_another.body) == "the painted page");
}

TEST_CASE("a named page without a view is not shown before its contact is opened") {
    OnPaper paper;
    const std::string id = paper.comes(false, {page});
    CHECK(paper.shown(id, "1") == "nothing");
    CHECK(has(paper.world.text(paper.handler, "/arende/" + id), "Blanketten är täckt"));
    CHECK(paper.world.get(paper.handler, "/arende/" + id + "/skannat.pdf").status == 404);
    REQUIRE(paper.world.post(paper.handler, "/arende/" + id + "/kontakt", {}).status == 200);
    CHECK(paper.shown(id, "1") == "the whole page");
}
