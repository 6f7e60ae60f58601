#pragma once
/// Answers are what a person said, whether by touch, on paper or through staff. This is the hinge:
/// below it nothing knows where an answer came from.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::record {

/// The values of each answered field, by the field's id. A choice field holds the ids of its chosen
/// choices in the form's order; every other field holds one text (a day is "YYYY-MM-DD"). A field that
/// was not answered is not in the map; no value is ever empty.
class Answers {
public:
    /// An empty text or list removes the answer.
    void set(const std::string& field, const std::string& text);
    void set(const std::string& field, std::vector<std::string> values);
    void remove(const std::string& field);
    void clear();

    bool has(const std::string& field) const;
    /// The one text, or "" when there is none.
    std::string text(const std::string& field) const;
    /// The values, or none.
    std::vector<std::string> values(const std::string& field) const;
    bool chosen(const std::string& field, std::string_view choice) const;

    const std::map<std::string, std::vector<std::string>>& all() const { return values_; }
    bool empty() const { return values_.empty(); }
    friend bool operator==(const Answers&, const Answers&) = default;

private:
    std::map<std::string, std::vector<std::string>> values_;
};

} // namespace tycktill::record
