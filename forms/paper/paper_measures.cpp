#include "forms/paper/paper_measures.h"

namespace tycktill::forms {
namespace {

Rect mark_at(Mm x, Mm y) {
    return {x, y, mark_size, mark_size};
}

PaperMeasures a4() {
    PaperMeasures m;
    m.paper = {210_mm, 297_mm};
    m.left = 20_mm;
    m.right = 190_mm;
    m.column_pitch = 14.5_mm;
    m.gutter = 4_mm;
    // All four stand above the tear line, so that a page with and without its slip registers the same.
    m.marks = {mark_at(8_mm, 8_mm), mark_at(197_mm, 8_mm), mark_at(8_mm, 242_mm),
               mark_at(197_mm, 242_mm)};
    m.top_code = {170_mm, 11_mm, 20_mm, 20_mm};
    m.bottom_code = {20_mm, 223_mm, 20_mm, 20_mm};
    m.tear_line = 255_mm;
    m.head_top = 11.25_mm;
    m.head_width = 83_mm;
    m.first_rule = 58.5_mm;
    m.later_rule = 45_mm;
    m.fields_end = 219.5_mm;
    m.first_row = {3.6_mm, 8.7_mm, 3.6_mm, 9.6_mm, 3_mm, 6_mm, 16_mm};
    m.row = 15_mm;
    m.writing_from = 5.6_mm;
    m.writing_high = 8.9_mm;
    m.question_above = 1.3_mm;
    m.tick_row = 10.4_mm;
    m.section_gap = 4_mm;
    m.ticks = {81_mm, 123_mm, 165_mm};
    m.date_gap = 3_mm;
    m.stamp = {107_mm, 11.25_mm, 54_mm, 26.5_mm};
    m.stamp_label = {2_mm, 1_mm};
    m.sample = 6_mm;
    m.foot_top = 222.8_mm;
    m.foot_text = 5_mm;
    m.foot_end = 252_mm;
    m.serial_gap = 2.3_mm;
    return m;
}

/// Folded once across the middle, so that what is written is hidden inside.
PaperMeasures a4_folded() {
    PaperMeasures m = a4();
    m.fold = 148.5_mm;
    return m;
}

PaperMeasures a5() {
    PaperMeasures m;
    m.paper = {148_mm, 210_mm};
    m.left = 17_mm;
    m.right = 131_mm;
    m.column_pitch = 9.83_mm;
    m.gutter = 4_mm;
    m.marks = {mark_at(8_mm, 8_mm), mark_at(135_mm, 8_mm), mark_at(8_mm, 161_mm),
               mark_at(135_mm, 161_mm)};
    m.top_code = {115_mm, 9_mm, 16_mm, 16_mm};
    m.bottom_code = {17_mm, 145.2_mm, 16_mm, 16_mm};
    m.tear_line = 174_mm;
    m.head_top = 8.5_mm;
    m.head_width = 52_mm;
    m.first_rule = 45.5_mm;
    m.later_rule = 35_mm;
    m.fields_end = 143_mm;
    m.first_row = {4.7_mm, 8.7_mm, 3.6_mm, 9.3_mm, 3_mm, 5.5_mm, 14.5_mm};
    m.row = 13.3_mm;
    m.writing_from = 5.6_mm;
    m.writing_high = 7.2_mm;
    m.question_above = 2.4_mm;
    m.tick_row = 10.2_mm;
    m.section_gap = 4_mm;
    m.ticks = {17.4_mm, 54.3_mm, 91.2_mm};
    m.date_gap = 2.7_mm;
    m.stamp = {72_mm, 9.3_mm, 34_mm, 20_mm};
    m.stamp_label = {1.6_mm, 0.6_mm};
    m.sample = 5.4_mm;
    m.foot_top = 145.5_mm;
    m.foot_text = 4.6_mm;
    m.foot_end = 171_mm;
    m.serial_gap = 1.9_mm;
    return m;
}

} // namespace

const PaperMeasures& measures(Paper paper) {
    static const PaperMeasures large = a4();
    static const PaperMeasures small = a5();
    static const PaperMeasures folded = a4_folded();
    switch (paper) {
    case Paper::A5:
        return small;
    case Paper::A4Folded:
        return folded;
    case Paper::A4:
        break;
    }
    return large;
}

} // namespace tycktill::forms
