#pragma once
/// How a request reaches the office. Real couriers use CurlTransport; tests a small world in memory.
#include "shared/wire/http.h"

#include <memory>

namespace tycktill::courier {

/// Nothing that can be trusted came back: no connection, another server's key, a broken or endless
/// answer. `why` is for the operator's log and holds no content.
struct NoAnswer {
    std::string why;
    bool wrong_key = false; ///< something else answered in the office's place
};

class Transport {
public:
    virtual ~Transport() = default;
    virtual tl::expected<wire::HttpResponse, NoAnswer> send(const wire::HttpRequest& request) = 0;
};

/// HTTPS by libcurl. The server is known by its public key alone (SHA-256 over its
/// SubjectPublicKeyInfo), never by a certificate authority, a name or a proxy's certificate.
struct CurlSettings {
    std::string url;        ///< "https://office.example:8443"
    std::string server_pin; ///< "sha256//…"
    int connect_seconds = 10;
    int total_seconds = 60;
    int total_milliseconds = 0; ///< in place of total_seconds when above 0: for a network in a test
};
/// Redirects are not followed, and an answer longer than what was asked for can be (wire::longest_answer())
/// is no answer. One transport, one thread; the
/// connection is kept between requests.
Result<std::unique_ptr<Transport>> make_curl_transport(const CurlSettings& settings);

} // namespace tycktill::courier
