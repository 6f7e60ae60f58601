#include "shared/record/answers.h"

#include <algorithm>

namespace tycktill::record {

void Answers::set(const std::string& field, const std::string& text) {
    set(field, text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text});
}

void Answers::set(const std::string& field, std::vector<std::string> values) {
    if (values.empty())
        values_.erase(field);
    else
        values_[field] = std::move(values);
}

void Answers::remove(const std::string& field) {
    values_.erase(field);
}

void Answers::clear() {
    values_.clear();
}

bool Answers::has(const std::string& field) const {
    return values_.count(field) != 0;
}

std::string Answers::text(const std::string& field) const {
    const auto found = values_.find(field);
    return found == values_.end() ? "" : found->second.front();
}

std::vector<std::string> Answers::values(const std::string& field) const {
    const auto found = values_.find(field);
    return found == values_.end() ? std::vector<std::string>{} : found->second;
}

bool Answers::chosen(const std::string& field, std::string_view choice) const {
    const auto found = values_.find(field);
    return found != values_.end() &&
           std::find(found->second.begin(), found->second.end(), choice) != found->second.end();
}

} // namespace tycktill::record
