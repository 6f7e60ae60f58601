// Files that staff take in with a letter or an e-mail: they go along as they are, and nothing of them is believed but their bytes.
#include "office/web/uploads.h"
#include "tests/office/web/web_world.h"

using namespace tycktill;
using namespace tycktill::web;
using namespace tycktill::web::test;
using matters::Role;

namespace {

const std::string brev = "%PDF-1.7\nett brev";
const std::string message = "From: a@b.se\r\nSubject: Hej\r\n\r\nMaten var kall.";

struct Part {
    std::string name, file, content;
};

struct Counter {
    WebWorld world{"ljusnarsberg"};
    std::string registrar = world.somebody("rut", Role::Registrar, "socialnamnden");

    wire::HttpResponse send(std::vector<Part> parts, const std::string& wish = "nej") {
        for (const auto& [name, value] :
             std::map<std::string, std::string>{{"bevis", people::form_proof(registrar)},
                                                {"satt", "brev"},
                                                {"typ", "klagomal"},
                                                {"beskrivning", "Se brevet."},
                                                {"svar", wish},
                                                {"fran", "enskild"},
                                                {"namn", "Åsa Öberg"},
                                                {"adress", "Storgatan 1, 714 30 Kopparberg"},
                                                {"telefon_mobil", "070-174 06 31"}})
            parts.insert(parts.begin(), {name, "", value});
        std::string body;
        for (const Part& part : parts)
            body += "--grens\r\nContent-Disposition: form-data; name=\"" + part.name + "\"" +
                    (part.file.empty() ? "" : "; filename=\"" + part.file + "\"") +
                    "\r\nContent-Type: text/html\r\n\r\n" + part.content + "\r\n";
        body += "--grens--\r\n";
        auto headers = world.heads(registrar);
        headers["content-type"] = "multipart/form-data; boundary=grens";
        headers["sec-fetch-site"] = "same-origin";
        return world.ask({"POST", "/nytt", "", headers, bytes_of(body)});
    }
    std::string newest() {
        const auto rows = world.kept->rows({}).value();
        REQUIRE_FALSE(rows.empty());
        return rows.back().matter;
    }
};

} // namespace

TEST_CASE("a letter's PDF and an e-mail go along with the matter as they are") {
    Counter counter;
    const auto kept = counter.send({{"filer", "Åsas brev.pdf", brev}, {"filer", "x.eml", message}});
    INFO(text_of(kept.body));
    REQUIRE(kept.status == 303);
    const std::string path = "/arende/" + counter.newest();
    const std::string page = counter.world.text(counter.registrar, path);
    CHECK(has(page, path + "/fil/1"));
    CHECK_FALSE(has(page, "brev.pdf"));
    const auto first = counter.world.get(counter.registrar, path + "/fil/1");
    CHECK(text_of(first.body) == brev);
    CHECK(first.headers.at("content-type") == "application/octet-stream");
    CHECK(first.headers.at("content-disposition") == "attachment; filename=\"page-1.pdf\"");
    CHECK(text_of(counter.world.get(counter.registrar, path + "/fil/2").body) == message);
    CHECK(counter.world.get(counter.registrar, path + "/fil/3").status == 404);
    CHECK(counter.world.get(counter.registrar, path + "/sida/1").status == 404);
}

TEST_CASE("a named person's files wait until the contact is opened") {
    Counter counter;
    const auto kept = counter.send({{"filer", "brev.pdf", brev}}, "ja");
    INFO(text_of(kept.body));
    REQUIRE(kept.status == 303);
    const std::string path = "/arende/" + counter.newest();
    CHECK(counter.world.get(counter.registrar, path + "/fil/1").status == 404);
    REQUIRE(counter.world.post(counter.registrar, path + "/kontakt", {}).status == 200);
    CHECK(text_of(counter.world.get(counter.registrar, path + "/fil/1").body) == brev);
}

TEST_CASE("a file is what its bytes say, whatever its name is") {
    Counter counter;
    for (const auto& [name, content] :
         std::map<std::string, std::string>{{"brev.pdf", "<script>alert(1)</script>"},
                                            {"bild.jpg", "MZ program"},
                                            {"mejl.eml", "<html>"},
                                            {"mejl2.eml", std::string("A\0B: c", 6)},
                                            {"brev.html", "From: a@b.se\n\nHej"}}) {
        INFO(name);
        const auto refused = counter.send({{"filer", name, content}});
        CHECK(refused.status == 400);
        CHECK(has(text_of(refused.body), "varken PDF, bild eller e-post"));
        CHECK(has(text_of(refused.body), "Se brevet.")); // what was typed is there still
    }
    CHECK(counter.world.kept->rows({})->empty());
}

TEST_CASE("a form with files that is no form changes nothing") {
    Counter counter;
    auto headers = counter.world.heads(counter.registrar);
    headers["sec-fetch-site"] = "same-origin";
    for (const char* type : {"multipart/form-data",
                             "multipart/form-data; boundary=", "multipart/form-data; boundary=x"})
        for (const char* body : {"", "--x", "--x\r\n", "--x--",
                                 "--x\r\nContent-Disposition: "
                                 "form-data; name=\"bevis\"\r\n\r\na"}) {
            headers["content-type"] = type;
            const auto response = counter.world.ask({"POST", "/nytt", "", headers, bytes_of(body)});
            CHECK(response.status == 403);
        }
    CHECK(counter.world.kept->rows({})->empty());
}

TEST_CASE("files are taken at the take-in alone, and not without end") {
    Counter counter;
    const std::string large(largest_upload, 'x');
    CHECK(counter.send({{"filer", "brev.pdf", brev + large}}).status == 413);
    auto headers = counter.world.heads(counter.registrar);
    headers["content-type"] = "multipart/form-data; boundary=x";
    CHECK(counter.world.ask({"POST", "/inkorg/flera", "", headers, bytes_of(large)}).status == 413);
}
