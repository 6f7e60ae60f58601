// From pages to answers and doubts: what a person is asked, and what nobody needs to be asked.
#include "scanner/returned/assemble.h"
#include "tests/forms/shipped.h"
#include "tests/support/rooms.h"

#include <algorithm>

using namespace tycktill;

namespace {

const Form& form() {
    static const Municipality municipality = shipped("ljusnarsberg");
    return municipality.forms.front();
}

Circumstances on_paper() {
    Circumstances facts;
    facts.channel = Channel::Paper;
    facts.arrived = parse_day("2026-11-22").value();
    return facts;
}

FieldReading ticks(const std::string& field, std::vector<MarkReading> marks) {
    FieldReading reading;
    reading.field = field;
    reading.is_choice = true;
    reading.confidence = 0.98;
    for (const MarkReading& mark : marks)
        if (mark.state == MarkState::Ticked)
            reading.value.push_back(mark.choice);
    reading.marks = std::move(marks);
    reading.box_px = {100, 200, 300, 40};
    return reading;
}

FieldReading text(const std::string& field, const std::string& value) {
    FieldReading reading;
    reading.field = field;
    if (!value.empty())
        reading.value = {value};
    reading.confidence = 0.97;
    reading.box_px = {100, 400, 900, 80};
    return reading;
}

FieldReading in_doubt(FieldReading reading, DoubtKind kind) {
    reading.doubt = kind;
    return reading;
}

FormPage page(int number, std::vector<FieldReading> fields) {
    FormPage page;
    page.id = 10 + number;
    page.reading.status = PageStatus::Read;
    page.reading.code = PageCode{{"23456789"}, random_serial(), number};
    page.reading.fields = std::move(fields);
    return page;
}

FormPage codeless(std::int64_t id, PageStatus status, double ink) {
    FormPage page;
    page.id = id;
    page.reading.status = status;
    page.ink = ink;
    return page;
}

const MarkReading klagomal{"klagomal", MarkState::Ticked, 0.4, 0.99};
const MarkReading synpunkt_withdrawn{"synpunkt", MarkState::Withdrawn, 0.9, 0.9};

std::vector<FieldReading> clean() {
    return {ticks("typ", {klagomal}), ticks("fran", {{"narstaende", MarkState::Ticked, 0.4, 0.99}}),
            text("beskrivning", "Maten var kall.")};
}

Assembled put_together(std::vector<FormPage> pages, const Settled& settled = {}, int all = 1) {
    Circumstances facts = on_paper();
    for (const auto& [key, values] : settled)
        if (values.empty())
            facts.left_empty.push_back(key);
    return assemble(&form(), {std::move(pages), all, ""}, settled, facts);
}

/// "key kind key kind"
std::string doubts_of(const Assembled& assembled) {
    std::string text;
    for (const Doubt& doubt : assembled.doubts)
        text += (text.empty() ? "" : " ") + doubt.key + ":" +
                std::to_string(static_cast<int>(doubt.kind));
    return text;
}

std::string kind(DoubtKind kind) {
    return std::to_string(static_cast<int>(kind));
}

} // namespace

TEST_CASE("a form that was read surely has answers and no doubt") {
    const Assembled result = put_together({page(1, clean())});
    CHECK(doubts_of(result) == "");
    CHECK(result.answers.text("beskrivning") == "Maten var kall.");
    CHECK(result.answers.chosen("typ", "klagomal"));
    CHECK(result.attached == std::vector<std::int64_t>{11});
}

TEST_CASE("what a pen wrote is no answer until a person has settled it") {
    auto fields = clean();
    fields[2] = in_doubt(text("beskrivning", "Maden var hall."), DoubtKind::Handwriting);
    const Assembled before = put_together({page(1, fields)});
    REQUIRE(doubts_of(before) == "beskrivning:" + kind(DoubtKind::Handwriting));
    CHECK_FALSE(before.answers.has("beskrivning"));
    CHECK(before.doubts[0].suggestion == std::vector<std::string>{"Maden var hall."});
    REQUIRE(before.doubts[0].cut_outs.size() == 1);
    CHECK(before.doubts[0].cut_outs[0].page == 11);

    const Assembled after = put_together({page(1, fields)}, {{"beskrivning", {"Maten var kall."}}});
    CHECK(doubts_of(after) == "");
    CHECK(after.answers.text("beskrivning") == "Maten var kall.");
}

TEST_CASE("a required question without an answer is a doubt, until a person saw that it is empty") {
    auto fields = clean();
    fields[1] = ticks("fran", {{"narstaende", MarkState::Empty, 0.01, 0.99}});
    const Assembled missing = put_together({page(1, fields)});
    REQUIRE(doubts_of(missing) == "fran:" + kind(DoubtKind::Missing));
    CHECK_FALSE(missing.doubts[0].why.empty());
    CHECK(missing.doubts[0].cut_outs.size() == 1);
    CHECK(doubts_of(put_together({page(1, fields)}, {{"fran", {}}})) == "");
}

TEST_CASE("words outside the boxes wait for a person, each place by itself, and follow the story") {
    FormPage written = page(1, clean());
    written.reading.outside = {{1152, 598, 24, 563}, {90, 40, 60, 30}};
    const std::string first = key_of_outside(written.id, 0), second = key_of_outside(written.id, 1);
    const Assembled asked = put_together({written});
    REQUIRE(doubts_of(asked) ==
            first + ":" + kind(DoubtKind::Outside) + " " + second + ":" + kind(DoubtKind::Outside));
    CHECK(asked.doubts[0].cut_outs[0].px.x == 1152);
    CHECK(asked.doubts[1].cut_outs[0].px.x == 90);

    const Assembled half = put_together({written}, {{first, {"Hon slog mig i går."}}});
    CHECK(doubts_of(half) == second + ":" + kind(DoubtKind::Outside));
    const Assembled settled =
        put_together({written}, {{first, {"Hon slog mig i går."}}, {second, {}}});
    CHECK(doubts_of(settled) == "");
    CHECK(settled.answers.text("beskrivning") ==
          "Maten var kall.\nSkrivet utanför fälten: Hon slog mig i går.");
}

TEST_CASE("an area that goes on overleaf is one text with both cut-outs") {
    const Assembled result = put_together(
        {page(2, {text("beskrivning", "Den var kall igen.")}), page(1, clean())}, {}, 2);
    CHECK(doubts_of(result) == "");
    CHECK(result.answers.text("beskrivning") == "Maten var kall.\nDen var kall igen.");
    const auto field =
        std::find_if(result.fields.begin(), result.fields.end(),
                     [](const AssembledField& one) { return one.field == "beskrivning"; });
    REQUIRE(field != result.fields.end());
    CHECK(field->cut_outs.size() == 2);
}

TEST_CASE("a page that has not come is said, and can be done without") {
    const Assembled result = put_together({page(1, clean())}, {}, 2);
    REQUIRE(doubts_of(result) == "@missing-page:" + kind(DoubtKind::MissingPage));
    CHECK(result.doubts[0].why == "Sida 2 av 2 har inte kommit in.");
    CHECK(doubts_of(put_together({page(1, clean())}, {{"@missing-page", {"ok"}}}, 2)) == "");
}

TEST_CASE("a filled box beside a ticked one is told, not asked") {
    auto fields = clean();
    fields[0] = ticks("typ", {klagomal, synpunkt_withdrawn});
    const Assembled result = put_together({page(1, fields)});
    CHECK(doubts_of(result) == "");
    REQUIRE(result.notes.size() == 1);
    CHECK(result.notes[0] == "Synpunkt är svärtad och räknas som ångrad, för Klagomål är kryssad.");
}

TEST_CASE("a page without a code lies with the form and is asked about") {
    const auto kinds_of = [](PageStatus status, double ink) {
        return doubts_of(put_together({page(1, clean()), codeless(30, status, ink)}));
    };
    CHECK(kinds_of(PageStatus::Blank, 0) == "");
    CHECK(kinds_of(PageStatus::NoCode, 0.0005) == "@page-30:" + kind(DoubtKind::BlankBack));
    CHECK(kinds_of(PageStatus::NoCode, 0.03) == "@page-30:" + kind(DoubtKind::Letter));
    const std::vector<FormPage> pages{page(1, clean()), codeless(30, PageStatus::NoCode, 0.03)};
    CHECK(put_together(pages, {{"@page-30", {"attachment"}}}).attached ==
          std::vector<std::int64_t>{11, 30});
    CHECK(put_together(pages, {{"@page-30", {"blank"}}}).attached == std::vector<std::int64_t>{11});
}

TEST_CASE("a letter is its first page; what came after it is asked about") {
    FormPage first = codeless(30, PageStatus::NoCode, 0.03);
    first.reading.fields = {text("beskrivning", "Hej!")};
    FormPage second = codeless(31, PageStatus::NoCode, 0.03);
    second.reading.fields = {text("beskrivning", "Hälsningar")};
    const Settled ticked{{"typ", {"klagomal"}}, {"fran", {"ovriga"}}};
    CHECK(doubts_of(put_together({first}, ticked)) == "");
    CHECK(doubts_of(put_together({first, second}, ticked)) ==
          "@page-31:" + kind(DoubtKind::Letter));
    Settled joined = ticked;
    joined["@page-31"] = {"attachment"};
    CHECK(put_together({first, second}, joined).answers.text("beskrivning") == "Hej!\nHälsningar");
}

TEST_CASE("a page that could not be read in at all is asked about, not lost") {
    const FormPage lost = codeless(30, PageStatus::Unreadable, 0);
    CHECK(doubts_of(put_together({page(1, clean()), lost})) ==
          "@page-30:" + kind(DoubtKind::NotFitted));
}

TEST_CASE("a page whose corners are hidden is asked about, and what it should say is missing") {
    FormPage lost = page(1, {});
    lost.reading.status = PageStatus::Unreadable;
    const Assembled result = put_together({lost});
    REQUIRE(result.doubts.size() == 4);
    CHECK(result.doubts[0].kind == DoubtKind::NotFitted);
    CHECK(result.doubts[1].kind == DoubtKind::Missing);
}

TEST_CASE("the same number is asked about in words") {
    const Assembled result =
        assemble(&form(), {{page(1, clean())}, 1, "Samma nummer."}, {}, on_paper());
    REQUIRE(doubts_of(result) == "@other-content:" + kind(DoubtKind::OtherContent));
    CHECK(result.doubts[0].why == "Samma nummer.");
}

TEST_CASE("two readings are the same when their ticks are, whatever the recogniser made of a pen") {
    auto one = clean(), other = clean();
    other[2] = in_doubt(text("beskrivning", "Natten var hall"), DoubtKind::Handwriting);
    FormPage a = page(1, one), b = page(1, other);
    CHECK(same_content(a.reading, b.reading));
    other[0] = ticks("typ", {{"forslag", MarkState::Ticked, 0.4, 0.99}});
    CHECK_FALSE(same_content(a.reading, page(1, other).reading));
}

TEST_CASE("confidence is said in words") {
    CHECK(confidence_word(0.99, DoubtKind::UnsureText) == "Säker");
    CHECK(confidence_word(0.85, DoubtKind::UnsureMark) == "Ganska säker");
    CHECK(confidence_word(0.99, DoubtKind::Handwriting) == "Osäker");
    CHECK(confidence_word(0.4, DoubtKind::Handwriting) == "Bara gissning");
}

namespace {

const std::vector<std::string> towns{"71480 Kopparberg", "71430 Kopparberg", "23481 Lomma"};

/// The shipped form with a field for the postnummer beside the one for the address.
const Form& form_with_postnummer() {
    static const Form with = [] {
        Form form = ::form();
        Field number;
        number.id = "postnummer";
        number.kind = FieldKind::Comb;
        number.role = FieldRole::Contact;
        number.rule = TextRule::Postnummer;
        number.cells = 5;
        form.fields.push_back(number);
        return form;
    }();
    return with;
}

Assembled with_places(std::vector<FieldReading> more, const Settled& settled = {}) {
    std::vector<FieldReading> fields = clean();
    std::move(more.begin(), more.end(), std::back_inserter(fields));
    return assemble(&form_with_postnummer(), {{page(1, std::move(fields))}, 1, ""}, settled,
                    on_paper(), towns);
}

FieldReading by_pen(const std::string& field, const std::string& value, double confidence) {
    FieldReading reading = in_doubt(text(field, value), DoubtKind::Handwriting);
    reading.confidence = confidence;
    return reading;
}

} // namespace

TEST_CASE("a postnummer that belongs to another town than the one beside it is asked about") {
    const Assembled result = with_places({text("adress", "Storgatan 5, 714 80 Lomma")});
    REQUIRE(doubts_of(result) == "adress:" + kind(DoubtKind::Rule));
    CHECK(result.doubts[0].why == "714 80 hör till Kopparberg, inte Lomma.");
    CHECK(result.doubts[0].suggestion == std::vector<std::string>{"Storgatan 5, 714 80 Lomma"});
    // Who looked at the picture is not asked again.
    CHECK(with_places({text("adress", "Storgatan 5, 714 80 Lomma")},
                      {{"adress", {"Storgatan 5, 714 80 Lomma"}}})
              .doubts.empty());
    for (const char* fine :
         {"Storgatan 5, 714 80 Kopparberg", "Storgatan 5, 714 80 KOPPARBERG",
          "Storgatan 5, 71430 Kopparberg, Sverige", "Storgatan 5, 111 20 Stockholm",
          "Storgatan 5, 714 99 Kopparberg", "Storgatan 5"})
        CHECK(with_places({text("adress", fine)}).doubts.empty());
    // The two may stand in fields of their own.
    const Assembled apart =
        with_places({text("adress", "Storgatan 5, Lomma"), text("postnummer", "714 80")});
    REQUIRE(doubts_of(apart) == "postnummer:" + kind(DoubtKind::Rule));
    CHECK(apart.doubts[0].why == "714 80 hör till Kopparberg, inte Lomma.");
}

TEST_CASE("sure digits by pen are believed when the town beside them agrees, and only then") {
    const auto doubts = [](const std::string& address, const FieldReading& number) {
        return doubts_of(with_places({text("adress", address), number}));
    };
    const std::string asked = "postnummer:" + kind(DoubtKind::Handwriting);
    CHECK(doubts("Storgatan 5, Kopparberg", by_pen("postnummer", "714 30", 0.992)).empty());
    CHECK(doubts("Storgatan 5, Kopparberg", by_pen("postnummer", "714 30", 0.97)) == asked);
    CHECK(doubts("Storgatan 5, Kopparberg", by_pen("postnummer", "714 31", 0.995)) == asked);
    CHECK(doubts("Storgatan 5, Lomma", by_pen("postnummer", "714 30", 0.995)) == asked);
    CHECK(doubts("Storgatan 5", by_pen("postnummer", "714 30", 0.995)) == asked);
    const Assembled believed = with_places(
        {by_pen("adress", "Storgatan 5 Kopparberg", 0.6), by_pen("postnummer", "714 30", 0.995)});
    CHECK(doubts_of(believed) == "adress:" + kind(DoubtKind::Handwriting));
    CHECK(believed.answers.text("postnummer") == "714 30");
}

TEST_CASE("rules across fields are doubts in words: anonymous with a name, no way to reply, a day "
          "to come") {
    static const Municipality lomma = shipped("lomma");
    const auto doubts = [](std::vector<FieldReading> more) {
        std::vector<FieldReading> fields{ticks("typ", {{"klagomal", MarkState::Ticked, 0.4, 0.99}}),
                                         text("beskrivning", "Maten var kall.")};
        std::move(more.begin(), more.end(), std::back_inserter(fields));
        return assemble(&lomma.forms.front(), {{page(1, std::move(fields))}, 1, ""}, {}, on_paper())
            .doubts;
    };
    const auto wish = [](const char* choice) {
        return ticks("svar", {{choice, MarkState::Ticked, 0.4, 0.99}});
    };
    CHECK(doubts({wish("nej")}).empty());
    CHECK(doubts({wish("ja"), text("namn", "Åsa Öberg"), text("telefon", "0701740635")}).empty());

    const auto named = doubts({wish("nej"), text("namn", "Åsa Öberg")});
    REQUIRE(named.size() == 1);
    CHECK(named[0].key == "svar");
    CHECK(named[0].kind == DoubtKind::Rule);
    CHECK(named[0].why.find("anonym, men namn eller kontaktuppgift är ifylld") !=
          std::string::npos);

    const auto unreachable = doubts({wish("ja"), text("namn", "Åsa Öberg")});
    REQUIRE(unreachable.size() == 1);
    CHECK(unreachable[0].kind == DoubtKind::Rule);
    CHECK(unreachable[0].why ==
          "För att vi ska kunna svara behöver vi telefon, adress eller e-post.");

    const auto to_come = doubts({text("datum", "2026-11-23")});
    REQUIRE(to_come.size() == 1);
    CHECK(to_come[0].key == "datum");
    CHECK(to_come[0].kind == DoubtKind::Rule);
    CHECK(to_come[0].why.find("Dagen har inte varit än") == 0);
    // The pen's «anonymous» and a name that is only suggested are still held against each other.
    const auto suggested = doubts({wish("nej"), by_pen("namn", "Åsa", 0.6)});
    REQUIRE(suggested.size() == 2);
    CHECK(suggested[1].key == "svar");
}
