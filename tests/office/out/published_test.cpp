// «Du sa, vi gjorde»: two people, seven days for who is named, and nothing left of what is withdrawn.
#include "office/out/published.h"
#include "tests/office/out/read_pdf.h"

#include <nlohmann/json.hpp>

using namespace tycktill;
using namespace tycktill::out;
using State = DoneText::State;

namespace {

Day day(const char* text) {
    return parse_day(text).value();
}

struct Shelf {
    std::unique_ptr<papers::Papers> papers = papers::memory_papers();
    office::KeyRing ring{record::make_key_pair()};
    const record::PublicKey& office() const { return ring.keys.front().public_key; }

    DoneText proposed(const std::string& matter = "11", bool named = false,
                      const std::string& said = "Maten var kall på kvällarna.") {
        DoneText text;
        text.matter = matter;
        text.unit = "Hemtjänsten";
        text.type = "Klagomål";
        if (named)
            text.not_before = day("2026-11-28");
        text.proposed = day("2026-11-20");
        text.proposed_by = "karin";
        text.said = said;
        text.did = "Maten körs ut tidigare.";
        return propose(*papers, text, office()).value();
    }
    std::vector<DoneText> all() { return done_texts(*papers, ring).value(); }
    std::string page(const char* today) {
        return published_page(all(), "Lomma kommun", day(today));
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("what was said and done is published when another than who proposed it approves") {
    Shelf shelf;
    const DoneText text = shelf.proposed();
    CHECK_FALSE(has(shelf.page("2026-12-01"), "kall"));
    const auto own = approve(*shelf.papers, text, "karin", day("2026-11-21"), shelf.office());
    REQUIRE_FALSE(own);
    CHECK(own.error().kind == ErrorKind(PublishFault::OwnWords));
    REQUIRE(approve(*shelf.papers, text, "gunnar", day("2026-11-21"), shelf.office()));
    const std::string page = shelf.page("2026-11-21");
    CHECK(has(page, "Maten var kall på kvällarna."));
    CHECK(has(page, "Maten körs ut tidigare."));
    const auto json =
        nlohmann::json::parse(published_json(shelf.all(), "Lomma kommun", day("2026-11-21")));
    REQUIRE(json["poster"].size() == 1);
    CHECK(json["poster"][0]["du_sa"] == "Maten var kall på kvällarna.");
    CHECK(json["poster"][0]["dag"] == "2026-11-21");
    CHECK(has(published_csv(shelf.all(), day("2026-11-21")),
              "2026-11-21;\"Hemtjänsten\";\"Klagomål\";\"Maten var kall på kvällarna.\";"));
    for (const std::string& out :
         {page, json.dump(), published_csv(shelf.all(), day("2026-11-21"))}) {
        CHECK_FALSE(has(out, "karin"));  // neither who wrote it
        CHECK_FALSE(has(out, "\"11\"")); // nor which matter it was
    }
}

TEST_CASE("what a named person said waits seven days more") {
    Shelf shelf;
    REQUIRE(approve(*shelf.papers, shelf.proposed("11", true), "gunnar", day("2026-11-21"),
                    shelf.office()));
    CHECK_FALSE(has(shelf.page("2026-11-27"), "kall"));
    CHECK(has(shelf.page("2026-11-28"), "kall"));
}

TEST_CASE("what is withdrawn is nowhere after one act") {
    Shelf shelf;
    const DoneText approved =
        approve(*shelf.papers, shelf.proposed(), "gunnar", day("2026-11-21"), shelf.office())
            .value();
    REQUIRE(withdraw(*shelf.papers, approved, "eva", day("2026-11-23"), shelf.office()));
    const DoneText left = done_text(*shelf.papers, shelf.ring, "11").value().value();
    CHECK(left.state == State::Withdrawn);
    CHECK(left.said.empty());
    CHECK(left.did.empty());
    CHECK(shelf.papers->paper("done", "11").value()->sealed.empty());
    CHECK_FALSE(has(shelf.page("2026-12-01"), "kall"));
    CHECK_FALSE(has(published_json(shelf.all(), "X", day("2026-12-01")), "kall"));
    CHECK_FALSE(has(published_csv(shelf.all(), day("2026-12-01")), "kall"));
    CHECK_FALSE(withdraw(*shelf.papers, left, "eva", day("2026-11-23"), shelf.office()));
}

TEST_CASE("what is about one pupil is kept with its reason, and never published") {
    Shelf shelf;
    const DoneText text = shelf.proposed();
    CHECK_FALSE(refuse(*shelf.papers, text, "gunnar", day("2026-11-21"), " ", shelf.office()));
    const DoneText refused = refuse(*shelf.papers, text, "gunnar", day("2026-11-21"),
                                    "Det gäller en enskild elev.", shelf.office())
                                 .value();
    CHECK(done_text(*shelf.papers, shelf.ring, "11").value()->reason ==
          "Det gäller en enskild elev.");
    CHECK_FALSE(has(shelf.page("2027-01-01"), "kall"));
    CHECK_FALSE(approve(*shelf.papers, refused, "eva", day("2026-11-22"), shelf.office()));
    CHECK_FALSE(has(shelf.papers->paper("done", "11").value()->facts, "elev"));
}

TEST_CASE("nobody approves other words than they saw, or words they cannot read") {
    Shelf shelf;
    const DoneText seen = shelf.proposed();
    DoneText changed = seen;
    changed.did = "Maten körs inte alls.";
    REQUIRE(propose(*shelf.papers, changed, shelf.office()));
    const auto old = approve(*shelf.papers, seen, "gunnar", day("2026-11-21"), shelf.office());
    REQUIRE_FALSE(old);
    CHECK(old.error().kind == ErrorKind(PublishFault::Changed));
    const DoneText sealed = done_text(*shelf.papers, {}, "11").value().value();
    const auto unseen = approve(*shelf.papers, sealed, "gunnar", day("2026-11-21"), shelf.office());
    REQUIRE_FALSE(unseen);
    CHECK(unseen.error().kind == ErrorKind(PublishFault::NoWords));
}

TEST_CASE(
    "the published page has no script, asks nobody for anything, and no words become markup") {
    Shelf shelf;
    REQUIRE(approve(*shelf.papers,
                    shelf.proposed("11", false, "<script>alert(1)</script> & \"=1+1\"\nRad två"),
                    "gunnar", day("2026-11-21"), shelf.office()));
    const std::string page = shelf.page("2026-11-22");
    CHECK_FALSE(has(page, "<script"));
    CHECK(has(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;=1+1&quot;<br>Rad två"));
    for (const char* away : {"http:", "https:", "//", "src=", "url(", "@import"})
        CHECK_FALSE(has(page, away));
    CHECK(has(page, "<html lang=\"sv\">"));
    CHECK(has(published_page({}, "Lomma kommun", day("2026-11-22")), "Inget är publicerat"));
}
