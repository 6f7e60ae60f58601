#include "forms/paper/layout_parts.h"

#include <algorithm>

namespace tycktill::forms::layout {
namespace {

constexpr Mm optical = 0.3_mm;

bool is_card(const Draft& draft) {
    return draft.form.paper == Paper::A5;
}

/// How many lines the words were written on, in the language with the most.
int lines_of(const Words& words) {
    long most = 0;
    for (const auto& [language, text] : words.by_language)
        most = std::max<long>(most, std::count(text.begin(), text.end(), '\n') + 1);
    return static_cast<int>(most);
}

/// "Ljusnarsbergs kommun · Socialförvaltningen" and "Klagomålsblankett" become "Ljusnarsbergs kommun ·
/// Klagomålsblankett": whose page it is, and of what, when it comes alone.
Words running_head(const Form& form) {
    Words result;
    for (const auto& [language, title] : form.title.by_language) {
        const std::string& sender = form.sender.in(language);
        result.by_language[language] = sender.substr(0, sender.find(" · ")) + " · " + title;
    }
    return result;
}

bool has_ticks(const Form& form) {
    return std::any_of(form.fields.begin(), form.fields.end(), [](const Field& field) {
        return field.on_paper &&
               (field.kind == FieldKind::OneChoice || field.kind == FieldKind::SeveralChoices);
    });
}

bool has_comb(const Form& form) {
    return std::any_of(form.fields.begin(), form.fields.end(), [](const Field& field) {
        return field.on_paper && (field.kind == FieldKind::Comb || field.kind == FieldKind::Date);
    });
}

void add_sample(Draft& draft, Mm x, Mm y, Sample::State state) {
    draft.print.samples.push_back({{x, y, draft.m.sample, draft.m.sample}, state});
}

/// A4: two rows of 6 beside the intro.
void add_tick_samples(Draft& draft) {
    const PrintedWords& words = draft.printed;
    const Mm one = 41.6_mm;
    const Mm two = 49.8_mm;
    draft.text({107_mm, one + 0.4_mm, 35_mm, 5.2_mm}, TextStyle::HowToHeading, words.how_to);
    add_sample(draft, 144_mm, one, Sample::State::Ticked);
    draft.text({152_mm, one + 0.4_mm, 12.5_mm, 5.2_mm}, TextStyle::HowTo, words.chosen);
    add_sample(draft, 166_mm, one, Sample::State::Empty);
    draft.text({174_mm, one + 0.4_mm, 17_mm, 5.2_mm}, TextStyle::HowTo, words.not_chosen);
    add_sample(draft, 107.4_mm, two, Sample::State::Withdrawn);
    add_sample(draft, 115.7_mm, two, Sample::State::Ticked);
    draft.text({124.3_mm, two + 0.4_mm, 66.5_mm, 5.2_mm}, TextStyle::HowTo, words.wrong_box);
}

/// A5: one row under the title.
void add_tick_samples_on_card(Draft& draft) {
    const PrintedWords& words = draft.printed;
    const Mm y = 36.2_mm;
    add_sample(draft, 17.4_mm, y, Sample::State::Ticked);
    draft.text({25_mm, y + 0.1_mm, 9.5_mm, 5.2_mm}, TextStyle::HowTo, words.chosen);
    add_sample(draft, 36_mm, y, Sample::State::Empty);
    draft.text({43.6_mm, y + 0.1_mm, 17_mm, 5.2_mm}, TextStyle::HowTo, words.not_chosen);
    add_sample(draft, 62.4_mm, y, Sample::State::Withdrawn);
    add_sample(draft, 70.2_mm, y, Sample::State::Ticked);
    draft.text({78_mm, y + 0.1_mm, 53_mm, 5.2_mm}, TextStyle::HowTo, words.wrong_box);
}

void add_comb_sample(Draft& draft) {
    const PrintedWords& words = draft.printed;
    draft.text({107_mm, 43.2_mm, 34_mm, 5.2_mm}, TextStyle::HowToHeading, words.how_to);
    Box comb;
    comb.kind = BoxKind::Comb;
    comb.cells = date_cells({142_mm, 42.7_mm}, 5.33_mm, 6.9_mm, 2.7_mm);
    const std::string digits = "20261103";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        Rect frame = comb.cells[i];
        frame.height = 6_mm;
        draft.text(frame, TextStyle::SampleDigit, {{{"sv", digits.substr(i, 1)}}}, Align::Centre);
    }
    comb.inside = {142_mm, 42.7_mm, 48_mm, 6.9_mm};
    draft.print.sample_combs.push_back(comb);
    draft.text({107_mm, 50.6_mm, 83_mm, 5_mm}, TextStyle::HeadingHint, words.one_digit);
}

/// What a person has to know is made from the kinds of fields that the form has.
void add_how_to(Draft& draft) {
    if (has_ticks(draft.form))
        is_card(draft) ? add_tick_samples_on_card(draft) : add_tick_samples(draft);
    else if (has_comb(draft.form) && !is_card(draft))
        add_comb_sample(draft);
}

void add_stamp(Draft& draft) {
    const Rect& stamp = draft.m.stamp;
    const Point label = draft.m.stamp_label;
    draft.print.stamp = stamp;
    draft.text({stamp.x + label.x, stamp.y + label.y, stamp.width - 4_mm, 4_mm},
               TextStyle::StampLabel, draft.printed.arrival_stamp);
}

void add_first_head(Draft& draft) {
    const PaperMeasures& m = draft.m;
    const Mm line = is_card(draft) ? 8.3_mm : 10.5_mm;
    const Mm title_top = m.head_top + (is_card(draft) ? 4.85_mm : 5.25_mm);
    const Words& title = draft.paper.title.empty() ? draft.form.title : draft.paper.title;
    const int lines = lines_of(title);
    draft.text({m.left, m.head_top, m.head_width, 4.5_mm}, TextStyle::Sender, draft.form.sender);
    // A bold capital's own white would make it look indented.
    draft.text({m.left - optical, title_top, m.head_width + 2_mm, line * lines}, TextStyle::Title,
               title);
    const Mm under = title_top + line * lines + 3.2_mm;
    const bool large = draft.form.required_note.empty();
    const Words& intro = draft.paper.intro.empty() ? draft.form.intro : draft.paper.intro;
    if (!is_card(draft)) {
        draft.text({m.left, under, m.head_width, m.first_rule - under - (large ? 2_mm : 8.5_mm)},
                   large ? TextStyle::LargeIntro : TextStyle::Intro, intro);
        if (!large)
            draft.text({m.left, 50.5_mm, m.head_width, 4.9_mm}, TextStyle::RequiredNote,
                       draft.form.required_note);
    }
    add_stamp(draft);
    add_how_to(draft);
}

void add_later_head(Draft& draft) {
    const PaperMeasures& m = draft.m;
    const Mm width = m.top_code.x - m.left - 6_mm;
    const Mm line = is_card(draft) ? 7.4_mm : 10.5_mm;
    const Mm title_top = m.head_top + (is_card(draft) ? 5.5_mm : 5.25_mm);
    const Mm under = title_top + line + (is_card(draft) ? 1.6_mm : 2.4_mm);
    draft.text({m.left, m.head_top, width, 4.5_mm}, TextStyle::Sender, running_head(draft.form));
    draft.text({m.left - optical, title_top, width, line}, TextStyle::LaterTitle,
               draft.paper.title);
    draft.text(
        {m.left, under, width - (is_card(draft) ? 6_mm : 10_mm), m.later_rule - under - 2_mm},
        TextStyle::Intro, draft.paper.intro);
}

void add_serial(Draft& draft, const Rect& code, Align align) {
    const Mm top = code.bottom() + draft.m.serial_gap;
    const Mm width = 26_mm;
    const Mm x = align == Align::Right ? code.right() - width : code.x;
    draft.text({x, top, width, 4_mm}, TextStyle::Serial, {}, align, TextSource::Serial);
    if (align == Align::Right)
        draft.text({x, top + 3.8_mm, width, 3.4_mm}, TextStyle::Quiet, draft.printed.do_not_write,
                   align);
}

/// x and width of each note. One note alone takes the room of all.
std::vector<std::pair<Mm, Mm>> foot_columns(Paper paper, std::size_t notes) {
    if (paper == Paper::A5) {
        if (notes <= 1)
            return {notes, {46.5_mm, 84.5_mm}};
        return {{46.5_mm, 40.5_mm}, {91.2_mm, 39.8_mm}};
    }
    if (notes <= 1)
        return {notes, {49_mm, 112_mm}};
    if (notes == 2)
        return {{49_mm, 68_mm}, {121.5_mm, 68.5_mm}};
    return {{49_mm, 42_mm}, {92.5_mm, 45_mm}, {141.5_mm, 48.5_mm}};
}

TextStyle foot_style(const Draft& draft, std::size_t column) {
    if (is_card(draft))
        return TextStyle::FootText;
    if (draft.paper.foot.size() == 1)
        return TextStyle::FootWide;
    return column == 0 ? TextStyle::FootAddress : TextStyle::FootText;
}

/// The left half of the slip: what it is and the copy's number.
void add_number(Draft& draft, Mm from, Mm number_label, Mm number, const Words& label) {
    const Mm x = draft.m.left;
    const Mm y = draft.m.tear_line;
    draft.text({x, y + from, 55_mm, 6_mm}, TextStyle::SlipHeading, draft.printed.your_part);
    draft.text({x, y + number_label, 50_mm, 4_mm}, TextStyle::SlipLabel, label);
    draft.text({x, y + number, 50_mm, 5.6_mm}, TextStyle::SlipNumber, {}, Align::Left,
               TextSource::Serial);
}

/// Where an answer can be fetched without a name, this code is what fetches it.
void add_code(Draft& draft, Mm code_label, Mm code, Mm width) {
    if (!draft.form.reply.reply_by_code)
        return;
    const Mm x = draft.m.left;
    const Mm y = draft.m.tear_line;
    draft.text({x, y + code_label, width, 4_mm}, TextStyle::SlipLabel, draft.printed.code);
    draft.text({x, y + code, width, 5.6_mm}, TextStyle::SlipNumber, {}, Align::Left,
               TextSource::Code);
}

void add_sheet_slip(Draft& draft) {
    const PaperMeasures& m = draft.m;
    const Mm y = m.tear_line;
    const PaperSlip& slip = draft.form.slip;
    add_number(draft, 5.6_mm, 14.6_mm, 18.6_mm, draft.printed.number);
    add_code(draft, 25.6_mm, 29.4_mm, 54_mm);
    draft.text({78_mm, y + 6.2_mm, 112_mm, 5_mm}, TextStyle::SlipSubheading, slip.heading);
    Mm step = y + 12.8_mm;
    for (std::size_t i = 0; i < slip.steps.size(); ++i, step = step + 5.6_mm) {
        const std::string number = std::to_string(i + 1);
        draft.text({78_mm, step, 4_mm, 5_mm}, TextStyle::SlipStepNumber, {{{"sv", number}}});
        draft.text({83_mm, step, 107_mm, 5_mm}, TextStyle::SlipStep, slip.steps[i]);
    }
    if (!slip.text.empty())
        draft.text({78_mm, step, 112_mm, y + 30.4_mm - step}, TextStyle::SlipText, slip.text);
    draft.text({78_mm, y + 31_mm, 43_mm, 4.2_mm}, TextStyle::FieldLabel, draft.printed.handed_in);
    draft.print.lines.push_back({121.5_mm, y + 35.15_mm, 68.5_mm, 0.3_mm});
}

void add_card_slip(Draft& draft) {
    const PaperMeasures& m = draft.m;
    const Mm y = m.tear_line;
    const PaperSlip& slip = draft.form.slip;
    add_number(draft, 4.6_mm, 12.3_mm, 15.7_mm, draft.printed.card_number);
    add_code(draft, 21.8_mm, 25.2_mm, 48_mm);
    draft.text({68_mm, y + 5.2_mm, 63_mm, 5_mm}, TextStyle::SlipSubheading, slip.heading);
    draft.text({68_mm, y + 10.8_mm, 63_mm, 13.6_mm}, TextStyle::SlipText, slip.text);
    draft.text({68_mm, y + 26_mm, 27.5_mm, 4.2_mm}, TextStyle::SlipStep,
               draft.printed.card_handed_in);
    draft.print.lines.push_back({96_mm, y + 29.85_mm, 35_mm, 0.3_mm});
}

} // namespace

void add_frame(Draft& draft) {
    const PaperMeasures& m = draft.m;
    for (const Rect& mark : m.marks)
        draft.page.marks.push_back({mark});
    draft.page.codes = {m.top_code, m.bottom_code};
    add_serial(draft, m.top_code, Align::Right);
    add_serial(draft, m.bottom_code, Align::Left);
    draft.print.scissors = draft.first();
    draft.print.fold = m.fold;
    if (m.fold)
        draft.text({m.right + 1.5_mm, *m.fold - 3.7_mm, 13.5_mm, 3.4_mm}, TextStyle::Quiet,
                   draft.printed.fold_here, Align::Right);
}

void add_head(Draft& draft) {
    if (draft.first())
        add_first_head(draft);
    else
        add_later_head(draft);
}

void add_foot(Draft& draft) {
    const PaperMeasures& m = draft.m;
    const auto columns = foot_columns(draft.form.paper, draft.paper.foot.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const PaperNote& note = draft.paper.foot[i];
        const auto [x, width] = columns[i];
        draft.text({x, m.foot_top, width, 4.5_mm}, TextStyle::FootHeading, note.heading);
        const Mm top = m.foot_top + m.foot_text;
        draft.text({x, top, width, m.foot_end - top}, foot_style(draft, i), note.text);
    }
    draft.text({m.left, m.bottom_code.bottom() + m.serial_gap + 4_mm, m.right - m.left, 3.4_mm},
               TextStyle::Quiet, draft.printed.unit, Align::Left, TextSource::Unit);
}

void add_slip(Draft& draft) {
    if (!draft.first()) {
        draft.text(
            {draft.m.left, draft.m.tear_line + (is_card(draft) ? 5.2_mm : 6_mm), 80_mm, 4.5_mm},
            TextStyle::BackOfSlip, draft.printed.back_of_your_part);
        return;
    }
    if (is_card(draft))
        add_card_slip(draft);
    else
        add_sheet_slip(draft);
}

} // namespace tycktill::forms::layout
