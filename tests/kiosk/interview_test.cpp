#include "kiosk/session/interview.h"
#include "kiosk_fixture.h"
#include "tests/support/rooms.h"

using namespace tycktill;

namespace {

Field field(const std::string& id, FieldKind kind, FieldRole role = FieldRole::Other) {
    Field made;
    made.id = id;
    made.kind = kind;
    made.role = role;
    return made;
}

std::string order(const Steps& steps) {
    std::string words;
    for (const InterviewStep& step : steps) {
        std::string fields;
        for (const std::string& id : step.fields)
            fields += (fields.empty() ? "" : "+") + id;
        words += (words.empty() ? "" : " ") + (fields.empty() ? std::string("check") : fields);
    }
    return words;
}

} // namespace

TEST_CASE("Ljusnarsberg's form is asked in eight steps, the contact details before the check") {
    const Municipality whose = municipality_file("ljusnarsberg");
    CHECK(order(interview(whose.forms.front())) ==
          "typ enhet fran beskrivning datum svar namn+adress+telefon_mobil check");
}

TEST_CASE("the quick path asks the type, the text and what is required") {
    const Municipality whose = municipality_file("ljusnarsberg");
    CHECK(order(quick_interview(whose.forms.front())) ==
          "typ fran beskrivning svar namn+adress+telefon_mobil check");
}

TEST_CASE("a form without any known part is asked field by field") {
    Form form;
    form.fields = {field("a", FieldKind::ShortLine), field("b", FieldKind::SeveralChoices),
                   field("c", FieldKind::Area),      field("d", FieldKind::Date),
                   field("e", FieldKind::Comb),      field("f", FieldKind::OneChoice)};
    const Steps steps = interview(form);
    CHECK(order(steps) == "a b c d e f check");
    CHECK(steps[0].kind == StepKind::Lines);
    CHECK(steps[1].kind == StepKind::Choices);
    CHECK(steps[2].kind == StepKind::Text);
    CHECK(steps[3].kind == StepKind::Date);
    CHECK(steps[5].kind == StepKind::Choice);
}

TEST_CASE("contact details are gathered and come last, wherever the form has them") {
    Form form;
    form.fields = {field("namn", FieldKind::ShortLine, FieldRole::Contact),
                   field("text", FieldKind::Area, FieldRole::Story),
                   field("tel", FieldKind::Comb, FieldRole::Contact)};
    CHECK(order(interview(form)) == "text namn+tel check");
}

TEST_CASE("what stands on paper only is not asked") {
    Form form;
    form.fields = {field("a", FieldKind::ShortLine), field("b", FieldKind::Date)};
    form.fields[1].on_screen = false;
    CHECK(order(interview(form)) == "a check");
}

TEST_CASE("contact details are asked of who wants a reply, and of all when nothing asks that") {
    const Municipality whose = municipality_file("ljusnarsberg");
    const Form& form = whose.forms.front();
    const InterviewStep contact{StepKind::Lines, {"namn"}};
    Answers answers;
    CHECK_FALSE(is_asked(form, contact, answers));
    answers.set("svar", "nej");
    CHECK_FALSE(is_asked(form, contact, answers));
    answers.set("svar", "ja");
    CHECK(is_asked(form, contact, answers));

    Form without;
    without.fields = {field("namn", FieldKind::ShortLine, FieldRole::Contact)};
    CHECK(is_asked(without, contact, Answers{}));
}
