#include "shared/wire/http.h"

namespace tycktill::wire {

std::string header(const HttpHeaders& headers, const std::string& name) {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

HttpResponse plain_response(int status, std::string_view text) {
    return {status, {{"content-type", "text/plain; charset=utf-8"}}, bytes_of(text)};
}

} // namespace tycktill::wire
