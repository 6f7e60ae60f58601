#pragma once
/// A layout is a form on paper with everything that is printed: the sheet, which is what a scanner
/// reads, and around it the words, rules and signs. Pure and without fonts: every text has a frame
/// that it must fit into; fits() in forms/print/print.h tells which do not.
#include "forms/paper/sheet.h"

#include <optional>

namespace tycktill::forms {

/// What a printed text is; its type size and ink follow (forms/print/type.h).
enum class TextStyle {
    Sender,
    Title,
    LaterTitle, ///< of the second page and on
    Intro,
    LargeIntro, ///< when nothing else stands in the head
    RequiredNote,
    Heading,
    HeadingHint,
    HeadingText,
    Question,     ///< beside ticks
    LineQuestion, ///< above a line
    TickLabel,
    FieldLabel,
    LineHint,
    CombLetter,
    Notice,
    FootHeading,
    FootAddress,
    FootText,
    FootWide,
    Serial,
    Quiet, ///< «Skriv inte här»
    StampLabel,
    HowToHeading,
    HowTo,
    SampleDigit,
    SlipHeading,
    SlipLabel,
    SlipNumber,
    SlipSubheading,
    SlipStep,
    SlipStepNumber,
    SlipText,
    BackOfSlip,
};

enum class Align { Left, Centre, Right };

/// Where a text's words come from: most are the form's, some belong to the copy.
enum class TextSource { Form, Serial, Unit, Code };

struct PlacedText {
    Rect frame; ///< its first line begins at the top
    TextStyle style = TextStyle::FieldLabel;
    Words words;
    Align align = Align::Left;
    TextSource source = TextSource::Form;
};

/// «Så fyller du i»: a box that is printed as if somebody had filled it in.
struct Sample {
    enum class State { Ticked, Empty, Withdrawn };
    Rect inside;
    State state = State::Empty;
};

/// What is printed on a page around its boxes.
struct Print {
    std::vector<PlacedText> texts;
    std::vector<Rect> heading_rules;
    std::vector<Sample> samples;
    std::vector<Box> sample_combs;
    std::vector<Rect> lines; ///< to write on, though nobody reads them: «Jag lämnade den»
    std::optional<Rect> stamp;
    bool scissors = false;
    std::optional<Mm> fold; ///< y
};

struct Layout {
    Sheet sheet;
    std::vector<Print> prints; ///< one for each page of the sheet
};

/// Fails, naming the page and the field, when the form's rows do not fit its paper.
Result<Layout> place(const Form& form);

/// The form's languages that every one of its printed words exists in, Swedish always; then lättläst where
/// any word has it, the others being Swedish.
std::vector<std::string> printed_languages(const Form& form, const Layout& layout);

} // namespace tycktill::forms
