#pragma once
/// What a municipality owes its board: how many, of what kind, about what and how soon they were
/// answered. Counts only; nothing that anybody wrote.
#include "office/reading/opening.h"

namespace tycktill::office {

struct ReportWish {
    std::string municipality; ///< id
    Day from{}, to{};         ///< days of arrival, both included
};

struct ReportRow {
    std::string
        group; ///< "total", "type", "unit", "channel", "dimension", "from", "anonymous", "replied"
    std::string value; ///< id
    std::string label; ///< Swedish
    std::int64_t count = 0;
};

struct Report {
    std::vector<ReportRow> rows;
    /// Whole days from arrival to the first reply, the middle one; none when nothing was answered.
    std::optional<int> median_days_to_reply;
    std::int64_t late = 0;          ///< answered or still waiting after the due day
    std::int64_t by_office_day = 0; ///< counted by the day of receipt: its own day cannot be
    std::int64_t unopened = 0;      ///< could not be opened (purged, or sealed to another key)
};

Result<Report> make_report(Archive& archive, const KeyRing& key, const forms::Catalogue& catalogue,
                           const ReportWish& wish, Day today);

std::string report_csv(const Report& report);

} // namespace tycktill::office
