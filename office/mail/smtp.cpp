#include "office/mail/smtp.h"

#include <algorithm>
#include <cstring>
#include <curl/curl.h>

namespace tycktill::mail {
namespace {

constexpr long connect_seconds = 15;
constexpr long whole_seconds = 60;

struct Upload {
    const std::string& message;
    const std::function<Result<void>()>& handing_over;
    std::size_t at = 0;
    bool handed_over = false;
    bool could_not = false; ///< write down that it goes
};

std::size_t read_message(char* to, std::size_t size, std::size_t count, void* user) {
    Upload& upload = *static_cast<Upload*>(user);
    const std::size_t part = std::min(size * count, upload.message.size() - upload.at);
    // The end of the message is what makes it the server's.
    if (part == 0 && !upload.handed_over) {
        if (!upload.handing_over()) {
            upload.could_not = true;
            return CURL_READFUNC_ABORT;
        }
        upload.handed_over = true;
    }
    std::memcpy(to, upload.message.data() + upload.at, part);
    upload.at += part;
    return part;
}

/// The server's own words of it, one line without what could steer a terminal.
std::string plain(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text.substr(0, 200);
}

bool is_on_this_machine(const std::string& server) {
    for (const char* own : {"smtp://127.0.0.1:", "smtp://localhost:"})
        if (server.rfind(own, 0) == 0)
            return true;
    return false;
}

Taken judged(CURLcode code, long reply, const Upload& upload) {
    if (code == CURLE_OK)
        return Taken::Yes;
    if (reply >= 500 && (code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR ||
                         code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_UPLOAD_FAILED))
        return Taken::Never;
    if (reply >= 400 && reply < 500 && code != CURLE_OPERATION_TIMEDOUT)
        return Taken::Later;
    return upload.handed_over ? Taken::Unknown : Taken::NoServer;
}

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

} // namespace

Answer send_by_smtp(const Settings& settings, const Mail& mail, const std::string& message,
                    const std::function<Result<void>()>& handing_over) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const Handle curl(ready == CURLE_OK ? curl_easy_init() : nullptr, &curl_easy_cleanup);
    const List to(curl_slist_append(nullptr, ("<" + mail.to + ">").c_str()), &curl_slist_free_all);
    if (!curl || !to)
        return {Taken::NoServer, "no memory for a connection"};
    Upload upload{message, handing_over};
    const std::string from = "<" + settings.from + ">";
    const auto set = [&](CURLoption option, auto value) {
        curl_easy_setopt(curl.get(), option, value);
    };
    set(CURLOPT_URL, settings.server.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_USE_SSL,
        static_cast<long>(is_on_this_machine(settings.server) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!settings.user.empty()) {
        set(CURLOPT_USERNAME, settings.user.c_str());
        set(CURLOPT_PASSWORD, settings.password.c_str());
    }
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, to.get());
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &read_message);
    set(CURLOPT_READDATA, &upload);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, connect_seconds);
    set(CURLOPT_TIMEOUT, whole_seconds);
    char why[CURL_ERROR_SIZE] = "";
    set(CURLOPT_ERRORBUFFER, static_cast<char*>(why));
    const CURLcode code = curl_easy_perform(curl.get());
    long reply = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
    if (upload.could_not)
        return {Taken::NoServer, "the queue could not be written"};
    const std::string said = why[0] != '\0' ? std::string(why) : curl_easy_strerror(code);
    return {judged(code, reply, upload),
            code == CURLE_OK ? std::string()
                             : plain((reply > 0 ? std::to_string(reply) + " " : "") + said)};
}

} // namespace tycktill::mail
