#include "office/web/reading_words.h"

#include "forms/rules/staff_form.h"
#include "office/reading/part_by_part.h"

namespace tycktill::web {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

const forms::Field* field_of(const Site& site, const record::Submission& submission,
                             const std::string& id) {
    const auto* catalogue = site.settings().catalogue;
    const forms::Form* form = catalogue ? catalogue->form(submission.form) : nullptr;
    return form ? form->find(id) : nullptr;
}

std::string day_or_text(const std::string& value) {
    const auto day = parse_day(value);
    return day ? day_words(*day) : value;
}

/// A key says nothing to a person.
std::string flag_words(const Visit& visit, const std::string& flag) {
    constexpr std::string_view written_by = "nedtecknat av ";
    if (flag.rfind(written_by, 0) == 0)
        return "Nedtecknat av " + visit.name_of(flag.substr(written_by.size()));
    return flag.rfind("svarsnyckel ", 0) == 0 ? "Vill ha svar med kod" : flag;
}

void add(WordsOfIt& words, const Site& site, const record::Submission& submission,
         const office::ToldAnswer& answer) {
    if (answer.field == forms::way_field) // how it came stands over the words already
        return;
    const forms::Field* field = field_of(site, submission, answer.field);
    if (field && field->role == forms::FieldRole::Story) {
        words.story += (words.story.empty() ? "" : "\n\n") + joined(answer.values);
        return;
    }
    const bool is_day = field && field->kind == forms::FieldKind::Date;
    words.others.emplace_back(answer.label,
                              is_day ? day_or_text(joined(answer.values)) : joined(answer.words));
}

} // namespace

WordsOfIt words_of_matter(const Site& site, const Visit& visit, const std::string& id) {

    WordsOfIt words;
    const auto which = record::parse_submission_id(id);
    auto opened = which ? office::open_words(*visit.house->archive, *which, *visit.house->key)
                        : Result<record::Submission>(fail("not an id"));
    if (!opened) {
        words.trouble =
            "Innehållet kan inte öppnas här. Register, postlista och klockor fungerar som vanligt.";
        return words;
    }
    for (const auto& answer : office::tell(*opened, site.settings().catalogue).matter)
        add(words, site, *opened, answer);
    words.serial = opened->serial;
    for (const auto& flag : opened->flags)
        words.flags.push_back(flag_words(visit, flag));
    return words;
}

Result<ContactOfIt> contact_of(const Site& site, const Visit& visit) {
    const auto id = TRY(record::parse_submission_id(visit.row.matter));
    const auto opened = TRY(office::open_contact(*visit.house->archive, id, *visit.house->key));
    ContactOfIt contact;
    for (const auto& answer : office::tell(opened, site.settings().catalogue).contact) {
        const std::string value = joined(answer.values);
        contact.all.emplace_back(answer.label, value);
        const forms::Field* field = field_of(site, opened, answer.field);
        const auto rule = field ? field->rule : forms::TextRule::Any;
        if (rule == forms::TextRule::Name || answer.field == "namn")
            contact.name = value;
        else if (rule == forms::TextRule::Address || rule == forms::TextRule::Postnummer ||
                 answer.field == "adress")
            contact.address += (contact.address.empty() ? "" : "\n") + value;
        else if (rule == forms::TextRule::Email)
            contact.email = value;
    }
    return contact;
}

Html voice(const WordsOfIt& words, const char* its_class) {
    if (!words.trouble.empty())
        return note_box(Icon::Lock, text(words.trouble));
    if (words.story.empty())
        return el("p", "quiet", "Personen har inte skrivit någon text."_t);
    return div(its_class, paragraphs(words.story));
}

Html other_answers(const WordsOfIt& words) {
    std::vector<Fact> all;
    for (const auto& [label, value] : words.others)
        all.push_back({label, lines(value)});
    return all.empty() ? Html() : el("hr", {{"class", "rule"}}) + facts(all, "answers");
}

} // namespace tycktill::web
