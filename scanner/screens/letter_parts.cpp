// What only a letter has: its own words over the unit's input, the units that fit, what was read of it.
#include "scanner/screens/form_parts.h"

#include <algorithm>

namespace tycktill::desk {

namespace {

constexpr float unit_line = 44, fact_height = 40, mention_line = 28;

struct Fact {
    std::string name, value, source;
    bool sure = true;
};

std::vector<Fact> facts_of(const queue::QueuedForm& letter) {
    std::vector<Fact> facts;
    const auto add = [&](const forms::FieldRole role) {
        if (!letter.form)
            return;
        for (const auto& field : letter.form->fields)
            for (const auto& read : letter.assembled.fields)
                if (field.role == role && read.field == field.id && !read.value.empty())
                    facts.push_back({field.label.in("sv"), in_words(field, read.value),
                                     read.by_person ? "Avgjort av dig" : "Ur brevet",
                                     read.by_person});
    };
    add(forms::FieldRole::Contact);
    add(forms::FieldRole::Reply);
    const auto words = count_words(letter_words(letter));
    if (words > 0)
        facts.push_back({"Text", std::to_string(words) + " ord lästa", "Ur brevet", false});
    for (const auto& note : letter.assembled.notes)
        facts.push_back({"Regel", note, "", true});
    return facts;
}

} // namespace

float mention_height(const Desk& desk) {
    return unit_mentioned(desk.form->queued) ? 24 + mention_line : 0.0f;
}

void draw_mention(const DeskDrawing& d, const Desk& desk, touch::PxRect place) {
    const auto mention = unit_mentioned(desk.form->queued);
    if (!mention)
        return;
    const auto& c = d.colours;
    d.box(place, 4, 1, c.line, c.input);
    const auto font = d.font(desk_read);
    auto& canvas = d.ui.canvas();
    std::string_view sentence = mention->sentence;
    auto begin = mention->begin, end = mention->end;
    const float room = place.w - 36;
    // The found words are what matters: a long sentence is cut in front of them.
    while (canvas.width(sentence, font) > room && begin > 0) {
        const auto space = sentence.find(' ');
        const auto cut = space == std::string_view::npos || space + 1 > begin ? begin : space + 1;
        sentence.remove_prefix(cut);
        begin -= cut;
        end -= cut;
    }
    const float x = place.x + 18, y = place.mid_y();
    const float from = x + canvas.width(sentence.substr(0, begin), font);
    const float width = canvas.width(sentence.substr(begin, end - begin), font);
    canvas.fill({from - 2, y - 13, std::min(width + 4, place.right() - from), 26}, 2, c.found);
    d.text(sentence, x, y, font, c.text, touch::Align::Leading, room);
    d.say(mention->sentence, place);
}

float unit_lines_height(const Desk& desk) {
    return static_cast<float>(units_for(desk.form->queued, desk.form->input).size()) * unit_line +
           8;
}

std::optional<DeskEvent> draw_unit_lines(const DeskDrawing& d, const Desk& desk,
                                         touch::PxRect place) {
    const auto& c = d.colours;
    const auto lines = units_for(desk.form->queued, desk.form->input);
    std::optional<DeskEvent> event;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const touch::PxRect row{place.x, place.y + static_cast<float>(i) * unit_line, place.w,
                                unit_line - 4};
        const bool chosen = i == desk.form->row;
        if (chosen)
            d.ui.canvas().fill(row, 4, c.keyboard_ground);
        const auto name = lines[i].name.empty() ? lines[i].words : lines[i].name;
        d.text(name, row.x + 18, row.mid_y(),
               d.font(desk_read, chosen ? touch::Weight::SemiBold : touch::Weight::Regular), c.text,
               touch::Align::Leading, row.w * 0.5f);
        if (!lines[i].name.empty())
            d.text(lines[i].words, row.x + row.w * 0.36f + 160, row.mid_y(), d.font(desk_read),
                   c.quiet, touch::Align::Leading, row.w * 0.64f - 260);
        if (chosen)
            d.keycap(row.right() - 72, row.mid_y(), "Enter");
        if (d.press(row, name, lines[i].words, chosen))
            event = DeskChosenLine{i};
    }
    return event;
}

float letter_facts_height(const Desk& desk) {
    return fact_height * static_cast<float>(facts_of(desk.form->queued).size());
}

void draw_letter_facts(const DeskDrawing& d, const Desk& desk, touch::PxRect place) {
    const auto& c = d.colours;
    const auto facts = facts_of(desk.form->queued);
    const auto fit = static_cast<std::size_t>(std::max(0.0f, place.h / fact_height));
    const auto count = std::min(fit, facts.size());
    if (count == 0)
        return;
    d.box({place.x, place.y, place.w, fact_height * static_cast<float>(count)}, 6, 1, c.line,
          c.panel);
    for (std::size_t i = 0; i < count; ++i) {
        const touch::PxRect row{place.x, place.y + static_cast<float>(i) * fact_height, place.w,
                                fact_height};
        if (i > 0)
            d.ui.canvas().fill({row.x, row.y, row.w, 1}, 0, c.line);
        const auto& fact = facts[i];
        d.text(d.in_language(fact.name), row.x + 24, row.mid_y(), d.font(desk_read), c.quiet,
               touch::Align::Leading, row.w * 0.22f - 32);
        d.text(d.in_language(fact.value), row.x + row.w * 0.22f, row.mid_y(), d.font(desk_read),
               c.text, touch::Align::Leading, row.w * 0.58f - 16);
        d.text(d.in_language(fact.source), row.right() - 24, row.mid_y(), d.font(desk_small),
               c.quiet, touch::Align::Trailing);
        d.ui.say(touch::Role::Text, fact.name, row, fact.value);
    }
}

} // namespace tycktill::desk
