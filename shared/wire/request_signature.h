#pragma once
/// Every request is signed by its station, so that it passes proxies and needs no client certificate.
///
/// Headers: tycktill-station NAME · tycktill-date SECONDS since 1970 · tycktill-nonce 32 hex digits ·
/// tycktill-signature 128 hex digits, for the purpose "request" over the lines
///     METHOD PATH · station NAME · date SECONDS · nonce HEX · body BLAKE2b-256 of the body
/// A request that is heard twice does nothing twice, so an old one is worth nothing; the date only
/// bounds how old. A station whose clock is wrong is told the office's time (tycktill-date in the 401)
/// and tries again with it: a kiosk with a dead clock battery still delivers.
///
/// A refusal (400 to 499) is signed by the office, as a receipt is: tycktill-refusal 128 hex digits, for the
/// purpose "refusal" over the request's lines above and then
///     status NUMBER · reason BLAKE2b-256 of the answer's body
/// so that it is a no to this very request. Anybody between can say no; only this one is believed.
#include "shared/record/digest.h"
#include "shared/record/signing.h"
#include "shared/wire/http.h"

namespace tycktill::wire {

inline constexpr std::int64_t clock_tolerance_seconds = 600;

struct RequestStamp {
    std::string station;
    std::int64_t date = 0; ///< seconds since 1970
};

/// Adds the headers. The nonce is random. `body` is the body's BLAKE2b-256, given by who knows it already:
/// fingerprinting a chunk costs more than signing it.
void sign_request(HttpRequest& request, const RequestStamp& stamp, const record::SigningKey& key,
                  const record::Digest& body);
void sign_request(HttpRequest& request, const RequestStamp& stamp, const record::SigningKey& key);

/// What the headers claim; nothing is proved yet. Fails when they are missing or malformed.
Result<RequestStamp> read_stamp(const HttpRequest& request);
bool is_signed_by(const HttpRequest& request, const record::VerifyKey& key,
                  const record::Digest& body);
bool is_signed_by(const HttpRequest& request, const record::VerifyKey& key);

void sign_refusal(HttpResponse& refusal, const HttpRequest& request, const record::Digest& body,
                  const record::SigningKey& office);
bool is_refusal_signed_by(const HttpResponse& refusal, const HttpRequest& request,
                          const record::Digest& body, const record::VerifyKey& office);

} // namespace tycktill::wire
