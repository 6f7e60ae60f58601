#include "forms/rules/answering.h"
#include "forms/rules/finalize.h"
#include "forms/rules/text_rules.h"
#include "tests/forms/shipped.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

const Municipality& ljusnarsberg() {
    static const Municipality municipality = shipped("ljusnarsberg");
    return municipality;
}

const Form& form() {
    return ljusnarsberg().forms.front();
}

Circumstances at(Channel channel, const char* language = "sv") {
    Circumstances circumstances;
    circumstances.channel = channel;
    circumstances.arrived = parse_day("2026-11-22").value();
    circumstances.language = language;
    return circumstances;
}

/// The least that Ljusnarsberg requires.
Answers anonymous_complaint() {
    Answers answers;
    answers.set("typ", std::string("klagomal"));
    answers.set("fran", std::string("narstaende"));
    answers.set("beskrivning", std::string("Maten var kall."));
    answers.set("svar", std::string("nej"));
    return answers;
}

Answers with(Answers answers, const std::string& field, const std::string& value) {
    answers.set(field, value);
    return answers;
}

Answers wants_reply() {
    Answers answers = with(anonymous_complaint(), "svar", "ja");
    answers.set("namn", std::string("Åsa Öberg"));
    answers.set("adress", std::string("Storgatan 5, 714 30 Kopparberg"));
    answers.set("telefon_mobil", std::string("070-174 06 35"));
    return answers;
}

/// "field: words" of each fault, one a line.
std::string faults_of(const Answers& answers, Channel channel = Channel::Kiosk,
                      const char* language = "sv") {
    std::string text;
    for (const auto& fault : check(form(), answers, at(channel, language)))
        text += fault.field + ": " + fault.why + "\n";
    return text;
}

Submission made(const Answers& answers, Channel channel = Channel::Kiosk) {
    auto outcome = finalize(ljusnarsberg(), form(), answers, at(channel));
    if (const auto* faults = std::get_if<Faults>(&outcome))
        FAIL(faults->front().field << ": " << faults->front().why);
    return std::get<Submission>(std::move(outcome));
}

} // namespace

TEST_CASE("an anonymous complaint holds the matter and nothing about the person") {
    const Submission submission = made(with(anonymous_complaint(), "namn", "Åsa Öberg"));
    REQUIRE(submission.anonymous);
    REQUIRE(submission.contact.empty());
    REQUIRE(submission.matter == anonymous_complaint());
    REQUIRE(submission.municipality == "ljusnarsberg");
    REQUIRE(submission.form == FormRef{"ljusnarsberg/klagomalsblankett", 1});
}

TEST_CASE("who wants a reply is not anonymous, and matter and contact stand apart") {
    const Submission submission = made(wants_reply());
    REQUIRE_FALSE(submission.anonymous);
    REQUIRE(submission.contact.text("namn") == "Åsa Öberg");
    REQUIRE_FALSE(submission.matter.has("namn"));
    REQUIRE(submission.matter.text("svar") == "ja");
}

TEST_CASE("two equal complaints are two submissions") {
    REQUIRE(made(anonymous_complaint()).id != made(anonymous_complaint()).id);
}

TEST_CASE("nothing answered names every mandatory field in the form's order") {
    REQUIRE(faults_of({}) == "typ: Välj ett svar.\n"
                             "fran: Välj ett svar.\n"
                             "beskrivning: Skriv vad du vill säga.\n"
                             "svar: Välj om du vill ha svar.\n");
    REQUIRE(faults_of({}, Channel::Paper) == "typ: Välj ett svar.\n"
                                             "fran: Välj ett svar.\n"
                                             "beskrivning: Skriv vad du vill säga.\n");
}

TEST_CASE("white space is no answer, and is taken off an answer") {
    REQUIRE(faults_of(with(anonymous_complaint(), "beskrivning", " \n ")) ==
            "beskrivning: Skriv vad du vill säga.\n");
    REQUIRE(made(with(anonymous_complaint(), "beskrivning", "  Kallt. \n"))
                .matter.text("beskrivning") == "Kallt.");
}

TEST_CASE("a reply needs name, address and telephone, said once in the municipality's words") {
    Answers answers = with(anonymous_complaint(), "svar", "ja");
    REQUIRE(faults_of(answers) ==
            "namn: För att vi ska kunna svara behöver vi namn, adress och telefon.\n"
            "adress: Skriv din adress.\n"
            "telefon_mobil: Skriv ditt telefonnummer.\n");
    answers.set("namn", std::string("Åsa"));
    answers.set("adress", std::string("Storgatan 5"));
    REQUIRE(faults_of(answers) ==
            "telefon_mobil: För att vi ska kunna svara behöver vi namn, adress och telefon.\n");
    answers.set("telefon_bostad", std::string("0580-12345"));
    REQUIRE(faults_of(answers).empty());
}

TEST_CASE("faults speak the person's language") {
    REQUIRE(faults_of(with(anonymous_complaint(), "svar", ""), Channel::Kiosk, "en") ==
            "svar: Choose whether you want a reply.\n");
    REQUIRE(faults_of(with(anonymous_complaint(), "typ", ""), Channel::Kiosk, "sv@lattlast") ==
            "typ: Välj ett svar.\n");
    REQUIRE(faults_of(with(anonymous_complaint(), "typ", ""), Channel::Kiosk, "fi") ==
            "typ: Välj ett svar.\n");
}

TEST_CASE("on paper no reply question is asked: contact details alone say who it is") {
    Answers answers = anonymous_complaint();
    answers.remove("svar");
    REQUIRE(made(answers, Channel::Paper).anonymous);
    answers.set("namn", std::string("Åsa Öberg"));
    const Submission submission = made(answers, Channel::Paper);
    REQUIRE_FALSE(submission.anonymous);
    REQUIRE(submission.contact.text("namn") == "Åsa Öberg");
}

TEST_CASE("anonymous beside a name on paper is for a person to settle") {
    REQUIRE(faults_of(with(anonymous_complaint(), "namn", "Åsa"), Channel::Paper)
                .rfind("svar: Du vill vara anonym", 0) == 0);
    REQUIRE(faults_of(with(anonymous_complaint(), "namn", "Åsa"), Channel::Kiosk).empty());
}

TEST_CASE("a paper form is received with what a person has seen to be empty") {
    Answers answers = anonymous_complaint();
    answers.remove("fran");
    answers.remove("svar");
    Circumstances circumstances = at(Channel::Paper);
    REQUIRE(check(form(), answers, circumstances).size() == 1);
    circumstances.left_empty = {"fran"};
    CHECK(check(form(), answers, circumstances).empty());
    // At the kiosk the person is there to answer.
    circumstances.channel = Channel::Kiosk;
    CHECK_FALSE(check(form(), answers, circumstances).empty());
}

TEST_CASE("a choice must be one of the form's, and one alone") {
    REQUIRE(faults_of(with(anonymous_complaint(), "typ", "annat")) ==
            "typ: Svaret finns inte på blanketten. Välj ett som finns.\n");
    Answers two = anonymous_complaint();
    two.set("typ", std::vector<std::string>{"forslag", "klagomal"});
    REQUIRE(faults_of(two) == "typ: Välj bara ett svar.\n");
}

TEST_CASE("an answer to a field that the form does not have is refused") {
    REQUIRE(faults_of(with(anonymous_complaint(), "hittepa", "x")) ==
            "hittepa: Uppgiften finns inte på blanketten. Ta bort den.\n");
}

TEST_CASE("text rules: what passes and what is said to what does not") {
    struct Row {
        const char* field;
        const char* value;
        const char* why; ///< "" when it passes
    };
    const char* email = "E-postadressen ska se ut så här: namn@exempel.se. Skriv den igen.";
    const char* no_day = "Det är inget datum som finns. Skriv år, månad och dag.";
    const std::string long_name(121, 'x');
    const Row rows[] = {
        {"epost", "asa@exempel.se", ""},
        {"epost", "asa.oberg+x@mail.exempel.se", ""},
        {"epost", "asa@exempel", email},
        {"epost", "asa exempel.se", email},
        {"epost", "@exempel.se", email},
        {"epost", "a@b@c.se", email},
        {"epost", "a@b..se", email},
        {"telefon_mobil", "+46 (0)70 174 06 35", ""},
        {
            "telefon_mobil",
            "0580-12 34",
            "",
        },
        {"telefon_mobil", "070-174", "Numret är för kort. Skriv alla siffror."},
        {"telefon_mobil", "0701740635, 0701", "Numret är för kort. Skriv alla siffror."},
        {"telefon_mobil", "ring mamma", "Ta bort ”ring”. Skriv bara telefonnumret."},
        {"telefon_mobil", "07017406350701740", "Numret är för långt. Skriv bara ett nummer."},
        {"namn", "123", "Det behöver finnas bokstäver här. Skriv uppgiften igen."},
        {"namn", "Øystein Ås", ""},
        {"namn", "محمد", ""},
        {"namn", long_name.c_str(), "Texten är för lång. Skriv högst 120 tecken."},
        {"namn", "\xC3", "Det finns tecken som inte går att läsa. Skriv om texten."},
        {"namn", "a\x01", "Det finns tecken som inte går att läsa. Skriv om texten."},
        {"datum", "2026-11-22", ""},
        {"datum", "2026-11-23", "Dagen har inte varit än. Välj en dag som har varit."},
        {"datum", "2026-02-30", no_day},
        {"datum", "i går", no_day},
        {"datum", "1026-11-01", "Året ser fel ut. Skriv år, månad och dag igen."},
    };
    for (const auto& row : rows) {
        CAPTURE(row.field, row.value);
        const std::string faults = faults_of(with(wants_reply(), row.field, row.value));
        if (*row.why)
            REQUIRE(faults == std::string(row.field) + ": " + row.why + "\n");
        else
            REQUIRE(faults.empty());
    }
}

TEST_CASE("a postnummer has five digits") {
    Form other = form();
    other.fields.push_back({});
    other.fields.back().id = "postnummer";
    other.fields.back().rule = TextRule::Postnummer;
    const auto passes = [&](const char* value) {
        return check(other, with(anonymous_complaint(), "postnummer", value), at(Channel::Kiosk))
            .empty();
    };
    REQUIRE(passes("714 80"));
    REQUIRE(passes("71480"));
    REQUIRE(tidy(other, with(anonymous_complaint(), "postnummer", "71480")).text("postnummer") ==
            "714 80");
    for (const char* wrong : {"7148", "014 80", "71 480", "7148O"})
        REQUIRE_FALSE(passes(wrong));
}

TEST_CASE("4 000 characters pass and one more does not") {
    std::string story;
    for (int i = 0; i < 4000; ++i)
        story += "å";
    REQUIRE(faults_of(with(anonymous_complaint(), "beskrivning", story)).empty());
    REQUIRE(faults_of(with(anonymous_complaint(), "beskrivning", story + "ä")) ==
            "beskrivning: Texten är för lång. Skriv högst 4000 tecken.\n");
}

TEST_CASE("where nobody may be anonymous, saying nothing about oneself is a fault") {
    Form strict = form();
    strict.reply.anonymous_allowed = false;
    const auto faults = check(strict, anonymous_complaint(), at(Channel::Kiosk));
    REQUIRE(faults.size() == 1);
    REQUIRE(faults[0].why == "Här kan du inte vara anonym. Fyll i dina uppgifter.");
    REQUIRE(check(strict, wants_reply(), at(Channel::Kiosk)).empty());
}

namespace {

TextFault telephone(const std::string& value) {
    Field field;
    field.role = FieldRole::Contact;
    field.rule = TextRule::Telephone;
    field.longest = 10;
    return check_text(field, value, *parse_day("2026-11-22"));
}

} // namespace

TEST_CASE("a telephone number is taken as people write it") {
    for (const char* number : {"(+47) 22 33 44 55",
                               "0047 22 33 44 55",
                               "070.174.06.35",
                               "070–174 06 35",
                               "070—174 06 35",
                               "070\u2011174 06 35",
                               "040-641 10 00 ankn 12",
                               "040-641 10 00, ankn. 12",
                               "vx 040-641 10 00",
                               "040-641 10 00 vx",
                               "070-174 06 35 eller 040-628 04 01",
                               "070-174 06 35, 040-628 04 01",
                               "070-174 06 35 040-628 04 01",
                               "070-174 06 35/040-628 04 01",
                               "040-641 10 00/01",
                               "+46 (0)70-174 06 35",
                               "mobil 070-174 06 35",
                               "070 - 174 06 35",
                               "tel: 0701740635",
                               "070_174_06_35",
                               "040-641 10 00 x12"}) {
        CAPTURE(number);
        CHECK(telephone(number) == TextFault::None);
    }
}

TEST_CASE("what is no telephone number is refused, and the sign that is wrong is named") {
    Field field;
    field.rule = TextRule::Telephone;
    for (const auto& [number, sign] :
         std::vector<std::pair<std::string, std::string>>{{"070-174 06 35 Karin", "Karin"},
                                                          {"070#1740635", "#"},
                                                          {"070-174 O6 35", "O"},
                                                          {"070=174", "="},
                                                          {"ring mig", "ring"}}) {
        CAPTURE(number);
        CHECK(telephone(number) == TextFault::NotTelephone);
        CHECK(sign_at_fault(field, number) == sign);
    }
    CHECK(telephone("070") == TextFault::TelephoneShort);
    CHECK(telephone("ankn 12") == TextFault::TelephoneShort);
    CHECK(telephone("12345678901234567890123") == TextFault::TelephoneLong);
}

TEST_CASE(
    "signs that nobody can see are taken out of contact details, and mailto: before an address") {
    Field field;
    field.role = FieldRole::Contact;
    field.rule = TextRule::Email;
    CHECK(cleaned_contact(field, "karin\u200B@exempel.se") == "karin@exempel.se");
    CHECK(cleaned_contact(field, "\uFEFF mailto:karin@exempel.se\u00A0") == "karin@exempel.se");
    CHECK(cleaned_contact(field, "Mailto: karin@exempel.se") == "karin@exempel.se");
    field.rule = TextRule::Name;
    CHECK(cleaned_contact(field, "Ka\u00ADrin\u202E Öhrn") == "Karin Öhrn");
    CHECK(cleaned_contact(field, "mailto:") == "mailto:");
}
