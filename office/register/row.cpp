#include "office/register/row.h"

#include "shared/record/submission.h"

#include <algorithm>

namespace tycktill::registry {

using tycktill::record::random_submission_id;
using tycktill::record::SubmissionId;

namespace {

void replace_mark(std::string& text, const std::string& mark, const std::string& value) {
    if (const auto at = text.find(mark); at != std::string::npos)
        text.replace(at, mark.size(), value);
}

/// A unit's name begins with a small letter inside a line: "Klagomål – hemtjänsten". A name with another capital in it
/// is a proper one and stays: "Frösön".
std::string inside_a_line(const std::string& name) {
    static constexpr std::pair<const char*, const char*> letters[] = {
        {"Å", "å"}, {"Ä", "ä"}, {"Ö", "ö"}};
    if (name.find(' ') != std::string::npos || name.empty())
        return name;
    for (const auto& [large, small] : letters) {
        if (name.starts_with(large))
            return small + name.substr(2);
    }
    std::string text = name;
    if (text[0] >= 'A' && text[0] <= 'Z' && (text.size() < 2 || text[1] >= 'a'))
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

} // namespace

std::string written_number(const std::string& form, const std::string& series, const Row& row,
                           int document) {
    std::string text = form;
    replace_mark(text, "{serie}", series);
    replace_mark(text, "{år}", std::to_string(row.year));
    replace_mark(text, "{nr}", std::to_string(row.number));
    return document > 1 ? text + "-" + std::to_string(document) : text;
}

std::string neutral_line(const std::string& type_label, const std::string& unit_name) {
    const std::string type = type_label.empty() ? unopened_line : type_label;
    return unit_name.empty() ? type : type + " – " + inside_a_line(unit_name);
}

std::vector<Incoming> in_random_order(std::vector<Incoming> delivery) {
    std::vector<std::pair<record::SubmissionId, Incoming>> drawn;
    for (Incoming& one : delivery)
        drawn.emplace_back(record::random_submission_id(), std::move(one));
    std::sort(drawn.begin(), drawn.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    delivery.clear();
    for (auto& [key, one] : drawn)
        delivery.push_back(std::move(one));
    return delivery;
}

} // namespace tycktill::registry
