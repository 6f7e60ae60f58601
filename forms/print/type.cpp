#include "forms/print/type.h"

namespace tycktill::forms::print {
namespace {

constexpr double title_tracking = -0.012;

Type on_sheet(TextStyle style) {
    switch (style) {
    case TextStyle::Sender:
        return {10, 4.5_mm, 600};
    case TextStyle::Title:
    case TextStyle::LaterTitle:
        return {26, 10.5_mm, 700, ink::black, false, title_tracking};
    case TextStyle::Intro:
        return {10.5, 4.9_mm, 400};
    case TextStyle::LargeIntro:
        return {11.5, 5.3_mm, 400};
    case TextStyle::RequiredNote:
        return {10, 4.6_mm, 700};
    case TextStyle::Heading:
    case TextStyle::SlipHeading:
        return {14, 6_mm, 700};
    case TextStyle::HeadingHint:
        return {9.5, 5_mm, 400};
    case TextStyle::HeadingText:
        return {9.5, 4.1_mm, 400};
    case TextStyle::Question:
        return {11, 5.2_mm, 700};
    case TextStyle::LineQuestion:
        return {11.5, 5.2_mm, 700};
    case TextStyle::TickLabel:
        return {11.5, 5.2_mm, 500};
    case TextStyle::FieldLabel:
        return {10, 4.2_mm, 500};
    case TextStyle::LineHint:
        return {9.5, 4.3_mm, 400, ink::quiet};
    case TextStyle::CombLetter:
        return {7.5, 3.2_mm, 400, ink::quiet};
    case TextStyle::Notice:
        return {11, 5_mm, 500};
    case TextStyle::FootHeading:
        return {10, 4.5_mm, 700};
    case TextStyle::FootAddress:
        return {10.5, 4.9_mm, 400};
    case TextStyle::FootText:
        return {9, 4.1_mm, 400};
    case TextStyle::FootWide:
        return {10, 4.5_mm, 400};
    case TextStyle::Serial:
        return {9.5, 4_mm, 600, ink::text, true};
    case TextStyle::Quiet:
        return {8, 3.4_mm, 400, ink::quiet};
    case TextStyle::StampLabel:
        return {8.5, 4_mm, 500, ink::quiet};
    case TextStyle::HowToHeading:
        return {10.5, 5.2_mm, 700};
    case TextStyle::HowTo:
        return {10, 5.2_mm, 400};
    case TextStyle::SampleDigit:
        return {12, 6_mm, 500, ink::black};
    case TextStyle::SlipLabel:
        return {9.5, 4_mm, 400, ink::quiet};
    case TextStyle::SlipNumber:
        return {13.5, 5.6_mm, 600, ink::black, true};
    case TextStyle::SlipSubheading:
        return {10.5, 5_mm, 700};
    case TextStyle::SlipStep:
        return {10.5, 5_mm, 400};
    case TextStyle::SlipStepNumber:
        return {10.5, 5_mm, 700};
    case TextStyle::SlipText:
        return {10.5, 4.9_mm, 400};
    case TextStyle::BackOfSlip:
        return {10, 4.5_mm, 400, ink::quiet};
    }
    return {};
}

/// The card's own sizes; everything else is as on the large sheet.
Type on_card(TextStyle style) {
    Type type = on_sheet(style);
    const auto sized = [&type](double points, Mm line) {
        type.points = points;
        type.line = line;
        return type;
    };
    switch (style) {
    case TextStyle::Sender:
        return sized(9.5, 4.2_mm);
    case TextStyle::Title:
        return sized(21, 8.3_mm);
    case TextStyle::LaterTitle:
        return sized(17, 7.4_mm);
    case TextStyle::Intro:
    case TextStyle::LargeIntro:
        return sized(9.5, 4.4_mm);
    case TextStyle::Heading:
        return sized(13, 6_mm);
    case TextStyle::SlipHeading:
        return sized(12, 6_mm);
    case TextStyle::HowTo:
        return sized(9.5, 5.2_mm);
    case TextStyle::SlipLabel:
        return sized(9, 4_mm);
    case TextStyle::SlipNumber:
        return sized(11.5, 5_mm);
    case TextStyle::SlipSubheading:
        return sized(10, 5_mm);
    case TextStyle::SlipStep:
        return sized(9.5, 4.2_mm);
    case TextStyle::LineQuestion:
        return sized(11, 5.2_mm);
    case TextStyle::SlipText:
        return sized(9.5, 4.4_mm);
    case TextStyle::Serial:
        return sized(8.5, 4_mm);
    case TextStyle::StampLabel:
    case TextStyle::Quiet:
        return sized(8, type.line);
    case TextStyle::FootHeading:
        return sized(10, 4.2_mm);
    case TextStyle::BackOfSlip:
        return sized(9.5, 4.2_mm);
    default:
        return type;
    }
}

} // namespace

Type type_of(TextStyle style, Paper paper) {
    return paper == Paper::A5 ? on_card(style) : on_sheet(style);
}

} // namespace tycktill::forms::print
