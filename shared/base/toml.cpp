#include "shared/base/toml.h"

#include <sstream>
#include <toml++/toml.h>

namespace tycktill::base {
namespace {

TomlPlace place_of(const toml::source_region& source) {
    const auto begin = source.begin;
    return {static_cast<int>(begin.line), static_cast<int>(begin.column)};
}

TomlValue convert(const toml::node& node);

TomlValue::Table convert_table(const toml::table& table) {
    TomlValue::Table result;
    for (const auto& [key, node] : table) {
        TomlValue& member = result[std::string(key.str())] = convert(node);
        member.key = place_of(key.source());
    }
    return result;
}

TomlValue convert(const toml::node& node) {
    TomlValue result;
    result.place = place_of(node.source());
    if (const auto* table = node.as_table()) {
        result.value = convert_table(*table);
    } else if (const auto* array = node.as_array()) {
        TomlValue::Array values;
        for (const auto& member : *array)
            values.push_back(convert(member));
        result.value = std::move(values);
    } else if (const auto* text = node.as_string()) {
        result.value = text->get();
    } else if (const auto* number = node.as_integer()) {
        result.value = number->get();
    } else if (const auto* real = node.as_floating_point()) {
        result.value = real->get();
    } else if (const auto* truth = node.as_boolean()) {
        result.value = truth->get();
    } else {
        std::ostringstream date;
        if (const auto* day = node.as_date())
            date << day->get();
        else if (const auto* time = node.as_time())
            date << time->get();
        else if (const auto* moment = node.as_date_time())
            date << moment->get();
        result.value = date.str();
    }
    return result;
}

} // namespace

const TomlValue* TomlValue::find(std::string_view name) const {
    const Table* members = table();
    if (!members)
        return nullptr;
    const auto found = members->find(std::string(name));
    return found == members->end() ? nullptr : &found->second;
}

Result<TomlValue> parse_toml(std::string_view text, const std::string& name) {
    try {
        const toml::table table = toml::parse(text, name);
        return TomlValue{convert_table(table), {1, 1}, {1, 1}};
    } catch (const toml::parse_error& error) {
        const auto begin = error.source().begin;
        return fail(name + ":" + std::to_string(begin.line) + ":" + std::to_string(begin.column) +
                    ": " + std::string(error.description()));
    }
}

} // namespace tycktill::base
