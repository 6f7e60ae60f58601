#include "office/web/reading_words.h"

#include "forms/rules/staff_form.h"
#include "office/reading/part_by_part.h"
#include "shared/base/text.h"

#include <algorithm>

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
    if (visit.house->hints)
        words.found = arrivals::places_of(words.story, *visit.house->hints);
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

namespace {

/// A line break of the text is one on the page, also where a piece of it begins or ends.
Html with_breaks(std::string_view piece) {
    Html all;
    for (auto at = piece.find('\n'); at != std::string_view::npos; at = piece.find('\n')) {
        all += text(piece.substr(0, at)) + el("br", Attributes{});
        piece.remove_prefix(at + 1);
    }
    return all + text(piece);
}

/// A piece of the story with what was found in it marked.
Html marked(const WordsOfIt& words, std::size_t from, std::size_t to) {
    Html all;
    std::size_t at = from;
    const std::string& story = words.story;
    for (const auto& place : words.found) {
        const std::size_t begin = std::max(place.at, at),
                          end = std::min(place.at + place.length, to);
        if (begin >= end)
            continue;
        all += with_breaks(std::string_view(story).substr(at, begin - at)) +
               el("mark", with_breaks(std::string_view(story).substr(begin, end - begin)));
        at = end;
    }
    return all + with_breaks(std::string_view(story).substr(at, to - at));
}

struct Sentence {
    std::size_t from = 0, to = 0;
    bool harsh = false;
    bool ends_paragraph = false;
};

/// A sentence ends at a stop that a blank follows, and where the paragraph does.
std::vector<Sentence> sentences_of(const WordsOfIt& words) {
    const std::string& story = words.story;
    std::vector<Sentence> all;
    std::size_t from = 0;
    for (std::size_t i = 0; i < story.size(); ++i) {
        const bool last = i + 1 == story.size();
        const bool paragraph = last || story.compare(i, 2, "\n\n") == 0;
        const bool stop = (story[i] == '.' || story[i] == '!' || story[i] == '?') && !last &&
                          (story[i + 1] == ' ' || story[i + 1] == '\n');
        if (!paragraph && !stop)
            continue;
        Sentence one{from, i + (paragraph && !last ? 0 : 1), false, paragraph};
        for (const auto& place : words.found)
            one.harsh |= place.harsh && place.at < one.to && place.at + place.length > one.from;
        from = i + 1;
        all.push_back(one);
    }
    return all;
}

Html folded(const Html& content) {
    return el(
        "details", "folded",
        el("summary", "En del av texten är hopfälld"_t) +
            el("p", "quiet", "Orden kan vara hårda. Du behöver inte läsa dem för att svara."_t) +
            el("p", content));
}

/// The paragraphs, with what is harsh folded together as far as it goes on.
Html told(const WordsOfIt& words) {
    Html all, open;
    bool harsh = false;
    const auto put = [&] {
        if (!open.empty())
            all += harsh ? folded(open) : el("p", open);
        open = {};
    };
    for (const Sentence& one : sentences_of(words)) {
        const bool empty = trimmed(words.story.substr(one.from, one.to - one.from)).empty();
        if (!empty && one.harsh != harsh)
            put();
        if (!empty) {
            harsh = one.harsh;
            const auto begin = // a paragraph has no break before its first word
                open.empty() ? words.story.find_first_not_of(" \n", one.from) : one.from;
            open += marked(words, begin, one.to);
        }
        if (one.ends_paragraph)
            put();
    }
    put();
    return all;
}

} // namespace

Html voice(const WordsOfIt& words, const char* its_class) {
    if (!words.trouble.empty())
        return note_box(Icon::Lock, text(words.trouble));
    if (words.story.empty())
        return el("p", "quiet", "Personen har inte skrivit någon text."_t);
    return div(its_class, words.found.empty() ? paragraphs(words.story) : told(words));
}

Html other_answers(const WordsOfIt& words) {
    std::vector<Fact> all;
    for (const auto& [label, value] : words.others)
        all.push_back({label, lines(value)});
    return all.empty() ? Html() : el("hr", {{"class", "rule"}}) + facts(all, "answers");
}

} // namespace tycktill::web
