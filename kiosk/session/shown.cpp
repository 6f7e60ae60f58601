// How much of a page is shown at once, where it does not all fit. Of session.h.
#include "kiosk/session/session.h"

#include <algorithm>

namespace tycktill::kiosk {
namespace {

constexpr std::size_t most_lines = 4;

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// All the ways that the interview lets people choose among; none where there is no choice.
std::vector<std::string> all_ways(const Session& session) {
    for (const InterviewStep& step : session.steps)
        if (step.kind == StepKind::Ways)
            return step.fields;
    return {};
}

} // namespace

std::size_t& part(Session& session) {
    return session.overlay == Overlay::None ? session.part : session.overlay_part;
}

std::size_t part(const Session& session) {
    return session.overlay == Overlay::None ? session.part : session.overlay_part;
}

std::vector<std::string> asked_lines(const Session& session) {
    const auto& fields = current(session).fields;
    const auto ways = all_ways(session);
    const auto is_wanted = [&](const std::string& way) {
        return holds(session.ways, way) || session.answers.has(way);
    };
    const bool chosen = std::any_of(ways.begin(), ways.end(), is_wanted);
    std::vector<std::string> lines;
    for (const std::string& field : fields)
        if (!chosen || !holds(ways, field) || is_wanted(field))
            lines.push_back(field);
    return lines;
}

std::vector<std::string> shown_lines(const Session& session) {
    const auto lines = asked_lines(session);
    const auto active = std::find(lines.begin(), lines.end(), session.active);
    const auto at = active == lines.end() ? 0 : static_cast<std::size_t>(active - lines.begin());
    const std::size_t first = at / most_lines * most_lines;
    const std::size_t end = std::min(first + most_lines, lines.size());
    return {lines.begin() + static_cast<std::ptrdiff_t>(first),
            lines.begin() + static_cast<std::ptrdiff_t>(end)};
}

std::vector<std::string> further_ways(const Session& session) {
    const auto lines = asked_lines(session);
    std::vector<std::string> further;
    for (const std::string& way : all_ways(session))
        if (!holds(lines, way))
            further.push_back(way);
    return further;
}

} // namespace tycktill::kiosk
