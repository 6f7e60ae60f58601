#include "office/web/logging.h"

#include "office/audit/searched.h"
#include "office/web/respond.h"

namespace tycktill::web {
namespace {

using audit::Act;

/// "sida/2" of "/arende/0123…/sida/2": which part of the matter was shown.
std::string part_of(const Visit& visit) {
    const std::string own = visit.matter_path() + "/";
    return visit.path.rfind(own, 0) == 0 ? visit.path.substr(own.size()) : "";
}

/// A way on, or an error of the program: nothing of anybody was shown.
bool shows_something(const wire::HttpResponse& response) {
    return response.status < 300 || response.status == 400 || response.status == 409;
}

Result<void> log_reading(Site& site, const Visit& visit, const Route& route) {
    if (route.where == Where::TheMatter)
        return log_it(site, visit, Act::ReadMatter, visit.row.matter, part_of(visit));
    if (visit.posts)
        return {}; // what it did is logged where it is done
    if (const std::string words = visit.query.text("sok"); !words.empty())
        return log_it(
            site, visit, Act::Search, "", route.path,
            audit::sealed_search(visit.person().id, words, visit.house->recipients.front()));
    const bool of_the_register = std::string_view(route.path).rfind("/register", 0) == 0;
    return log_it(site, visit, of_the_register ? Act::ReadRegister : Act::ReadList, "", route.path);
}

} // namespace

wire::HttpResponse logged(Site& site, const Visit& visit, const Route& route,
                          wire::HttpResponse response) {
    if (route.logged != Logged::ByPlace || !shows_something(response))
        return response;
    if (const auto kept = log_reading(site, visit, route); !kept)
        return trouble(site, visit, kept.error());
    return response;
}

} // namespace tycktill::web
