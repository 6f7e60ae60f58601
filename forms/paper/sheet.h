#pragma once
/// A sheet is a form laid out on paper: pages of boxes, in millimetres. Print draws these boxes and the
/// scanner reads these very boxes; there is no template file and no calibration.
///
/// Printed on paper, so for ever: a released sheet is frozen in assets/sheets/ and its fingerprint
/// stands in the page code. Whatever lay_out() gives for a released version must never change.
#include "forms/definition/form.h"
#include "forms/paper/millimetres.h"

namespace tycktill::forms {

enum class BoxKind { Tick, Line, Comb, Area };

/// Where one thing is read. The rectangle is the white inside; a border is drawn outside it.
struct Box {
    std::string field;
    std::string choice; ///< of a tick, else ""
    BoxKind kind = BoxKind::Line;
    Rect inside;
    std::vector<Rect> cells; ///< of a comb, left to right; groups leave gaps between
    int lines = 0;           ///< of an area: ruled lines, the last one at inside.bottom()
    Mm pitch;                ///< of an area: from ruled line to ruled line
    // What a reader must know without the form, because a page may outlive its form's version:
    TextRule rule = TextRule::Any;
    bool one_choice = false; ///< a tick of a question that allows only one
    bool required = false;
    friend bool operator==(const Box&, const Box&) = default;
};

/// A solid black square that proves where the page is.
struct Fiducial {
    Rect square;
    friend bool operator==(const Fiducial&, const Fiducial&) = default;
};

struct Page {
    int number = 1;              ///< from 1
    std::vector<Fiducial> marks; ///< top left, top right, bottom left, bottom right
    std::vector<Rect> codes;     ///< top right, bottom left; the QR's 29 modules without quiet zone
    std::vector<Box> boxes;      ///< in reading order
    friend bool operator==(const Page&, const Page&) = default;
};

/// 8 characters of the page code's alphabet, computed from everything that is read on the sheet.
struct SheetFingerprint {
    std::string text;
    friend auto operator<=>(const SheetFingerprint&, const SheetFingerprint&) = default;
};

struct Sheet {
    record::FormRef form;
    Size paper;   ///< A4 {210, 297}, A5 {148, 210}
    Mm tear_line; ///< y; everything below it is the person's slip
    std::vector<Page> pages;
    friend bool operator==(const Sheet&, const Sheet&) = default;
};

/// Pure: the same sheet on every machine for ever. Fails when the form's rows do not fit the page.
Result<Sheet> lay_out(const Form& form);

SheetFingerprint fingerprint(const Sheet& sheet);

/// The frozen form of a sheet: JSON as INTERFACE's `layout` prints it, plus what Box adds.
std::string to_json(const Sheet& sheet);
Result<Sheet> parse_sheet(std::string_view json);

} // namespace tycktill::forms
