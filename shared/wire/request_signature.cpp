#include "shared/wire/request_signature.h"

#include "shared/record/submission.h"
#include "shared/wire/lines.h"
#include "shared/wire/wire.h"

namespace tycktill::wire {
namespace {

constexpr auto station_header = "tycktill-station";
constexpr auto date_header = "tycktill-date";
constexpr auto nonce_header = "tycktill-nonce";
constexpr auto signature_header = "tycktill-signature";

Bytes signed_lines(const HttpRequest& request, const record::Digest& body) {
    const auto named = [&request](const char* name) { return header(request.headers, name); };
    return bytes_of(request.method + " " + request.path + "\nstation " + named(station_header) +
                    "\ndate " + named(date_header) + "\nnonce " + named(nonce_header) + "\nbody " +
                    to_hex(body) + "\n");
}

Bytes refused_lines(const HttpResponse& refusal, const HttpRequest& request,
                    const record::Digest& body) {
    Bytes lines = signed_lines(request, body);
    const Bytes more = bytes_of("status " + std::to_string(refusal.status) + "\nreason " +
                                to_hex(record::blake2b(refusal.body)) + "\n");
    lines.insert(lines.end(), more.begin(), more.end());
    return lines;
}

} // namespace

void sign_request(HttpRequest& request, const RequestStamp& stamp, const record::SigningKey& key) {
    sign_request(request, stamp, key, record::blake2b(request.body));
}

void sign_request(HttpRequest& request, const RequestStamp& stamp, const record::SigningKey& key,
                  const record::Digest& body) {
    request.headers[station_header] = stamp.station;
    request.headers[date_header] = std::to_string(stamp.date);
    request.headers[nonce_header] = to_text(record::random_submission_id()); // 128 random bits
    request.headers[signature_header] =
        to_hex(record::sign(key, "request", signed_lines(request, body)));
}

Result<RequestStamp> read_stamp(const HttpRequest& request) {
    RequestStamp stamp{header(request.headers, station_header), 0};
    if (!is_station_name(stamp.station))
        return fail("the request does not say which station it comes from");
    stamp.date = TRY(parse_whole_number(header(request.headers, date_header)));
    TRY(parse_exact_hex(header(request.headers, nonce_header), 16));
    return stamp;
}

bool is_signed_by(const HttpRequest& request, const record::VerifyKey& key) {
    return is_signed_by(request, key, record::blake2b(request.body));
}

bool is_signed_by(const HttpRequest& request, const record::VerifyKey& key,
                  const record::Digest& body) {
    const auto signature = parse_exact_hex(header(request.headers, signature_header), 64);
    return signature && record::verify(key, "request", signed_lines(request, body), *signature);
}

void sign_refusal(HttpResponse& refusal, const HttpRequest& request, const record::Digest& body,
                  const record::SigningKey& office) {
    refusal.headers[refusal_header] =
        to_hex(record::sign(office, "refusal", refused_lines(refusal, request, body)));
}

bool is_refusal_signed_by(const HttpResponse& refusal, const HttpRequest& request,
                          const record::Digest& body, const record::VerifyKey& office) {
    const auto signature = parse_exact_hex(header(refusal.headers, refusal_header), 64);
    return signature &&
           record::verify(office, "refusal", refused_lines(refusal, request, body), *signature);
}

} // namespace tycktill::wire
