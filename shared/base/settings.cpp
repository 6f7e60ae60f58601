#include "shared/base/settings.h"

#include "shared/base/files.h"
#include "shared/base/toml.h"

#include <functional>
#include <vector>

namespace tycktill::base {
namespace {

struct Range {
    int least;
    int most;
};

/// One key of the file: its full name and what a value does to the settings. The text is what is
/// wrong with the value, or "".
struct Key {
    std::string name; ///< "office.listen"; a key that is only refused is not offered
    std::function<std::string(StationSettings&, const TomlValue&)> take;
    bool offered = true;
};

Key text_key(std::string name, std::string StationSettings::*member) {
    return {std::move(name), [member](StationSettings& settings, const TomlValue& value) {
                if (!value.text())
                    return std::string("write a text in quotation marks");
                settings.*member = *value.text();
                return std::string();
            }};
}

Key refused_key(std::string name, std::string why) {
    return {std::move(name),
            [why = std::move(why)](StationSettings&, const TomlValue&) { return why; }, false};
}

Key number_key(std::string name, int StationSettings::*member, Range range) {
    return {std::move(name), [member, range](StationSettings& settings, const TomlValue& value) {
                const std::int64_t* number = value.number();
                if (!number || *number < range.least || *number > range.most)
                    return "write a whole number from " + std::to_string(range.least) + " to " +
                           std::to_string(range.most);
                settings.*member = static_cast<int>(*number);
                return std::string();
            }};
}

Key truth_key(std::string name, bool StationSettings::*member) {
    return {std::move(name), [member](StationSettings& settings, const TomlValue& value) {
                if (!value.truth())
                    return std::string("write true or false");
                settings.*member = *value.truth();
                return std::string();
            }};
}

const std::vector<Key>& known_keys() {
    using S = StationSettings;
    static const std::vector<Key> keys = {
        text_key("municipality", &S::municipality),
        text_key("unit", &S::unit),
        text_key("language", &S::language),
        text_key("panel", &S::panel),
        truth_key("fullscreen", &S::fullscreen),
        number_key("release_minutes", &S::release_minutes, {0, 24 * 60}),
        text_key("kiosk.printer", &S::kiosk_printer),
        refused_key("kiosk.staff_pin", "a PIN is not kept in plain text; take the line out and run "
                                       "tycktill-kiosk set-pin"),
        text_key("kiosk.languages", &S::kiosk_languages),
        text_key("voice.command", &S::voice_command),
        text_key("voice.player", &S::voice_player),
        text_key("voice.languages", &S::voice_languages),
        text_key("voice.headset", &S::voice_headset),
        number_key("store.limit_mib", &S::store_limit_mib, {16, 1 << 20}),
        number_key("store.ballast_mib", &S::store_ballast_mib, {1, 1024}),
        text_key("scan.device", &S::scan_device),
        text_key("scan.watch", &S::scan_watch),
        number_key("scan.keep_days", &S::scan_keep_days, {0, 365}),
        number_key("scan.limit_gib", &S::scan_limit_gib, {1, 1 << 10}),
        number_key("desk.lock_minutes", &S::desk_lock_minutes, {0, 24 * 60}),
        number_key("desk.second_look_percent", &S::desk_second_look_percent, {0, 100}),
        text_key("office.store", &S::office_store),
        text_key("office.listen", &S::office_listen),
        text_key("office.desk_listen", &S::office_desk_listen),
    };
    return keys;
}

std::string names_in(const std::string& table) {
    std::string names;
    for (const Key& key : known_keys()) {
        if (!key.offered || key.name.rfind(table, 0) != 0)
            continue;
        const std::string name = key.name.substr(table.size());
        if (!table.empty() || name.find('.') == std::string::npos)
            names += (names.empty() ? "" : ", ") + name;
    }
    return names;
}

bool is_table_name(const std::string& name) {
    return !names_in(name + ".").empty();
}

class Reader {
public:
    explicit Reader(const std::string& file) : file_(file) {}

    Result<StationSettings> read(const TomlValue& document) {
        TRY(read_table("", *document.table()));
        return std::move(settings_);
    }

private:
    tl::unexpected<Error> fault(const TomlPlace& place, const std::string& what) const {
        return fail(file_ + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) +
                    ": " + what);
    }

    Result<void> read_table(const std::string& prefix, const TomlValue::Table& table) {
        for (const auto& [name, value] : table) {
            if (prefix.empty() && value.table() && is_table_name(name))
                TRY(read_table(name + ".", *value.table()));
            else
                TRY(read_value(prefix, name, value));
        }
        return {};
    }

    Result<void> read_value(const std::string& prefix, const std::string& name,
                            const TomlValue& value) {
        for (const Key& key : known_keys()) {
            if (key.name != prefix + name)
                continue;
            const std::string wrong = key.take(settings_, value);
            return wrong.empty() ? Result<void>{}
                                 : fault(value.place, "'" + key.name + "': " + wrong);
        }
        return fault(value.place,
                     "unknown key '" + prefix + name + "'; write one of: " + names_in(prefix) +
                         (prefix.empty() ? ", [kiosk], [voice], [store], [scan], [office]" : ""));
    }

    const std::string& file_;
    StationSettings settings_;
};

} // namespace

Result<StationSettings> parse_settings(std::string_view text, const std::string& name) {
    const TomlValue document = TRY(parse_toml(text, name));
    return Reader(name).read(document);
}

Result<StationSettings> load_settings(const std::filesystem::path& file) {
    std::error_code trouble;
    if (!std::filesystem::exists(file, trouble) && !trouble)
        return StationSettings{};
    const std::string text = TRY(read_text(file, 1 << 20));
    return parse_settings(text, file.string());
}

Result<StationSettings> load_settings(const std::filesystem::path& data,
                                      const std::filesystem::path& named) {
    return load_settings(named.empty() ? data / "station.toml" : named);
}

} // namespace tycktill::base
