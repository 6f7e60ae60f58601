// One question: from what was read in its boxes to its answer, or to the reason why a person must look.
#include "scanner/reading/choice.h"
#include "tests/support/rooms.h"

#include <catch2/catch.hpp>

using namespace tycktill;

namespace {

MarkReading mark(const char* choice, MarkState state, double ink) {
    MarkReading out;
    out.choice = choice;
    out.state = state;
    out.ink = ink;
    out.confidence = 1;
    return out;
}

/// A question on a page that lost its light ink.
FieldReading copied(std::vector<MarkReading> marks, Allowed allowed) {
    FieldReading field;
    field.marks = std::move(marks);
    settle_choice(field, allowed);
    doubt_poor_copy(field, allowed);
    return field;
}

} // namespace

TEST_CASE("a poor copy's clear tick answers a question that allows one") {
    const FieldReading field = copied(
        {mark("ja", MarkState::Ticked, 0.2), mark("nej", MarkState::Empty, 0)}, Allowed::One);
    CHECK_FALSE(field.doubt);
    CHECK(field.value == std::vector<std::string>{"ja"});
}

TEST_CASE(
    "a poor copy's dark strokes may be a filled box, and the tick beside it lost: a person looks") {
    const FieldReading field = copied(
        {mark("ja", MarkState::Ticked, 0.54), mark("nej", MarkState::Empty, 0)}, Allowed::One);
    CHECK(field.doubt == DoubtKind::PoorCopy);
}

TEST_CASE("a poor copy's question that allows several is always looked at, and so is one without a "
          "tick") {
    CHECK(copied({mark("ja", MarkState::Ticked, 0.2), mark("nej", MarkState::Empty, 0)},
                 Allowed::Several)
              .doubt == DoubtKind::PoorCopy);
    CHECK(copied({mark("ja", MarkState::Empty, 0)}, Allowed::One).doubt == DoubtKind::PoorCopy);
}
