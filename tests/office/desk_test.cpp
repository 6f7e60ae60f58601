#include "office/web/desk.h"

#include "office/archive/memory_archive.h"
#include "office/reading/scan_pdf.h"
#include "office/web/html.h"
#include "tests/support/office_world.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;
using namespace tycktill::test;

namespace {

/// An office that received something, and its desk, asked without a network.
struct World {
    OfficeWorld office{std::make_unique<MemoryArchive>()};
    Catalogue catalogue = Catalogue::load(std::string(TYCKTILL_SOURCE) + "/assets").value();
    Recipients recipients{office.key.public_key};
    OfficeDesk desk{*office.archive,
                    {office.key, recipients, office.receipt_key.verify_key, &catalogue,
                     office.clock, "visit", std::string(TYCKTILL_SOURCE) + "/assets/fonts"}};
    std::string cookie;

    SubmissionId receive(const Submission& submission) {
        office.start();
        StationWorld station(office, "reception-1");
        must(station.outbox.keep(seal(submission, station.identity.recipients).value()));
        REQUIRE(station.carry().delivered == 1);
        office.stop();
        return submission.id;
    }

    HttpResponse ask(const std::string& path, const std::string& query = "",
                     const std::string& method = "GET", const std::string& body = "") {
        HttpRequest request{method, path, query, {{"host", "127.0.0.1:8080"}}, bytes_of(body)};
        if (!cookie.empty())
            request.headers["cookie"] = "other=1; " + cookie;
        return desk.answer(request);
    }
    void enter() {
        const std::string given = ask("/in", "besok=visit").headers["set-cookie"];
        cookie = given.substr(0, given.find(';'));
    }
    std::string text(const std::string& path, const std::string& query = "") {
        const HttpResponse response = ask(path, query);
        REQUIRE(response.status == 200);
        return text_of(response.body);
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("only who has the printed address comes in") {
    World world;
    const auto id = to_text(world.receive(a_complaint()));
    for (const char* path : {"/", "/rapport", "/rapport.csv", "/stationer"})
        REQUIRE(world.ask(path).status == 403);
    REQUIRE(world.ask("/arende/" + id).status == 403);
    REQUIRE(world.ask("/in", "besok=guess").status == 403);
    world.cookie = "session=guess";
    REQUIRE(world.ask("/").status == 403);
    world.enter();
    REQUIRE(has(world.text("/"), "Klagomål"));
    HttpRequest rebound{"GET", "/", "", {{"host", "evil.example"}, {"cookie", world.cookie}}, {}};
    REQUIRE(world.desk.answer(rebound).status == 403);
}

TEST_CASE("the printed address leads on to a page of ours and nowhere else") {
    World first;
    REQUIRE(first.ask("/in", "besok=visit&till=/rapport").headers["location"] == "/rapport");
    for (const char* away :
         {"//evil.example", "https://evil.example", "/%5Cevil.example", "/a%0d%0ab"}) {
        World world; // the address lets in once
        REQUIRE(world.ask("/in", std::string("besok=visit&till=") + away).headers["location"] ==
                "/");
    }
}

TEST_CASE("contact details stay sealed until somebody asks for them") {
    World world;
    const auto id = to_text(world.receive(a_complaint()));
    world.enter();
    REQUIRE_FALSE(has(world.text("/"), "Öberg"));
    REQUIRE_FALSE(has(world.text("/arende/" + id), "Öberg"));
    REQUIRE(has(world.text("/arende/" + id, "kontakt=visa"), "Åsa Öberg"));
}

TEST_CASE("what a person wrote is shown as text, whatever it is") {
    World world;
    const auto id = to_text(world.receive(a_complaint("<script>alert('å & ä')</script>")));
    world.enter();
    const std::string page = world.text("/arende/" + id);
    REQUIRE_FALSE(has(page, "<script>"));
    REQUIRE(has(page, "&lt;script&gt;alert(&#39;å &amp; ä&#39;)&lt;/script&gt;"));
    const auto response = world.ask("/arende/" + id);
    REQUIRE(header(response.headers, "cache-control") == "no-store");
    REQUIRE(has(header(response.headers, "content-security-policy"), "default-src 'none'"));
}

TEST_CASE("a reply is kept sealed and shown, and another site cannot send one") {
    World world;
    const auto id = world.receive(a_complaint());
    const std::string path = "/arende/" + to_text(id);
    world.enter();
    const std::string page = world.text(path);
    const auto at = page.find("name=bevis value=\"") + 18;
    const std::string proof = page.substr(at, 64);
    REQUIRE(world.ask(path + "/svar", "", "POST", "bevis=guess&text=Nej").status == 403);
    REQUIRE(world.ask(path + "/svar", "", "POST", "bevis=" + proof + "&text=+").status == 400);
    REQUIRE(world.ask(path + "/svar", "", "POST", "bevis=" + proof + "&text=Nu+%C3%A4r+det+lagat.")
                .status == 303);
    REQUIRE(has(world.text(path), "Nu är det lagat."));
    REQUIRE(has(world.text("/"), "Besvarat"));
    REQUIRE_FALSE(has(text_of(world.office.archive->replies(id).value().front().sealed), "lagat"));
}

TEST_CASE("an anonymous person has nothing to open and nobody to look for") {
    World world;
    const auto id = to_text(world.receive(an_anonymous_complaint()));
    world.enter();
    const std::string page = world.text("/arende/" + id, "kontakt=visa");
    REQUIRE(has(page, "Personen är anonym"));
    REQUIRE_FALSE(has(page, "Visa kontaktuppgifter"));
}

TEST_CASE("a matter shows what was promised and who handles it, a report what is owed") {
    World world;
    const auto id = to_text(world.receive(a_complaint()));
    world.enter();
    const std::string matter = world.text("/arende/" + id);
    CHECK(has(matter, "Du får svar inom två veckor, senast "));
    CHECK(has(matter, "Enhetschef → Socialchef"));
    const std::string report =
        world.text("/rapport", "kommun=lomma&fran=2026-11-01&till=2026-11-30");
    CHECK(has(report, "Årlig sammanställning med handläggningstid och vidtagna åtgärder"));
    CHECK(has(report, "Allt registreras i LUKAS"));
}

TEST_CASE("the report counts, and a spreadsheet gets no formula") {
    World world;
    Submission submission = a_complaint();
    submission.unit = "=HYPERLINK(1)";
    world.receive(submission);
    world.enter();
    REQUIRE(has(world.text("/rapport", "kommun=ljusnarsberg&fran=2026-11-01&till=2026-11-30"),
                "Ljusnarsbergs kommun</option>"));
    const std::string csv =
        world.text("/rapport.csv", "kommun=ljusnarsberg&fran=2026-11-01&till=2026-11-30");
    REQUIRE(has(csv, "\"total\";\"\";\"Totalt\";1"));
    REQUIRE(has(csv, "\"type\";\"klagomal\";\"Klagomål\";1"));
    REQUIRE(has(csv, "\"'=HYPERLINK(1)\""));
    REQUIRE(has(world.text("/rapport.csv", "kommun=ljusnarsberg&fran=2026-12-01&till=2026-12-30"),
                "\"Totalt\";0"));
    REQUIRE(has(world.text("/stationer"), "Inget saknas"));
}

TEST_CASE("pages and paths that do not exist are told so") {
    World world;
    world.receive(a_complaint());
    world.enter();
    for (const char* path : {"/arende/", "/arende/xyz", "/arende/00112233445566778899aabbccddeeff",
                             "/font/../office.json", "/nothing", "/arende/0011/../.."})
        REQUIRE(world.ask(path).status == 404);
    REQUIRE(header(world.ask("/font/AtkinsonHyperlegibleNext-Bold.ttf").headers, "content-type") ==
            "font/ttf");
}

TEST_CASE("form values are decoded, and nonsense is left out") {
    const auto values = form_values("a=1&b=%C3%A5+%26&c&=d&e=%FF&f=%zz");
    REQUIRE(values.at("a") == "1");
    REQUIRE(values.at("b") == "å &");
    REQUIRE(values.count("c") == 0);
    REQUIRE(values.count("e") == 0);
    REQUIRE(values.at("f") == "%zz");
}

TEST_CASE("scanned pages become a PDF without being decoded, and damaged ones are refused") {
    // The head of a JPEG: JFIF at 300 dpi, 2480 × 3508, grey.
    const Bytes jpeg = from_hex("ffd8ffe000104a46494600010101012c012c0000"
                                "ffc0000b080db409b001011100ffd9")
                           .value();
    // A fax TIFF of one strip: 16 × 8, G4, 200 dpi.
    const Bytes tiff = from_hex("49492a0008000000"
                                "0700"
                                "000104000100000010000000"
                                "010104000100000008000000"
                                "030103000100000004000000"
                                "060103000100000000000000"
                                "11010400010000006c000000"
                                "170104000100000002000000"
                                "1a0105000100000064000000"
                                "00000000"
                                "0000"
                                "c800000001000000"
                                "0010")
                           .value();
    const Attachment first{"page-1.jpg", "image/jpeg", jpeg},
        second{"page-2.tif", "image/tiff", tiff};
    const auto pdf_of = [](const std::vector<Attachment>& files) {
        Submission submission;
        submission.attachments = files;
        return scan_pdf(submission, nullptr);
    };
    const Attachment audit{"reading.json", "application/json", bytes_of("{}")};
    const std::string pdf = text_of(pdf_of({first, second, audit}).value());
    REQUIRE(has(pdf, "/MediaBox [0 0 595.20 841.92]"));
    REQUIRE(has(pdf, "/MediaBox [0 0 5.76 2.88]"));
    REQUIRE(has(pdf, "/CCITTFaxDecode /DecodeParms << /K -1 /Columns 16 /Rows 8"));
    REQUIRE_FALSE(pdf_of({}));
    REQUIRE_FALSE(pdf_of({audit}));
    for (const auto& whole : {jpeg, tiff})
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const Attachment cut{
                "page-1",
                "image/x",
                {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}};
            if (whole == tiff || size < 30)
                REQUIRE_FALSE(pdf_of({cut}));
        }
}
