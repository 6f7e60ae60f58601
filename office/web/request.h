#pragma once
/// What a browser asked, taken apart once and bounded: values of the address and of the form, cookies.
#include "shared/base/bytes.h"
#include "shared/wire/http.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tycktill::web {

/// Names may come several times (ticks of a list). What is malformed, or not UTF-8, is left out.
class Values {
public:
    static constexpr std::size_t most = 300; ///< values; what comes after them is not read

    Values() = default;
    explicit Values(std::string_view encoded);

    bool has(const std::string& name) const { return values_.count(name) > 0; }
    /// The first, without white space at its ends and with plain line breaks; "" when there is none.
    std::string text(const std::string& name) const;
    std::vector<std::string> all(const std::string& name) const;
    /// A whole number from 0; nothing for everything else.
    std::optional<int> number(const std::string& name) const;
    void set(const std::string& name, std::string value) { values_[name] = {std::move(value)}; }
    /// One more of that name; what isn't UTF-8 is left out.
    void add(const std::string& name, std::string value);
    void remove(const std::string& name) { values_.erase(name); }
    const std::map<std::string, std::vector<std::string>>& everything() const { return values_; }
    bool empty() const { return values_.empty(); }

private:
    std::map<std::string, std::vector<std::string>> values_;
};

/// A file that came with a form.
struct Upload {
    std::string field;
    std::string
        ending; ///< of the name that it had, ".eml"; the rest of a name may tell of somebody
    Bytes bytes;
};
/// A form with files (RFC 7578).
struct FormData {
    Values values;
    std::vector<Upload> files; ///< those that hold something
};
bool is_form_data(const std::string& content_type);
/// Nothing for what isn't well formed. At most Values::most parts are read.
std::optional<FormData> parse_form_data(const std::string& content_type, BytesView body);

/// "?a=1&b=%C3%A5", or "" for no value.
std::string written_query(const Values& values);
std::string percent_encoded(std::string_view text);
/// The cookie's value, or "".
std::string cookie_named(const wire::HttpRequest& request, std::string_view name);
/// Equal without telling by its time how much was right.
bool same_secret(std::string_view left, std::string_view right);
/// A path of ours to go on to; whatever could lead elsewhere becomes "/".
std::string place_here(const std::string& wish);

} // namespace tycktill::web
