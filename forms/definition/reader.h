#pragma once
/// A reader takes the members of one TOML table and notes every fault it meets instead of stopping at
/// the first, so that who writes a municipality's file sees all that is wrong at once.
#include "forms/definition/file_fault.h"
#include "forms/definition/form.h"
#include "shared/base/toml.h"

#include <set>

namespace tycktill::forms {

enum class Need { Must, May };

/// One word of a file and the value it stands for: {"one_choice", FieldKind::OneChoice}.
template <typename T>
struct Name {
    const char* word;
    T value;
};

class Reader {
public:
    /// `what` names the table in faults: "[[form.field]]".
    Reader(const TomlValue& table, FileFaults& faults, std::string what);

    std::string text(const char* key, Need need = Need::Must);
    /// Lower case letters, digits, '-' and '_'.
    std::string id(const char* key = "id");
    int number(const char* key, int least, int most, std::optional<int> otherwise = {});
    bool truth(const char* key, bool otherwise);
    std::optional<Mm> length(const char* key);
    std::vector<Mm> lengths(const char* key);
    /// "#RRGGBB"
    unsigned colour(const char* key, unsigned otherwise);
    /// One text, which is Swedish, or a table of texts by language. `languages` are those it must be in.
    Words words(const char* key, Need need, const std::vector<std::string>& languages = {"sv"});
    std::vector<std::string> texts(const char* key, Need need = Need::May);
    /// The same with the place of each, for names that must exist elsewhere.
    const TomlValue::Array& list(const char* key, Need need = Need::May,
                                 const char* write = "a list in brackets, [ … ]");
    /// nullptr when there is none.
    const TomlValue* table(const char* key, Need need = Need::May);
    /// The tables of an array of tables.
    std::vector<const TomlValue*> tables(const char* key, Need need = Need::May);

    template <typename T, std::size_t N>
    T one_of(const char* key, const Name<T> (&names)[N], std::optional<T> otherwise = {});

    bool has(const char* key) const { return value_.find(key) != nullptr; }
    TomlPlace place_of(const char* key) const;
    TomlPlace place() const { return value_.place; }
    void fault(TomlPlace place, std::string what, std::string write);
    /// Notes every key that nobody asked for.
    void finish();

private:
    const TomlValue* take(const char* key, Need need);
    void wrong_type(const TomlValue& value, const char* key, const char* write);
    void not_one_of(const TomlValue& value, const char* key, const std::vector<std::string>& words);

    const TomlValue& value_;
    FileFaults& faults_;
    std::string what_;
    std::set<std::string> known_;
};

/// Words of one value; used for members of arrays too.
Words words_of(const TomlValue& value, FileFaults& faults, const std::string& key,
               const std::vector<std::string>& languages);

template <typename T, std::size_t N>
T Reader::one_of(const char* key, const Name<T> (&names)[N], std::optional<T> otherwise) {
    const TomlValue* value = take(key, otherwise ? Need::May : Need::Must);
    if (!value)
        return otherwise.value_or(names[0].value);
    std::vector<std::string> words;
    for (const auto& name : names) {
        if (value->text() && *value->text() == name.word)
            return name.value;
        words.emplace_back(name.word);
    }
    not_one_of(*value, key, words);
    return names[0].value;
}

} // namespace tycktill::forms
