#pragma once
/// Every page there is, in one table: method, path, the right that it asks for, and where that right must hold. A page
/// that is not in the table does not exist; one that is in it is never reached without its right.
#include "office/web/site.h"
#include "office/web/visit.h"

namespace tycktill::web {

using Page = wire::HttpResponse (*)(Site&, Visit&);

/// Where the right must hold.
enum class Where {
    Anyone,     ///< nobody need be known: the log-in
    SomebodyIn, ///< whoever is logged in
    Somewhere,  ///< has the right at some place; the page shows what it reaches
    Everything, ///< has the right for the whole municipality
    TheMatter,  ///< the first star of the path is a matter, and the right holds for it
};

/// What of a request is written into the log before its answer goes out; an act in a matter is logged where it is done.
enum class Logged {
    ByPlace, ///< a matter that was shown, a search, or a list
    Itself,  ///< the page writes its own entry
    Nothing, ///< shows nothing of anybody
};

struct Route {
    const char* method; ///< "GET" or "POST"
    const char* path;   ///< "/arende/*/sida/*"; a star is one part
    Where where = Where::SomebodyIn;
    matters::Act act = matters::Act::SeeMatter;
    Page page = nullptr;
    Logged logged = Logged::ByPlace;
};

const std::vector<Route>& routes();

/// The parts that stand in the stars, or nothing when the path is another.
std::optional<std::vector<std::string>> stars_of(std::string_view pattern, std::string_view path);

} // namespace tycktill::web
