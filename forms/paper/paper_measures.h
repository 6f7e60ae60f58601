#pragma once
/// Where things stand on each kind of paper, in millimetres from the top left corner. A4 and A5 differ
/// in these numbers alone. Printed on paper: a number that moves a box of a released form may only
/// change together with that form's version (the golden test of the frozen sheets guards it).
#include "forms/definition/form.h"
#include "forms/paper/millimetres.h"

#include <optional>
#include <vector>

namespace tycktill::forms {

/// How far the first row stands below the top of its section's rule.
struct FirstRow {
    Mm lines, lines_under_heading;
    Mm ticks, ticks_under_heading;
    Mm area, area_under_heading, area_under_text;
};

struct PaperMeasures {
    Size paper;
    Mm left, right;          ///< of all text and boxes; punched holes stay outside
    Mm column_pitch, gutter; ///< 12 columns
    std::vector<Rect> marks; ///< top left, top right, bottom left, bottom right
    Rect top_code, bottom_code;
    Mm tear_line;
    Mm head_top;               ///< sender line
    Mm head_width;             ///< beside the stamp box
    Mm first_rule, later_rule; ///< of the first section: front, and the pages after it
    Mm fields_end;             ///< no box may reach below
    FirstRow first_row;
    Mm row;                        ///< from line row to line row
    Mm writing_from, writing_high; ///< in a line row: the white above the line
    Mm question_above;             ///< from a question's top to its line row's
    Mm tick_row;
    Mm section_gap;
    std::vector<Mm> ticks; ///< where tick boxes begin unless the form says otherwise
    Mm date_gap;           ///< between year, month and day
    Rect stamp;
    Point stamp_label; ///< from the stamp box's corner
    Mm sample;         ///< the boxes that show how to fill in
    std::optional<Mm> fold;
    Mm foot_top, foot_text, foot_end;
    Mm serial_gap; ///< from a code to the serial's line, out of the quiet zone
};

const PaperMeasures& measures(Paper paper);

constexpr Mm tick_size = 6_mm;
constexpr Mm mark_size = 5_mm;
constexpr Mm ruled_pitch = 9_mm;

} // namespace tycktill::forms
