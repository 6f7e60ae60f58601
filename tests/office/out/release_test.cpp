// Handing out: what is masked lies nowhere in the copy, and nobody is asked who wants it.
#include "forms/print/document_page.h"
#include "office/out/release.h"
#include "tests/office/matters/life.h"
#include "tests/office/out/read_pdf.h"

using namespace tycktill;
using namespace tycktill::out;
using namespace tycktill::out::test;

namespace {

const Heading heading{"Lomma kommun", "Socialförvaltningen", "SN 2026/87",
                      parse_day("2026-11-30").value()};

std::vector<ReleasePart> parts() {
    office::Told told;
    told.matter = {{"beskrivning",
                    "Beskrivning",
                    {"x"},
                    {"Min mor Astrid fick ingen hjälp. Hon har diabetes. Det var kallt. ASTRID "
                     "frös."}}};
    told.contact = {{"namn", "Namn", {"x"}, {"Kanarie Kanariesson"}}};
    const auto event = [](matters::Kind kind, const char* words) {
        const Day on = parse_day("2026-11-20").value();
        return matters::Event{
            on, on, "karin", matters::Role::Handler, std::move(kind), matters::say(words)};
    };
    return release_parts(told, {event(matters::Arrived{}, ""),
                                event(matters::Jotted{}, "Ring Kanarie i morgon."),
                                event(matters::Noted{}, "Dottern till Astrid ringde."),
                                event(matters::Replied{}, "Vi har ändrat schemat.")});
}

const forms::OfficeRules& rules() {
    static const forms::OfficeRules all = matters::test::rules_of("lomma");
    return all;
}

std::string all_text(const Release& release) {
    std::string all;
    for (const ReleasedPart& part : release.parts)
        all += part.title + "\n" + part.text + "\n";
    return all;
}

} // namespace

TEST_CASE("a masked copy holds none of the masked words, as text, picture or metadata") {
    use_assets();
    TemporaryFolder folder;
    const auto release = released(
        parts(),
        {{"matter", "event-3", "event-4"}, {{"matter", 3, "osl-25-1"}}, {{"Astrid", "osl-26-1"}}},
        rules());
    REQUIRE(release);
    const std::string file = kept_pdf(release_pdf(*release, heading), folder, "copy.pdf");
    const std::string text = output_of("pdftotext " + file + " -");
    const std::string raw = read_text(file).value() + output_of("pdfinfo -struct-text " + file);
    const std::string about = output_of("pdfinfo " + file);
    for (const char* secret : {"Astrid", "astrid", "ASTRID", "diabetes", "Kanarie", "i morgon"}) {
        INFO(secret);
        CHECK(text.find(secret) == std::string::npos);
        CHECK(raw.find(secret) == std::string::npos);
        CHECK(about.find(secret) == std::string::npos);
    }
    for (const char* told : {"Det var kallt.", "Vi har ändrat schemat.", "dolt", "25 kap. 1 §",
                             "26 kap. 1 §", "överklaga"}) {
        INFO(told);
        CHECK(text.find(told) != std::string::npos);
    }
    CHECK(output_of("pdfimages -list " + file + " | tail -n +3 | wc -l").rfind("0", 0) == 0);
    CHECK(parts()[0].sentences[1] == "Min mor Astrid fick ingen hjälp. "); // as it was
}

TEST_CASE("each mask is as wide, tells its provision, and two in a row are one") {
    const auto release = released(
        parts(), {{"matter"}, {{"matter", 2, "osl-26-1"}, {"matter", 3, "osl-26-1"}}, {}}, rules());
    REQUIRE(release);
    CHECK(release->masks == 1);
    CHECK(release->provisions ==
          std::vector<std::string>{"26 kap. 1 § offentlighets- och sekretesslagen"});
    CHECK(release->parts[0].text ==
          std::string("Beskrivning:\n") + forms::masked_words + " (1) Det var kallt. ASTRID frös.");
}

TEST_CASE("the working notes are no part, and the contact is none that is suggested") {
    const auto all = parts();
    std::vector<std::string> ids;
    for (const ReleasePart& part : all)
        ids.push_back(part.id);
    CHECK(ids == std::vector<std::string>{"matter", "contact", "event-3", "event-4"});
    CHECK(all[0].suggested);
    CHECK_FALSE(all[1].suggested);
}

TEST_CASE("a mask without a provision, or of words that are spelled otherwise, stops the copy") {
    CHECK_FALSE(released(parts(), {{"matter"}, {}, {{"Astrid", "osl-99"}}}, rules()));
    CHECK_FALSE(released(parts(), {{"matter"}, {}, {{"Astri d", "osl-26-1"}}}, rules()));
    CHECK_FALSE(released(parts(), {{"matter"}, {}, {{" ", "osl-26-1"}}}, rules()));
    CHECK_FALSE(released(parts(), {{"matter"}, {{"matter", 9, "osl-26-1"}}, {}}, rules()));
    CHECK_FALSE(released(parts(), {{"event-2"}, {}, {}}, rules()));
    CHECK_FALSE(released(parts(), {}, rules()));
}

TEST_CASE("what a person wrote never looks like a mask of ours") {
    const auto sentences = sentences_of(std::string("Här är") + forms::masked_words + "något.");
    CHECK(sentences == std::vector<std::string>{"Här är dolt något."});
    std::string joined;
    const std::string text = "Ett. Två! Tre?\nFyra, 3.14 fem";
    for (const auto& one : sentences_of(text))
        joined += one;
    CHECK(joined == text);
    CHECK(sentences_of(text).size() == 4);
}

TEST_CASE("the log keeps what was handed out, and nothing of who asked") {
    const auto release =
        released(parts(), {{"matter", "event-4"}, {}, {{"astrid", "osl-26-1"}}}, rules());
    REQUIRE(release);
    CHECK(logged_words(*release) == "2 parts, 2 masks, osl-26-1");
    CHECK(all_text(*release).find("strid") == std::string::npos);
}

TEST_CASE("a refusal is a decision with its provision, its reasons, and how to appeal") {
    use_assets();
    TemporaryFolder folder;
    const std::string file =
        kept_pdf(refusal_pdf({"26 kap. 1 § offentlighets- och sekretesslagen",
                              "Det står inte klart att den enskilde inte lider men.",
                              "Annika Dahlberg, registrator"},
                             heading),
                 folder, "refusal.pdf");
    const std::string text = output_of("pdftotext " + file + " -");
    for (const char* words : {"Beslut om att inte lämna ut", "26 kap. 1 §", "lider men",
                              "kammarrätten", "tre veckor", "Annika Dahlberg"}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
}
