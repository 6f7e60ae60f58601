#pragma once
/// Inside the desk only: its answers, made in one way.
#include "office/web/pages.h"
#include "shared/wire/http.h"

namespace tycktill::office {

inline wire::HttpResponse html(int status, const std::string& text) {
    return {status, {{"content-type", "text/html; charset=utf-8"}}, bytes_of(text)};
}

inline wire::HttpResponse problem(int status, std::string_view title, std::string_view what) {
    return html(status, page(title, "", problem_body(title, what)));
}

inline wire::HttpResponse not_there() {
    return problem(404, "Finns inte", "Sidan finns inte, eller så är ärendet gallrat.");
}

inline wire::HttpResponse trouble(const Error& error) {
    return problem(500, "Det gick inte", error.what);
}

inline wire::HttpResponse go_to(const std::string& path) {
    return {303, {{"location", path}}, {}};
}

inline wire::HttpResponse file(const std::string& type, Bytes bytes) {
    return {200, {{"content-type", type}}, std::move(bytes)};
}

} // namespace tycktill::office
