// What is written on paper ends as the same answers as what is typed: each shipped form is printed as a
// PDF, filled in with pen and type, scanned, read and accepted, beside the same answers at the kiosk.
#include "scanner/handwriting/handwriting.h"
#include "scanner/reading/read_page.h"
#include "scanner/returned/assemble.h"
#include "shared/base/files.h"
#include "tests/support/damage.h"
#include "tests/support/printed_form.h"
#include "tests/support/rooms.h"
#include "tests/support/sixth_municipality.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace tycktill;

namespace {

const std::string assets = TYCKTILL_SOURCE "/assets";

struct Visit {
    const char* form;
    const char* type;
    const char* from;      ///< "" where it is not asked
    const char* dimension; ///< "" where it is not asked
    const char* unit;
    const char* telephone_field;
};
const std::vector<Visit> visits{
    {"ljusnarsberg", "forslag", "narstaende", "", "", "telefon_mobil"},
    {"robertsfors", "klagomal", "", "", "Gruppboendet på Bäckvägen", "telefon"},
    {"ostersund", "berom", "", "bemotande", "Hemtjänsten", "telefon"},
    {"linkoping", "invandning", "", "", "Hemtjänsten", "telefon"},
    {"lomma", "forbattringsforslag", "", "", "Grundskola", "telefon"}};

// Longer than a line of any form: where the hand breaks it is no part of the answer.
const std::string story =
    "Maten var kall i går kväll och ingen kom när vi ringde på klockan. Det vore "
    "bra om någon kunde titta in oftare på nätterna.";

Answers answers_of(const Visit& visit, const std::string& reply) {
    Answers answers;
    answers.set("typ", std::string(visit.type));
    answers.set("fran", std::string(visit.from));
    answers.set("omrade", std::string(visit.dimension));
    answers.set("enhet", std::string(visit.unit));
    answers.set("datum", std::string("2026-11-03"));
    answers.set("beskrivning", story);
    answers.set("svar", reply);
    if (reply == "ja") {
        answers.set("namn", std::string("Åsa Öberg"));
        answers.set("adress", std::string("Storgatan 5, 714 30 Kopparberg"));
        answers.set(visit.telephone_field, std::string("0701740635"));
    }
    return answers;
}

bool on_paper(const Form& form, const std::string& field) {
    const Field* found = form.find(field);
    return found != nullptr && found->on_paper;
}

Answers paper_part(const Form& form, const Answers& answers) {
    Answers part;
    for (const auto& [field, values] : answers.all())
        if (on_paper(form, field))
            part.set(field, values);
    return part;
}

/// For a failing test to say what differs.
std::string told(const Answers& answers) {
    std::string all;
    for (const auto& [field, values] : answers.all())
        for (const std::string& value : values)
            all += field + "=" + value + "\n";
    return all;
}

Circumstances circumstances(Channel channel) {
    Circumstances facts;
    facts.channel = channel;
    facts.arrived = parse_day("2026-11-22").value();
    return facts;
}

FieldReading read_text(const Image& page, const Homography& map, const Box& box) {
    static TextReader reader = TextReader::open().value();
    return reader.read(page, map, box);
}

/// A field that goes on on another page is written where it begins.
std::vector<FormPage> written_and_scanned(const Catalogue& catalogue, const PrintedForm& paper,
                                          const Answers& answers, std::uint64_t seed) {
    const Reader reader{[&](const SheetFingerprint& print) { return catalogue.sheet(print); },
                        read_text};
    Chance chance(seed);
    Writer writer = some_writer(chance);
    writer.font_file = assets + "/fonts/AtkinsonHyperlegibleNext-Regular.ttf";
    Filling left = answers.all();
    std::vector<FormPage> pages;
    for (std::size_t at = 0; at < paper.pages.size(); ++at) {
        const Page& page = paper.sheet->pages[at];
        Image image = paper.pages[at];
        fill_in(image, page, left, writer, chance);
        for (const Box& box : page.boxes)
            left.erase(box.field);
        FormPage scanned;
        scanned.id = std::int64_t(at) + 1;
        scanned.reading = read_page(damaged(std::move(image), usual_scan(chance), chance), reader);
        INFO(scanned.reading.why);
        REQUIRE(scanned.reading.status == PageStatus::Read);
        pages.push_back(scanned);
    }
    return pages;
}

/// The person at the desk keys what stands in the picture, but only where the reader asks.
Assembled settled_at_the_desk(const Form& form, const std::vector<FormPage>& pages,
                              const Answers& written) {
    const ReturnedPages returned{pages, int(pages.size()), ""};
    Settled said;
    for (const Doubt& doubt : assemble(&form, returned, {}, circumstances(Channel::Paper)).doubts) {
        CAPTURE(doubt.key, doubt.why);
        REQUIRE(form.find(doubt.key) != nullptr);
        // Pens tick clearly here: the desk is asked about text alone.
        CHECK(doubt.kind != DoubtKind::UnsureMark);
        CHECK(doubt.kind != DoubtKind::TwoTicks);
        said[doubt.key] = written.values(doubt.key);
    }
    Assembled result = assemble(&form, returned, said, circumstances(Channel::Paper));
    for (const Doubt& doubt : result.doubts)
        FAIL_CHECK(doubt.key << ": " << doubt.why);
    return result;
}

Submission accepted(const Municipality& municipality, const Form& form, const Answers& answers,
                    Channel channel) {
    const auto outcome = finalize(municipality, form, answers, circumstances(channel));
    if (const auto* faults = std::get_if<Faults>(&outcome))
        for (const Fault& fault : *faults)
            FAIL_CHECK(fault.field << ": " << fault.why);
    REQUIRE(std::holds_alternative<Submission>(outcome));
    return std::get<Submission>(outcome);
}

void paper_is_as_screen(const std::string& reply, std::uint64_t seed) {
    const Catalogue& catalogue = shipped_catalogue(assets);
    for (const Visit& visit : visits) {
        INFO(visit.form << ", reply: " << reply);
        const PrintedForm paper = print_form(catalogue, visit.form);
        const Form& form = *paper.form;
        const Municipality& municipality = *catalogue.municipality_of(form);
        if (reply == "kod" && !form.reply.reply_by_code)
            continue; // there is no such box
        const Answers answers = answers_of(visit, reply);
        const Answers written = paper_part(form, answers);
        const auto pages = written_and_scanned(catalogue, paper, written, seed++);
        const Assembled assembled = settled_at_the_desk(form, pages, written);
        const Submission on_paper = accepted(municipality, form, assembled.answers, Channel::Paper);
        const Submission typed = accepted(municipality, form, answers, Channel::Kiosk);
        CHECK(told(on_paper.matter) == told(paper_part(form, typed.matter)));
        CHECK(told(on_paper.contact) == told(typed.contact));
        CHECK(on_paper.anonymous == typed.anonymous);
        CHECK(on_paper.form == typed.form);
    }
}

} // namespace

TEST_CASE("each form says the same on paper as typed, with a name") {
    paper_is_as_screen("ja", 100);
}

TEST_CASE("each form says the same on paper as typed, anonymously") {
    paper_is_as_screen("nej", 200);
}

TEST_CASE("a reply by code is asked for on paper as on the screen") {
    paper_is_as_screen("kod", 300);
}

TEST_CASE("a municipality that nobody has heard of has its paper read, page for page") {
    const TemporaryFolder folder;
    REQUIRE(make_folder(folder.path() / "municipalities"));
    REQUIRE(write_text(folder.path() / "municipalities/langnamn.toml", test::sixth_municipality()));
    const Catalogue catalogue = Catalogue::load(folder.path()).value();
    const PrintedForm paper = print_form(catalogue, "langnamn");
    Answers answers;
    answers.set("typ", std::string("berom"));
    answers.set("amnen", std::vector<std::string>{"mat", "annat"});
    answers.set("plats", std::string("Hemtjänsten"));
    answers.set("dag", std::string("2026-11-03"));
    answers.set("berattelse", std::string("Maten var god i går."));
    answers.set("onskan", std::string("Jag vill ha mer av samma sort."));
    answers.set("arende", std::string("123456"));
    answers.set("svar", std::string("ja"));
    answers.set("namn", std::string("Åsa Öberg"));
    answers.set("postnummer", std::string("71430"));
    const Form& form = *paper.form;
    const auto pages = written_and_scanned(catalogue, paper, answers, 400);
    REQUIRE(pages.size() == 3);
    const Assembled assembled = settled_at_the_desk(form, pages, answers);
    const Municipality& municipality = *catalogue.municipality_of(form);
    const Submission scanned = accepted(municipality, form, assembled.answers, Channel::Paper);
    const Submission typed = accepted(municipality, form, answers, Channel::Kiosk);
    CHECK(told(scanned.matter) == told(typed.matter));
    CHECK(told(scanned.contact) == told(typed.contact));
}
