#include "office/register/purge_list.h"

#include <nlohmann/json.hpp>

namespace tycktill::registry {
namespace {

using nlohmann::json;

std::string text_at(const json& document, const char* name) {
    const auto found = document.find(name);
    return found != document.end() && found->is_string() ? found->get<std::string>() : "";
}

Result<std::optional<Day>> day_at(const json& document, const char* name) {
    if (!document.contains(name))
        return std::optional<Day>{};
    return std::optional(TRY(parse_day(text_at(document, name))));
}

} // namespace

std::string written(const PurgeList& list) {
    json document{{"v", 1},
                  {"matters", list.matters},
                  {"proposed", iso(list.proposed)},
                  {"proposed-by", list.proposed_by}};
    if (list.approved)
        document["approved"] = iso(*list.approved), document["approved-by"] = list.approved_by;
    if (list.carried_out)
        document["carried-out"] = iso(*list.carried_out);
    return document.dump();
}

Result<PurgeList> read_purge_list(const std::string& id, int revision, const std::string& text) {
    json document = json::parse(text, nullptr, false);
    if (!document.is_object())
        document = json::object();
    const auto proposed = day_at(document, "proposed");
    if (document.value("v", 0) != 1 || !document.contains("matters") ||
        !document["matters"].is_array() || !proposed || !*proposed)
        return fail("the purge list " + id +
                    " cannot be read; restore the register from its "
                    "backup");
    PurgeList list{id, {}, **proposed, text_at(document, "proposed-by"), {}, "", {}, revision};
    for (const json& matter : document["matters"])
        if (matter.is_string())
            list.matters.push_back(matter.get<std::string>());
    list.approved = TRY(day_at(document, "approved"));
    list.approved_by = text_at(document, "approved-by");
    list.carried_out = TRY(day_at(document, "carried-out"));
    return list;
}

} // namespace tycktill::registry
