#pragma once
/// The office's web pages. Every request goes one way: the host's name, the route, the session, where it came from, the
/// one access check, the page, the headers. Plain accessible HTML without scripts. Threads: any number.
#include "office/web/cases.h"
#include "office/web/html.h"

#include "shared/wire/http.h"

namespace tycktill::web {

class Site {
public:
    explicit Site(SiteSettings settings);

    wire::HttpResponse answer(const wire::HttpRequest& request);

    // For the pages.
    const SiteSettings& settings() const { return settings_; }
    Cases& cases() { return cases_; }
    /// Words on the next page that this session sees, once.
    void tell(const std::string& session, std::string words);
    std::string take_told(const std::string& session);
    /// Whether this is the secret of the printed address, which is then used up.
    bool use_first_visit(const std::string& secret);
    bool first_visit_is_open(const std::string& secret);
    people::Instant now() const { return settings_.now(); }
    Day today() const { return settings_.clock->today(); }

private:
    wire::HttpResponse route(const wire::HttpRequest& request);
    wire::HttpResponse file(const std::string& path) const;

    SiteSettings settings_;
    Cases cases_;
    std::mutex mutex_; ///< for what follows
    std::map<std::string, std::string> told_;
};

/// `__Host-`: set by this host, over TLS or on this machine, for every path and no other host.
inline constexpr const char* session_cookie = "__Host-tycktill";

} // namespace tycktill::web
