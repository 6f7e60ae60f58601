#include "scanner/reading/choice.h"

#include <algorithm>

namespace tycktill::reading {
namespace {

/// Share of the box, on a copy that swallowed light ink. A scribble that covered the box is left there as
/// strokes that look like a felt tip's, and the tick beside it not at all.
constexpr double most_ink_of_a_sure_tick = 0.3;

} // namespace

void settle_choice(FieldReading& field, Allowed allowed) {
    const auto count = [&](MarkState state) {
        return std::count_if(field.marks.begin(), field.marks.end(),
                             [&](const MarkReading& mark) { return mark.state == state; });
    };
    field.is_choice = true;
    field.value.clear();
    field.doubt.reset();
    field.confidence = 1;
    for (const MarkReading& mark : field.marks) {
        if (mark.state == MarkState::Ticked)
            field.value.push_back(mark.choice);
        field.confidence = std::min(field.confidence, mark.confidence);
    }
    const auto ticked = count(MarkState::Ticked);
    if (allowed == Allowed::One && ticked > 1)
        field.doubt = DoubtKind::TwoTicks;
    else if (count(MarkState::Unsure) > 0)
        field.doubt = DoubtKind::UnsureMark;
    else if (count(MarkState::Withdrawn) > 0 && !(allowed == Allowed::One && ticked == 1))
        field.doubt = DoubtKind::DarkBox;
    if (field.doubt)
        field.confidence = std::min(field.confidence, 0.5);
}

void doubt_poor_copy(FieldReading& field, Allowed allowed) {
    const bool answered =
        std::any_of(field.marks.begin(), field.marks.end(), [](const MarkReading& mark) {
            return mark.state == MarkState::Ticked && mark.ink < most_ink_of_a_sure_tick;
        });
    if (field.doubt || (allowed == Allowed::One && answered))
        return;
    field.doubt = DoubtKind::PoorCopy;
    field.confidence = std::min(field.confidence, 0.5);
}

void doubt_highlight(FieldReading& field) {
    if (!field.doubt)
        field.doubt = DoubtKind::UnsureMark;
    field.confidence = std::min(field.confidence, 0.5);
}

} // namespace tycktill::reading
