#include "forms/definition/reader.h"

#include "shared/base/edit_distance.h"
#include "shared/base/text.h"

#include <algorithm>
#include <cmath>

namespace tycktill::forms {
namespace {

std::string quoted(const std::string& word) {
    return "'" + word + "'";
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + quoted(words[i]);
    return text;
}

std::optional<std::string> nearest(const std::string& word, const std::set<std::string>& words) {
    std::optional<std::string> best;
    std::size_t least = 3;
    for (const auto& candidate : words) {
        if (const auto far = edit_distance(word, candidate); far < least) {
            least = far;
            best = candidate;
        }
    }
    return best;
}

bool is_id(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

bool is_language(const std::string& tag) {
    const auto letters = tag.substr(0, tag.find('@'));
    const bool lower =
        std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const auto mode = tag.substr(letters.size());
    return lower && (letters.size() == 2 || letters.size() == 3) &&
           (mode.empty() || mode == "@lattlast");
}

/// Hundredths of a millimetre, when the number is a length on a page.
std::optional<Mm> length_of_value(const TomlValue& value) {
    double mm = -1;
    if (const auto* whole = value.number())
        mm = static_cast<double>(*whole);
    else if (const auto* real = std::get_if<double>(&value.value))
        mm = *real;
    if (!(mm >= 0 && mm <= 420))
        return std::nullopt;
    return Mm{static_cast<int>(std::lround(mm * 100))};
}

} // namespace

Reader::Reader(const TomlValue& table, FileFaults& faults, std::string what)
    : value_(table), faults_(faults), what_(std::move(what)) {}

void Reader::fault(TomlPlace place, std::string what, std::string write) {
    faults_.add(place, std::move(what), std::move(write));
}

TomlPlace Reader::place_of(const char* key) const {
    const TomlValue* value = value_.find(key);
    return value ? value->place : value_.place;
}

const TomlValue* Reader::take(const char* key, Need need) {
    known_.insert(key);
    const TomlValue* value = value_.find(key);
    if (!value && need == Need::Must)
        fault(value_.place, what_ + " has no " + quoted(key), "write " + std::string(key) + " = …");
    return value;
}

void Reader::wrong_type(const TomlValue& value, const char* key, const char* write) {
    fault(value.place, quoted(key) + " has the wrong type", std::string("write ") + write);
}

void Reader::not_one_of(const TomlValue& value, const char* key,
                        const std::vector<std::string>& words) {
    const std::string said = value.text() ? quoted(*value.text()) : "its value";
    fault(value.place, quoted(key) + " cannot be " + said, "write " + joined(words));
}

std::string Reader::text(const char* key, Need need) {
    const TomlValue* value = take(key, need);
    if (!value)
        return "";
    if (!value->text()) {
        wrong_type(*value, key, "a text in quotation marks");
        return "";
    }
    if (need == Need::Must && trimmed(*value->text()).empty())
        fault(value->place, quoted(key) + " is empty", "write its text");
    return *value->text();
}

std::string Reader::id(const char* key) {
    const std::string text = this->text(key);
    if (const TomlValue* value = value_.find(key); value && value->text() && !is_id(text))
        fault(value->place, quoted(text) + " is not an id",
              "write lower case letters a–z, digits, '-' and '_'");
    return text;
}

int Reader::number(const char* key, int least, int most, std::optional<int> otherwise) {
    const TomlValue* value = take(key, otherwise ? Need::May : Need::Must);
    if (!value)
        return otherwise.value_or(least);
    const std::string range = std::to_string(least) + " to " + std::to_string(most);
    if (!value->number()) {
        wrong_type(*value, key, ("a whole number, " + range).c_str());
        return otherwise.value_or(least);
    }
    if (*value->number() < least || *value->number() > most) {
        fault(value->place, quoted(key) + " cannot be " + std::to_string(*value->number()),
              "write " + range);
        return otherwise.value_or(least);
    }
    return static_cast<int>(*value->number());
}

bool Reader::truth(const char* key, bool otherwise) {
    const TomlValue* value = take(key, Need::May);
    if (!value)
        return otherwise;
    if (!value->truth())
        wrong_type(*value, key, "true or false");
    return value->truth() ? *value->truth() : otherwise;
}

std::optional<Mm> Reader::length(const char* key) {
    const TomlValue* value = take(key, Need::May);
    if (!value)
        return std::nullopt;
    const auto length = length_of_value(*value);
    if (!length)
        wrong_type(*value, key, "millimetres from 0 to 420, as 58.5");
    return length;
}

std::vector<Mm> Reader::lengths(const char* key) {
    std::vector<Mm> all;
    for (const auto& value : list(key)) {
        if (const auto length = length_of_value(value))
            all.push_back(*length);
        else
            wrong_type(value, key, "millimetres from 0 to 420, as [81, 123, 165]");
    }
    return all;
}

unsigned Reader::colour(const char* key, unsigned otherwise) {
    const TomlValue* value = take(key, Need::May);
    if (!value)
        return otherwise;
    const std::string* text = value->text();
    const bool right = text && text->size() == 7 && text->front() == '#' &&
                       text->find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
    if (!right) {
        wrong_type(*value, key, "a colour as \"#17492F\"");
        return otherwise;
    }
    return static_cast<unsigned>(std::stoul(text->substr(1), nullptr, 16));
}

Words words_of(const TomlValue& value, FileFaults& faults, const std::string& key,
               const std::vector<std::string>& languages) {
    Words words;
    if (const auto* text = value.text())
        words.by_language["sv"] = *text;
    if (!value.text() && !value.table())
        faults.add(value.place, quoted(key) + " has the wrong type",
                   "write a text, or one text for each language: { sv = \"…\", en = \"…\" }");
    for (const auto& [tag, text] : value.table() ? *value.table() : TomlValue::Table{}) {
        if (!is_language(tag))
            faults.add(text.key, quoted(tag) + " is not a language",
                       "write a tag as sv, \"sv@lattlast\", en or fi");
        else if (!text.text())
            faults.add(text.place, quoted(key) + " has the wrong type in " + quoted(tag),
                       "write a text in quotation marks");
        else
            words.by_language[tag] = *text.text();
    }
    for (const auto& [tag, text] : words.by_language) {
        if (trimmed(text).empty() || !is_utf8(text))
            faults.add(value.place, quoted(key) + " is empty in " + quoted(tag), "write its text");
    }
    for (const auto& language : languages) {
        if ((value.text() || value.table()) && !words.by_language.count(language))
            faults.add(value.place, quoted(key) + " is not translated to " + quoted(language),
                       "write " + key + "." + language + " = \"…\"");
    }
    return words;
}

Words Reader::words(const char* key, Need need, const std::vector<std::string>& languages) {
    const TomlValue* value = take(key, need);
    return value ? words_of(*value, faults_, key, languages) : Words{};
}

const TomlValue::Array& Reader::list(const char* key, Need need, const char* write) {
    static const TomlValue::Array none;
    const TomlValue* value = take(key, need);
    if (!value)
        return none;
    if (!value->array()) {
        wrong_type(*value, key, write);
        return none;
    }
    return *value->array();
}

std::vector<std::string> Reader::texts(const char* key, Need need) {
    std::vector<std::string> all;
    for (const auto& value : list(key, need)) {
        if (value.text())
            all.push_back(*value.text());
        else
            wrong_type(value, key, "texts in quotation marks");
    }
    return all;
}

const TomlValue* Reader::table(const char* key, Need need) {
    const TomlValue* value = take(key, need);
    if (value && !value->table()) {
        wrong_type(*value, key, ("a table, [" + std::string(key) + "]").c_str());
        return nullptr;
    }
    return value;
}

std::vector<const TomlValue*> Reader::tables(const char* key, Need need) {
    const std::string write = "tables, each under [[" + std::string(key) + "]]";
    std::vector<const TomlValue*> all;
    for (const auto& value : list(key, need, write.c_str())) {
        if (value.table())
            all.push_back(&value);
        else
            wrong_type(value, key, write.c_str());
    }
    return all;
}

void Reader::finish() {
    if (!value_.table())
        return;
    for (const auto& [key, value] : *value_.table()) {
        if (known_.count(key))
            continue;
        const auto meant = nearest(key, known_);
        fault(value.key, "unknown key " + quoted(key) + " in " + what_,
              meant ? "write " + quoted(*meant)
                    : "remove it, or write one of " + joined({known_.begin(), known_.end()}));
    }
}

} // namespace tycktill::forms
