// A report on paper: what stands in the PDF, read back by other programs.
#include "office/out/report_file.h"
#include "tests/office/out/read_pdf.h"

using namespace tycktill;
using namespace tycktill::out;
using namespace tycktill::reports;
using namespace tycktill::out::test;

namespace {

FrozenReport report(int rows) {
    FrozenReport made;
    made.number = "2026:2";
    made.report = "utskottet";
    made.name = "Klagomål och synpunkter";
    made.to = "Sociala utskottet";
    made.period = {parse_day("2026-01-01").value(), parse_day("2026-06-30").value()};
    made.frozen = parse_day("2026-07-14").value();
    made.summary = {"27 ärenden kom in. Det är 5 fler än perioden före.",
                    "13 av 14 som skulle ha fått svar fick det i tid."};
    Table units{"Enhet", {"", "Nu", "Förra halvåret"}, {}, "Räknade på ankomstdagen."};
    for (int i = 0; i < rows; ++i)
        units.rows.push_back({"Hemtjänsten, område " + std::to_string(i) +
                                  " med ett ganska långt namn i kanten av raden",
                              Count{i}, Count{2 * i}});
    units.rows.push_back({std::string("Alla"), Count{27}, Count{22}});
    made.tables = {units,
                   {"Tider", {"Till", "Nu"}, {{std::string("svar"), MedianDays{4.5, 12}}}, ""},
                   {"Tom", {"", "Nu"}, {}, ""}};
    made.analysis = "Tiderna på morgonen återkommer.";
    made.outside = {{"Patientnämnden", "1", "Medicin vid hemgång"}};
    made.audit_head = "412 9f3c0123 SIGNATUR";
    return made;
}

std::string written(const FrozenReport& made, const TemporaryFolder& folder) {
    use_assets();
    return kept_pdf(report_pdf(made, "Ljusnarsbergs kommun", "Socialförvaltningen"), folder,
                    "report.pdf");
}

} // namespace

TEST_CASE("the printed report says all that the report holds, over as many pages as it takes") {
    TemporaryFolder folder;
    const std::string file = written(report(60), folder);
    const std::string text = output_of("pdftotext -layout " + file + " -");
    for (const char* words :
         {"Ljusnarsbergs kommun", "Rapport 2026:2", "Fryst 14 juli 2026",
          "Klagomål och synpunkter, första halvåret 2026", "Redovisas för: Sociala utskottet",
          "27 ärenden kom in", "Hemtjänsten, område 59", "4,5 dagar (12 ärenden)",
          "Inget under perioden.", "Patientnämnden", "Tiderna på morgonen", "412 9f3c0123 SIGNATUR",
          "Sida 1 av ", "Sida 2 av "}) {
        INFO(words);
        CHECK(text.find(words) != std::string::npos);
    }
    std::size_t heads = 0; // the head of the table stands again on each page
    for (std::size_t at = text.find("Förra halvåret"); at != std::string::npos;
         at = text.find("Förra halvåret", at + 1))
        ++heads;
    CHECK(heads >= 2);
}

TEST_CASE("the printed report is tagged, A4 and in Swedish, and names no person") {
    TemporaryFolder folder;
    const std::string file = written(report(3), folder);
    const std::string info = output_of("pdfinfo " + file);
    CHECK(info.find("Tagged:          yes") != std::string::npos);
    CHECK(info.find("(A4)") != std::string::npos);
    CHECK(info.find("Author:          Ljusnarsbergs kommun") != std::string::npos);
    CHECK(info.find("Creator") == std::string::npos);
    const std::string tree = output_of("pdfinfo -struct " + file + " 2>&1");
    CHECK(tree.find("Syntax") == std::string::npos);
    for (const char* tag : {"H1", "H2", "Table", "TR", "TH", "TD"}) {
        INFO(tag);
        CHECK(tree.find(tag) != std::string::npos);
    }
    CHECK(read_text(file).value().find("/Lang (sv-SE)") != std::string::npos);
    CHECK(output_of("pdffonts " + file + " | grep -c ' no  *no '|| true").rfind("0", 0) == 0);
}

TEST_CASE("a draft says on paper that it is one") {
    TemporaryFolder folder;
    FrozenReport draft = report(1);
    draft.number.clear();
    draft.audit_head.clear();
    const std::string text = output_of("pdftotext " + written(draft, folder) + " -");
    CHECK(text.find("UTKAST") != std::string::npos);
    CHECK(text.find("Rapport 2026") == std::string::npos);
}
