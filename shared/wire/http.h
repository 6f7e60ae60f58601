#pragma once
/// A request and its answer, as values that no HTTP library has touched: what the courier sends, what
/// the office's receiver takes, and what tests make by hand.
#include "shared/base/bytes.h"

#include <map>
#include <string>

namespace tycktill::wire {

/// Header names are kept in lower case.
using HttpHeaders = std::map<std::string, std::string>;

struct HttpRequest {
    std::string method; ///< "PUT", "POST", "GET"
    std::string path;   ///< "/v1/heartbeat"
    std::string query;  ///< after the "?", or ""
    HttpHeaders headers;
    Bytes body;
};

struct HttpResponse {
    int status = 0;
    HttpHeaders headers;
    Bytes body;
};

/// The header's value, or "".
std::string header(const HttpHeaders& headers, const std::string& name);
HttpResponse plain_response(int status, std::string_view text);

} // namespace tycktill::wire
