#include "office/web/site.h"

#include "office/people/log_in.h"
#include "office/web/acting.h"
#include "office/web/entrance.h"
#include "office/web/logging.h"
#include "office/web/respond.h"
#include "office/web/routes.h"
#include "office/web/uploads.h"

#include "shared/base/files.h"
#include "shared/base/text.h"

#include <algorithm>

namespace tycktill::web {
namespace {

/// A page is never larger than this on its way in: the longest letter, in percent signs, with room.
constexpr std::size_t largest_form = 256 * 1024;
constexpr std::size_t longest_path = 300;

struct Asset {
    const char* name;
    const char* folder; ///< below assets/
    const char* type;
};
constexpr Asset assets[] = {
    {"style.css", "office", "text/css; charset=utf-8"},
    {"icons.ttf", "office", "font/ttf"},
    {"chevron.svg", "office", "image/svg+xml"},
    {"chevron-dark.svg", "office", "image/svg+xml"},
    {"AtkinsonHyperlegibleNext-Regular.ttf", "fonts", "font/ttf"},
    {"AtkinsonHyperlegibleNext-SemiBold.ttf", "fonts", "font/ttf"},
    {"AtkinsonHyperlegibleNext-Bold.ttf", "fonts", "font/ttf"},
    {"AtkinsonHyperlegibleMono-SemiBold.ttf", "fonts", "font/ttf"},
};

std::string colour(unsigned rgb) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4)
        text += digits[(rgb >> shift) & 15];
    return text;
}

/// The municipalities' own colours, a class each: no page holds a style.
std::string colours_of(const std::vector<House>& houses) {
    std::string light, dark;
    for (const House& house : houses) {
        const std::string rule = ".k-" + house.town->id + "{--accent:";
        light += rule + colour(house.town->accent.accent) + "}\n";
        dark += rule + colour(house.town->accent.night_accent) + "}\n";
    }
    return light + "@media (prefers-color-scheme:dark){\n" + dark + "}\n";
}

std::string without_port(const std::string& host) {
    const auto colon = host.rfind(':');
    return host.substr(0, host.find(']') == std::string::npos ? colon : std::string::npos);
}

/// A page of another site that names us by another name must not reach us.
bool is_named_right(const wire::HttpRequest& request, const std::vector<std::string>& names) {
    const std::string name = lower_case(without_port(wire::header(request.headers, "host")));
    return name == "127.0.0.1" || name == "localhost" ||
           std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether a form comes from one of our own pages, as far as the browser tells. Pages that tell nobody where one comes
/// from make it say "null".
bool comes_from_here(const wire::HttpRequest& request) {
    const std::string site = wire::header(request.headers, "sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none")
        return false;
    const std::string origin = wire::header(request.headers, "origin");
    if (origin.empty() || origin == "null")
        return true;
    const auto at = origin.find("://");
    return at != std::string::npos &&
           origin.substr(at + 3) == wire::header(request.headers, "host");
}

void protect(wire::HttpResponse& response) {
    response.headers.emplace("cache-control", "no-store");
    response.headers["referrer-policy"] = "no-referrer";
    response.headers["x-content-type-options"] = "nosniff";
    response.headers["x-frame-options"] = "DENY";
    response.headers["cross-origin-opener-policy"] = "same-origin";
    response.headers["cross-origin-resource-policy"] = "same-origin";
    response.headers["permissions-policy"] = "camera=(), microphone=(), geolocation=()";
    response.headers["content-security-policy"] =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action "
        "'self'; frame-ancestors 'none'; base-uri 'none'";
}

/// The matter that the route names, opened for who may see it; false when it isn't there, or isn't theirs.
Result<bool> open_matter_of(Visit& visit, matters::Act act) {
    const auto id = record::parse_submission_id(visit.parts.front());
    if (!id || to_text(*id) != visit.parts.front())
        return false;
    const auto row = TRY(visit.house->kept->row(visit.parts.front()));
    if (!row || row->voided)
        return false;
    auto opened = TRY(
        registry::read_matter(*visit.house->kept, row->matter, office::keys_of(*visit.house->key)));
    if (!visit.may(act, opened.matter))
        return false;
    visit.row = *row;
    visit.opened = std::move(opened);
    return true;
}

/// The first route with this method and path, and the parts in its stars.
const Route* route_of(const std::string& method, const std::string& path,
                      std::vector<std::string>& parts) {
    for (const Route& route : routes())
        if (method == route.method)
            if (auto found = stars_of(route.path, path)) {
                parts = std::move(*found);
                return &route;
            }
    return nullptr;
}

/// Whose session it is, in whichever house.
Result<bool> recognise(const Site& site, Visit& visit) {
    if (visit.session.size() != 64)
        return false;
    for (const House& house : site.settings().houses) {
        auto account =
            TRY(people::who_is(*house.people, visit.session, {site.now(), site.today()}));
        if (!account)
            continue;
        visit.house = &house;
        visit.account = std::move(*account);
        visit.accounts = TRY(house.people->accounts());
        visit.persons = people::persons_of(visit.accounts);
        visit.proof = people::form_proof(visit.session);
        return true;
    }
    return false;
}

bool may_come(const Visit& visit, const Route& route) {
    if (route.where == Where::Everything)
        return matters::may(visit.person(), route.act, "", "", visit.workplace()).has_value();
    return route.where != Where::Somewhere || visit.may_somewhere(route.act);
}

/// A passphrase that was given is changed before anything else.
bool must_change_first(const Visit& visit, const Route& route) {
    return visit.account.credentials.must_change && std::string_view(route.path) != "/mitt" &&
           std::string_view(route.path) != "/mitt/losenord" &&
           std::string_view(route.path) != "/logga-ut";
}

} // namespace

std::optional<std::vector<std::string>> stars_of(std::string_view pattern, std::string_view path) {
    const auto wanted = split(pattern, '/'), given = split(path, '/');
    if (wanted.size() != given.size())
        return std::nullopt;
    std::vector<std::string> stars;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] == "*" && !given[i].empty())
            stars.push_back(given[i]);
        else if (wanted[i] != given[i])
            return std::nullopt;
    }
    return stars;
}

Site::Site(SiteSettings settings) : settings_(std::move(settings)), cases_(*settings_.clock) {}

wire::HttpResponse Site::answer(const wire::HttpRequest& request) {
    wire::HttpResponse response =
        !is_named_right(request, settings_.public_names)
            ? plain_page(nullptr, {"Inte här", "", "", {}, 403},
                         el("h1", "Inte här"_t) +
                             panel(p("Öppna sidan med den adress som du har fått."_t)))
            : route(request);
    protect(response);
    return response;
}

wire::HttpResponse Site::file(const std::string& name) const {
    if (name == "kommuner.css")
        return file_response("text/css; charset=utf-8", bytes_of(colours_of(settings_.houses)));
    for (const Asset& asset : assets)
        if (name == asset.name) {
            auto bytes = read_file(settings_.assets / asset.folder / asset.name);
            if (!bytes)
                break;
            wire::HttpResponse response = file_response(asset.type, std::move(*bytes));
            response.headers["cache-control"] = "private, max-age=3600";
            return response;
        }
    return wire::plain_response(404, "finns inte\n");
}

wire::HttpResponse Site::route(const wire::HttpRequest& request) {
    const std::string kind = wire::header(request.headers, "content-type");
    const bool with_files = request.path == "/nytt" && is_form_data(kind);
    if (request.body.size() > (with_files ? largest_upload : largest_form) ||
        request.query.size() > largest_form)
        return plain_page(
            nullptr, {"För mycket", "", "", {}, 413},
            el("h1", "Det var för mycket på en gång"_t) +
                panel(p("Korta texten eller dela den på två anteckningar. Gå tillbaka, så "
                        "finns det du skrev kvar."_t)));
    constexpr std::string_view style = "/stil/";
    if (request.path.rfind(style, 0) == 0)
        return request.method == "GET" ? file(request.path.substr(style.size()))
                                       : wire::plain_response(405, "\n");
    Visit visit;
    visit.path = request.path.substr(0, longest_path);
    visit.posts = request.method == "POST";
    visit.today = today();
    visit.query = Values(request.query);
    visit.session = cookie_named(request, session_cookie);
    if (visit.posts && with_files) {
        if (auto data = parse_form_data(kind, request.body)) {
            visit.form = std::move(data->values);
            visit.files = std::move(data->files);
        }
    } else if (visit.posts) {
        visit.form = Values(text_of(request.body));
    }
    if (!visit.posts && request.method != "GET")
        return wire::plain_response(405, "\n");
    const bool from_here = !visit.posts || comes_from_here(request);
    const Route* route = route_of(request.method, request.path, visit.parts);
    if (route && route->where == Where::Anyone)
        return from_here ? route->page(*this, visit) : another_site();
    const auto known = recognise(*this, visit);
    if (!known)
        return plain_page(nullptr, {"Det gick inte", "", "", {}, 500}, el("h1", "Det gick inte"_t));
    if (!*known)
        return from_here ? ask_to_log_in(*this, visit) : another_site();
    if (visit.posts && (!from_here || !same_secret(visit.form.text("bevis"), visit.proof)))
        return page(*this, visit, {"Inte härifrån", "", "", {}, 403}, not_from_here(visit));
    if (!route || !may_come(visit, *route)) {
        note(*this, visit, audit::Act::Refused, "", route ? route->path : "");
        return no_right(*this, visit);
    }
    if (must_change_first(visit, *route))
        return go_to("/mitt");
    if (route->where == Where::TheMatter) {
        const auto opened = open_matter_of(visit, route->act);
        if (!opened)
            return trouble(*this, visit, opened.error());
        if (!*opened) {
            note(*this, visit, audit::Act::Refused, "", route->path);
            return no_right(*this, visit);
        }
    }
    return logged(*this, visit, *route, route->page(*this, visit));
}

void Site::tell(const std::string& session, std::string words) {
    const std::lock_guard lock(mutex_);
    if (told_.size() > 1000) // words that nobody came back for
        told_.clear();
    told_[session] = std::move(words);
}

std::string Site::take_told(const std::string& session) {
    const std::lock_guard lock(mutex_);
    const auto found = told_.find(session);
    if (found == told_.end())
        return "";
    std::string words = std::move(found->second);
    told_.erase(found);
    return words;
}

bool Site::first_visit_is_open(const std::string& secret) {
    const std::lock_guard lock(mutex_);
    return same_secret(secret, settings_.first_visit);
}

bool Site::use_first_visit(const std::string& secret) {
    const std::lock_guard lock(mutex_);
    if (!same_secret(secret, settings_.first_visit))
        return false;
    settings_.first_visit.clear();
    return true;
}

} // namespace tycktill::web
