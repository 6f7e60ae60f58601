#pragma once
/// A TOML document as a tree of values that know where they stand, so that a fault can be named
/// `file:line:column`. This is the door to toml++; station.toml and the municipality files use it.
#include "shared/base/result.h"
#include "shared/base/room.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tycktill::base {

struct TomlPlace {
    int line = 0; ///< from 1
    int column = 0;
};

struct TomlValue {
    using Array = std::vector<TomlValue>;
    using Table = std::map<std::string, TomlValue>;
    /// A date in TOML becomes its text, "2026-11-22".
    std::variant<std::string, std::int64_t, double, bool, Array, Table> value;
    TomlPlace place;
    TomlPlace key; ///< of a table's member: where its key stands

    const std::string* text() const { return std::get_if<std::string>(&value); }
    const std::int64_t* number() const { return std::get_if<std::int64_t>(&value); }
    const bool* truth() const { return std::get_if<bool>(&value); }
    const Array* array() const { return std::get_if<Array>(&value); }
    const Table* table() const { return std::get_if<Table>(&value); }
    /// The member of a table, or nullptr when this is no table or has no such key.
    const TomlValue* find(std::string_view name) const;
};

/// `name` is how the file is called in the error: "FILE:LINE:COLUMN: what".
Result<TomlValue> parse_toml(std::string_view text, const std::string& name);

} // namespace tycktill::base
