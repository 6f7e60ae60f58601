#include "shared/base/text.h"
#include "shared/courier/transport.h"
#include "shared/wire/wire.h"

#include <curl/curl.h>
#include <mutex>

namespace tycktill::courier {
namespace {

/// What comes back, and how much of it may.
struct Download {
    wire::HttpResponse& response;
    std::size_t longest;
};

struct EasyCloser {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListCloser {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, ListCloser>;

std::size_t take_body(char* data, std::size_t, std::size_t count, void* target) {
    auto& [response, longest] = *static_cast<Download*>(target);
    auto& body = response.body;
    if (body.size() + count > longest)
        return 0;
    body.insert(body.end(), data, data + count);
    return count;
}

std::size_t take_header(char* data, std::size_t, std::size_t count, void* target) {
    auto& headers = static_cast<wire::HttpResponse*>(target)->headers;
    const std::string line(data, count);
    if (line.rfind("HTTP/", 0) == 0)
        headers.clear();
    const auto colon = line.find(':');
    if (colon != std::string::npos && headers.size() < 64)
        headers[lower_case(line.substr(0, colon))] = trimmed(line.substr(colon + 1));
    return count;
}

struct Upload {
    BytesView rest;
};

std::size_t give_body(char* target, std::size_t size, std::size_t count, void* source) {
    auto& rest = static_cast<Upload*>(source)->rest;
    const std::size_t given = std::min(size * count, rest.size());
    std::copy_n(rest.begin(), given, target);
    rest = rest.subspan(given);
    return given;
}

HeaderList header_list(const wire::HttpHeaders& headers) {
    // No "Expect: 100-continue": it costs a round trip and some proxies mishandle it.
    curl_slist* list = curl_slist_append(nullptr, "Expect:");
    for (const auto& [name, value] : headers)
        list = curl_slist_append(list, (name + ": " + value).c_str());
    return HeaderList(list);
}

class CurlTransport final : public Transport {
public:
    CurlTransport(CURL* easy, CurlSettings settings)
        : easy_(easy), settings_(std::move(settings)) {}

    tl::expected<wire::HttpResponse, NoAnswer> send(const wire::HttpRequest& request) override {
        wire::HttpResponse response;
        Upload upload{request.body};
        Download download{response, wire::longest_answer(request.path)};
        const HeaderList headers = header_list(request.headers);
        prepare(request, headers.get(), upload, download);
        const CURLcode outcome = curl_easy_perform(easy_.get());
        if (outcome == CURLE_WRITE_ERROR)
            return tl::make_unexpected(NoAnswer{
                "the answer is longer than " + std::to_string(download.longest) + " bytes", false});
        if (outcome != CURLE_OK)
            return tl::make_unexpected(
                NoAnswer{curl_easy_strerror(outcome), outcome == CURLE_SSL_PINNEDPUBKEYNOTMATCH});
        long status = 0;
        curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
        response.status = static_cast<int>(status);
        return response;
    }

private:
    void prepare(const wire::HttpRequest& request, curl_slist* headers, Upload& upload,
                 Download& download) {
        CURL* easy = easy_.get();
        curl_easy_reset(easy); // keeps the live connection
        const std::string url = settings_.url + request.path;
        curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
        // The pin below is the whole check: it is stricter than any chain of certificates.
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 0L);
        // Reading the machine's certificate authorities would cost 20 ms a connection for nothing.
        curl_easy_setopt(easy, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
        curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(easy, CURLOPT_PINNEDPUBLICKEY, settings_.server_pin.c_str());
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT,
                         static_cast<long>(settings_.connect_seconds));
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS,
                         settings_.total_milliseconds > 0
                             ? static_cast<long>(settings_.total_milliseconds)
                             : settings_.total_seconds * 1000L);
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(easy, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(easy, CURLOPT_READDATA, &upload);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &download);
        curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
        curl_easy_setopt(easy, CURLOPT_HEADERDATA, &download.response);
    }

    std::unique_ptr<CURL, EasyCloser> easy_;
    CurlSettings settings_;
};

} // namespace

Result<std::unique_ptr<Transport>> make_curl_transport(const CurlSettings& settings) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    if (settings.url.rfind("https://", 0) != 0)
        return fail("the office's address must begin with https://");
    if (settings.server_pin.rfind("sha256//", 0) != 0)
        return fail("the office's key is not known; enrol this station again");
    CURL* easy = curl_easy_init();
    if (!easy)
        return fail("libcurl could not start");
    return std::make_unique<CurlTransport>(easy, settings);
}

} // namespace tycktill::courier
