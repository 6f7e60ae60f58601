#pragma once
/// The answers of the pages, made in one way: a page in its frame, a file, a way on, a refusal.
#include "office/web/parts.h"
#include "office/web/site.h"

namespace tycktill::web {

struct Frame {
    std::string title;
    std::string tab = {};                                       ///< the path of the chosen tab
    const char* its_class = "";                                 ///< of the body: "case", "wide"
    std::vector<std::pair<std::string, std::string>> keys = {}; ///< "Alt S", "nästa steg"
    int status = 200;
};

wire::HttpResponse page(Site& site, const Visit& visit, const Frame& frame, const Html& main);
/// For who is not logged in.
wire::HttpResponse plain_page(const House* house, const Frame& frame, const Html& main);
wire::HttpResponse go_to(const std::string& path);
/// Says what was done, on the next page.
wire::HttpResponse done(Site& site, const Visit& visit, std::string words, const std::string& path);
wire::HttpResponse file_response(const std::string& type, Bytes bytes);
/// The same words whether it exists or not.
wire::HttpResponse no_right(Site& site, const Visit& visit);
wire::HttpResponse trouble(Site& site, const Visit& visit, const Error& error);

/// Writes it into the house's log, by the visitor in their role; nothing where the house keeps none.
Result<void> log_it(Site& site, const Visit& visit, audit::Act act, const std::string& about = "",
                    const std::string& detail = "", Bytes sealed = {});
/// The same of what has been done already: it cannot be undone for want of a log, so that is told in the program's own.
void note(Site& site, const Visit& visit, audit::Act act, const std::string& about = "",
          const std::string& detail = "");

Html back_link(const std::string& address, std::string_view words);

} // namespace tycktill::web
