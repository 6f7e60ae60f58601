#include "forms/definition/parse_parts.h"

#include <map>

namespace tycktill::forms {
namespace {

constexpr Name<Paper> papers[] = {
    {"A4", Paper::A4}, {"A5", Paper::A5}, {"A4-folded", Paper::A4Folded}};

/// What is collected while the pages are read, to see at the end what is missing or printed twice.
struct Placed {
    const Form& form;
    FileFaults& faults;
    std::map<std::string, int> times;
};

void note_field(Placed& placed, const std::string& id, TomlPlace place) {
    const Field* field = placed.form.find(id);
    if (!field)
        placed.faults.add(place, "'" + id + "' is not a field of the form",
                          "write the id of one of its [[form.field]]");
    else if (!field->on_paper)
        placed.faults.add(place, "'" + id + "' stands on paper but has on_paper = false",
                          "remove it here, or remove on_paper = false");
    else if (++placed.times[id] > 1 && field->kind != FieldKind::Area)
        placed.faults.add(place, "'" + id + "' stands on paper twice",
                          "remove one; only an area may go on");
}

void check_kind(Reader& reader, const Field& field, const PaperCell& cell) {
    const bool choice =
        field.kind == FieldKind::OneChoice || field.kind == FieldKind::SeveralChoices;
    if (!choice && !cell.ticks.empty())
        reader.fault(reader.place_of("ticks"), "'" + field.id + "' has no choices to tick",
                     "remove 'ticks'");
    if (field.kind == FieldKind::Area && cell.lines == 0)
        reader.fault(reader.place(), "the area '" + field.id + "' has no lines",
                     "write lines = the number of ruled lines");
    if (field.kind != FieldKind::Area && cell.lines != 0)
        reader.fault(reader.place_of("lines"), "'" + field.id + "' is not an area",
                     "remove 'lines', or write kind = \"area\" in the field");
}

PaperCell parse_cell(const TomlValue& table, Placed& placed) {
    Reader reader(table, placed.faults, "cells");
    PaperCell cell;
    cell.field = reader.text("field");
    cell.column = reader.number("column", 0, 11, 0);
    cell.columns = reader.number("columns", 1, 12 - cell.column, 12 - cell.column);
    cell.x = reader.length("x");
    cell.width = reader.length("width");
    cell.ticks = reader.lengths("ticks");
    cell.lines = reader.number("lines", 1, 60, 0);
    cell.caption = reader.words("caption", Need::May);
    cell.hint = reader.words("hint", Need::May);
    if (reader.has("field"))
        note_field(placed, cell.field, reader.place_of("field"));
    if (const Field* field = placed.form.find(cell.field))
        check_kind(reader, *field, cell);
    reader.finish();
    return cell;
}

PaperRow parse_row(const TomlValue& table, Placed& placed) {
    Reader reader(table, placed.faults, "[[form.paper.page.section.row]]");
    PaperRow row;
    row.y = reader.length("y");
    for (const auto* cell : reader.tables("cells", Need::Must))
        row.cells.push_back(parse_cell(*cell, placed));
    reader.finish();
    return row;
}

PaperSection parse_section(const TomlValue& table, Placed& placed) {
    Reader reader(table, placed.faults, "[[form.paper.page.section]]");
    PaperSection section;
    section.y = reader.length("y");
    section.heading = reader.words("heading", Need::May);
    section.heading_of = reader.text("heading_of", Need::May);
    section.hint = reader.words("hint", Need::May);
    section.text = reader.words("text", Need::May);
    if (!section.heading_of.empty() && !placed.form.find(section.heading_of))
        reader.fault(reader.place_of("heading_of"),
                     "'" + section.heading_of + "' is not a field of the form",
                     "write the id of one of its [[form.field]]");
    for (const auto* row : reader.tables("row"))
        section.rows.push_back(parse_row(*row, placed));
    reader.finish();
    return section;
}

PaperNote parse_note(const TomlValue& table, FileFaults& faults) {
    Reader reader(table, faults, "[[form.paper.page.foot]]");
    PaperNote note;
    note.heading = reader.words("heading", Need::Must);
    note.text = reader.words("text", Need::Must);
    reader.finish();
    return note;
}

PaperPage parse_page(const TomlValue& table, Placed& placed) {
    Reader reader(table, placed.faults, "[[form.paper.page]]");
    PaperPage page;
    page.title = reader.words("title", Need::May);
    page.intro = reader.words("intro", Need::May);
    page.notice = reader.words("notice", Need::May);
    for (const auto* section : reader.tables("section", Need::Must))
        page.sections.push_back(parse_section(*section, placed));
    for (const auto* note : reader.tables("foot"))
        page.foot.push_back(parse_note(*note, placed.faults));
    reader.finish();
    return page;
}

PaperSlip parse_slip(const TomlValue& table, const Languages& languages, FileFaults& faults) {
    Reader reader(table, faults, "[form.paper.slip]");
    PaperSlip slip;
    slip.heading = reader.words("heading", Need::Must);
    for (const auto& step : reader.list("steps"))
        slip.steps.push_back(words_of(step, faults, "steps", languages));
    slip.text = reader.words("text", Need::May);
    if (slip.steps.empty() == slip.text.empty())
        reader.fault(reader.place(), "the slip must have either 'steps' or 'text'",
                     "write one of them");
    reader.finish();
    return slip;
}

} // namespace

void parse_paper(const TomlValue& table, Form& form, FileFaults& faults) {
    Reader reader(table, faults, "[form.paper]");
    form.paper = reader.one_of("size", papers);
    form.sender = reader.words("sender", Need::Must);
    form.intro = reader.words("intro", Need::May);
    form.required_note = reader.words("required_note", Need::May);
    Placed placed{form, faults, {}};
    std::vector<PaperPage> pages;
    for (const auto* page : reader.tables("page", Need::Must))
        pages.push_back(parse_page(*page, placed));
    form.paper_pages = std::move(pages);
    if (const auto* slip = reader.table("slip", Need::Must))
        form.slip = parse_slip(*slip, {"sv"}, faults);
    for (const auto& field : form.fields) {
        if (field.on_paper && placed.times[field.id] == 0)
            reader.fault(
                reader.place(), "field '" + field.id + "' stands nowhere on paper",
                "give it a place in a row's cells, or write on_paper = false in the field");
    }
    reader.finish();
}

} // namespace tycktill::forms
