#include "forms/paper/layout_parts.h"

#include <algorithm>

namespace tycktill::forms::layout {
namespace {

enum class RowKind { Lines, Ticks, Area };

RowKind kind_of(const Field& field) {
    switch (field.kind) {
    case FieldKind::OneChoice:
    case FieldKind::SeveralChoices:
        return RowKind::Ticks;
    case FieldKind::Area:
        return RowKind::Area;
    default:
        return RowKind::Lines;
    }
}

/// Walks down a page. `next` is where the row after the last one would begin.
class Fields {
public:
    explicit Fields(Draft& draft) : draft_(draft), m_(draft.m) {}

    Result<void> add(const PaperSection& section);
    void add_notice(const Words& notice);

private:
    Result<void> add(const PaperSection& section, const PaperRow& row);
    Result<void> add_cell(const PaperSection& section, const PaperCell& cell, RowKind kind, Mm y);
    void add_heading(const PaperSection& section, Mm y);
    void add_line(const PaperSection& section, const PaperCell& cell, const Field& field, Mm y);
    Result<void> add_ticks(const PaperSection& section, const PaperCell& cell, const Field& field,
                           Mm y);
    Result<void> add_area(const PaperCell& cell, const Field& field, Mm y);
    std::vector<Rect> comb_cells(const Field& field, const Rect& inside) const;
    Mm first_row(const PaperSection& section, RowKind kind) const;
    Mm row_after(RowKind kind) const;
    Mm x_of(const PaperCell& cell) const;
    Mm width_of(const PaperCell& cell) const;
    Box box_of(const Field& field, BoxKind kind, Rect inside) const;
    Result<void> wrong(const std::string& what) const;

    Draft& draft_;
    const PaperMeasures& m_;
    Mm bottom_;                     ///< of what was placed last
    Mm row_top_;                    ///< of the last row
    RowKind last_ = RowKind::Lines; ///< its kind
    bool first_in_section_ = true;
};

bool has_heading(const PaperSection& section) {
    return !section.heading.empty() || !section.heading_of.empty();
}

Result<void> Fields::wrong(const std::string& what) const {
    return fail(draft_.form.ref.id + ": paper page " + std::to_string(draft_.page.number) + ": " +
                what);
}

Mm Fields::x_of(const PaperCell& cell) const {
    return cell.x.value_or(m_.left + m_.column_pitch * cell.column);
}

Mm Fields::width_of(const PaperCell& cell) const {
    if (cell.width)
        return *cell.width;
    // The last column ends where the text ends, whatever the pitch was rounded to.
    if (cell.column + cell.columns >= 12)
        return m_.right - x_of(cell);
    return m_.column_pitch * cell.columns - m_.gutter;
}

Box Fields::box_of(const Field& field, BoxKind kind, Rect inside) const {
    Box box;
    box.field = field.id;
    box.kind = kind;
    box.inside = inside;
    box.rule = field.kind == FieldKind::Date ? TextRule::PastDay : field.rule;
    box.one_choice = field.kind == FieldKind::OneChoice;
    box.required = field.required;
    return box;
}

Mm Fields::first_row(const PaperSection& section, RowKind kind) const {
    const FirstRow& first = m_.first_row;
    const bool heading = has_heading(section);
    if (kind == RowKind::Ticks)
        return heading ? first.ticks_under_heading : first.ticks;
    if (kind == RowKind::Lines)
        return heading ? first.lines_under_heading : first.lines;
    if (!section.text.empty())
        return first.area_under_text;
    return heading ? first.area_under_heading : first.area;
}

Mm Fields::row_after(RowKind kind) const {
    if (last_ == RowKind::Ticks)
        return kind == RowKind::Ticks ? row_top_ + m_.tick_row : bottom_ + 0.9_mm;
    if (last_ == RowKind::Lines && kind == RowKind::Lines)
        return row_top_ + m_.row;
    return bottom_ + 3_mm;
}

void Fields::add_heading(const PaperSection& section, Mm y) {
    const Field* field = draft_.form.find(section.heading_of);
    const Words& plain = field && section.heading.empty() ? field->label : section.heading;
    const Words heading = field && field->required ? starred(plain) : plain;
    const Mm width = m_.right - m_.left;
    // The hint shares the line: whoever writes it keeps it short, and fits() tells when it is not.
    const Mm hint = section.hint.empty() ? Mm{} : width * 64 / 100;
    draft_.text({m_.left, y + 2.1_mm, width - hint, 6_mm}, TextStyle::Heading, heading);
    if (!section.hint.empty())
        draft_.text({m_.right - hint, y + 3_mm, hint, 5_mm}, TextStyle::HeadingHint, section.hint,
                    Align::Right);
    if (!section.text.empty())
        draft_.text({m_.left, y + 7.8_mm, width, 8.2_mm}, TextStyle::HeadingText, section.text);
}

Result<void> Fields::add(const PaperSection& section) {
    const bool top_of_page = draft_.print.heading_rules.empty();
    const Mm start = draft_.first() ? m_.first_rule : m_.later_rule;
    const Mm y = section.y.value_or(top_of_page ? start : bottom_ + m_.section_gap);
    draft_.print.heading_rules.push_back({m_.left, y, m_.right - m_.left, 0.8_mm});
    if (has_heading(section))
        add_heading(section, y);
    bottom_ = y;
    first_in_section_ = true;
    for (const PaperRow& row : section.rows) {
        TRY(add(section, row));
        first_in_section_ = false;
    }
    return {};
}

Result<void> Fields::add(const PaperSection& section, const PaperRow& row) {
    if (row.cells.empty())
        return wrong("a row has no fields; give it one or take it away");
    const Field* field = draft_.form.find(row.cells.front().field);
    if (field == nullptr)
        return wrong("there is no field \"" + row.cells.front().field +
                     "\"; write the id of a field of this form");
    const RowKind kind = kind_of(*field);
    const Mm flowing = first_in_section_ ? bottom_ + first_row(section, kind) : row_after(kind);
    row_top_ = row.y.value_or(flowing);
    last_ = kind;
    const Mm y = row_top_; // rows of ticks move row_top_ on
    for (const PaperCell& cell : row.cells)
        TRY(add_cell(section, cell, kind, y));
    return {};
}

Result<void> Fields::add_cell(const PaperSection& section, const PaperCell& cell, RowKind kind,
                              Mm y) {
    const Field* field = draft_.form.find(cell.field);
    if (field == nullptr)
        return wrong("there is no field \"" + cell.field +
                     "\"; write the id of a field of this form");
    if (kind_of(*field) != kind)
        return wrong("\"" + cell.field +
                     "\" cannot stand in this row; ticks, ruled areas and lines "
                     "need rows of their own");
    if (kind == RowKind::Ticks)
        return add_ticks(section, cell, *field, y);
    if (kind == RowKind::Area)
        return add_area(cell, *field, y);
    add_line(section, cell, *field, y);
    return {};
}

void Fields::add_notice(const Words& notice) {
    draft_.text({m_.left, bottom_ + 2.2_mm, m_.right - m_.left, 5_mm}, TextStyle::Notice, notice);
}

/// Cells of whole tenths of a millimetre, from the left.
std::vector<Rect> Fields::comb_cells(const Field& field, const Rect& inside) const {
    if (field.kind == FieldKind::Date) {
        const Mm cell = (inside.width - m_.date_gap * 2) / 80 * 10;
        return date_cells({inside.x, inside.y}, cell, inside.height, m_.date_gap);
    }
    const int count = std::clamp(field.cells, 1, 100); // what is too narrow is refused later
    const Mm cell = inside.width / (count * 10) * 10;
    std::vector<Rect> cells;
    for (int i = 0; i < count; ++i)
        cells.push_back({inside.x + cell * i, inside.y, cell, inside.height});
    return cells;
}

void Fields::add_line(const PaperSection& section, const PaperCell& cell, const Field& field,
                      Mm y) {
    const Mm x = x_of(cell);
    const Mm width = width_of(cell);
    const Words& plain = cell.caption.empty() ? field.label : cell.caption;
    const Words caption = field.required ? starred(plain) : plain;
    if (has_heading(section))
        draft_.text({x, y + 1.3_mm, width, 4.2_mm}, TextStyle::FieldLabel, caption);
    else
        draft_.text({x, y - m_.question_above, width, 5.2_mm}, TextStyle::LineQuestion, caption);

    Box box = box_of(field, BoxKind::Line, {x, y + m_.writing_from, width, m_.writing_high});
    if (field.kind == FieldKind::Comb || field.kind == FieldKind::Date) {
        box.kind = BoxKind::Comb;
        box.cells = comb_cells(field, box.inside);
        box.inside.width = box.cells.back().right() - box.inside.x;
    }
    bottom_ = std::max(bottom_, y + m_.row);
    if (field.kind == FieldKind::Date) {
        add_date_letters(draft_, box.cells);
        bottom_ = std::max(bottom_, y + m_.row + 2.7_mm);
    }
    if (!cell.hint.empty()) {
        draft_.text({x, box.inside.bottom() + 0.6_mm, width, 4.3_mm}, TextStyle::LineHint,
                    cell.hint);
        bottom_ = std::max(bottom_, y + m_.row + 4.3_mm);
    }
    draft_.page.boxes.push_back(std::move(box));
}

Result<void> Fields::add_ticks(const PaperSection& section, const PaperCell& cell,
                               const Field& field, Mm y) {
    const std::vector<Mm>& starts = cell.ticks.empty() ? m_.ticks : cell.ticks;
    if (section.heading_of != field.id) {
        const Words& plain = cell.caption.empty() ? field.label : cell.caption;
        const Mm room = starts.front() - x_of(cell) - 3_mm;
        if (room < 20_mm)
            return wrong("no room for the question of \"" + field.id +
                         "\" left of its ticks; name it "
                         "as heading_of, or begin the ticks further right");
        draft_.text({x_of(cell), y + 0.4_mm, room, 5.2_mm}, TextStyle::Question,
                    field.required ? starred(plain) : plain);
    }
    for (std::size_t i = 0; i < field.choices.size(); ++i) {
        const std::size_t column = i % starts.size();
        const Mm top = y + m_.tick_row * static_cast<int>(i / starts.size());
        const Rect inside{starts[column], top, tick_size, tick_size};
        const bool alone = column + 1 == starts.size() || i + 1 == field.choices.size();
        const Mm end = alone ? m_.right + 1_mm : starts[column + 1] - 1.5_mm;
        const Mm label = inside.right() + 3_mm;
        draft_.text({label, top + 0.4_mm, end - label, 5.2_mm}, TextStyle::TickLabel,
                    field.choices[i].on_paper());
        Box box = box_of(field, BoxKind::Tick, inside);
        box.choice = field.choices[i].id;
        draft_.page.boxes.push_back(std::move(box));
        row_top_ = std::max(row_top_, top);
        bottom_ = std::max(bottom_, inside.bottom());
    }
    return {};
}

Result<void> Fields::add_area(const PaperCell& cell, const Field& field, Mm y) {
    if (cell.lines < 1 || cell.lines > 30)
        return wrong("\"" + field.id + "\" needs its number of ruled lines; write lines = 7 or so");
    Box box =
        box_of(field, BoxKind::Area, {x_of(cell), y, width_of(cell), ruled_pitch * cell.lines});
    box.lines = cell.lines;
    box.pitch = ruled_pitch;
    bottom_ = std::max(bottom_, box.inside.bottom());
    draft_.page.boxes.push_back(std::move(box));
    return {};
}

} // namespace

Words starred(const Words& words) {
    Words result = words;
    for (auto& [language, text] : result.by_language)
        text.insert(0, "* ");
    return result;
}

std::vector<Rect> date_cells(Point at, Mm cell, Mm height, Mm gap) {
    std::vector<Rect> cells;
    Mm x = at.x;
    for (int i = 0; i < 8; ++i) {
        if (i == 4 || i == 6)
            x = x + gap;
        cells.push_back({x, at.y, cell, height});
        x = x + cell;
    }
    return cells;
}

void add_date_letters(Draft& draft, const std::vector<Rect>& cells) {
    const PrintedWords& words = draft.printed;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Rect& cell = cells[i];
        draft.text({cell.x, cell.bottom() + 0.5_mm, cell.width, 3.2_mm}, TextStyle::CombLetter,
                   i < 4   ? words.year
                   : i < 6 ? words.month
                           : words.day,
                   Align::Centre);
    }
}

Result<void> add_fields(Draft& draft) {
    Fields fields(draft);
    for (const PaperSection& section : draft.paper.sections)
        TRY(fields.add(section));
    if (!draft.paper.notice.empty())
        fields.add_notice(draft.paper.notice);
    return {};
}

} // namespace tycktill::forms::layout
