#pragma once
/// What a page says: a reading is never bare. Every value carries how sure the reader is, and what is
/// not certain becomes a doubt that a person settles beside the picture. A wrong value that nobody is
/// asked about is the worst fault we have.
#include "forms/paper/page_code.h"
#include "scanner/reading/placement.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace tycktill::reading {

/// A measured value and how sure the measure is, 0 … 1.
template <typename T>
struct Reading {
    T value{};
    double confidence = 0;
};

enum class MarkState { Empty, Ticked, Withdrawn, Unsure };

struct MarkReading {
    std::string choice;
    MarkState state = MarkState::Empty;
    double ink = 0; ///< share of the box that is new ink, 0 … 1
    double confidence = 0;
    PixelRect px{}; ///< the box as it was found, in the upright page image; width 0: not known
};

/// Why a person must look. The desk turns it into a sentence of plain Swedish.
enum class DoubtKind {
    Handwriting, ///< text by pen: the value is only a suggestion
    UnsureText,  ///< typed or comb text below its threshold
    UnsureMark,  ///< a faint, outside or odd mark
    DarkBox,     ///< filled: ticked hard or withdrawn
    TwoTicks,    ///< two ticks where one is allowed
    Missing,     ///< a required field without an answer
    Rule,        ///< a rule across fields is broken ("anonym" and a name)
    PoorCopy,    ///< the page is so pale or dark that an empty box near ink may be a lost tick
    // Of a whole returned form; they never stand in a FieldReading:
    Letter,       ///< a page without a code: a matter of its own, or part of the form before it
    MissingPage,  ///< a page of the sheet has not come
    BlankBack,    ///< an almost empty back: a line of writing, or dirt
    OtherContent, ///< the same number with other answers: the blank was photocopied
    NotFitted,    ///< the code was found, but the page could not be fitted to its sheet
    Foreign,      ///< another municipality's form, or one that this station does not know
    Parked,       ///< a person put it aside, with a reason
    Outside,      ///< something is written outside the boxes
    SecondLook,   ///< settled; another person looks before it is sent
};

/// A digit by pen is believed when the reader of combs is as sure as this and a second check, which knows
/// nothing of the first, agrees. Measured on real hands: assets/models/README.md.
inline constexpr double sure_digit = 0.99;

/// A word and where it stands in the upright page image.
struct PlacedWord {
    std::string text;
    PixelRect px;
};

struct FieldReading {
    std::string field;
    bool is_choice = false;
    std::vector<MarkReading> marks; ///< of a choice field, in the sheet's order
    std::vector<std::string> value; ///< chosen choice ids, or the one text; empty: nothing there
    double confidence = 0;
    std::optional<DoubtKind> doubt;
    PixelRect box_px;              ///< in the upright page image
    std::vector<PlacedWord> words; ///< of a letter: each where it stands
};

enum class PageStatus { Read, NoCode, Blank, UnknownForm, Unreadable };
std::string
to_text(PageStatus status); ///< "read", "no-code", "blank", "unknown-form", "unreadable"

std::string to_text(MarkState state); ///< "empty", "ticked", "withdrawn", "unsure"
std::string to_text(DoubtKind kind);  ///< "handwriting", "unsure-mark", "dark-box" …
/// The other way; nothing for a name that is none of them.
std::optional<PageStatus> parse_page_status(std::string_view name);
std::optional<MarkState> parse_mark_state(std::string_view name);
std::optional<DoubtKind> parse_doubt_kind(std::string_view name);

struct StageTimes {
    double decode_ms = 0, find_ms = 0, marks_ms = 0, text_ms = 0;
};

struct PageReading {
    std::string source; ///< file name
    int page = 1;       ///< in the file, from 1
    PageStatus status = PageStatus::Unreadable;
    std::string why; ///< when not read: one clear line, "unreadable: the marks do not fit (…)"
    std::optional<forms::PageCode> code;
    record::FormRef form;
    int rotation_degrees =
        0; ///< how far the picture was turned clockwise from upright: 0, 90, 180, 270
    double residual_mm = 0;             ///< how well the marks fit
    std::optional<Placement> placement; ///< of a page that was read
    std::vector<FieldReading> fields;
    std::vector<PixelRect>
        outside; ///< where somebody wrote outside the boxes, in the upright image
    StageTimes times;
};

} // namespace tycktill::reading
