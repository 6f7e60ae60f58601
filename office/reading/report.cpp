#include "office/reading/report.h"

#include <algorithm>
#include <map>

namespace tycktill::office {
namespace {

using Key = std::pair<std::string, std::string>; // group, value

struct Counts {
    std::map<Key, std::int64_t> counts;
    std::map<Key, std::string> labels;
    std::vector<int> days_to_reply;
    std::int64_t total = 0, late = 0, unopened = 0, by_office_day = 0;

    void add(const std::string& group, const std::string& value, const std::string& label) {
        ++counts[{group, value}];
        labels[{group, value}] = label;
    }
};

/// The report's groups that are answers to a question with a role.
const std::vector<std::pair<forms::FieldRole, std::string>> role_groups = {
    {forms::FieldRole::Type, "type"},
    {forms::FieldRole::Dimension, "dimension"},
    {forms::FieldRole::From, "from"},
};

void count_answers(Counts& counts, const record::Submission& submission, const Told& told,
                   const forms::Form* form) {
    for (const auto& [role, group] : role_groups) {
        const forms::Field* field = form ? form->with_role(role) : nullptr;
        for (const auto& answer : told.matter)
            for (std::size_t i = 0; field && answer.field == field->id && i < answer.values.size();
                 ++i)
                counts.add(group, answer.values[i], answer.words[i]);
    }
    const std::string unit = submission.unit.empty() ? "–" : submission.unit;
    counts.add("unit", unit, unit);
    counts.add("channel", to_text(submission.channel), channel_words(submission.channel));
    counts.add("anonymous", submission.anonymous ? "yes" : "no",
               submission.anonymous ? "Anonyma" : "Med kontaktuppgifter");
}

Result<void> count_replies(Counts& counts, Archive& archive, const record::Submission& submission,
                           const Told& told, Day today) {
    const auto replies = TRY(archive.replies(submission.id));
    counts.add("replied", replies.empty() ? "no" : "yes",
               replies.empty() ? "Inte besvarade" : "Besvarade");
    const Day answered = replies.empty() ? today : replies.front().day;
    if (!replies.empty())
        counts.days_to_reply.push_back(static_cast<int>((answered - submission.arrived).count()));
    if (told.due && answered > *told.due && wants_reply(submission))
        ++counts.late;
    return {};
}

std::optional<int> median(std::vector<int> values) {
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// A field that a spreadsheet takes as text: quoted, and never a formula.
std::string csv_field(const std::string& text) {
    std::string field = "\"";
    if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos)
        field += '\'';
    for (const char c : text)
        field += c == '"' ? "\"\"" : std::string(1, c);
    return field + '"';
}

} // namespace

Result<Report> make_report(Archive& archive, const KeyRing& key, const forms::Catalogue& catalogue,
                           const ReportWish& wish, Day today) {
    Counts counts;
    for (const auto& row : TRY(archive.envelopes())) {
        // What arrived at the office before the period was handed in before it too.
        if (!row.arrived || *row.arrived < wish.from)
            continue;
        auto submission = open_without_contact(archive, row.id, key);
        if (!submission) {
            ++counts.unopened;
            continue;
        }
        const bool impossible = !is_possible_arrival(submission->arrived, *row.arrived);
        if (impossible)
            submission->arrived = *row.arrived;
        if (submission->municipality != wish.municipality || submission->arrived < wish.from ||
            submission->arrived > wish.to)
            continue;
        ++counts.total;
        counts.by_office_day += impossible ? 1 : 0;
        const Told told = tell(*submission, &catalogue);
        count_answers(counts, *submission, told, catalogue.form(submission->form));
        TRY(count_replies(counts, archive, *submission, told, today));
    }
    Report report;
    report.rows.push_back({"total", "", "Totalt", counts.total});
    for (const auto& [place, count] : counts.counts)
        report.rows.push_back({place.first, place.second, counts.labels[place], count});
    report.median_days_to_reply = median(counts.days_to_reply);
    report.late = counts.late;
    report.unopened = counts.unopened;
    report.by_office_day = counts.by_office_day;
    return report;
}

std::string report_csv(const Report& report) {
    std::string csv = "\xEF\xBB\xBF" // says UTF-8 to a spreadsheet; Swedish ones part by semicolons
                      "Grupp;Värde;Benämning;Antal\r\n";
    const auto row = [&csv](const std::string& group, const std::string& value,
                            const std::string& label, std::int64_t count) {
        csv += csv_field(group) + ";" + csv_field(value) + ";" + csv_field(label) + ";" +
               std::to_string(count) + "\r\n";
    };
    for (const auto& each : report.rows)
        row(each.group, each.value, each.label, each.count);
    if (report.median_days_to_reply)
        row("days-to-reply", "median", "Dagar till svar (median)", *report.median_days_to_reply);
    row("late", "", "Efter utlovad tid", report.late);
    row("office-day", "", "Räknade på kontorets dag, för stationens klocka gick fel",
        report.by_office_day);
    return csv;
}

} // namespace tycktill::office
