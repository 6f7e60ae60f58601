#include "scanner/reading/page_reading.h"

namespace tycktill::reading {

std::string to_text(PageStatus status) {
    switch (status) {
    case PageStatus::Read:
        return "read";
    case PageStatus::NoCode:
        return "no-code";
    case PageStatus::Blank:
        return "blank";
    case PageStatus::UnknownForm:
        return "unknown-form";
    case PageStatus::Unreadable:
        return "unreadable";
    }
    return "unreadable";
}

std::string to_text(MarkState state) {
    switch (state) {
    case MarkState::Empty:
        return "empty";
    case MarkState::Ticked:
        return "ticked";
    case MarkState::Withdrawn:
        return "withdrawn";
    case MarkState::Unsure:
        return "unsure";
    }
    return "unsure";
}

std::string to_text(DoubtKind kind) {
    switch (kind) {
    case DoubtKind::Handwriting:
        return "handwriting";
    case DoubtKind::UnsureText:
        return "unsure-text";
    case DoubtKind::UnsureMark:
        return "unsure-mark";
    case DoubtKind::DarkBox:
        return "dark-box";
    case DoubtKind::TwoTicks:
        return "two-ticks";
    case DoubtKind::Missing:
        return "missing";
    case DoubtKind::Rule:
        return "rule";
    case DoubtKind::PoorCopy:
        return "poor-copy";
    case DoubtKind::Letter:
        return "letter";
    case DoubtKind::MissingPage:
        return "missing-page";
    case DoubtKind::BlankBack:
        return "blank-back";
    case DoubtKind::OtherContent:
        return "other-content";
    case DoubtKind::NotFitted:
        return "not-fitted";
    case DoubtKind::Foreign:
        return "foreign";
    case DoubtKind::Parked:
        return "parked";
    case DoubtKind::Outside:
        return "outside";
    case DoubtKind::SecondLook:
        return "second-look";
    }
    return "rule";
}

} // namespace tycktill::reading
