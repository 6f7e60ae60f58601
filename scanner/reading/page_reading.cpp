#include "scanner/reading/page_reading.h"

namespace tycktill::reading {
namespace {

template <typename Value>
struct Name {
    Value value;
    std::string_view name;
};

// How each is spelled wherever it leaves the program: on the disk, in a pipe, in JSON, on the command line.
constexpr Name<PageStatus> statuses[] = {{PageStatus::Read, "read"},
                                         {PageStatus::NoCode, "no-code"},
                                         {PageStatus::Blank, "blank"},
                                         {PageStatus::UnknownForm, "unknown-form"},
                                         {PageStatus::Unreadable, "unreadable"}};
constexpr Name<MarkState> states[] = {{MarkState::Empty, "empty"},
                                      {MarkState::Ticked, "ticked"},
                                      {MarkState::Withdrawn, "withdrawn"},
                                      {MarkState::Unsure, "unsure"}};
constexpr Name<DoubtKind> doubts[] = {{DoubtKind::Handwriting, "handwriting"},
                                      {DoubtKind::UnsureText, "unsure-text"},
                                      {DoubtKind::UnsureMark, "unsure-mark"},
                                      {DoubtKind::DarkBox, "dark-box"},
                                      {DoubtKind::TwoTicks, "two-ticks"},
                                      {DoubtKind::Missing, "missing"},
                                      {DoubtKind::Rule, "rule"},
                                      {DoubtKind::PoorCopy, "poor-copy"},
                                      {DoubtKind::Letter, "letter"},
                                      {DoubtKind::MissingPage, "missing-page"},
                                      {DoubtKind::BlankBack, "blank-back"},
                                      {DoubtKind::OtherContent, "other-content"},
                                      {DoubtKind::NotFitted, "not-fitted"},
                                      {DoubtKind::Foreign, "foreign"},
                                      {DoubtKind::Parked, "parked"},
                                      {DoubtKind::Outside, "outside"},
                                      {DoubtKind::SecondLook, "second-look"}};

template <typename Table, typename Value>
std::string name_of(const Table& table, Value value) {
    for (const auto& entry : table)
        if (entry.value == value)
            return std::string(entry.name);
    return {};
}

template <typename Value, std::size_t N>
std::optional<Value> value_of(const Name<Value> (&table)[N], std::string_view name) {
    for (const auto& entry : table)
        if (entry.name == name)
            return entry.value;
    return {};
}

} // namespace

std::string to_text(PageStatus status) {
    return name_of(statuses, status);
}

std::string to_text(MarkState state) {
    return name_of(states, state);
}

std::string to_text(DoubtKind kind) {
    return name_of(doubts, kind);
}

std::optional<PageStatus> parse_page_status(std::string_view name) {
    return value_of(statuses, name);
}

std::optional<MarkState> parse_mark_state(std::string_view name) {
    return value_of(states, name);
}

std::optional<DoubtKind> parse_doubt_kind(std::string_view name) {
    return value_of(doubts, name);
}

} // namespace tycktill::reading
